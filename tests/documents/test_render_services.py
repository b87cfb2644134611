"""The PDF: accessible, reproducible, with our fonts only, and deaf to what user text asks for."""

import dataclasses
import http.server
import io
import threading

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.template import engines
from django.template.loader import get_template
from PIL import Image

from documents.render import DocumentTooLarge, render_pdf, services
from documents.render.colours import contrast_on_white, palette_for
from documents.render.fetcher import ForbiddenAddress, ShippedFilesFetcher
from documents.render.fonts import font_files, printable
from documents.render.letterhead import letterhead_of
from documents.table_pdf import table_pdf
from documents.tables import Table, TableColumn
from tests.pdf import foreign_fonts, page_count, pdf_text, spoken, structure

NAMES = "Şükrü Yıldız-Ağaoğlu, İpek Çınar, Наталія Їжакевич, Ґалаґан Єва, Nguyễn Thị Hằng, Łukasz Żak"
ARABIC = "أمل حداد"

BODY = """{% extends "documents/base.html" %}{% block content %}
<h1>{{ title }}</h1><p>{{ text }}</p><p dir="rtl" lang="ar">{{ arabic }}</p>
{% include "documents/_table.html" with table=table only %}{% endblock %}"""


@pytest.fixture
def paper(monkeypatch):
    """Renders a template given as text, the way templates from files are."""

    def render(body: str = BODY, *, title="Niederschrift", district=None, **context):
        template = engines["django"].from_string(body)
        monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
        values = {"text": NAMES, "arabic": ARABIC, "table": attendance()} | context
        return render_pdf(template="documents/test.html", context=values, title=title, district=district)

    return render


def attendance(rows: int = 3) -> Table:
    columns = [TableColumn("name", "Name"), TableColumn("hours", "Stunden", numeric=True)]
    return Table("attendance", "Anwesenheit", columns, [(f"Person {i}", i * 1.5) for i in range(rows)])


def test_verapdf_accepts_what_we_render(paper, judge_pdf):
    judge_pdf(paper())


def test_verapdf_accepts_all_parts_of_minutes(paper, judge_pdf, cast):
    vote = {"yes": 8, "no": 1, "abstained": 0, "result": "angenommen", "basis": "Stimmberechtigt anwesend: 9"}
    fields = [{"name": "Dr. Hanne Willms", "line": "Vorsitz", "place_date": "Auenstadt, 2. März 2026"}]
    data = paper(
        """{% extends "documents/base.html" %}{% block body_class %}niederschrift{% endblock %}{% block content %}
        {% include "documents/_head.html" with letterhead=letterhead heading="Niederschrift" subtitle="öffentlich" status="Entwurf" status_line="2. März 2026" only %}
        <div class="satz">{% include "documents/_fact_rows.html" with rows=rows only %}
        <h2 class="breit">Feststellungen</h2>{% include "documents/_finding.html" with result="Der Beirat ist beschlussfähig." sentence="9 von 17." rule="Regel: mehr als die Hälfte." only %}
        {% include "documents/_resolution.html" with number="Beschluss BTI 2026/1" wording=wording vote=vote only %}
        {% include "documents/_signatures.html" with heading="Unterschriften" fields=fields only %}</div>{% endblock %}""",
        district=cast.auental,
        rows=[("Ort", "Kreishaus")],
        wording=["Der Beirat stimmt zu."],
        vote=vote,
        fields=fields,
    )
    judge_pdf(data)
    text = pdf_text(data)
    assert "Ja 8 · Nein 1 · Enthaltung 0 · ungültig 0 · befangen 0 · nicht teilgenommen 0" in text
    assert "Seite 1 von 1" in text


def test_the_same_input_gives_the_same_bytes(paper):
    assert paper() == paper()


def test_other_text_gives_other_bytes_and_another_identity(paper):
    assert paper() != paper(text="anders")


def test_names_of_the_world_are_set_in_shipped_fonts_without_an_empty_glyph(paper, judge_pdf):
    data = paper()
    assert foreign_fonts(data) == set()
    text = pdf_text(data)
    assert NAMES in text
    assert set(ARABIC) - {" "} <= set(text)
    judge_pdf(data)


def test_a_sign_no_shipped_font_has_becomes_a_question_mark_and_no_empty_glyph(paper, judge_pdf):
    data = paper(text="Axum አክሱም 东京")
    assert "Axum ???? ??" in pdf_text(data)
    assert foreign_fonts(data) == set()
    judge_pdf(data)


def test_narrow_spaces_and_hyphens_our_font_lacks_are_replaced():
    assert printable("1\u202f000 E\u2011Mail")[0] == "1\u00a0000 E-Mail"


