"""Examples 15 to 20 of the domain paper (B.3) through the services: the Niederschrift and its file."""

import datetime as dt
import hashlib

import pytest

from accounts.clock import BERLIN
from accounts.refusals import Refusal
from committees.allowances.services import compute_claims
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Meeting, Minutes, Part
from committees.meetings.selectors import entitled_at, minutes_due_of, room_of, rules_of
from committees.meetings.services.agenda import move_item
from committees.meetings.services.attendance import leave
from committees.meetings.services.conduct import change_chair, close_meeting, open_meeting
from committees.meetings.services.items import declare_conflict, return_from_conflict
from committees.meetings.services.minutes import (
    note_correction,
    publish_minutes,
    render_minutes,
    sign_minutes,
)
from committees.oparl.services import publish
from committees.roster.services import set_allowance
from committees.rules.clock import length
from committees.rules.voting import Count
from documents.store.models import StoredDocument
from tests.committees.make import holders, let_in
from tests.committees.make_examples import board_of, called, day, on, opened, planned, session, voted
from tests.committees.make_minutes import seal, submit_and_release
from tests.committees.make_oparl import shown
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
FRIDAY = day(3, 20)


def closed(meeting: Meeting, cast) -> Meeting:
    return close_meeting(meeting=meeting, at=on("18:40", meeting.day), by=cast.clerk)


def signed(meeting: Meeting, role: str, name: str, cast):
    return sign_minutes(
        meeting=meeting, role=role, name=name, signed_on=FRIDAY, today=FRIDAY, by=cast.clerk, is_on_paper=True
    )


def file_of(meeting: Meeting) -> str:
    """SHA-256 of the stored bytes of the public minutes, reckoned anew."""
    document = StoredDocument.objects.get(pk=meeting.minutes.get(part=Part.PUBLIC).document_id)
    return hashlib.sha256(bytes(document.content)).hexdigest()


def test_b3_15_thirty_days_end_on_a_saturday_unless_the_next_meeting_comes_first(cast):
    board = board_of(cast, "SH")
    meeting = planned(cast, board)
    due = minutes_due_of(meeting, rules_of(meeting))
    assert (due, due.isoweekday()) == (day(4, 18), 6)
    planned(cast, board, of=day(4, 9))
    assert minutes_due_of(meeting, rules_of(meeting)) == day(4, 9)


@pytest.mark.parametrize(("counting", "due"), [("workdays_saturday", day(3, 31)), ("workdays", day(4, 2))])
def test_b3_15_ten_working_days_with_or_without_saturdays_as_the_profile_says(cast, counting, due):
    board = board_of(cast, "NW", minutes_due_counting=counting, sources={"due": "Geschäftsordnung Nottuln"})
    meeting = planned(cast, board)
    rules = rules_of(meeting)
    assert minutes_due_of(meeting, rules) == due
    assert ("Samstag" in rules.due.words) is (counting == "workdays_saturday")


def is_open_to_all(meeting: Meeting, client) -> bool:
    """Whether page and open interface hand the minutes out."""
    url = StoredDocument.objects.get(pk=meeting.minutes.get(part=Part.PUBLIC).document_id).get_absolute_url()
    publish(meeting.district, now=on("10:00", day(6, 19)))
    page = client.get(f"/kreis/auental/gremien/sitzung/{meeting.pk}/").content.decode()
    found = {
        client.get(url).status_code == 200,
        url in page,
        "resultsProtocol" in shown("meeting", meeting.pk),
    }
    assert len(found) == 1, "the ways out disagree"
    return found.pop()


def test_b3_16_in_thuringia_the_minutes_are_public_once_the_next_meeting_approved_them_nine_to_none(
    cast, client
):
    board = board_of(cast, "TH")
    seventh = seal(cast, closed(opened(cast, planned(cast, board, public=2), 11), cast), FRIDAY)
    assert seventh.minutes.get(part=Part.PUBLIC).state == Minutes.State.SIGNED
    with pytest.raises(Refusal, match="genehmigen"):
        publish_minutes(meeting=seventh, today=FRIDAY, by=cast.clerk)
    assert not is_open_to_all(seventh, client)
    eighth = planned(cast, board, of=day(6, 18), public=3)
    approval = move_item(item=eighth.items.get(approves=seventh), up=False, by=cast.clerk)
    assert approval.number == "Ö 2"
    eighth = opened(cast, eighth, 11)
    vote = voted(called(eighth, "Ö 2", cast), cast, Count(9, 0, 2), text=approval.proposal)
    assert vote.result == "accepted"
    publish_minutes(meeting=seventh, today=day(6, 19), by=cast.clerk)
    assert is_open_to_all(seventh, client)


