"""All tables of a report as one workbook, and as open data in an archive."""

import json

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from documents.archives import write_zip
from documents.spreadsheets import write_book, write_csv
from documents.tables import Table, TableColumn
from monitoring.reports.blocks import TableBlock
from monitoring.reports.signs import SIGNS
from monitoring.reports.snapshot import Content, to_json


def workbook(content: Content) -> bytes:
    """XLSX: contents, then one sheet per table and per chart."""
    tables = [block.table() for block in _filled(content)]
    return write_book(tables, title=full_title(content), lines=[cut_line(content), _rules(content)])


def open_data(content: Content) -> bytes:
    """ZIP: one CSV per table, a list of them, a JSON of everything, and what to know before reading."""
    blocks = _filled(content)
    listed = [
        (f"{block.number}-{block.key}.csv", block.number, block.title, block.source) for block in blocks
    ]
    index = Table(
        "index",
        _("Tabellen"),
        [
            TableColumn("file", _("Datei")),
            TableColumn("number", _("Nr.")),
            TableColumn("title", _("Titel")),
            TableColumn("source", _("Quelle")),
        ],
        listed,
    )
    files = {"LIESMICH.txt": _read_me(content).encode(), "inhalt.csv": write_csv(index)}
    files |= {name: write_csv(block.table()) for (name, *_more), block in zip(listed, blocks, strict=True)}
    return write_zip(files | {"bericht.json": layout(content)})


def layout(content: Content) -> bytes:
    """The content as JSON, in the documented layout (docs/report-layout.md), readable by people too."""
    return json.dumps(to_json(content), ensure_ascii=False, indent=1, sort_keys=True).encode()


def _filled(content: Content) -> list[TableBlock]:
    return [table for table in content.every_table if not table.is_empty]


def full_title(content: Content) -> str:
    return f"{content.texts['title']} {content.period.words}, {content.district_name}"


def cut_line(content: Content) -> str:
    cut = content.taken_at.astimezone(BERLIN)
    return _("Datenschnitt: %(day)s Uhr") % {"day": f"{cut:%d.%m.%Y, %H:%M}"}


def _rules(content: Content) -> str:
    return _(
        "Zahlen über Menschen unter %(k)d werden nicht ausgewiesen, ebenso Werte, aus denen sie sich errechnen ließen."
    ) % {"k": content.threshold}


def _read_me(content: Content) -> str:
    signs = [f"{sign}  {meaning}" for sign, meaning in SIGNS]
    sources = dict.fromkeys(table.source for table in _filled(content) if table.source)
    how = _("CSV: UTF-8 mit BOM, Semikolon, Dezimalkomma. Weiterverwendung mit Quellenangabe.")
    parts = [
        full_title(content),
        cut_line(content),
        how,
        _rules(content),
        "",
        _("Zeichen"),
        *signs,
        "",
        _("Quellen"),
        *sources,
    ]
    return "\r\n".join([*parts, ""])
