"""A committee whose term is over since a month."""

import datetime as dt

from committees.roster.models import Term
from committees.roster.services import set_rules, start_term, update_committee

END = dt.date(2026, 1, 31)
BEFORE = dt.date(2026, 1, 12)


def make_ended(cast, *, lapses: bool = True, holds_over: bool = False, then_new: bool = True) -> Term:
    """The Beirat of the cast, its first term over since a month."""
    update_committee(
        committee=cast.board, statutory_seats=3, statutory_voting_seats=3, slug="beirat", by=cast.coordinator
    )
    old = start_term(committee=cast.board, starts_on=dt.date(2021, 2, 1), ends_on=END, by=cast.coordinator)
    set_rules(
        committee=cast.board,
        valid_from=dt.date(2021, 2, 1),
        motions_lapse=lapses,
        holds_over=holds_over,
        sources={"unfinished": "§ 12 GeschO"},
        by=cast.coordinator,
    )
    if then_new:
        start_term(committee=cast.board, starts_on=END + dt.timedelta(days=1), by=cast.coordinator)
    old.refresh_from_db()
    return old
