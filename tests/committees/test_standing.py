"""The usual agenda: with it every meeting begins, and what is open is carried over."""

import pytest
from django.urls import reverse

from accounts.refusals import Refusal, WrongState
from committees.meetings.contexts.invitation import invitation_context
from committees.meetings.models import AgendaItem, Part
from committees.meetings.services.agenda import add_item, withdraw_item
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import call_item, finish_item
from committees.meetings.services.planning import create_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.meetings.standing.services import add_line, fill_agenda, move_line, take_usual
from committees.papers.services import FollowUp
from committees.rules.voting import Count
from tests.cast import TODAY
from tests.committees.make import SECRET, SECRET_TEXT, at, call, make_board, make_meeting, open_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast):
    return make_board(cast, seats=3, vacant=0, deputies=0)


@pytest.fixture
def held(cast, board):
    """Ö 2 carried and still open, N 1 carried in secret, a third item postponed."""
    meeting = make_meeting(cast, board)
    extra = {"title": "Kita-Plätze", "proposal": "Mehr Plätze.", "kind": AgendaItem.Kind.MOTION}
    add_item(meeting=meeting, by=cast.clerk, **extra)
    meeting = open_with(cast, 3, meeting)
    plan = FollowUp(responsible="Sozialamt")
    for number, words in (("Ö 2", "Ein Merkblatt."), ("N 1", SECRET_TEXT)):
        item = call(meeting, number, cast)
        motion = Motion(words, follow_up=plan)
        record_vote(item=item, motion=motion, count=Count(3), at=at("17:20"), by=cast.clerk)
    item = add_item(meeting=meeting, title="Ohne Auftrag", kind=AgendaItem.Kind.MOTION, by=cast.clerk)
    AgendaItem.objects.filter(pk=item.pk).update(needs_admission=False)
    item = call_item(item=item, at=at("17:30"), by=cast.clerk)
    record_vote(item=item, motion=Motion("Dank."), count=Count(3), at=at("17:31"), by=cast.clerk)
    finish_item(item=meeting.items.get(title="Kita-Plätze"), outcome="postponed", by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:00"), by=cast.clerk)


def following(cast, board, clock="17:00"):
    start = at(clock).replace(month=6)
    return create_meeting(committee=board, starts_at=start, location="Saal", by=cast.clerk)


def titles(meeting):
    return [item.title for item in meeting.items.all()]


def test_a_meeting_begins_with_the_usual_agenda_and_the_last_minutes(cast, board, held):
    take_usual(committee=board, by=cast.clerk)
    meeting = following(cast, board)
    assert titles(meeting) == [
        "Eröffnung, Ladung und Beschlussfähigkeit",
        "Änderungen der Tagesordnung",
        "Genehmigung der Niederschrift vom 17.03.2026",
        "Fragen von Einwohnerinnen und Einwohnern",
        "Berichte der Geschäftsstelle und des Vorsitzes",
        "Umsetzung der Beschlüsse: was offen ist",
        "Kita-Plätze",
        "Anfragen und Verschiedenes",
    ]
    assert meeting.items.get(number="Ö 3").approves == held
    assert meeting.items.get(title="Kita-Plätze").carried_from.meeting == held


def test_open_resolutions_are_named_without_those_behind_closed_doors(cast, board, held):
    take_usual(committee=board, by=cast.clerk)
    meeting = following(cast, board)
    carried = meeting.items.get(number="Ö 6").carried.all()
    assert [row.text for row in carried] == ["Ein Merkblatt."]
    context = invitation_context(meeting, sent_on=TODAY)
    line = next(item for item in context.public_items if item.number == "Ö 6")
    assert line.details == f"offen: {carried[0].number}"
    assert (
        next(i for i in context.public_items if i.title == "Kita-Plätze").details == "vertagt am 17.03.2026"
    )
    assert SECRET not in str(context)


def test_secret_resolutions_are_carried_in_the_non_public_part_only(cast, board, held):
    reason = {"part": Part.NON_PUBLIC, "confidential_reason": "personenbezogen"}
    add_line(committee=board, content="follow_up", title="", by=cast.clerk, **reason)
    item = following(cast, board).items.get(part=Part.NON_PUBLIC)
    assert [row.is_public for row in item.carried.all()] == [False]
    assert item.public_title == "Einzelangelegenheit"


def test_filling_twice_adds_nothing_twice_and_brings_what_is_missing(cast, board):
    take_usual(committee=board, by=cast.clerk)
    meeting = following(cast, board)
    count = meeting.items.count()
    assert fill_agenda(meeting=meeting, by=cast.clerk) == 0
    withdraw_item(item=meeting.items.get(title="Änderungen der Tagesordnung"), reason="x", by=cast.clerk)
    assert fill_agenda(meeting=meeting, by=cast.clerk) == 1
    assert meeting.items.count() == count


def test_a_postponed_item_comes_back_once(cast, board, held):
    take_usual(committee=board, by=cast.clerk)
    first, second = following(cast, board), following(cast, board, clock="19:00")
    assert "Kita-Plätze" in titles(first)
    assert "Kita-Plätze" not in titles(second)


def test_the_invitation_names_what_is_open_on_its_own_day(cast, board, held):
    from committees.meetings.services.planning import schedule_meeting
    from committees.papers.models import Resolution

    take_usual(committee=board, by=cast.clerk)
    meeting = schedule_meeting(meeting=following(cast, board), by=cast.clerk)
    Resolution.objects.filter(is_public=True).update(
        closing="done", closed_on=TODAY, closing_words="Gedruckt."
    )
    meeting = invite(meeting=meeting, today=TODAY, by=cast.clerk)
    assert meeting.items.get(number="Ö 6").carried.count() == 0
    with pytest.raises(WrongState):
        fill_agenda(meeting=meeting, by=cast.clerk)


def test_without_a_usual_agenda_all_stays_as_it_was(cast, board):
    assert titles(following(cast, board)) == ["Begrüßung und Tagesordnung"]


def test_lines_need_words_and_a_reason_and_keep_their_order(cast, board):
    with pytest.raises(Refusal, match="Titel"):
        add_line(committee=board, title=" ", by=cast.clerk)
    with pytest.raises(Refusal, match="Grund"):
        add_line(committee=board, title="Personal", part=Part.NON_PUBLIC, by=cast.clerk)
    first = add_line(committee=board, title="Eins", by=cast.clerk)
    second = add_line(committee=board, title="Zwei", by=cast.clerk)
    move_line(line=second, up=True, by=cast.clerk)
    assert list(board.standing_items.values_list("title", flat=True)) == ["Zwei", "Eins"]
    assert first.position == 1
    with pytest.raises(WrongState):
        take_usual(committee=board, by=cast.clerk)


def test_the_page_fills_the_agenda_of_a_meeting(cast, board, held, client):
    meeting = following(cast, board)
    take_usual(committee=board, by=cast.clerk)
    client.force_login(cast.clerk)
    client.post(reverse("committees:agenda-fill", args=[meeting.pk]))
    text = client.get(meeting.get_absolute_url()).content.decode()
    assert "Umsetzung der Beschlüsse" in text
    assert "Vertagt am 17.03.2026." in text


def test_filling_an_agenda_written_by_hand_keeps_its_order_and_doubles_nothing(cast, board, held):
    meeting = following(cast, board)
    add_item(meeting=meeting, title="Zuschuss", kind=AgendaItem.Kind.MOTION, by=cast.clerk)
    add_item(meeting=meeting, title="Anfragen und Verschiedenes", kind=AgendaItem.Kind.MISC, by=cast.clerk)
    take_usual(committee=board, by=cast.clerk)
    fill_agenda(meeting=meeting, by=cast.clerk)
    assert titles(meeting) == [
        "Eröffnung, Ladung und Beschlussfähigkeit",
        "Änderungen der Tagesordnung",
        "Genehmigung der Niederschrift vom 17.03.2026",
        "Fragen von Einwohnerinnen und Einwohnern",
        "Berichte der Geschäftsstelle und des Vorsitzes",
        "Umsetzung der Beschlüsse: was offen ist",
        "Kita-Plätze",
        "Zuschuss",
        "Anfragen und Verschiedenes",
    ]
    numbers = list(meeting.items.values_list("number", flat=True))
    assert numbers == [f"Ö {n}" for n in range(1, 10)]
