"""Table of contents: the long work of the app."""

from monitoring.reports.jobs import build_report_pdf, build_report_word

__all__ = ["build_report_pdf", "build_report_word"]
