"""Answering an invitation by its link, handing it to a deputy, and what the office sees."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.models import InvitationRecipient, Meeting
from committees.meetings.replies.links import answer_link, key_of, token_of
from committees.meetings.replies.selectors import recipients_of, reply_overview
from committees.meetings.replies.services import answer, hand_on
from committees.meetings.room import room_of
from committees.meetings.selectors import rules_of
from committees.meetings.services.invitation import cancel_meeting, invite
from committees.meetings.services.planning import move_meeting
from desk.mail.models import MailAttachment, OutgoingMail
from tests.cast import TODAY
from tests.committees.make import SECRET, at, make_board, make_meeting

pytestmark = pytest.mark.django_db
NOW = at("09:00", TODAY)
LINK, OFFICE = "link", "office"


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)


@pytest.fixture
def meeting(cast) -> Meeting:
    return invite(meeting=make_meeting(cast), today=TODAY, by=cast.clerk)


def recipient(meeting: Meeting, name: str) -> InvitationRecipient:
    return meeting.recipients.get(name=name, edition=meeting.invitation_version)


def say(meeting: Meeting, name: str, reply: str, **fields) -> InvitationRecipient:
    values = {"at": NOW, "source": LINK, "by": None} | fields
    return answer(recipient=recipient(meeting, name), reply=reply, **values)


def overview(meeting: Meeting):
    return reply_overview(meeting, rules_of(meeting), room_of(meeting), recipients_of(meeting))


def page(row: InvitationRecipient) -> str:
    return reverse("committees:invitation-answer", kwargs={"token": token_of(row)})


def test_each_person_gets_its_own_link_and_the_papers_are_kept_once(meeting):
    mails = OutgoingMail.objects.filter(subject__startswith="Einladung")
    links = {re.search(r"/sitzungseinladung/(\S+)/", mail.text)[1] for mail in mails}
    assert len(links) == len(mails) == 18
    assert {key_of(link) for link in links} == set(meeting.recipients.values_list("pk", flat=True))
    assert MailAttachment.objects.filter(batch=mails[0].batch).count() == 2


def test_the_link_opens_a_page_without_sign_in_that_shows_no_secret(meeting, client):
    response = client.get(page(recipient(meeting, "Mitglied 01")))
    text = response.content.decode()
    assert response.status_code == 200
    assert SECRET not in text
    assert "Einzelangelegenheit" in text
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "Vertretung 01" in text


def test_an_answer_by_link_is_stored_with_way_and_time_and_without_a_user(meeting, client):
    row = recipient(meeting, "Mitglied 03")
    response = client.post(page(row), {"reply": "yes", "note": "komme später"})
    row.refresh_from_db()
    assert response.status_code == 200
    assert "Danke" in response.content.decode()
    assert (row.reply, row.reply_source, row.reply_note) == ("yes", "link", "komme später")
    entry = AuditEntry.objects.filter(action="invitation.answered").latest("pk")
    assert entry.actor is None
    assert "Link" in entry.reason
    assert "komme später" not in str(entry.after)


def test_a_link_we_did_not_sign_is_not_found(meeting, client):
    row = recipient(meeting, "Mitglied 03")
    good = token_of(row)
    for token in (good[:-1] + ("a" if good[-1] != "a" else "b"), row.pk.hex, f"{row.pk.hex}.x", "x"):
        assert client.get(reverse("committees:invitation-answer", args=[token])).status_code == 404


def test_nothing_changes_by_merely_opening_the_link(meeting, client):
    row = recipient(meeting, "Mitglied 01")
    client.get(page(row) + "?reply=yes")
    row.refresh_from_db()
    assert row.reply == "open"


def test_the_papers_are_there_by_the_link(meeting, client):
    token = token_of(recipient(meeting, "Mitglied 01"))
    pdf = client.get(reverse("committees:invitation-file", args=[token, "pdf"]))
    ics = client.get(reverse("committees:invitation-file", args=[token, "ics"]))
    assert pdf.content.startswith(b"%PDF")
    assert b"BEGIN:VCALENDAR" in ics.content
    assert client.get(reverse("committees:invitation-file", args=[token, "exe"])).status_code == 404


def test_a_newer_invitation_ends_the_older_link(meeting, cast, client):
    old = recipient(meeting, "Mitglied 01")
    moved = move_meeting(meeting=meeting, starts_at=at("18:00"), location="Saal 2", by=cast.clerk)
    invite(meeting=moved, today=TODAY, by=cast.clerk)
    assert client.get(page(old)).status_code == 404
    with pytest.raises(WrongState):
        answer(recipient=old, reply="yes", at=NOW, source=LINK, by=None)


def test_after_the_beginning_nobody_answers_by_link(meeting):
    with pytest.raises(WrongState):
        say(meeting, "Mitglied 01", "yes", at=meeting.starts_at)


def test_a_cancelled_meeting_says_so_and_takes_no_answer(meeting, cast, client):
    cancel_meeting(meeting=meeting, reason="Raum gesperrt", by=cast.clerk)
    row = recipient(meeting, "Mitglied 01")
    assert "abgesagt" in client.get(page(row)).content.decode()
    assert client.post(page(row), {"reply": "yes"}).status_code == 409


def test_who_hands_on_is_excused_and_the_deputy_gets_papers_and_calendar(meeting):
    row = say(meeting, "Mitglied 01", "deputy")
    deputy = recipient(meeting, "Vertretung 01")
    assert row.reply == "deputy"
    assert deputy.handed_by == row
    mail = OutgoingMail.objects.get(subject__startswith="Bitte vertreten")
    assert mail.to == deputy.email
    assert answer_link(deputy) in mail.text
    kept = MailAttachment.objects.filter(batch=mail.batch)
    assert sorted(file.mime for file in kept) == ["application/pdf", "text/calendar"]
    assert meeting.attendances.get(holding=row.holding).excuse == "excused"
    assert SECRET not in mail.text + mail.html


def test_without_a_deputy_the_member_learns_that_nobody_is_free(meeting):
    with pytest.raises(Refusal, match="keine Stellvertretung frei"):
        say(meeting, "Mitglied 05", "deputy")
    assert recipient(meeting, "Mitglied 05").reply == "open"


def test_a_deputy_and_the_clerk_have_nothing_to_hand_on(meeting):
    with pytest.raises(Refusal):
        say(meeting, "Vertretung 01", "deputy")


def test_nobody_hands_on_twice(meeting):
    say(meeting, "Mitglied 01", "deputy")
    with pytest.raises(WrongState, match="Vertretung 01"):
        say(meeting, "Mitglied 01", "deputy")


def test_a_member_who_comes_after_all_releases_the_deputy(meeting):
    say(meeting, "Mitglied 01", "deputy")
    say(meeting, "Mitglied 01", "yes")
    deputy = recipient(meeting, "Vertretung 01")
    assert deputy.handed_by is None
    assert deputy.reply == "open"
    assert OutgoingMail.objects.filter(subject__startswith="Vertretung nicht mehr nötig").count() == 1
    assert meeting.attendances.get(holding__person__name="Mitglied 01").excuse == ""


def test_a_deputy_who_declines_leaves_the_seat_empty_and_the_member_learns_it(meeting):
    say(meeting, "Mitglied 01", "deputy")
    say(meeting, "Vertretung 01", "no")
    assert recipient(meeting, "Mitglied 01").reply == "no"
    assert OutgoingMail.objects.get(subject__startswith="Keine Stellvertretung frei").to == (
        "mitglied01@auental.example"
    )


def test_a_deputy_who_said_no_before_is_not_asked(meeting):
    say(meeting, "Vertretung 01", "no")
    with pytest.raises(Refusal):
        hand_on(recipient=recipient(meeting, "Mitglied 01"), at=NOW, source=LINK, by=None)


def test_expected_quorum_counts_promised_seats_once(meeting):
    assert overview(meeting).sentence.startswith("0 von 17 Sitzen zugesagt, 9 nötig, 16 ohne")
    for number in range(3, 11):
        say(meeting, f"Mitglied {number:02d}", "yes")
    say(meeting, "Mitglied 01", "deputy")
    found = overview(meeting)
    assert (found.promised, found.is_enough) == (8, False)
    say(meeting, "Vertretung 01", "yes")
    found = overview(meeting)
    assert (found.promised, found.is_enough, found.unanswered) == (9, True, 7)
    assert found.result == "Nach den Zusagen beschlussfähig"
    assert found.sentence == "9 von 17 Sitzen zugesagt, 9 nötig, 7 ohne Antwort."


def test_perhaps_and_a_spare_deputy_promise_nothing(meeting):
    say(meeting, "Mitglied 03", "maybe")
    say(meeting, "Vertretung 02", "yes")
    assert overview(meeting).promised == 0


def test_the_office_enters_what_was_said_on_the_telephone(meeting, cast, client):
    client.force_login(cast.clerk)
    row = recipient(meeting, "Mitglied 02")
    client.post(reverse("committees:reply-note", args=[row.pk]), {"reply": "deputy"})
    row.refresh_from_db()
    assert (row.reply, row.reply_source) == ("deputy", "office")
    text = client.get(meeting.get_absolute_url()).content.decode()
    assert "weitergegeben an Vertretung 02, noch ohne Antwort" in text
    assert "0 von 17 Sitzen zugesagt" in text


def test_whoever_signs_in_with_the_address_answers_its_own_invitation_only(meeting, cast, client):
    row = recipient(meeting, "Mitglied 02")
    row.email = cast.board_member.email
    row.save()
    client.force_login(cast.board_member)
    text = client.get(reverse("committees:my-invitations")).content.decode()
    assert "Ich komme" in text
    assert text.count('id="einladung-') == 1
    client.post(reverse("committees:own-answer", args=[row.pk]), {"reply": "yes"})
    row.refresh_from_db()
    assert (row.reply, row.reply_source) == ("yes", "account")
    other = recipient(meeting, "Mitglied 03")
    assert client.post(reverse("committees:own-answer", args=[other.pk]), {"reply": "yes"}).status_code == 404


def test_heute_asks_until_there_is_an_answer(meeting, cast):
    from committees.meetings.replies.today import items

    row = recipient(meeting, "Mitglied 02")
    row.email = cast.board_member.email
    row.save()
    assert [item.button for item in items(cast.board_member, TODAY)] == ["Antworten"]
    answer(recipient=row, reply="yes", at=NOW, source="account", by=cast.board_member)
    assert items(cast.board_member, TODAY) == []


def test_inviting_on_the_day_itself_asks_for_a_reason_and_not_for_the_past(cast):
    meeting = make_meeting(cast)
    with pytest.raises(Refusal, match="Frist verletzt"):
        invite(meeting=meeting, today=meeting.day, by=cast.clerk)
    assert invite(meeting=meeting, today=meeting.day, reason="Hochwasser", by=cast.clerk).state == "invited"


def test_inviting_the_day_after_is_too_late(cast):
    meeting = make_meeting(cast)
    with pytest.raises(Refusal, match="Vergangenheit"):
        invite(meeting=meeting, today=meeting.day + dt.timedelta(days=1), reason="x", by=cast.clerk)


def test_a_round_without_notice_is_invited_on_the_day_without_a_reason(cast):
    from committees.roster.services import set_rules

    board = make_board(cast)
    set_rules(committee=board, valid_from=dt.date(2026, 3, 1), notice_days=0, by=cast.coordinator)
    meeting = make_meeting(cast, board)
    assert invite(meeting=meeting, today=meeting.day, by=cast.clerk).shortening_reason == ""
