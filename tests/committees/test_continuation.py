"""A meeting that is broken off, and the one that goes on with what nobody has dealt with."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.contexts.minutes import MinutesContext, minutes_context
from committees.meetings.forms import MeetingChangeForm, MeetingForm
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.selectors import notice_if_sent
from committees.meetings.services.conduct import break_off_meeting, close_meeting, open_meeting
from committees.meetings.services.continuation import continue_meeting
from committees.meetings.services.invitation import cancel_meeting, invite
from committees.meetings.services.planning import schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Consultation
from committees.rules.notice import continues_without_notice
from committees.rules.templates import TEMPLATES
from committees.rules.voting import Count
from tests.committees.make import MEETING_DAY, SECRET, at, call, let_in, make_meeting, open_with
from tests.committees.make_ballots import board_with, make_roll_call
from tests.committees.make_joint import open_joint
from tests.committees.make_papers import on_agenda

pytestmark = pytest.mark.django_db
REASON = "Stromausfall im Kreishaus"
NEXT_DAY = MEETING_DAY + dt.timedelta(days=1)


def running(cast, **rules) -> Meeting:
    """Ö 1 was decided, Ö 2 is being talked about."""
    meeting = open_with(cast, 9, make_meeting(cast, board_with(cast, **rules)))
    first = call(meeting, "Ö 1", cast)
    record_vote(item=first, motion=Motion("Ja."), count=Count(9), at=at("17:12"), by=cast.clerk)
    call(meeting, "Ö 2", cast, clock="17:20")
    return meeting


def broken_off(cast, meeting: Meeting | None = None, **rules) -> Meeting:
    meeting = meeting or running(cast, **rules)
    return break_off_meeting(meeting=meeting, reason=REASON, at=at("17:40"), by=cast.clerk)


def go_on(cast, meeting: Meeting, day: dt.date = NEXT_DAY) -> Meeting:
    return continue_meeting(meeting=meeting, starts_at=at("17:00", day), location="Saal 2", by=cast.clerk)


def states(meeting: Meeting) -> dict[str, str]:
    return dict(meeting.items.values_list("number", "state"))


def words(meeting: Meeting, part: str = Part.PUBLIC) -> MinutesContext:
    return minutes_context(meeting, part)


# --- broken off -----------------------------------------------------------------------------


def test_what_was_decided_stays_and_what_was_being_dealt_with_is_open_again(cast):
    meeting = broken_off(cast)
    assert (meeting.state, meeting.closed_at, meeting.break_off_reason) == ("closed", at("17:40"), REASON)
    assert states(meeting) == {"Ö 1": "decided", "Ö 2": "planned", "Ö 3": "planned", "N 1": "planned"}
    assert not meeting.attendances.filter(stays__until__isnull=True).exists()
    assert meeting.minutes.count() == 2


def test_it_needs_a_reason_and_a_running_meeting(cast):
    meeting = make_meeting(cast)
    with pytest.raises(WrongState):
        break_off_meeting(meeting=meeting, reason=REASON, at=at("17:40"), by=cast.clerk)
    meeting = open_with(cast, 9, meeting)
    with pytest.raises(Refusal, match="Grund"):
        break_off_meeting(meeting=meeting, reason=" ", at=at("17:40"), by=cast.clerk)


def test_nothing_breaks_off_in_the_middle_of_a_roll_call(cast):
    meeting = make_roll_call(cast).item.meeting
    with pytest.raises(WrongState):
        broken_off(cast, meeting)
    meeting.refresh_from_db()
    assert meeting.state == "open"


def test_the_minutes_say_that_it_was_broken_off_and_what_was_not_reached(cast):
    context = words(broken_off(cast))
    assert dict(context.facts)["Abgebrochen"] == f"um 17:40 Uhr, {REASON}"
    assert {item.number: item.outcome for item in context.items} == {
        "Ö 1": "",
        "Ö 2": "Die Beratung wurde abgebrochen; nichts ist beschlossen.",
        "Ö 3": "Der Punkt wurde nicht erreicht.",
    }


def test_why_it_ended_behind_closed_doors_stands_in_that_part_alone_and_not_in_the_log(cast):
    meeting = running(cast)
    call(meeting, "N 1", cast, clock="17:30")
    meeting = broken_off(cast, meeting)
    assert dict(words(meeting).facts)["Abgebrochen"] == "um 17:40 Uhr"
    assert REASON in dict(words(meeting, Part.NON_PUBLIC).facts)["Abgebrochen"]
    entries = AuditEntry.objects.filter(row_id=str(meeting.pk), action="meeting.broken_off")
    assert entries.exists()
    assert REASON not in str([(entry.before, entry.after, entry.reason) for entry in entries])


def test_a_joint_session_is_broken_off_for_all_of_its_boards(cast):
    leading, other = open_joint(cast)
    broken_off(cast, leading)
    other.refresh_from_db()
    assert (other.state, other.break_off_reason) == ("closed", REASON)
    assert go_on(cast, other).committee == other.committee


# --- the continuation -----------------------------------------------------------------------


def test_the_continuation_takes_over_what_is_open_in_its_order(cast):
    meeting = broken_off(cast)
    following = go_on(cast, meeting)
    assert (following.kind, following.continues, following.number) == ("continuation", meeting, 2)
    old = meeting.items.filter(state="planned").order_by("-part", "position")
    assert [(i.part, i.title, i.carried_from) for i in following.items.order_by("-part", "position")] == [
        (i.part, i.title, i) for i in old
    ]
    secret = following.items.get(part=Part.NON_PUBLIC)
    assert (secret.title, secret.public_title == SECRET) == (SECRET, False)


def test_a_motion_goes_along_and_its_result_comes_from_there(cast):
    paper, item = on_agenda(cast)
    meeting = broken_off(cast, open_with(cast, 3, item.meeting))
    following = go_on(cast, meeting)
    stop = Consultation.objects.get(paper=paper, committee=meeting.committee)
    assert stop.agenda_item.meeting == following
    assert stop.result == ""


def test_only_a_meeting_that_was_broken_off_is_continued_once(cast):
    meeting = broken_off(cast)
    with pytest.raises(Refusal, match="nach dem Abbruch"):
        go_on(cast, meeting, MEETING_DAY)
    following = go_on(cast, meeting)
    with pytest.raises(WrongState, match="schon geplant"):
        go_on(cast, meeting)
    cancel_meeting(
        meeting=schedule_meeting(meeting=following, by=cast.clerk), reason="Noch dunkel.", by=cast.clerk
    )
    assert go_on(cast, meeting, NEXT_DAY + dt.timedelta(days=1)).number == 3


def test_a_meeting_that_ran_to_its_end_is_not_continued(cast):
    meeting = close_meeting(meeting=running(cast), at=at("18:00"), by=cast.clerk)
    with pytest.raises(WrongState, match="abgebrochen wurde"):
        go_on(cast, meeting)


def test_the_database_knows_no_continuation_of_nothing(cast):
    meeting = make_meeting(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(kind="continuation")
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(break_off_reason=REASON)


@pytest.mark.parametrize(
    ("days", "later", "may"), [(0, 1, False), (1, 1, True), (1, 2, False), (7, 7, True), (7, 8, False)]
)
def test_without_a_new_summons_only_as_soon_as_the_rules_say(cast, days, later, may):
    day = MEETING_DAY + dt.timedelta(days=later)
    assert continues_without_notice(days, broken_off_on=MEETING_DAY, meeting_on=day) is may
    following = go_on(cast, broken_off(cast, continuation_days=days), day)
    finding = notice_if_sent(following, MEETING_DAY)
    assert finding.is_kept is may


def test_a_continuation_soon_enough_is_invited_to_without_notice_and_needs_its_own_quorum(cast):
    following = schedule_meeting(meeting=go_on(cast, broken_off(cast, continuation_days=1)), by=cast.clerk)
    following = invite(meeting=following, today=MEETING_DAY, by=cast.clerk)
    assert following.shortening_reason == ""
    let_in(following, 3, cast)
    following = open_meeting(meeting=following, at=at("17:00", NEXT_DAY), by=cast.clerk)
    item = call(following, "Ö 1", cast, clock="17:05")
    assert item.kind == AgendaItem.Kind.MOTION
    with pytest.raises(Refusal, match="nicht beschlussfähig"):
        record_vote(item=item, motion=Motion("Ja."), count=Count(3), at=at("17:10", NEXT_DAY), by=cast.clerk)
    close_meeting(meeting=following, at=at("18:00", NEXT_DAY), by=cast.clerk)
    assert dict(words(following).facts)["Fortsetzung"] == "der 1. Sitzung vom 17. März 2026"


def test_the_rules_of_the_laender_name_the_model_they_follow():
    assert TEMPLATES["NW"].values["continuation_days"] == 1
    assert "Hilden" in TEMPLATES["NW"].rules["continuation"].source
    assert TEMPLATES["TH"].values["continuation_days"] == 0


# --- pages ----------------------------------------------------------------------------------


def url(name: str, meeting: Meeting) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": meeting.pk})


def test_from_the_live_page_to_the_continuation(cast, as_person, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:40"))
    meeting, client = running(cast, continuation_days=1), as_person("clerk")
    assert url("meeting-break-off", meeting) in client.get(url("meeting-live", meeting)).content.decode()
    answer = client.post(url("meeting-break-off", meeting), {"reason": REASON}, follow=True)
    page = answer.content.decode()
    assert f"Die Sitzung wurde abgebrochen: {REASON}" in page
    assert "geschlossen, abgebrochen" in page
    assert url("meeting-continue", meeting) in page
    asked = client.get(url("meeting-continue", meeting)).content.decode()
    assert "darf am folgenden Tag ohne neue Ladung fortgesetzt werden" in asked
    data = {
        "starts_at": "18.03.2026",
        "starts_at_zeit": "17:00",
        "location": "Saal 2",
    }
    page = client.post(url("meeting-continue", meeting), data, follow=True).content.decode()
    assert "Fortsetzung der abgebrochenen Sitzung:" in page
    old = client.get(url("meeting-detail", meeting)).content.decode()
    assert "Fortgesetzt wird sie hier:" in old
    assert url("meeting-continue", meeting) not in old


def test_who_does_not_see_the_closed_part_does_not_read_the_reason(cast, as_person):
    meeting = broken_off(cast)
    page = as_person("case_worker").get(url("meeting-detail", meeting)).content.decode()
    assert "Die Sitzung wurde abgebrochen" in page
    assert REASON not in page


def test_a_continuation_is_no_kind_to_choose_and_stays_one(cast):
    kinds = [key for key, _label in MeetingForm(user=cast.clerk).fields["kind"].choices]
    assert "continuation" not in kinds
    assert "kind" not in MeetingChangeForm(instance=go_on(cast, broken_off(cast))).fields
    assert "continuation" not in dict(MeetingChangeForm(instance=Meeting()).fields["kind"].choices)


def test_the_public_page_says_that_it_was_broken_off_and_where_it_goes_on(cast, client):
    meeting = broken_off(cast, continuation_days=1)

    def page(row: Meeting) -> str:
        return client.get(
            reverse("committees:public-meeting", kwargs={"district_slug": row.district.slug, "pk": row.pk})
        ).content.decode()

    alone = page(meeting)
    assert "Diese Sitzung wurde abgebrochen." in alone
    assert REASON not in alone
    following = go_on(cast, meeting)
    assert "Fortgesetzt wird sie hier:" not in page(meeting)  # a draft is nobody's business
    following = schedule_meeting(meeting=following, by=cast.clerk)
    assert f"{following.title}, 18.03.2026" in page(meeting)
    assert f"{meeting.title}, 17.03.2026" in page(following)
    Meeting.objects.filter(pk=following.pk).update(is_public=False)
    assert "Fortgesetzt wird sie hier:" not in page(meeting)
