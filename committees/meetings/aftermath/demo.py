"""What became of the minutes of the Beirat: two objections and a correction."""

import datetime as dt
from typing import Any

from committees.meetings.aftermath.objections import decide_objection, raise_objection
from committees.meetings.models import Part
from committees.roster.models import Committee

NOVEMBER, JANUARY = dt.date(2025, 11, 18), dt.date(2026, 1, 20)


def tell_aftermath(world: Any, board: Committee) -> None:
    """Objections to the minutes of November, dealt with in January."""
    by = world.people["coordinator"]
    november = board.meetings.get(starts_at__date=NOVEMBER)
    january = board.meetings.get(starts_at__date=JANUARY)
    seven, nine = (november.attendances.get(seat__number=number) for number in (7, 9))
    minutes = november.minutes.get(part=Part.PUBLIC)
    sent_on = minutes.sent_on or NOVEMBER
    item = november.items.get(title__startswith="Sprachmittlung")
    first = raise_objection(
        minutes=minutes,
        attendance=seven,
        item=item,
        text="Im Pool sind 26 Personen, nicht 25.",
        raised_on=sent_on,
        by=by,
    )
    second = raise_objection(
        minutes=minutes,
        attendance=nine,
        text="Meine Frage nach den Kosten fehlt.",
        raised_on=sent_on,
        by=by,
    )
    decide_objection(
        objection=first,
        outcome="accepted",
        decided_in=january,
        today=JANUARY,
        by=by,
        correction="Zu „Sprachmittlung: Stand im Herbst“: Im Pool sind 26 Personen mit 14 Sprachen aktiv.",
    )
    decide_objection(
        objection=second,
        outcome="rejected",
        decided_in=january,
        today=JANUARY,
        by=by,
        decision="Die Frage wurde nach der Mitschrift nicht gestellt.",
    )
