"""Diskontinuität: what a committee leaves open at the end of its term lapses where its rules say so."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.refusals import Refusal
from committees.meetings.services.papers import put_paper_on_agenda
from committees.papers import today as morning
from committees.papers.models import Paper
from committees.papers.rules import is_left_behind
from committees.papers.selectors import left_behind, left_behind_in
from committees.papers.services.consultations import note_consultation, send_paper
from committees.papers.services.lapsing import lapse_left_behind
from committees.roster.models import Term
from committees.roster.services import start_term
from desk.notifications.models import Notification
from tests.cast import TODAY, make_committee
from tests.committees.make import make_meeting
from tests.committees.make_lapsing import BEFORE, END, make_ended
from tests.committees.make_papers import PAPER_SECRET, make_admitted, make_secret, make_submitted

REASON = "Die 1. Amtszeit ist zu Ende."


@pytest.fixture
def ended(cast) -> Term:
    return make_ended(cast)


@pytest.fixture
def paper(cast) -> Paper:
    return make_admitted(cast, received_on=BEFORE)


def found(cast, day: dt.date = TODAY) -> list[Paper]:
    return [paper for left in left_behind(cast.clerk, day) for paper in left.papers]


def lapse(cast, term, papers, **fields):
    values = {"term": term, "papers": papers, "reason": REASON, "today": TODAY, "by": cast.clerk} | fields
    return lapse_left_behind(**values)


def test_what_its_own_committee_never_decided_is_left_behind():
    assert is_left_behind(is_voted=False, lies_elsewhere=False, is_taken_up=False)
    assert not is_left_behind(is_voted=True, lies_elsewhere=False, is_taken_up=False)
    assert not is_left_behind(is_voted=False, lies_elsewhere=True, is_taken_up=False)
    assert not is_left_behind(is_voted=False, lies_elsewhere=False, is_taken_up=True)


def test_the_morning_after_the_last_day_the_office_is_told_with_the_rule(cast, ended, paper):
    assert found(cast, END) == [], "the last day belongs to the term"
    assert found(cast, END + dt.timedelta(days=1)) == [paper]
    item = next(row for row in morning.items(cast.clerk, TODAY) if "mit der Amtszeit zu Ende" in row.title)
    assert item.title.startswith("1 Antrag ist")
    assert item.due_note == "§ 12 GeschO"
    assert item.url == reverse("committees:term-motions", kwargs={"pk": ended.pk})
    assert not [row for row in morning.items(cast.coordinator, TODAY) if "Amtszeit zu Ende" in row.title]


def test_without_the_rule_the_new_body_goes_on(cast):
    make_ended(cast, lapses=False)
    make_admitted(cast, received_on=BEFORE)
    assert found(cast) == []


def test_members_who_hold_over_are_not_gone_before_the_new_body_meets(cast):
    make_ended(cast, holds_over=True, then_new=False)
    paper = make_admitted(cast, received_on=BEFORE)
    assert found(cast) == []
    start_term(committee=cast.board, starts_on=END + dt.timedelta(days=1), by=cast.coordinator)
    assert found(cast) == []
    day = dt.date(2026, 2, 20)
    make_meeting(cast, cast.board, day=day, kind="constituting")
    assert found(cast, day) == [paper]


def test_only_what_came_in_before_and_is_still_open(cast, ended, paper):
    make_admitted(cast, received_on=END + dt.timedelta(days=2), title="Neu")
    make_submitted(cast, received_on=BEFORE, title="Noch zu prüfen")
    elsewhere = make_admitted(cast, received_on=BEFORE, title="Liegt beim Kreistag")
    send_paper(paper=elsewhere, body="Kreistag", role="decision", today=BEFORE, by=cast.clerk)
    voted = make_admitted(cast, received_on=BEFORE, title="Beschlossen")
    own = send_paper(paper=voted, committee=cast.board, role="pre_advice", today=BEFORE, by=cast.clerk)
    send_paper(paper=voted, body="Kreistag", role="decision", today=BEFORE, by=cast.clerk)
    note_consultation(consultation=own, result="accepted", decided_on=BEFORE, today=BEFORE, by=cast.clerk)
    assert found(cast) == [paper]


def test_what_the_new_body_has_on_its_agenda_goes_on(cast, ended, paper):
    meeting = make_meeting(cast, cast.board)
    assert meeting.term != ended
    put_paper_on_agenda(
        paper=paper,
        meeting=meeting,
        role="decision",
        late_reason="neu aufgenommen",
        today=TODAY,
        by=cast.clerk,
    )
    assert found(cast) == []


def test_they_lapse_together_and_their_authors_hear_of_it(cast, ended, paper):
    secret = make_secret(cast, received_on=BEFORE)
    lapse(cast, ended, [paper, secret])
    for row in (paper, secret):
        row.refresh_from_db()
        assert (row.state, row.state_reason) == ("lapsed", REASON)
    told = Notification.objects.filter(user=paper.author, title__contains="ist verfallen")
    assert told.count() == 2
    assert not told.filter(title__contains=PAPER_SECRET).exists()
    assert found(cast) == []


def test_all_or_none_and_only_what_is_left_behind(cast, ended, paper):
    new = make_admitted(cast, received_on=END + dt.timedelta(days=2), title="Neu")
    with pytest.raises(Refusal, match="verfällt nicht mehr"):
        lapse(cast, ended, [paper, new])
    paper.refresh_from_db()
    assert paper.state == "admitted"
    with pytest.raises(Refusal, match="mindestens einen"):
        lapse(cast, ended, [])


def test_another_office_reaches_nothing_of_it(cast, ended, paper):
    assert left_behind_in(cast.coordinator, ended, TODAY) is None, "ending a motion is the office's decision"
    assert left_behind(cast.outsider, TODAY) == []
    other = make_committee(cast.auental, "Arbeitskreis Wohnen")
    assert not [left for left in left_behind(cast.clerk, TODAY) if left.term.committee == other]
    with pytest.raises(Refusal, match="verfällt nicht mehr"):
        lapse(cast, ended, [paper], by=cast.coordinator)


def test_the_page_names_term_rule_and_motions_and_lets_one_out(cast, ended, paper, as_person):
    other = make_admitted(cast, received_on=BEFORE, title="Fahrradkurse für Frauen")
    office = as_person("clerk")
    address = reverse("committees:term-motions", kwargs={"pk": ended.pk})
    page = office.get(address).content.decode()
    for words in ("1. Amtszeit", "31.01.2026", "§ 12 GeschO", "Abendbus nach Lindtal", "Fahrradkurse"):
        assert words in page
    assert office.post(address, {"papers": [str(other.pk)], "reason": REASON}).status_code == 303
    assert found(cast) == [paper]
    assert office.get(address).status_code == 200
    assert as_person("coordinator").get(address).status_code == 404


def test_nothing_left_behind_has_no_page(cast, as_person):
    ended = make_ended(cast, lapses=False)
    address = reverse("committees:term-motions", kwargs={"pk": ended.pk})
    assert as_person("clerk").get(address).status_code == 404
