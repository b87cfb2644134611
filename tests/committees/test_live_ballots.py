"""Roll calls and rounds of elections as entries of the live page: once, in order, never over somebody else's."""

import uuid

import pytest
from django.urls import reverse

from accounts.refusals import StaleVersion
from committees.meetings.ballots.models import Ballot, ElectionRound, RollCall
from committees.meetings.ballots.services.roll_call import enter_ballots
from committees.meetings.models import Vote
from tests.committees.make import at, call, holders
from tests.committees.make_ballots import TEXT, make_election, make_roll_call, running

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _in_the_meeting(monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))


@pytest.fixture
def clerk(as_person):
    return as_person("clerk")


@pytest.fixture
def item(cast):
    return call(running(cast), "Ö 2", cast)


def send(client, name, row_pk, **fields):
    """One entry as a device sends it; the key stays when it sends again."""
    data = {"eintrag": str(uuid.uuid4()), "entstanden": at("17:15").isoformat()} | fields
    return client.post(reverse(f"committees:{name}", kwargs={"pk": row_pk}), data, headers=JSON).json()


def begin(client, item, key):
    return send(client, "vote-record", item.pk, art="roll_call", wortlaut=TEXT, namentlich=str(key))


def voices(meeting, choice="yes"):
    """By person, as a device without network enters them."""
    return {f"h-{holding.pk}": choice for holding in holders(meeting)[:9]}


# --- a roll call that began without network -------------------------------------------------


def test_a_whole_roll_call_waits_and_then_counts_once(cast, clerk, item):
    key, sent_again = uuid.uuid4(), {"eintrag": str(uuid.uuid4())}
    assert begin(clerk, item, key)["stand"] == "gilt"
    for name, choice in voices(item.meeting).items():
        one = sent_again | {"eintrag": str(uuid.uuid4()), name: choice, name.replace("h-", "v-"): ""}
        stands = [send(clerk, "roll-call-enter", key, **one)["stand"] for _time in range(2)]
        assert stands == ["gilt", "galt"]
    assert send(clerk, "roll-call-enter", key, tun="schliessen", **sent_again)["stand"] == "gilt"
    assert send(clerk, "roll-call-enter", key, tun="schliessen", **sent_again)["stand"] == "galt"
    vote = Vote.objects.get()
    assert (vote.yes, vote.taken_at, Ballot.objects.count()) == (9, at("17:15"), 9)
    assert vote.roll_call.pk == key


def test_a_voice_of_somebody_who_is_not_asked_is_refused_by_name(cast, clerk, item):
    key, stranger = uuid.uuid4(), holders(item.meeting)[12]
    begin(clerk, item, key)
    answer = send(clerk, "roll-call-enter", key, **{f"h-{stranger.pk}": "yes"})
    assert answer["stand"] == "abgelehnt"
    assert answer["satz"].startswith(f"{stranger.person} ist in dieser Abstimmung nicht stimmberechtigt")
    assert not Ballot.objects.exists()


def test_a_key_in_use_begins_nothing_twice(cast, clerk, item):
    key = uuid.uuid4()
    begin(clerk, item, key)
    assert begin(clerk, item, key)["stand"] == "abgelehnt"
    assert RollCall.objects.get().pk == key


def test_voices_of_a_roll_call_that_never_began_reach_no_other(cast, clerk, item):
    make_roll_call(cast, item.meeting)
    url = reverse("committees:roll-call-enter", kwargs={"pk": uuid.uuid4()})
    assert clerk.post(url, voices(item.meeting), headers=JSON).status_code == 404
    assert not Ballot.objects.exists()


def test_it_is_not_closed_by_a_device_that_missed_somebody(cast, clerk, item):
    key = uuid.uuid4()
    begin(clerk, item, key)
    most = dict(list(voices(item.meeting).items())[:8])
    answer = send(clerk, "roll-call-enter", key, tun="schliessen", **most)
    assert "Es fehlen noch 1 Stimmen" in answer["satz"]
    assert not Ballot.objects.exists()  # one entry, one effect: refused is refused as a whole


