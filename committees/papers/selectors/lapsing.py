"""Motions a committee left behind at the end of its term (Diskontinuität)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects

from accounts.users.models import User
from committees.papers.models import Consultation, Paper
from committees.papers.rules import is_left_behind
from committees.roster.models import RuleProfile, Term
from committees.roster.selectors import rules_on, term_on

#: An agenda item on which a committee still deals with a paper.
TAKEN_UP = ("planned", "called")


@dataclass(frozen=True)
class LeftBehind:
    """A term that is over, the rule that ends its motions, and the motions it left open."""

    term: Term
    rules: RuleProfile
    papers: list[Paper]

    @property
    def over_on(self) -> dt.date:
        """The last day of the term."""
        assert self.term.ends_on
        return self.term.ends_on

    @property
    def rows(self) -> QuerySet[Paper]:
        """The motions as a form offers them."""
        keys = [paper.pk for paper in self.papers]
        return Paper.objects.filter(pk__in=keys).order_by("received_on", "sequence")


def left_behind(user: User, today: dt.date) -> list[LeftBehind]:
    """Terms of the person's own offices whose open motions ended with them; the longest ago first.

    Where the rules of the last day say nothing of it, the new body goes on with them. Members who hold
    over are not gone: their term ends here when the new body first meets.
    """
    return _by_term(list(_with_ended_terms(user, today).filter(_ENDED)), today)


def papers_of_morning(user: User, today: dt.date) -> tuple[list[Paper], list[LeftBehind]]:
    """Papers to admit, the oldest first, and what ended terms left behind: one question for both."""
    rows = _with_ended_terms(user, today).filter(Q(state=Paper.State.SUBMITTED) | _ENDED)
    found = list(rows.select_related("target_meeting"))
    ended = [paper for paper in found if paper.state in Paper.RUNNING]
    return [paper for paper in found if paper not in ended], _by_term(ended, today)


def _by_term(papers: list[Any], today: dt.date) -> list[LeftBehind]:
    prefetch_related_objects(
        papers, Prefetch("consultations", Consultation.objects.select_related("agenda_item__meeting__term"))
    )
    by_term: dict[Any, list[Paper]] = {}
    for paper in papers:
        by_term.setdefault(paper.ended_term, []).append(paper)
    if not by_term:
        return []
    terms = Term.objects.filter(pk__in=by_term).select_related("committee").order_by("ends_on", "pk")
    found = [_left(term, by_term[term.pk], today) for term in terms]
    return [row for row in found if row is not None and row.papers]


def left_behind_in(user: User, term: Term, today: dt.date) -> LeftBehind | None:
    """What one term left behind, as far as the person may end it."""
    return next((row for row in left_behind(user, today) if row.term.pk == term.pk), None)


#: Running papers that came in before the end of a term that is over by the calendar.
_ENDED = Q(state__in=Paper.RUNNING, ended_term__isnull=False)


def _with_ended_terms(user: User, today: dt.date) -> QuerySet[Any]:
    """Papers of the person's offices, each with the last term that ended after it came in."""
    ended = Term.objects.filter(
        committee=OuterRef("committee"), ends_on__lt=today, ends_on__gte=OuterRef("received_on")
    )
    rows: Any = Paper.objects.allowed_to(user, "P").annotate(
        ended_term=Subquery(ended.order_by("-ends_on").values("pk")[:1])
    )
    found: QuerySet[Any] = rows.select_related("committee").order_by("received_on", "sequence")
    return found


def _left(term: Term, papers: list[Paper], today: dt.date) -> LeftBehind | None:
    assert term.ends_on
    rules = rules_on(term.committee, term.ends_on)
    if not rules.motions_lapse:
        return None
    if rules.holds_over and term_on(term.committee, today) == term:
        return None
    return LeftBehind(term, rules, [paper for paper in papers if _is_open(paper, term)])


def _is_open(paper: Paper, term: Term) -> bool:
    stops: list[Consultation] = list(paper.consultations.all())
    own = [stop for stop in stops if stop.committee_id == paper.committee_id]
    return is_left_behind(
        is_voted=any(stop.is_done for stop in own),
        lies_elsewhere=bool(stops) and not own,
        is_taken_up=any(_by_the_next(stop.agenda_item, term) for stop in own),
    )


def _by_the_next(item: Any, term: Term) -> bool:
    """On an agenda of another term: the new body deals with it."""
    return item is not None and item.state in TAKEN_UP and item.meeting.term_id != term.pk