def test_b3_16_in_nrw_they_are_public_when_signed_and_an_objection_stands_in_the_next_ones(cast, client):
    board = board_of(cast, "NW")
    seventh = seal(cast, closed(opened(cast, planned(cast, board, public=2), 9), cast), FRIDAY)
    publish_minutes(meeting=seventh, today=FRIDAY, by=cast.clerk)
    before = file_of(seventh)
    assert is_open_to_all(seventh, client)
    eighth = opened(cast, planned(cast, board, of=day(6, 18), public=2), 9)
    note_correction(
        minutes=seventh.minutes.get(part=Part.PUBLIC), text="Richtig: 12 Vordrucke.", today=eighth.day,
        decided_in=eighth, by=cast.clerk,
    )  # fmt: skip
    called(eighth, "Ö 1", cast)
    text = " ".join(pdf_text(render_minutes(closed(eighth, cast), Part.PUBLIC)).split())
    assert "Berichtigung der Niederschrift vom 19. März 2026: Richtig: 12 Vordrucke." in text
    assert file_of(seventh) == before


def test_b3_17_four_sign_in_baden_one_who_left_early_may_and_one_who_was_away_may_not(cast):
    meeting = session(cast, "BW", 9)
    leave(attendance=meeting.attendances.get(holding=holders(meeting)[1]), at=on("17:50"), by=cast.clerk)
    meeting = closed(meeting, cast)
    submit_and_release(cast, meeting, FRIDAY)
    signed(meeting, "chair", "Mitglied 01", cast)
    signed(meeting, "clerk", "Marek Winter", cast)
    with pytest.raises(Refusal, match="nicht teilgenommen"):
        signed(meeting, "member", "Mitglied 12", cast)
    signed(meeting, "member", "Mitglied 02", cast)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.signatures.count()) == (Meeting.State.CLOSED, 3)
    signed(meeting, "member", "Mitglied 03", cast)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.signatures.count()) == (Meeting.State.MINUTED, 4)


def test_b3_17_a_chair_that_changes_at_item_five_leaves_two_lines_of_chairs(cast):
    board = board_of(cast, "HE")
    meeting = opened(cast, planned(cast, board, public=5, closed=2, chair_name="Mitglied 01"), 9)
    change_chair(item=meeting.items.get(number="Ö 5"), name="Mitglied 02", by=cast.clerk)
    text = " ".join(pdf_text(render_minutes(closed(meeting, cast), Part.PUBLIC)).split())
    assert "Vorsitz, für Ö 1–Ö 4" in text
    assert "Vorsitz, für Ö 5–N 2" in text


def test_b3_19_a_conflict_takes_one_from_those_entitled_and_prints_17_42_to_17_58(cast):
    meeting = session(cast, "NW", 9)
    item = called(meeting, "Ö 4", cast)
    someone = meeting.attendances.get(holding=holders(meeting)[3])
    conflict = declare_conflict(
        item=item, attendance=someone, ground="Vorstand des Antragstellers", at=on("17:42"), by=cast.clerk
    )
    room = room_of(meeting)
    assert [entitled_at(item, room, on(clock)).entitled for clock in ("17:41", "17:50")] == [9, 8]
    vote = voted(item, cast, Count(8), "17:50")
    assert (vote.entitled, vote.conflicted) == (8, 1)
    return_from_conflict(conflict=conflict, at=on("17:58"), by=cast.clerk)
    text = " ".join(pdf_text(render_minutes(closed(meeting, cast), Part.PUBLIC)).split())
    assert "befangen Ö 4, 17:42–17:58" in text
    assert "Verlässt den Raum um 17:42 Uhr und kehrt um 17:58 Uhr zurück" in text
    assert "befangen 1" in text


def test_b3_20_a_night_with_the_hour_twice_lasts_nine_and_a_half_hours(cast):
    start = dt.datetime(2026, 10, 24, 18, 0, tzinfo=BERLIN)
    end = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    board = board_of(cast, "NW")
    set_allowance(committee=board, amount=20, valid_from=day(1, 1), by=cast.coordinator)
    meeting = planned(cast, board, of=day(10, 24), public=2)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=start)
    meeting.refresh_from_db()
    let_in(meeting, 1, cast)
    meeting.attendances.get().stays.update(start=start)
    meeting = open_meeting(meeting=meeting, at=start, by=cast.clerk)
    meeting = close_meeting(meeting=meeting, at=end, by=cast.clerk)
    meeting.refresh_from_db()
    assert length(meeting.opened_at, meeting.closed_at) == dt.timedelta(hours=9, minutes=30)
    last = day(12, 31)
    (claim,) = compute_claims(committee=board, first=day(1, 1), last=last, today=last, by=cast.clerk)
    assert claim.minutes_present == 570
    publish(cast.auental, now=end + dt.timedelta(days=1))
    thing = shown("meeting", meeting.pk)
    assert (thing["start"], thing["end"]) == ("2026-10-24T18:00:00+02:00", "2026-10-25T02:30:00+01:00")
    assert dict(minutes_context(meeting, Part.PUBLIC).facts)["Tag und Zeit"].endswith("18:00 bis 02:30 Uhr")
