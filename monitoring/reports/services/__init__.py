"""Writing the report: begin it, write it, freeze its numbers, let the board speak, hand it out."""

from monitoring.reports.services.board import enter_statement, hand_over
from monitoring.reports.services.report import (
    PDF_JOB,
    WORD_JOB,
    create_report,
    freeze_report,
    next_number,
    refuse_same_person,
    release_report,
    reopen_report,
    request_pdf,
    request_word,
    update_report,
)

__all__ = [
    "PDF_JOB",
    "WORD_JOB",
    "create_report",
    "enter_statement",
    "freeze_report",
    "hand_over",
    "next_number",
    "refuse_same_person",
    "release_report",
    "reopen_report",
    "request_pdf",
    "request_word",
    "update_report",
]
