"""What measures add to the pages of barriers, resolutions, organisations, offers and grants; no page of theirs
knows measures. And the thread from barrier to report as one line, seen from the measure."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import may, may_create
from accounts.permissions import reaches
from coordination.barriers.thread import PLACES, Station, Stop
from coordination.network.sections import HubSection
from desk.hub import Action
from monitoring.concept.models import Measure
from monitoring.concept.selectors.concepts import concept_rows
from monitoring.concept.selectors.figures import figure_words
from monitoring.concept.selectors.links import (
    measures_of_barrier,
    measures_of_offer,
    measures_of_period,
    measures_of_resolution,
)
from monitoring.concept.tables import SHARE, SIGNS, TONES

TEMPLATE = "monitoring/concept/_measures_section.html"
SHARE_TEMPLATE = "monitoring/concept/_share_section.html"


def of_barrier(barrier: Any, user: Any) -> list[Station]:
    """Measures and their indicators, on the page of a barrier."""
    return _stations(list(measures_of_barrier(user, barrier).select_related("indicator")), user)


def of_resolution(resolution: Any, user: Any) -> list[Station]:
    """The same on the page of a resolution, and the concept it adopted."""
    adopted = [
        Station("measure", str(row), row.get_absolute_url(), _("Konzept"), "done")
        for row in concept_rows(user).filter(resolution=resolution)
    ]
    rows = measures_of_resolution(user, resolution).select_related("indicator")
    return [*adopted, *_stations(list(rows), user)]


def _stations(measures: list[Measure], user: Any) -> list[Station]:
    return [station for measure in measures for station in (_measure(measure), *_indicator(measure, user))]


def _measure(measure: Measure) -> Station:
    line = ", ".join(
        part
        for part in (
            str(measure.get_status_display()),
            measure.responsible,
            _("bis %(day)s") % {"day": f"{measure.ends_on:%d.%m.%Y}"} if measure.ends_on else "",
        )
        if part
    )
    step = "done" if measure.status == "done" else "now" if measure.is_open else "open"
    return Station("measure", str(measure), measure.get_absolute_url(), line, step)


def _indicator(measure: Measure, user: Any) -> list[Station]:
    """The indicator of the monitoring, or the figure the measure names itself."""
    if measure.indicator is not None:
        url = measure.indicator.get_absolute_url() if may_list(user, "indicator") else ""
        return [Station("indicator", measure.indicator.name, url, figure_words(measure), "done")]
    if not measure.indicator_name:
        return []
    step = "done" if measure.actual is not None else "open"
    return [Station("indicator", measure.indicator_name, "", figure_words(measure), step)]


def thread_of_measure(measure: Measure, barriers: list[Any], user: Any) -> list[Stop]:
    """Barrier, agenda, resolution, this measure, indicator, chapter; what is missing stands there as open."""
    stops = [
        Stop(_("Hürde"), row.number, row.get_absolute_url(), row.title, "barrier", "done") for row in barriers
    ]
    found = [*_came_from(measure, user), _measure(measure), *_indicator(measure, user)]
    for path in getattr(settings.HOUSE, "MEASURE_THREAD", []):
        found += import_string(path)(measure, user)
    for key, word, icon in PLACES:
        here = [station for station in found if station.place == key]
        here = here or [Station(key, _("noch offen"), step="open")]
        stops += [Stop(word, s.title, s.url, s.line, icon, s.step) for s in here]
    return stops


def may_list(user: Any, resource: str) -> bool:
    """Whether the person sees all records of a kind in its district; asked of the table, not of the database."""
    return any("r" in reaches(m.role, resource, "V") for m in user.acting_memberships)


def _came_from(measure: Measure, user: Any) -> list[Station]:
    """The resolution that adopted it, and the meeting that took it, where the person may see them."""
    row = measure.resolution
    if row is None or not may(user, "V", row):
        return []
    found = [Station("resolution", row.number, row.get_absolute_url(), row.title, "done")]
    if row.meeting is not None and may(user, "V", row.meeting):
        meeting = row.meeting
        found.append(
            Station("agenda", meeting.title, meeting.get_absolute_url(), f"{meeting.day:%d.%m.%Y}", "done")
        )
    return found


# --- Buttons and sections ----------------------------------------------------------------
def actions_of_resolution(resolution: Any, user: Any) -> list[Action]:
    """An open resolution can become a measure (walk 1, step 6)."""
    if not may_create(user, "measure"):
        return []
    url = reverse("monitoring:resolution-measure", kwargs={"pk": resolution.pk})
    return [Action(_("Maßnahme daraus machen"), url, "measure")]


def sections_of_organisation(organisation: Any, user: Any) -> list[HubSection]:
    """A line that leads to the list: the page of an organisation asks for much already, and of measures an
    organisation may have dozens. No statement."""
    if not any({"r", "o"} & set(reaches(m.role, "measure", "L")) for m in user.acting_memberships):
        return []
    url = f"{reverse('monitoring:measure-list')}?{urlencode({SHARE: str(organisation.pk)})}"
    return [HubSection("massnahmen", _("Maßnahmen"), None, SHARE_TEMPLATE, {}, url, _("Liste ansehen"))]


def sections_of_offer(offer: Any, user: Any) -> list[HubSection]:
    return _section(measures_of_offer(user, offer))


def sections_of_period(period: Any, user: Any) -> list[HubSection]:
    return _section(measures_of_period(user, period))


def _section(rows: Any) -> list[HubSection]:
    measures = list(rows[:50])
    if not measures:
        return []
    today = clock.today()
    lines = [(m, TONES[m.status], SIGNS[m.status], m.is_late(today)) for m in measures]
    return [HubSection("massnahmen", _("Maßnahmen"), len(measures), TEMPLATE, {"measures": lines})]
