"""The list of reported mistakes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, FlagFilter, ListSpec, PresetView
from offers.catalogue.wording import Mark
from offers.directory.choices import Mistake
from offers.directory.models import OfferReport
from offers.directory.selectors import report_rows


def state_mark(report: OfferReport) -> Mark:
    return Mark(_now("erledigt"), "ruht") if report.done_on else Mark(_now("offen"), "frage")


class ReportedList(ListSpec):
    """Reports of the district, or those about offers of the own organisation."""

    key = "offer-reports"
    title = _("Gemeldete Fehler")
    noun = (_("Meldung"), _("Meldungen"))
    resource = "offer_report"
    model = OfferReport
    columns = [
        Column("mistake", _("Was stimmt nicht?"), value=lambda r: r.get_mistake_display(), sort="mistake", link=True),
        Column("offer", _("Angebot"), value=lambda r: r.offer.title, sort="offer__sort_title"),
        Column("provider", _("Träger"), value=lambda r: r.offer.provider.name, sort="offer__provider__name", narrow=False),
        Column("received_on", _("gemeldet am"), sort="received_on"),
        Column("state", _("Stand"), value=state_mark, sort="done_on", template="offers/catalogue/_state_cell.html"),
    ]  # fmt: skip
    filters = [
        ChoiceFilter("mistake", _("Was stimmt nicht?"), choices=Mistake.choices),
        FlagFilter("open", _("offen"), apply=lambda rows, user: rows.filter(done_on__isnull=True)),
        DateRangeFilter("received", _("gemeldet am"), field="received_on"),
    ]
    views = [PresetView("open", _("Offen"), {"open": "1"}, sort="received_on")]
    default_sort = "-received_on"
    empty = Empty(
        _("Nichts gemeldet"),
        _("Auf jeder öffentlichen Seite eines Angebots steht „Fehler melden“. Was dort ankommt, steht hier."),
    )

    def rows(self, user: Any) -> QuerySet[OfferReport]:
        return report_rows(user)