def test_a_vote_without_objection_that_waited_counts_once(cast, clerk, item):
    sent = {"art": "no_objection", "wortlaut": TEXT, "eintrag": str(uuid.uuid4())}
    stands = [send(clerk, "vote-record", item.pk, **sent)["stand"] for _time in range(2)]
    assert stands == ["gilt", "galt"]
    vote = Vote.objects.get()
    assert (vote.method, vote.taken_at) == ("no_objection", at("17:15"))


def test_a_voice_of_nobody_known_names_nobody(cast, clerk, item):
    key = uuid.uuid4()
    begin(clerk, item, key)
    answer = send(clerk, "roll-call-enter", key, **{f"h-{uuid.uuid4()}": "yes"})
    assert answer["satz"].startswith("Diese Person ist in dieser Abstimmung nicht stimmberechtigt")
    broken = send(clerk, "roll-call-enter", key, **{"h-niemand": "yes"})
    assert broken["stand"] == "abgelehnt"
    assert not Ballot.objects.exists()


# --- two clerks -----------------------------------------------------------------------------


def test_two_clerks_with_two_voices_for_one_person_are_asked(cast, clerk, item):
    roll_call = make_roll_call(cast, item.meeting)
    seat = str(holders(item.meeting)[2].seat_id)
    enter_ballots(roll_call=roll_call, choices={seat: "no"}, at=at("17:21"), by=cast.coordinator)
    mine = {f"s-{seat}": "yes", f"w-{seat}": ""}
    answer = send(clerk, "roll-call-enter", roll_call.pk, **mine)
    assert answer["stand"] == "strittig"
    assert "zwei Angaben zur Stimme von Mitglied 03" in answer["html"]
    assert f'name="w-{seat}" value="no"' in answer["html"]
    assert Ballot.objects.get().choice == "no"
    assert send(clerk, "roll-call-enter", roll_call.pk, **mine | {f"w-{seat}": "no"})["stand"] == "gilt"
    assert Ballot.objects.get().choice == "yes"


def test_a_line_left_as_it_was_overwrites_nobody(cast, clerk, item):
    """The page of the first clerk still shows "Ja" while the second has corrected it to "Nein"."""
    roll_call = make_roll_call(cast, item.meeting)
    third, fourth = (str(holders(item.meeting)[place].seat_id) for place in (2, 3))
    enter_ballots(roll_call=roll_call, choices={third: "no"}, at=at("17:21"), by=cast.coordinator)
    sheet = {f"s-{third}": "yes", f"w-{third}": "yes", f"s-{fourth}": "abstain", f"w-{fourth}": ""}
    page = clerk.post(reverse("committees:roll-call-enter", kwargs={"pk": roll_call.pk}), sheet)
    assert page.status_code == 303
    assert sorted(Ballot.objects.values_list("choice", flat=True)) == ["abstain", "no"]


def test_without_the_knowledge_of_what_stood_there_it_would(cast):
    """The control: it is `seen` that keeps the other clerk's voice."""
    roll_call = make_roll_call(cast, running(cast))
    seat = str(holders(roll_call.item.meeting)[2].seat_id)
    for choice in ("no", "yes"):
        enter_ballots(roll_call=roll_call, choices={seat: choice}, at=at("17:21"), by=cast.clerk)
    assert Ballot.objects.get().choice == "yes"
    with pytest.raises(StaleVersion):
        enter_ballots(
            roll_call=roll_call, choices={seat: "no"}, seen={seat: "abstain"}, at=at("17:22"), by=cast.clerk
        )


# --- rounds of an election ------------------------------------------------------------------


def figures(election, *votes, number="1"):
    names = [f"k-{row.pk}" for row in election.candidates.all()]
    rest = {"valid": str(sum(votes)), "invalid": "0", "abstain": "0", "gang": number}
    return rest | dict(zip(names, map(str, votes), strict=True))


def test_a_round_that_waited_counts_once_at_the_time_it_was_made(cast, clerk, item):
    election = make_election(cast, item.meeting, item=item, names=2)
    sent = figures(election, 6, 3) | {"eintrag": str(uuid.uuid4())}
    stands = [send(clerk, "round-count", election.pk, **sent)["stand"] for _time in range(2)]
    assert stands == ["gilt", "galt"]
    assert ElectionRound.objects.get().taken_at == at("17:15")


