"""Who is asked together, and until when they may answer."""

import datetime as dt

from coordination.interpreting.matching import candidates
from coordination.interpreting.models import BookingRequest, Interpreter

#: An interpreter has this long to answer …
ANSWER_TIME = dt.timedelta(hours=34)
#: … but the answer must come this long before the talk.
BEFORE_TALK = dt.timedelta(hours=2)


def answer_deadline(request: BookingRequest, now: dt.datetime) -> dt.datetime:
    """Until when an answer counts; always before the talk."""
    return min(now + ANSWER_TIME, request.starts_at - BEFORE_TALK)


def chosen_interpreters(request: BookingRequest, keys: list[str]) -> list[Interpreter]:
    """The ticked people, but only those the page itself offered; a guessed key finds nobody."""
    wanted = set(keys)
    return [c.interpreter for c in candidates(request) if c.is_free and str(c.interpreter.pk) in wanted]
