"""The report as a document to go on writing in."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from documents.tables import Table, TableColumn
from documents.word import (
    Bullets,
    Contents,
    Heading,
    Paragraph,
    Part,
    WordChart,
    WordDocument,
    WordTable,
    write_docx,
)
from monitoring.reports.blocks import Block, Chapter, Picture, TextBlock
from monitoring.reports.contexts import (
    MAX_LISTED,
    PrintedText,
    has_annex,
    printed_texts,
    recommendation_lines,
    signs_table,
    sources_of,
    tiles_of,
)
from monitoring.reports.field_texts import in_passages
from monitoring.reports.outputs.tables import cut_line, full_title
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import findings_title, paragraphs

#: Pictures fill the column of text.
CHART_MM = 165.0


def word_file(content: Content, *, standing: str, accent: str) -> bytes:
    """DOCX of the whole report in the order of the print: charts as pictures, their numbers in annex C."""
    return write_docx(
        WordDocument(
            title=full_title(content),
            author=", ".join(filter(None, (content.district_name, content.district_office))),
            made_at=content.taken_at,
            parts=tuple(_parts(content, standing, accent)),
            head=f"{content.texts['title']} {content.period.words} · {content.district_name}",
            foot=" · ".join(filter(None, (standing.rstrip("."), cut_line(content)))),
            accent=accent,
        )
    )


def _parts(content: Content, standing: str, accent: str) -> Iterator[Part]:
    yield Heading(content.texts["title"], 0)
    yield Paragraph(content.period.words, "lead")
    if content.texts["subtitle"]:
        yield Paragraph(content.texts["subtitle"], "lead")
    yield Paragraph(content.district_name, "strong")
    if content.district_office:
        yield Paragraph(content.district_office)
    grounds = _("Grundlage: %(basis)s.") % {"basis": content.basis_line} if content.basis_line else ""
    yield Paragraph(" ".join(filter(None, (standing, grounds, f"{cut_line(content)}."))), "source")
    yield from _summary(content)
    yield Contents(_("Inhalt"), level=1)
    for chapter in content.all_chapters:
        yield from _chapter(chapter, content, accent)
    yield from _annex(content)


def _chapter(chapter: Chapter, content: Content, accent: str) -> Iterator[Part]:
    """In the order of the print: what it says, how it is to be read, its tables and charts, further texts."""
    yield Heading(f"{chapter.number} {chapter.title}", begins_page=True)
    if chapter.number == 1:
        yield from _mandate(content)
    if chapter.lead:
        yield Paragraph(chapter.lead, "lead")
    texts = printed_texts(content, chapter.number)
    placing = f"k{chapter.number}-einordnung"
    for text in texts:
        if text.key == placing:
            yield from (Paragraph(line) for line in text.paragraphs)
    others = [text for text in texts if text.key != placing]
    parts, left = in_passages(chapter.blocks, others, lambda text: text)
    for part in parts:
        yield from _text(part) if isinstance(part, PrintedText) else _block(part, accent)
    for text in left:
        yield from _text(text)
    if chapter.number == 12:
        yield from _statements(content)


def _summary(content: Content) -> Iterator[Part]:
    yield Heading(_("Kurzfassung"), begins_page=True)
    for line in paragraphs(content.texts["summary"]):
        yield Paragraph(line, "lead")
    findings, advice = paragraphs(content.texts["findings"]), recommendation_lines(content)
    if findings:
        yield Heading(findings_title(len(findings)), 2)
        yield Bullets(findings, is_numbered=True)
    columns = [TableColumn("label", _("Kennzahl")), TableColumn("value", _("Wert"), numeric=True)]
    columns += [TableColumn("change", _("Veränderung")), TableColumn("line", _("Dazu"))]
    rows = [
        (tile.label, f"{tile.value} {tile.unit}".strip(), tile.change, tile.line)
        for tile in tiles_of(content)
    ]
    yield WordTable(Table("tiles", _("Kennzahlen"), columns, rows))
    if advice:
        yield Heading(_("Drei Empfehlungen") if len(advice) == 3 else _("Empfehlungen"), 2)
        yield Bullets(advice, is_numbered=True)
    if content.texts["data_gaps"].strip():
        yield Heading(_("Was die Daten nicht zeigen"), 2)
        for line in paragraphs(content.texts["data_gaps"]):
            yield Paragraph(line)


def _mandate(content: Content) -> Iterator[Part]:
    basis = content.writing.basis
    for line in paragraphs(basis.text) if basis else ([content.basis_line] if content.basis_line else []):
        yield Paragraph(line)
    if basis and not basis.is_checked:
        yield Paragraph(_("Bitte prüfen: Der Wortlaut ist noch nicht am Gesetz geprüft."), "strong")
    for line in paragraphs(content.texts["mandate"]):
        yield Paragraph(line)


def _text(text: PrintedText) -> Iterator[Part]:
    yield Heading(text.title, 2)
    for line in text.paragraphs:
        yield Paragraph(line)


def _block(block: Block, accent: str) -> Iterator[Part]:
    if block.is_empty:
        absence = block.absence or _("Im Berichtszeitraum keine Einträge.")
        yield Paragraph(f"{f'{block.number} {block.title}'.strip()}: {absence}", "absence")
    elif isinstance(block, TextBlock):
        yield Heading(block.title, 2)
        for line in block.lines:
            yield Paragraph(line)
        if block.source:
            yield Paragraph(block.source, "source")
    elif isinstance(block, Picture):
        note = _("Zahlen: Anhang C.") if has_annex(block) else ""
        yield WordChart(block.chart(accent, CHART_MM), CHART_MM, note)
    else:
        yield WordTable(block.table())


def _statements(content: Content) -> Iterator[Part]:
    for statement in content.writing.statements:
        yield Heading(_("Stellungnahme: %(body)s") % {"body": statement.body}, 2)
        told = {"day": statement.day, "who": statement.entered_by}
        yield Paragraph(
            _("Beschlossen am %(day)s, eingetragen von %(who)s, im Wortlaut und unbearbeitet.") % told,
            "source",
        )
        for line in paragraphs(statement.text):
            yield Paragraph(line)


def _annex(content: Content) -> Iterator[Part]:
    pictures = [block for block in content.blocks if isinstance(block, Picture)]
    if content.indicators and not content.indicators.is_empty:
        yield Heading(_("B Alle Indikatoren mit Quelle"), begins_page=True)
        yield WordTable(content.indicators.table())
    yield Heading(_("C Datentabellen der Abbildungen"), begins_page=True)
    for block in pictures:
        if not block.is_empty and has_annex(block):
            yield WordTable(data_of(block))
    yield Heading(_("D Akteure und Angebote"), begins_page=True)
    for table in content.directory:
        if table.rows and len(table.rows) <= MAX_LISTED:
            yield WordTable(table.table())
    yield Heading(_("E Zeichen und Quellen"), begins_page=True)
    yield WordTable(signs_table())
    yield Heading(_("Quellen und Lizenzen"), 2)
    yield Bullets(sources_of(content))
    yield Heading(_("F Wie der Bericht entstand"), begins_page=True)
    yield WordTable(content.log.table())


def data_of(picture: Picture) -> Table:
    """The numbers of a picture under a name that says so."""
    return replace(
        picture.data_table().table(), number=_("Daten zu Abbildung %(number)s:") % {"number": picture.number}
    )
