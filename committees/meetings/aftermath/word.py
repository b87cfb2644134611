"""The minutes as Word document: a copy to work on with. What counts is the sealed PDF, and it says so."""

import datetime as dt
import io
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from committees.meetings.aftermath.content import printed_words
from committees.meetings.models import Minutes
from documents.tables import clean_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Every copy says it was made then; the day of the minutes stands in the text.
FIXED_INSTANT = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
Words = dict[str, Any]


def minutes_word(minutes: Minutes) -> bytes:
    """One part of the minutes; of sealed ones the words that were printed, with a line on what it is."""
    words, book = printed_words(minutes), Document()
    _set_up(book, words)
    book.add_heading(clean_text(_("Niederschrift")), 0)
    _line(book, f"{words['committee']}, {words['subtitle']}")
    _line(book, _standing(minutes))
    for label, value in words["facts"]:
        _pair(book, label, value)
    book.add_heading(_("Anwesenheit"), 1)
    _people(book, words["people"])
    if words["others"]:
        _line(book, words["others"])
    _findings(book, words["findings"])
    book.add_heading(_("Tagesordnung"), 1)
    for line in words["agenda"]:
        note = f" ({line['note']})" if line["note"] else ""
        _line(book, f"{line['number']}  {line['title']}{note}")
    _circulations(book, words.get("circulations", []))
    for item in words["items"]:
        _item(book, item)
    _ending(book, words)
    return _bytes(book)


def _standing(minutes: Minutes) -> str:
    if not minutes.is_sealed or minutes.document is None:
        edition = _("Fassung %(number)d") % {"number": minutes.edition}
        return f"{edition}. " + _("Entwurf, noch nicht unterzeichnet.")
    return _("Abschrift. Maßgeblich ist das unterzeichnete PDF mit dem Prüfwert %(sha)s.") % {
        "sha": minutes.document.sha256
    }


def _set_up(book: WordDocument, words: Words) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    book.styles["Normal"].font.name = "Calibri"
    book.styles["Normal"].font.size = Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    book.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = book.core_properties
    properties.title = clean_text(f"{_('Niederschrift')}, {words['committee']}")
    properties.author, properties.language = "", "de-DE"
    properties.created = properties.modified = FIXED_INSTANT
    foot = section.footer.paragraphs[0]
    foot.text = clean_text(words["running_foot"])
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _line(book: WordDocument, text: str, style: str | None = None) -> None:
    book.add_paragraph(clean_text(text), style=style)


def _pair(book: WordDocument, label: str, value: str) -> None:
    paragraph = book.add_paragraph()
    paragraph.add_run(f"{clean_text(label)}: ").bold = True
    paragraph.add_run(clean_text(value))


def _table(book: WordDocument, heads: list[str], rows: list[list[str]]) -> Table:
    """A table whose head is repeated on every page and whose rows are not torn."""
    table = book.add_table(rows=1, cols=len(heads), style="Table Grid")
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(clean_text(head)).bold = True
    for row in rows:
        line = table.add_row()
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = clean_text(text)
    return table


def _people(book: WordDocument, people: list[Words]) -> None:
    heads = [_("Name"), _("Funktion"), _("Stimme"), _("von"), _("bis"), _("Bemerkung")]
    rows = [
        [
            " ".join(filter(None, (row["name"], row["script"]))),
            row["function"],
            _("ja") if row["votes"] else _("nein"),
            row["start"],
            row["until"],
            row["remark"],
        ]
        for row in people
    ]
    _table(book, heads, rows)


def _findings(book: WordDocument, findings: list[Words]) -> None:
    for row in findings:
        _pair(book, row["result"].rstrip("."), f"{row['sentence']} {row['rule']}".strip())


