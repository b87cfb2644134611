"""Without objection: the method is stored, no figure is invented."""

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal
from committees.meetings.models import Vote
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Resolution
from committees.rules.voting import Count
from tests.committees.make import at, call
from tests.committees.make_ballots import TEXT, running


def record(cast, item, **fields):
    motion = Motion(TEXT, method="no_objection", **fields)
    return record_vote(item=item, motion=motion, count=Count(7, 2), at=at("17:20"), by=cast.clerk)


def test_nothing_is_counted_and_the_motion_is_accepted(cast):
    vote = record(cast, call(running(cast), "Ö 2", cast))
    assert (vote.count, vote.entitled, vote.result) == (Count(), 9, "accepted")
    assert (vote.figures, vote.is_counted) == ("ohne Widerspruch", False)
    assert Resolution.objects.get().figures == "ohne Widerspruch"


def test_a_majority_of_members_has_to_be_counted(cast):
    item = call(running(cast), "Ö 2", cast)
    with pytest.raises(Refusal, match="muss gezählt werden"):
        record(cast, item, subject="recall")


def test_the_database_takes_no_uncounted_rejection_and_no_other_method_without_figures(cast):
    vote = record(cast, call(running(cast), "Ö 2", cast))
    for values in ({"result": "rejected"}, {"method": "open"}, {"yes": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.filter(pk=vote.pk).update(**values)
