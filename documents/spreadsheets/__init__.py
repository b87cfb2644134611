"""Tables out (CSV, XLSX, JSON) and in (CSV, XLSX)."""

from documents.spreadsheets.books import write_book
from documents.spreadsheets.reader import ReadRow, ReadTable, UnreadableTable, read_table
from documents.spreadsheets.writers import stream_csv, write_csv, write_json, write_xlsx

__all__ = [
    "ReadRow",
    "ReadTable",
    "UnreadableTable",
    "read_table",
    "stream_csv",
    "write_book",
    "write_csv",
    "write_json",
    "write_xlsx",
]