def test_the_same_round_from_two_clerks_never_becomes_the_next_one(cast, clerk, item):
    """A tie leads to a runoff; the second clerk's figures of the first round must not be counted as those of it."""
    election = make_election(cast, item.meeting, item=item, names=2)
    assert send(clerk, "round-count", election.pk, **figures(election, 4, 4))["stand"] == "gilt"
    answer = send(clerk, "round-count", election.pk, **figures(election, 5, 4))
    assert answer["stand"] == "abgelehnt"
    assert answer["satz"].startswith("Der 1. Wahlgang ist schon ausgezählt.")
    page = clerk.post(reverse("committees:round-count", kwargs={"pk": election.pk}), figures(election, 5, 4))
    assert page.status_code in (409, 422)
    assert election.rounds.count() == 1


def test_wrong_figures_of_a_round_say_which(cast, clerk, item):
    election = make_election(cast, item.meeting, item=item, names=2)
    answer = send(clerk, "round-count", election.pk, **figures(election, 4, 4) | {"valid": "7"})
    assert "gültig sind 7" in answer["satz"]
    answer = send(clerk, "round-count", election.pk, **figures(election, 4, 4) | {"valid": "viele"})
    assert answer["stand"] == "abgelehnt"
    assert not ElectionRound.objects.exists()


# --- what the panel offers afterwards -------------------------------------------------------


def live(client, item, query="", **typed) -> str:
    """The panel of the item; with `typed` after another kind was chosen."""
    if typed:
        url = reverse("committees:vote-record", kwargs={"pk": item.pk})
        return client.post(url, typed | {"wechsel": "1"}).content.decode()
    url = reverse("committees:meeting-live", kwargs={"pk": item.meeting_id})
    return client.get(f"{url}?punkt={item.pk}{query}").content.decode()


def called_out(cast, clerk, item, **fields):
    key = uuid.uuid4()
    send(clerk, "vote-record", item.pk, art="roll_call", wortlaut=TEXT, namentlich=str(key), **fields)
    send(clerk, "roll-call-enter", key, tun="schliessen", **voices(item.meeting))
    return RollCall.objects.get(pk=key)


@pytest.mark.parametrize("kind", ["", "open", "secret", "no_objection", "roll_call"])
def test_after_a_roll_call_only_single_voices_are_corrected(cast, clerk, item, kind):
    roll_call = called_out(cast, clerk, item)
    page = live(clerk, item, **({"art": kind, "antrag": "0"} if kind else {}))
    assert f'id="b-stimme-berichtigen" href="{roll_call.get_absolute_url()}#stimmen"' in page
    assert 'id="b-stimmen"' not in page
    assert 'id="art-open"' not in page
    assert 'id="art-election"' in page


def test_after_a_roll_call_another_motion_and_an_election_stay_possible(cast, clerk, item):
    called_out(cast, clerk, item)
    assert f"?punkt={item.pk}&amp;antrag=1" in live(clerk, item)
    page = live(clerk, item, "&antrag=1")
    assert 'id="b-stimmen"' in page
    assert '<option value="0">' not in page
    answer = send(clerk, "vote-record", item.pk, art="open", antrag="1", wortlaut="Ergänzen.", yes=9)
    assert answer["stand"] == "gilt"
    assert "Wahl beginnen" in live(clerk, item, art="election", antrag="0")


def test_an_amendment_voted_by_name_is_not_offered_for_figures(cast, clerk, item):
    roll_call = called_out(cast, clerk, item, antrag="1")
    page = live(clerk, item)
    assert 'id="b-stimmen"' in page
    assert '<option value="1">' not in page
    assert 'id="berichtigen-1"' not in page
    assert roll_call.get_absolute_url() in page


def test_a_typed_result_does_not_become_one_by_name(cast, clerk, item):
    send(clerk, "vote-record", item.pk, art="open", wortlaut=TEXT, yes=9)
    page = live(clerk, item, art="roll_call", antrag="0")
    assert 'id="art-roll_call"' not in page
    assert "Ergebnis berichtigen" in page
