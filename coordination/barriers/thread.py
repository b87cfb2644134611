"""The thread: what has become of a barrier, station by station.

`BARRIER_THREAD` in the house's table of contents lists functions `stations(barrier, user) -> list[Station]`
of the rooms to the right; a station nobody fills stands there as still open.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.barriers.models import Barrier

#: The stations in their order: key, word, icon.
PLACES = (
    ("agenda", gettext_lazy("Tagesordnung"), "committee"),
    ("resolution", gettext_lazy("Beschluss"), "resolution"),
    ("measure", gettext_lazy("Maßnahme"), "measure"),
    ("indicator", gettext_lazy("Indikator"), "monitoring"),
    ("report", gettext_lazy("Bericht"), "report"),
)


@dataclass(frozen=True)
class Station:
    """One stop. `place` is a key of `PLACES`; `step`: "done", "now" or "open"."""

    place: str
    title: Any
    url: str = ""
    line: Any = ""
    step: str = "done"


@dataclass(frozen=True)
class Stop:
    """A station as the page draws it."""

    kind: Any
    title: Any
    url: str
    line: Any
    icon: str
    step: str


def thread_of(barrier: Barrier, user: Any, line: str) -> list[Stop]:
    """The whole thread, beginning with the barrier itself; `line` says where it comes from."""
    paths = getattr(settings.HOUSE, "BARRIER_THREAD", [])
    stations = [station for path in paths for station in import_string(path)(barrier, user)]
    stops = [Stop(_("Hürde"), barrier.number, barrier.get_absolute_url(), line, "barrier", "done")]
    for key, word, icon in PLACES:
        here = [station for station in stations if station.place == key]
        stops += [Stop(word, s.title, s.url, s.line, icon, s.step) for s in here]
        if not here:
            stops.append(Stop(word, _("noch offen"), "", "", icon, "open"))
    return stops
