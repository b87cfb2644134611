"""Every form of the house with nothing, too much and hostile text: a sentence, never a crash, nothing lost.

The pages come from the access matrix: whoever gets 200 there sends its forms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.access.rows import Row, World
from tests.test_access import collect_rows

TOO_LONG = "Wort " * 4000 + "!"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}{% now %}\u202etxt.exe\x00=HYPERLINK(1)"
#: What a page shows of the hostile text: escaped, without the signs that cannot be seen.
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}"
TEXTLIKE = ("text", "textarea", "search", "url", "tel", "email", "")
#: Buttons that leave on purpose: signing out, another language, another district, light and dark.
FRAME = ("desk:set-language", "desk:appearance", "accounts:district-switch", "account_logout", "desk:search")


@dataclass
class FoundForm:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def filled(self, text: str) -> dict[str, list[str]]:
        return self.values | {name: [text] for name in self.texts}


class FormReader(HTMLParser):
    """The forms of a page that are sent by POST, with their fields as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FoundForm] = []
        self.open: FoundForm | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form" and said.get("method", "").lower() == "post":
            self.open = FoundForm(said.get("action", ""))
            self.forms.append(self.open)
        name = said.get("name", "")
        if self.open is None:
            return
        if tag in ("input", "textarea") and name:
            self._field(self.open, tag, name, said)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and said.get("value"):
            values = self.open.values.setdefault(self.select, [said["value"]])
            if "selected" in said:
                values[:] = [said["value"]]

    def _field(self, form: FoundForm, tag: str, name: str, said: dict[str, str]) -> None:
        kind = "textarea" if tag == "textarea" else said.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in said or kind == "radio":
                form.values.setdefault(name, [said.get("value", "on")])
        elif kind == "hidden":
            form.values[name] = [said.get("value", "")]
        elif kind in TEXTLIKE:
            form.texts.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = ""


def form_rows() -> Iterator[Row]:
    """One row per address that some person may open."""
    seen: set[str] = set()
    for row in collect_rows():
        if (
            row.method == "get"
            and row.url_name not in seen
            and allowed(row)
            and not row.url_name.startswith("api:")
        ):
            seen.add(row.url_name)
            yield row


def allowed(row: Row) -> list[str]:
    return sorted(
        (person for person, status in row.expect.items() if status == 200 and person != "nobody"),
        key=lambda person: (person != "coordinator", person == "anonymous"),
    )


@pytest.mark.parametrize("row", list(form_rows()), ids=lambda row: row.url_name)
def test_no_form_of_the_page_crashes_or_loses_text(row: Row, cast, client):
    world = World(cast)
    person = allowed(row)[0]
    if person != "anonymous":
        client.force_login(cast.people[person])
    address = reverse(row.url_name, kwargs=row.args(world)) + row.query
    response = client.get(address)
    if "text/html" not in response.headers.get("Content-Type", ""):
        pytest.skip("a file, not a page")
    reader = FormReader()
    reader.feed(response.content.decode())
    frame = {reverse(name) for name in FRAME}
    for form in reader.forms:
        if form.action not in frame:
            judge(client, form, form.action or address)


def judge(client, form: FoundForm, target: str) -> None:
    own = re.sub(r"#.*$", "", target)
    for text in (HOSTILE, TOO_LONG, ""):
        if not form.texts and text:
            continue
        answer = client.post(own, form.filled(text))
        assert answer.status_code < 500, f"{own} with {text[:20]!r}: {answer.status_code}"
        page = answer.content.decode(errors="replace")
        assert "<script>alert(1)" not in page, f"{own} shows hostile text as it came"
        if answer.status_code == 422 and 'class="tn-fehlerliste"' in page:
            assert re.search(r'class="tn-fehlerliste".*?<li>', page, re.S), f"{own}: an empty list of errors"
            if text == HOSTILE and any("textarea" in part for part in (page,)):
                assert SHOWN in page, f"{own}: the typed text is gone"
