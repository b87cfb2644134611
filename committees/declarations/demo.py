"""What members of the invented Beirat said of themselves: enough to show some numbers, others stay hidden."""

import datetime as dt
from typing import Any

from committees.declarations.facts import FACTS
from committees.declarations.selectors import holders_on
from committees.declarations.services import declare, refresh_statistics
from committees.roster.services import update_committee

ASKED_ON = dt.date(2025, 12, 8)
#: Gender, age, migration; whoever is not listed has said nothing.
SAID = [
    ("female", "45_64", "no"),
    ("female", "27_44", "yes"),
    ("male", "27_44", "yes"),
    ("female", "45_64", "yes"),
    ("male", "45_64", "no"),
    ("female", "27_44", "no"),
    ("female", "27_44", "yes"),
    ("male", "65_up", "yes"),
    ("diverse", "under_27", "yes"),
    ("none", "27_44", "yes"),
    ("female", "45_64", "no"),
    ("female", "45_64", "yes"),
    ("male", "27_44", "none"),
    ("male", "45_64", "no"),
]


def build(world: Any) -> None:
    """Most of the Beirat has declared by their links, one signed in, nobody in the working groups; the Beirat shows its numbers."""
    board = world["beirat"]
    keys = [fact.key for fact in FACTS]
    for holding, said in zip(holders_on(board, ASKED_ON), SAID, strict=False):
        answers = dict(zip(keys, said, strict=True))
        by = next((user for user in world.people.values() if user.email == holding.email), None)
        declare(holding=holding, answers=answers, agrees=True, today=ASKED_ON, by=by)
    refresh_statistics(today=ASKED_ON)
    update_committee(committee=board, by=world.people["coordinator"], statistics_public_since=ASKED_ON)
