"""Table of contents: the long work of the app."""

from monitoring.imports.jobs import apply_values, check_file
from monitoring.imports.tasks import forget_value_files
from monitoring.reports.jobs import build_report_pdf

__all__ = ["apply_values", "build_report_pdf", "check_file", "forget_value_files"]
from monitoring.clusters.jobs import make_run

__all__ = ["build_report_pdf", "make_run"]
from monitoring.reports.jobs import build_report_word

__all__ = ["build_report_pdf", "build_report_word"]