def test_header_cells_say_what_they_head(paper):
    scopes = [str(element.A.Scope) for kind, element in structure(paper()) if kind == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row", "/Row", "/Row"]


def test_running_heads_are_artifacts_and_not_read_out(paper):
    data = paper(title="Ein Titel oben")
    spoken = [kind for kind, _element in structure(data)]
    assert spoken.count("/H1") == 1
    assert spoken[1] == "/H1", "nothing stands before the heading"


def test_title_and_language_stand_in_the_file(paper):
    with pikepdf.open(io.BytesIO(paper(title="Niederschrift 7"))) as pdf:
        assert str(pdf.docinfo.Title) == "Niederschrift 7"
        assert str(pdf.Root.Lang) == "de"


def test_a_piece_in_another_language_says_so_and_what_is_in_it_inherits(paper, judge_pdf):
    data = paper(
        """{% extends "documents/base.html" %}{% block content %}<h1>{{ title }}</h1>
        <p>Hier <span lang="uk">тут <em>саме</em></span> und <span lang="ar" dir="rtl">هنا</span></p>
        <div lang="tr"><p>burada</p></div>{% endblock %}"""
    )
    said = {text.strip(): language for text, language in spoken(data)}
    assert said["Niederschrift"] == said["Hier"] == said["und"] == "de"
    assert said["тут"] == said["саме"] == "uk"
    assert said["burada"] == "tr"
    assert "ar" in said.values()
    judge_pdf(data)


def test_user_text_stays_text(paper):
    hostile = '<img src="http://127.0.0.1:1/x"><h5>x</h5>{% now "Y" %}</p><style>*{display:none}</style>'
    assert hostile in pdf_text(paper(text=hostile))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x.png",
        "https://example.org/x.png",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "/etc/passwd",
        "shipped:../../etc/passwd",
        "shipped:config/settings.py",
        "shipped:../config/settings.png",
    ],
)
def test_the_fetcher_refuses_everything_but_its_own(address):
    with pytest.raises((ForbiddenAddress, ValueError)):
        ShippedFilesFetcher().fetch(address)


def test_the_fetcher_hands_out_data_and_fonts():
    assert ShippedFilesFetcher().fetch("data:text/plain,ja").read() == b"ja"
    assert ShippedFilesFetcher().fetch(f"shipped:{next(iter(font_files()))}").read(4) == b"\0\1\0\0"


def test_no_part_of_a_document_reaches_the_network(paper):
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    paper(
        f"""<html lang="de"><head><title>x</title><link rel="stylesheet" href="{address}/css">
        <link rel="attachment" href="{address}/attachment"><style>@import url("{address}/import");
        @font-face {{ font-family: X; src: url("{address}/font") }} p {{ background: url("{address}/bg"); font-family: X }}
        li {{ list-style-image: url("{address}/list") }} p::before {{ content: url("{address}/content") }}</style></head>
        <body><p>x</p><ul><li>y</li></ul><img alt="a" src="{address}/img"><object data="{address}/object"></object><embed src="{address}/embed">
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>t</title>
        <image href="{address}/svg" width="9" height="9"/><use href="{address}/use#a"/></svg></body></html>"""
    )
    server.shutdown()
    assert asked == []


def test_a_table_with_too_many_cells_is_refused_before_it_is_laid_out(paper):
    with pytest.raises(DocumentTooLarge, match="CSV oder XLSX"):
        paper(table=attendance(10_001))


def test_a_context_may_be_a_dataclass(monkeypatch):
    @dataclasses.dataclass(frozen=True)
    class Context:
        text: str

    template = engines["django"].from_string(
        '{% extends "documents/base.html" %}{% block content %}<h1>{{ document.text }} {{ text }}</h1>{% endblock %}'
    )
    monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
    assert "a a" in pdf_text(render_pdf(template="x", context=Context("a"), title="x"))


def test_a_list_becomes_a_pdf_in_landscape(cast, judge_pdf):
    data = table_pdf(
        attendance(40), district=cast.auental, subtitle="Stand 02.03.2026", filters="Art: Verein"
    )
    judge_pdf(data)
    assert page_count(data) == 2
    assert "Person 39 58,5" in pdf_text(data)
    assert "40 Zeilen" in pdf_text(data)


def test_a_list_of_more_than_500_rows_is_advised_to_go_elsewhere(cast):
    with pytest.raises(DocumentTooLarge, match="500 Zeilen"):
        table_pdf(attendance(501), district=cast.auental)


def test_the_district_colours_its_documents_readably():
    assert palette_for("#0b4f56").tint == "#eaf2f1"
    for accent in ("#ffff00", "#ffffff", "#c0c0c0", "#7a1f5c"):
        red, green, blue = (int(palette_for(accent).accent[i : i + 2], 16) for i in (1, 3, 5))
        assert contrast_on_white((red, green, blue)) >= 4.5


def test_the_crest_stands_in_the_head_with_its_words(paper, cast, judge_pdf):
    picture = io.BytesIO()
    Image.new("RGB", (60, 74), "#0b4f56").save(picture, "PNG")
    cast.auental.crest.save("wappen.png", ContentFile(picture.getvalue()))
    body = (
        '{% extends "documents/base.html" %}{% block content %}'
        '{% include "documents/_head.html" with letterhead=letterhead heading=title only %}{% endblock %}'
    )
    data = paper(body, district=cast.auental)
    [alternative] = [str(element.Alt) for kind, element in structure(data) if kind == "/Figure"]
    assert alternative == "Wappen: Landkreis Auental"
    judge_pdf(data)


def test_a_crest_that_is_no_picture_is_left_out(cast):
    cast.auental.crest.save("wappen.png", ContentFile(b"<svg onload=alert(1)>"))
    assert letterhead_of(cast.auental).crest == ""


def test_all_templates_of_documents_compile():
    for name in (
        "base",
        "list",
        "_table",
        "_chart",
        "_head",
        "_votes",
        "_resolution",
        "_finding",
        "_signatures",
    ):
        get_template(f"documents/{name}.html")
