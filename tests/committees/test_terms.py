"""The number of seats belongs to the term: a new statute changes no quorum of a body that sits already."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.clock import today
from accounts.refusals import Refusal
from committees.meetings.selectors import quorum_at, room_of, rules_of
from committees.roster.models import Term
from committees.roster.services import start_term, update_committee
from committees.roster.terms import set_seat_numbers
from desk.tokens.services import create_token
from tests.committees.make import at, make_board, make_meeting, open_with


def new_statute(cast, board, seats=21):
    return update_committee(
        committee=board, statutory_seats=seats, statutory_voting_seats=seats, by=cast.coordinator
    )


def test_a_running_term_keeps_the_seats_it_began_with(cast, as_person):
    board = make_board(cast)
    meeting = open_with(cast, 9, make_meeting(cast, board))
    new_statute(cast, board)
    meeting.refresh_from_db()
    finding = quorum_at(meeting, room_of(meeting), at("17:30"), rules_of(meeting))
    assert (finding.seats, finding.needed, finding.is_quorate) == (17, 9, True)
    page = as_person("coordinator").get(board.get_absolute_url()).content.decode()
    assert "Beginn der Amtszeit 17 Sitze, davon 17 stimmberechtigt" in page
    assert "Inzwischen nennt die Grundlage 21 Sitze" in page
    rules = as_person("coordinator").get(reverse("committees:rules-detail", kwargs={"pk": board.pk}))
    assert "ist: 9 von 17." in rules.content.decode()


def test_the_next_term_takes_the_new_number(cast):
    board = new_statute(cast, make_board(cast))
    old = board.terms.get()
    new = start_term(committee=board, starts_on=old.ends_on.replace(year=2029), by=cast.coordinator)
    old.refresh_from_db()
    assert (old.seats_kept, old.votes_kept) == (17, 17)
    assert (new.seats_kept, new.votes_kept, new.seats.count()) == (21, 21, 21)


def test_a_wrong_number_is_mended_until_somebody_has_met_by_it(cast, as_person):
    board = make_board(cast)
    term = board.terms.get()
    address = reverse("committees:term-seats", kwargs={"pk": term.pk})
    office = as_person("coordinator")
    assert office.post(address, {"statutory_seats": 19, "voting_seats": 18}).status_code == 303
    term.refresh_from_db()
    assert (term.statutory_seats, term.voting_seats) == (19, 18)
    assert list(term.seats.order_by("number").values_list("number", "is_voting"))[-2:] == [
        (18, True),
        (19, False),
    ]
    set_seat_numbers(term=term, statutory_seats=17, voting_seats=17, by=cast.coordinator)
    assert term.seats.count() == 17
    with pytest.raises(Refusal, match="Sitz 16 ist besetzt"):
        set_seat_numbers(term=term, statutory_seats=15, voting_seats=15, by=cast.coordinator)
    with pytest.raises(Refusal, match="nicht mehr stimmberechtigte"):
        set_seat_numbers(term=term, statutory_seats=17, voting_seats=18, by=cast.coordinator)
    open_with(cast, 9, make_meeting(cast, board))
    with pytest.raises(Refusal, match="mit 17 stimmberechtigten Sitzen gehalten"):
        set_seat_numbers(term=term, statutory_seats=21, voting_seats=21, by=cast.coordinator)
    assert office.post(address, {"statutory_seats": 21, "voting_seats": 21}).status_code in (409, 422)


def test_the_database_keeps_votes_within_seats(cast):
    term = make_board(cast).terms.get()
    for change in ({"voting_seats": 18}, {"statutory_seats": None}, {"statutory_seats": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Term.objects.filter(pk=term.pk).update(**change)


def test_programs_read_the_terms_with_their_numbers(cast, client):
    board = new_statute(cast, make_board(cast))
    _, token = create_token(name="Webseite", expires_on=today() + dt.timedelta(days=30), by=cast.coordinator)
    address = reverse("api:terms-list")
    answer = client.get(
        address, {"committee": str(board.pk)}, headers={"Authorization": f"Bearer {token}"}
    ).json()
    assert [(row["number"], row["statutory_seats"], row["voting_seats"]) for row in answer["results"]] == [
        (1, 17, 17)
    ]
