"""Table of contents: the long work of the app."""

from monitoring.clusters.jobs import make_run
from monitoring.reports.jobs import build_report_pdf

__all__ = ["build_report_pdf", "make_run"]
