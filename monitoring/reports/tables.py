"""The reports of the district as a list."""

from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import report_rows

#: How loud a state is.
TONES = {"draft": "ruht", "frozen": "frage", "released": "gut"}


class ReportList(ListSpec):
    """Reports, newest period first."""

    key = "reports"
    title = _("Integrationsberichte")
    resource = "report"
    model = IntegrationReport
    noun = (_("Bericht"), _("Berichte"))
    intro = _("Was die Integrationsarbeit getan hat, in Zahlen, die sich nachprüfen lassen.")
    columns = [
        Column("title", _("Bericht"), value=str, sort="title", link=True),
        Column("number", _("Nummer"), sort="number", numeric=True),
        Column("period_start", _("erster Tag"), sort="period_start"),
        Column("period_end", _("letzter Tag"), sort="period_end"),
        Column(
            "status",
            _("Stand"),
            value=lambda report: report.get_status_display(),
            sort="status",
            template="monitoring/reports/_status_cell.html",
        ),
        Column("frozen_at", _("Datenschnitt"), sort="frozen_at"),
        Column("released_at", _("veröffentlicht"), sort="released_at", default=False),
        Column("author", _("angelegt von"), value=lambda report: str(report.author or ""), default=False),
    ]
    filters = [
        ChoiceFilter("status", _("Stand"), field="status", choices=IntegrationReport.Status.choices),
        DateRangeFilter("end", _("letzter Tag"), field="period_end"),
    ]
    search_field = "search_text"
    default_sort = "-period_end"
    views = [
        PresetView("working", _("In Arbeit"), {"status": ["draft", "frozen"]}),
        PresetView("released", _("Veröffentlicht"), {"status": ["released"]}),
    ]
    create_url = "monitoring:report-create"
    create_title = _("Bericht beginnen")
    empty = Empty(
        _("Noch kein Bericht"),
        _("Wählen Sie einen Zeitraum. Zahlen und Tabellen entstehen aus dem, was schon eingetragen ist."),
    )

    def rows(self, user):
        return report_rows(user)
