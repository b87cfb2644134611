"""The layouts A to H of the domain paper, § 7: each recognises itself and yields plain values.

To add one, write a file beside these and put its `LAYOUT` into `LAYOUTS`; the first that recognises the file
reads it.
"""

from django.utils.translation import gettext as _

from documents.spreadsheets import UnreadableTable
from monitoring.imports.layouts import (
    a_inkar_one_year,
    b_inkar_years,
    c_inkar_workbook,
    d_inkar_bulk,
    e_genesis_table,
    f_genesis_flat_old,
    g_genesis_flat_new,
    h_simple,
)
from monitoring.imports.layouts.layout import Layout
from monitoring.imports.sources import Source

LAYOUTS = [
    c_inkar_workbook.LAYOUT,
    a_inkar_one_year.LAYOUT,
    b_inkar_years.LAYOUT,
    d_inkar_bulk.LAYOUT,
    f_genesis_flat_old.LAYOUT,
    g_genesis_flat_new.LAYOUT,
    h_simple.LAYOUT,
    e_genesis_table.LAYOUT,
]
BY_CODE = {layout.code: layout for layout in LAYOUTS}


def recognise(source: Source) -> Layout:
    """The layout of the file. Raises `UnreadableTable` with one sentence when it is none of them."""
    head = source.head()
    for layout in LAYOUTS:
        if layout.recognises(source, head):
            return layout
    raise UnreadableTable(
        _(
            "Das ist keine Tabelle mit Kennzahlen, die wir kennen: Erwartet wird ein Export aus INKAR oder "
            "GENESIS/Regionalstatistik oder die eigene Vorlage."
        )
    )
