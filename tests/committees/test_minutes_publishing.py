"""The page and the morning offer to publish minutes only where and when the rules let them be."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.refusals import Refusal
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.models import Meeting
from committees.meetings.selectors import minutes_to_finish
from committees.meetings.services.minutes import publish_minutes
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.services import set_rules
from committees.rules.voting import Count
from tests.committees.make import at, call, make_board, make_meeting, open_with
from tests.committees.make_minutes import TODAY, seal
from tests.committees.test_meetings_minutes import hold_meeting

JUNE = dt.date(2026, 6, 16)


def sent(cast, publish_when: str | None, **fields) -> Meeting:
    """Sealed and sent minutes of a board whose rules say when they may be shown."""
    board = make_board(cast)
    if publish_when:
        set_rules(
            committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, publish_when=publish_when
        )
    meeting = seal(cast, hold_meeting(cast, board, **fields))
    send_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    return meeting


def is_offered(client, cast, meeting) -> bool:
    client.force_login(cast.clerk)
    page = client.get(reverse("committees:minutes-detail", kwargs={"pk": meeting.pk})).content.decode()
    return reverse("committees:minutes-publish", kwargs={"pk": meeting.pk}) in page


def waits_for(cast, meeting) -> bool:
    return meeting in [row.meeting for row in minutes_to_finish(cast.clerk)]


def test_signed_minutes_of_a_public_meeting_are_offered(cast, client):
    meeting = sent(cast, "signed")
    assert is_offered(client, cast, meeting)
    assert waits_for(cast, meeting)
    publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    assert not is_offered(client, cast, meeting)
    assert not waits_for(cast, meeting)


def test_where_the_rules_say_never_nothing_is_offered(cast, client):
    meeting = sent(cast, "never")
    assert not is_offered(client, cast, meeting)
    assert not waits_for(cast, meeting), "it would wait for ever"
    with pytest.raises(Refusal, match="nicht veröffentlicht"):
        publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)


def test_minutes_of_a_closed_meeting_are_not_offered(cast, client):
    meeting = sent(cast, "signed")
    Meeting.objects.filter(pk=meeting.pk).update(is_public=False)
    assert not is_offered(client, cast, meeting)
    assert not waits_for(cast, meeting)
    page = client.get(reverse("committees:minutes-detail", kwargs={"pk": meeting.pk})).content.decode()
    assert "sobald sie unterzeichnet ist" not in page.split('class="tn-lauf"')[1].split("</ol>")[0]


def test_a_board_that_approves_is_asked_after_the_approval(cast, client):
    meeting = sent(cast, "approved")
    assert not is_offered(client, cast, meeting)
    assert not waits_for(cast, meeting)
    later = open_with(cast, 9, make_meeting(cast, meeting.committee, day=JUNE))
    approval = call(later, "Ö 1", cast)
    record_vote(
        item=approval,
        motion=Motion(approval.proposal),
        count=Count(7, 0, 2),
        at=at("17:15", JUNE),
        by=cast.clerk,
    )
    assert is_offered(client, cast, meeting)
    assert waits_for(cast, meeting)


def test_unsent_minutes_wait_whatever_the_rules_say(cast):
    board = make_board(cast)
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, publish_when="never")
    meeting = seal(cast, hold_meeting(cast, board))
    assert waits_for(cast, meeting), "they are still to be sent"
