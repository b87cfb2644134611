"""Table of contents: every model of the app."""

from monitoring.reports.models import IntegrationReport, ReportSnapshot

__all__ = ["IntegrationReport", "ReportSnapshot"]
