"""Circulation: silence agrees, one objection ends it, the next meeting is told."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from committees.meetings.ballots.models import Circulation, CirculationAnswer
from committees.meetings.ballots.services.circulations import (
    answer_own,
    bring_to_meeting,
    change_circulation,
    close_due,
    drop_circulation,
    note_answer,
    remind,
    start_circulation,
    stop_circulation,
)
from committees.meetings.ballots.tasks import close_due_circulations, remind_of_circulations
from committees.meetings.models import Meeting
from committees.meetings.today import items
from committees.papers.models import Resolution
from desk.mail.models import OutgoingMail
from tests.committees.make import MEETING_DAY, make_board, make_meeting, open_with
from tests.committees.make_ballots import SECRET_WORDS, TODAY, board_with, make_circulation, make_draft

LAST = dt.date(2026, 3, 10)


def say(circulation, cast, answer, *seats, today=TODAY):
    for row in circulation.answers.filter(seat__number__in=seats):
        note_answer(answer=row, said=answer, today=today, by=cast.clerk)
    circulation.refresh_from_db()
    return circulation


def test_every_taken_voting_seat_is_asked_once_and_told_by_mail(cast):
    circulation = make_circulation(cast)
    assert (circulation.state, circulation.asked_on, circulation.answers.count()) == ("running", TODAY, 16)
    mails = OutgoingMail.objects.filter(subject__startswith="Umlaufverfahren")
    assert mails.count() == 16
    assert str(circulation.pk) in mails[0].text
    row = circulation.answers.first()
    again = CirculationAnswer(circulation=circulation, seat=row.seat, holding=row.holding, name="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_b3_25_one_objection_of_fifteen_ends_it(cast):
    board = board_with(cast, seats=15, vacant=0, circulation_allowed=True)
    circulation = make_circulation(cast, board)
    say(circulation, cast, "agree", *range(1, 15))
    assert (circulation.standing.agreed, circulation.state) == (14, "running")
    say(circulation, cast, "object", 15)
    assert circulation.state == "objected"
    assert "kommt auf die nächste Tagesordnung" in circulation.standing.sentence
    assert not Resolution.objects.exists()


def test_b3_25_fifteen_silent_until_the_day_adopt_it(cast):
    circulation = make_circulation(cast, board_with(cast, seats=15, vacant=0, circulation_allowed=True))
    assert close_due(today=LAST) == 0
    assert close_due_circulations(today="2026-03-11") == 1
    assert close_due(today=LAST + dt.timedelta(days=1)) == 0
    circulation.refresh_from_db()
    resolution = Resolution.objects.get()
    assert (circulation.state, circulation.ended_on, resolution.decided_on) == ("adopted", LAST, LAST)
    assert (resolution.number, resolution.text, resolution.figures) == (
        "BT 2026/01",
        circulation.text,
        "im Umlauf",
    )
    assert "15 haben nicht geantwortet: beschlossen" in circulation.standing.sentence


def test_all_agreeing_adopts_it_at_once_and_the_conflicted_are_not_counted(cast):
    circulation = make_circulation(cast)
    say(circulation, cast, "conflicted", 1)
    say(circulation, cast, "agree", *range(2, 17))
    assert (circulation.state, circulation.standing.entitled) == ("adopted", 15)


def test_where_the_rules_know_none_there_is_none(cast):
    with pytest.raises(Refusal, match="keine Beschlüsse im Umlauf") as refused:
        make_draft(cast, make_board(cast))
    assert refused.value.rule


def test_a_member_answers_for_itself_and_only_itself(cast):
    circulation = make_circulation(cast)
    with pytest.raises(Refusal, match="nicht gefragt"):
        answer_own(circulation=circulation, answer="agree", today=TODAY, by=cast.board_member)
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    row = answer_own(
        circulation=circulation, answer="agree", today=TODAY, by=cast.board_member, words="Gut so."
    )
    assert (row.seat.number, row.is_own, row.words) == (3, True, "Gut so.")
    with pytest.raises(Refusal, match="selbst geantwortet"):
        note_answer(answer=row, said="object", today=TODAY, by=cast.clerk)
    answer_own(circulation=circulation, answer="object", today=TODAY, by=cast.board_member)
    circulation.refresh_from_db()
    assert circulation.state == "objected"
    with pytest.raises(WrongState, match="Frist"):
        answer_own(circulation=circulation, answer="agree", today=TODAY, by=cast.board_member)


def test_after_the_last_day_nobody_answers_even_before_the_clock_has_struck(cast):
    circulation = make_circulation(cast)
    say(circulation, cast, "agree", 1, today=LAST)
    with pytest.raises(WrongState, match="Frist"):
        say(circulation, cast, "object", 2, today=LAST + dt.timedelta(days=1))


def test_who_is_silent_is_reminded_once(cast):
    circulation = make_circulation(cast)
    say(circulation, cast, "agree", *range(1, 15))
    assert remind(today=dt.date(2026, 3, 7)) == 0
    assert remind_of_circulations(today="2026-03-08") == 2
    assert remind(today=dt.date(2026, 3, 9)) == 0
    assert OutgoingMail.objects.filter(subject__startswith="Erinnerung").count() == 2


def test_a_draft_is_changed_or_dropped_and_what_was_sent_is_only_stopped(cast):
    draft = make_draft(cast)
    with pytest.raises(WrongState):
        stop_circulation(circulation=draft, reason="x", today=TODAY, by=cast.clerk)
    changed = change_circulation(circulation=draft, title="Anderer Titel", by=cast.clerk)
    sent = start_circulation(circulation=changed, today=TODAY, by=cast.clerk)
    for forbidden in (
        lambda: change_circulation(circulation=sent, title="x", by=cast.clerk),
        lambda: drop_circulation(circulation=sent, by=cast.clerk),
        lambda: start_circulation(circulation=sent, today=TODAY, by=cast.clerk),
    ):
        with pytest.raises(WrongState):
            forbidden()
    with pytest.raises(Refusal, match="Grund"):
        stop_circulation(circulation=sent, reason=" ", today=TODAY, by=cast.clerk)
    stopped = stop_circulation(circulation=sent, reason="Überholt", today=TODAY, by=cast.clerk)
    assert (stopped.state, close_due(today=dt.date(2026, 4, 1))) == ("stopped", 0)
    drop_circulation(circulation=make_draft(cast, sent.committee), by=cast.clerk)
    assert Circulation.objects.count() == 1


def test_a_day_in_the_past_asks_nobody(cast):
    draft = make_draft(cast, ends_on=TODAY)
    with pytest.raises(Refusal, match="nach heute"):
        start_circulation(circulation=draft, today=TODAY, by=cast.clerk)


def test_what_somebody_objected_to_becomes_an_item_of_the_next_meeting(cast):
    circulation = make_circulation(cast)
    meeting = make_meeting(cast, circulation.committee)
    with pytest.raises(WrongState):
        bring_to_meeting(circulation=circulation, meeting=meeting, today=TODAY, by=cast.clerk)
    say(circulation, cast, "object", 4)
    item = bring_to_meeting(circulation=circulation, meeting=meeting, today=TODAY, by=cast.clerk)
    assert (item.title, item.proposal, item.part) == (circulation.title, circulation.text, "public")
    with pytest.raises(WrongState):
        bring_to_meeting(circulation=circulation, meeting=meeting, today=TODAY, by=cast.clerk)


def test_the_next_meeting_is_told_at_its_opening_and_only_once(cast):
    circulation = make_circulation(cast)
    close_due(today=LAST + dt.timedelta(days=1))
    meeting = open_with(cast, 9, make_meeting(cast, circulation.committee))
    circulation.refresh_from_db()
    assert circulation.reported_in == meeting
    assert Resolution.objects.get().meeting == meeting
    later = make_meeting(cast, circulation.committee, day=MEETING_DAY + dt.timedelta(days=30))
    Meeting.objects.filter(pk=meeting.pk).update(
        state="closed", closed_at=meeting.opened_at + dt.timedelta(hours=1)
    )
    open_with(cast, 9, later)
    circulation.refresh_from_db()
    assert circulation.reported_in == meeting


def test_a_resolution_in_circulation_is_public_only_after_signed_minutes(cast):
    circulation = make_circulation(cast)
    close_due(today=LAST + dt.timedelta(days=1))
    assert not Resolution.objects.published().exists()
    meeting = open_with(cast, 9, make_meeting(cast, circulation.committee))
    assert not Resolution.objects.published().exists()
    Meeting.objects.filter(pk=meeting.pk).update(state="minuted")
    assert Resolution.objects.published().count() == 1


def test_of_a_nonpublic_one_mail_and_log_say_nothing(cast):
    circulation = make_circulation(cast, title="Beihilfe Quittenbaum", text=SECRET_WORDS, is_public=False)
    assert str(circulation) == "Umlaufverfahren"
    say(circulation, cast, "agree", 1)
    for mail in OutgoingMail.objects.all():
        assert "Quittenbaum" not in mail.subject + mail.text + mail.html
    written = [f"{r.before}{r.after}" for r in AuditEntry.objects.filter(action__startswith="circulation")]
    assert "Quittenbaum" not in "".join(written)
    close_due(today=LAST + dt.timedelta(days=1))
    assert not Resolution.objects.get().is_public


def test_this_morning_names_what_waits_for_the_own_answer(cast):
    circulation = make_circulation(cast)
    assert not items(cast.board_member, TODAY)
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    assert [item.url for item in items(cast.board_member, TODAY)] == [circulation.get_absolute_url()]
    answer_own(circulation=circulation, answer="agree", today=TODAY, by=cast.board_member)
    assert not items(cast.board_member, TODAY)
