"""One entry of the live page: a typed result, or the beginning of a roll call."""

import datetime as dt
from uuid import UUID

from accounts.users.models import User
from committees.meetings.ballots.models import RollCall
from committees.meetings.ballots.services.roll_call import open_roll_call
from committees.meetings.models import AgendaItem, Vote
from committees.meetings.services.votes import Motion, record_vote
from committees.rules.voting import Count


def take_vote(
    *,
    item: AgendaItem,
    motion: Motion,
    count: Count,
    at: dt.datetime,
    by: User,
    version: int | None = None,
    pk: UUID | None = None,
) -> Vote | RollCall:
    """By name the voting only begins here; every other kind brings its result along.

    `pk`: the key a device has given to the roll call it begins.
    """
    is_new = version is None
    if motion.method == Vote.Method.ROLL_CALL and is_new:
        return open_roll_call(item=item, motion=motion, at=at, by=by, pk=pk)
    return record_vote(item=item, motion=motion, count=count, at=at, by=by, version=version)
