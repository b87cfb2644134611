"""A text that stays set until it is drawn looks as if it had been set again."""

import pytest
from weasyprint.text import line_break

from documents.render import services
from documents.render.colours import Palette
from documents.render.text import KeptLayout

#: Spaced, broken, hyphenated, justified, underlined, in two scripts, with given line ends.
TEXTS = """<!DOCTYPE html><html lang="de"><head><title>Probe</title></head><body>
<h1>Niederschrift</h1><p style="width: 30mm">Sprachmittlungskostenübernahmevereinbarung im Landkreis Auental</p>
<p style="text-align: justify">{words}</p><p><u>unterstrichen</u>, <strong>fett</strong>, <b class="n">1 234</b></p>
<p style="width: 12mm; overflow-wrap: anywhere">Gemeinschaftsunterkunft</p><p style="word-spacing: 2mm">eins zwei drei</p>
<pre>eins
	zwei</pre><p dir="rtl" lang="ar">عبد الرحمن خليل</p><p>Ґалаґан Єва, Nguyễn Thị Hằng<br>Ende</p>
<p style="white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 30mm">{words}</p></body></html>""".format(
    words="Wo eine Förderung die Gruppe vorschreibt, bleibt die Tür für andere zu. " * 4
)


def made(html: str) -> bytes:
    return services._pdf(html, Palette(), {})


def test_a_text_that_stays_set_gives_the_bytes_of_weasyprint(monkeypatch):
    ours = made(TEXTS)
    monkeypatch.setattr(line_break, "Layout", KeptLayout.__base__)
    assert made(TEXTS) == ours


def test_only_short_documents_keep_their_texts_set(monkeypatch):
    set_again = []
    monkeypatch.setattr(
        KeptLayout.__base__,
        "reactivate",
        lambda self, style: (set_again.append(self.text), self.setup(style), self.set_text(self.text, True)),
    )
    made(TEXTS)
    spaced_out = [text for text in set_again if "Förderung" not in text]
    assert not spaced_out
    monkeypatch.setattr(services, "MAX_RESTING_CHARACTERS", 10)
    made(TEXTS)
    assert "Niederschrift" in set_again


@pytest.mark.parametrize("decoration", ["none", "underline"])
def test_the_tools_of_a_style_are_made_once(decoration, monkeypatch):
    calls = []
    monkeypatch.setattr(KeptLayout.__base__, "setup", lambda self, style: calls.append(style))
    style = _style(decoration)
    first = KeptLayout(style)
    if decoration == "none":
        second = KeptLayout(style)
        assert first.language == second.language
        assert not calls
        assert style.tools
    else:
        assert calls == [style]


def _style(decoration: str):
    from weasyprint.css import InitialStyle

    style = InitialStyle(services.font_configuration())
    style["text_decoration_line"] = decoration if decoration == "none" else {decoration}
    return style
