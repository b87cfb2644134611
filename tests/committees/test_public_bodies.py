"""What a round of heads of office does is never public, whatever its meetings and papers say of themselves."""

import pytest

from committees.meetings.models import AgendaItem, Meeting, Minutes, Vote
from committees.papers.models import Paper, Resolution
from committees.roster.models import Committee
from tests.committees.make_papers import decided
from tests.committees.test_meetings_minutes import sealed

pytestmark = pytest.mark.django_db
RECORDS = (Committee, Meeting, AgendaItem, Vote, Resolution, Minutes, Paper)


def everything_published() -> dict[str, int]:
    return {model.__name__: model.objects.published().count() for model in RECORDS}


def test_the_format_closes_every_door(cast):
    decided(cast)
    sealed(cast, Meeting.objects.get())
    Meeting.objects.update(state="minuted", is_public=True)
    Minutes.objects.filter(part="public").update(state="published")
    Committee.objects.update(is_public_default=True)
    assert all(everything_published().values()), "nothing to hide: the test would prove nothing"
    Committee.objects.update(format=Committee.Format.LEADERSHIP)
    assert not any(everything_published().values())