def _item(book: WordDocument, item: Words) -> None:
    book.add_heading(clean_text(f"{item['number']} {item['title']}"), 1)
    if item["papers"]:
        _line(book, item["papers"])
    for line in item["conflicts"]:
        _pair(book, _("Mitwirkungsverbot"), line)
    for index, paragraph in enumerate(item["text"]):
        time = f"{item['time']}  " if item["time"] and not index else ""
        _line(book, f"{time}{paragraph}")
    for note in item.get("notes", ()):
        _line(book, note)
    for event in item["events"]:
        _line(book, f"{event['time']}  {event['text']}")
    if item["outcome"]:
        _line(book, item["outcome"])
    for statement in item.get("statements", ()):
        book.add_heading(clean_text(f"{_('Erklärung zu Protokoll')}: {statement['name']}"), 2)
        for paragraph in statement["text"]:
            _line(book, paragraph)
    for motion in item["motions"]:
        _motion(book, motion)
    for sentence in item.get("beside", ()):
        _line(book, sentence)
    for election in item.get("elections", ()):
        _election(book, election)


def _election(book: WordDocument, election: Words) -> None:
    book.add_heading(clean_text(f"{_('Wahl')}: {election['title']}"), 2)
    if election["candidates"]:
        _pair(book, _("Vorgeschlagen"), election["candidates"])
    for found in election["rounds"]:
        names = " · ".join(f"{name} {votes}" for name, votes in found["counts"])
        _pair(book, found["heading"], " ".join(filter(None, (names, found["sums"], found["sentence"]))))
    _line(book, election["result"])
    _line(book, election["rule"])


def _circulations(book: WordDocument, rows: list[Words]) -> None:
    if rows:
        book.add_heading(_("Bekanntgabe: im Umlauf behandelt"), 1)
    for row in rows:
        _pair(book, row["number"], row["title"])
        for paragraph in row["wording"]:
            _line(book, paragraph)
        _line(book, f"{row['outcome']} {row['rule']}".strip())


def _motion(book: WordDocument, motion: Words) -> None:
    vote = motion["vote"]
    counts = _(
        "Ja %(yes)s · Nein %(no)s · Enthaltung %(abstained)s · ungültig %(invalid)s · befangen %(excluded)s · nicht teilgenommen %(absent)s → %(result)s"
    )
    table = book.add_table(rows=1, cols=1, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cell = table.rows[0].cells[0]
    cell.paragraphs[0].add_run(clean_text(motion["label"])).bold = True
    for paragraph in motion["wording"]:
        cell.add_paragraph(clean_text(paragraph))
    said = f"{vote['words']} → {vote['result']}" if vote.get("words") else counts % vote
    cell.add_paragraph(clean_text(said))
    cell.add_paragraph(clean_text(vote["basis"]))
    for group in vote.get("names", ()):
        cell.add_paragraph(
            clean_text(f"{group['choice']} ({len(group['names'])}): {', '.join(group['names'])}")
        )
    book.add_paragraph()


def _tasks(book: WordDocument, tasks: list[Words], earlier: list[Words]) -> None:
    """Minutes sealed before earlier tasks were printed have none of them."""
    if tasks or earlier:
        book.add_heading(_("Aufgaben"), 1)
    heads = [_("Nr."), _("Aufgabe"), _("Zuständig"), _("bis"), _("aus"), _("Stand")]
    keys = ("number", "title", "responsible", "due", "item", "status")
    for caption, rows in (
        (_("Aus dieser Sitzung"), tasks),
        (_("Noch offen aus früheren Sitzungen"), earlier),
    ):
        if rows:
            book.add_heading(caption, 2)
            _table(book, heads, [[row[key] for key in keys] for row in rows])


def _annexes(book: WordDocument, rows: list[Words]) -> None:
    """Minutes sealed before annexes were listed have none."""
    if rows:
        book.add_heading(_("Anlagen"), 1)
        heads = [_("Nr."), _("zu"), _("Titel"), _("Seiten"), _("Prüfwert (SHA-256, Anfang)")]
        _table(book, heads, [[row[k] for k in ("number", "item", "title", "pages", "sha")] for row in rows])


def _ending(book: WordDocument, words: Words) -> None:
    _tasks(book, words["tasks"], words.get("earlier_tasks", []))
    if words["next_date"]:
        _pair(book, _("Nächste Sitzung"), words["next_date"])
    for remark in words["remarks"]:
        _line(book, remark)
    _annexes(book, words.get("annexes", []))
    book.add_heading(_("Unterschriften"), 1)
    for field in words["signatures"]:
        _line(book, ", ".join(filter(None, (field["name"].strip(), field["line"], field["place_date"]))))


def _bytes(book: WordDocument) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
