"""The report as a document to go on writing in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.tables import Table, TableColumn
from documents.word import Bullets, Heading, Paragraph, WordDocument, WordTable, write_docx
from documents.word.writer import Part
from monitoring.reports.blocks import Block, Picture, TextBlock
from monitoring.reports.contexts import (
    MAX_LISTED,
    PrintedText,
    printed_texts,
    recommendation_lines,
    signs_table,
    sources_of,
    tiles_of,
)
from monitoring.reports.outputs.tables import cut_line, full_title
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import paragraphs


def word_file(content: Content, *, standing: str, accent: str) -> bytes:
    """DOCX of the whole report: charts as their sentence and their numbers, everything else as printed."""
    return write_docx(
        WordDocument(
            title=full_title(content),
            author=", ".join(filter(None, (content.district_name, content.district_office))),
            made_at=content.taken_at,
            parts=tuple(_parts(content, standing)),
            foot=f"{full_title(content)} · {cut_line(content)}",
            accent=accent,
        )
    )


def _parts(content: Content, standing: str) -> Iterator[Part]:
    yield Heading(content.texts["title"], 0)
    yield Paragraph(content.period.words, "lead")
    if content.texts["subtitle"]:
        yield Paragraph(content.texts["subtitle"])
    yield Paragraph(f"{content.district_name} {content.district_office}".strip())
    yield Paragraph(f"{standing} {cut_line(content)}.", "source")
    yield from _summary(content)
    for chapter in content.all_chapters:
        yield Heading(f"{chapter.number} {chapter.title}")
        if chapter.number == 1:
            yield from _mandate(content)
        if chapter.lead:
            yield Paragraph(chapter.lead, "lead")
        texts = printed_texts(content, chapter.number)
        for block in chapter.blocks:
            yield from _block(block)
        for text in texts:
            yield from _text(text)
        if chapter.number == 12:
            yield from _statements(content)
    yield from _annex(content)


def _summary(content: Content) -> Iterator[Part]:
    yield Heading(_("Kurzfassung"))
    for line in paragraphs(content.texts["summary"]):
        yield Paragraph(line, "lead")
    columns = [TableColumn("label", _("Kennzahl")), TableColumn("value", _("Wert"), numeric=True)]
    columns += [TableColumn("change", _("Veränderung")), TableColumn("line", _("Dazu"))]
    rows = [
        (tile.label, f"{tile.value} {tile.unit}".strip(), tile.change, tile.line)
        for tile in tiles_of(content)
    ]
    yield WordTable(Table("tiles", _("Kennzahlen"), columns, rows))
    for title, lines in (
        (_("Befunde"), paragraphs(content.texts["findings"])),
        (_("Empfehlungen"), recommendation_lines(content)),
    ):
        if lines:
            yield Heading(title, 2)
            yield Bullets(lines, is_numbered=False)
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


def _block(block: Block) -> Iterator[Part]:
    if block.is_empty:
        yield Paragraph(f"{block.number} {block.title}".strip(), "strong")
        yield Paragraph(block.absence or _("Im Berichtszeitraum keine Einträge."))
    elif isinstance(block, TextBlock):
        yield Heading(block.title, 2)
        for line in block.lines:
            yield Paragraph(line)
        if block.source:
            yield Paragraph(block.source, "source")
    elif isinstance(block, Picture):
        yield Paragraph(block.description)
        yield WordTable(block.data_table().table())
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
    yield Heading(_("Anhang"))
    for table in content.directory:
        if table.rows and len(table.rows) <= MAX_LISTED:
            yield WordTable(table.table())
    yield WordTable(signs_table())
    yield Heading(_("Quellen und Lizenzen"), 2)
    yield Bullets(sources_of(content))
    yield WordTable(content.log.table())
