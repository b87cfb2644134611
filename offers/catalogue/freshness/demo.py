"""Who was asked in the demo: one provider three times in vain, one lately, one on Monday morning with an open link."""

import datetime as dt

from accounts.clock import BERLIN
from desk.demo.world import World
from offers.catalogue.demo import organisation
from offers.catalogue.freshness.reminders import tell_of_hidden
from offers.catalogue.freshness.services import ask_provider

#: Provider and the days on which the ladder wrote to it.
ASKED: dict[str, tuple[dt.date, ...]] = {
    "Haus Damaskus e. V.": (dt.date(2026, 1, 26), dt.date(2026, 2, 9), dt.date(2026, 2, 20)),
    "Diakonisches Werk Auental": (dt.date(2026, 2, 16),),
    "Brücke Auental e. V.": (dt.date(2026, 1, 18), dt.date(2026, 2, 1), dt.date(2026, 2, 12)),
}
#: Asked by hand on the morning of the demo: the link lies in the "Postausgang" and can be tried.
BY_HAND = "Brücke Auental e. V."


def build(world: World) -> None:
    for name, days in ASKED.items():
        for day in days:
            ask_provider(organisation(world, name), now=_at(day, dt.time(6, 20)))
    tell_of_hidden(day=world.today - dt.timedelta(days=2))
    by = world.people["coordinator"]
    ask_provider(organisation(world, BY_HAND), now=_at(world.today, dt.time(7, 45)), by=by, forced=True)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, BERLIN)
