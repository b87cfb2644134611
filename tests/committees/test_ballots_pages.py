"""The pages: only the fields of the chosen kind, the clerk's sheet, the own voice, elections, circulations."""

import re
import uuid

import pytest
from django.urls import reverse

from committees.meetings.ballots.models import Ballot, Circulation, Election, RollCall
from committees.meetings.ballots.selectors import roll_calls_to_join
from committees.meetings.models import Vote
from committees.roster.models import SeatHolding
from tests.committees.make import at, call, holders
from tests.committees.make_ballots import (
    TEXT,
    board_with,
    choices,
    make_circulation,
    make_election,
    make_roll_call,
    running,
)

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def page(name, row, **query):
    return reverse(f"committees:{name}", kwargs={"pk": row.pk})


@pytest.fixture(autouse=True)
def _in_the_meeting(monkeypatch):
    """The pages are opened while the meeting sits."""
    monkeypatch.setattr("accounts.clock.now", lambda: at("17:20"))


@pytest.fixture
def clerk(as_person):
    return as_person("clerk")


@pytest.fixture
def item(cast):
    return call(running(cast), "Ö 2", cast)


def live(client, item, method=""):
    address = (
        f"{reverse('committees:meeting-live', kwargs={'pk': item.meeting_id})}?punkt={item.pk}&art={method}"
    )
    return client.get(address).content.decode()


def checked(html: str) -> str:
    """The kind that is chosen."""
    return re.search(r'<input type="radio" name="art" id="art-(\w+)"[^>]* checked>', html).group(1)


@pytest.mark.parametrize(
    ("method", "shown", "hidden"),
    [
        ("open", ['name="yes"', 'name="abstain"', "Beschluss festhalten"], ['name="invalid"']),
        ("secret", ['name="yes"', 'name="invalid"'], ['name="vorsitz"']),
        (
            "no_objection",
            ["Ohne Widerspruch angenommen", "9 stimmberechtigt"],
            ['name="yes"', 'name="invalid"'],
        ),
        ("roll_call", ["Namentliche Abstimmung beginnen", "9 stimmberechtigt"], ['name="yes"']),
        ("election", ["Wahl beginnen"], ['name="yes"', 'name="wortlaut"']),
    ],
)
def test_the_form_shows_only_the_fields_of_the_chosen_kind(cast, clerk, item, method, shown, hidden):
    html = live(clerk, item, method)
    assert all(word in html for word in shown)
    assert not any(word in html for word in hidden)
    assert checked(html) == method


def test_another_kind_keeps_what_was_typed_and_records_nothing(cast, clerk, item):
    typed = {
        "wechsel": "1",
        "art": "secret",
        "wortlaut": "Mein Wortlaut",
        "yes": "7",
        "antragsteller": "Frau B.",
    }
    answer = clerk.post(page("vote-record", item), typed)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert all(word in html for word in ("Mein Wortlaut", 'value="7"', "Frau B."))
    assert checked(html) == "secret"
    clerk.post(page("vote-record", item), {"art": "election", "wortlaut": "x", "yes": "9"})
    assert not Vote.objects.exists()


def test_without_objection_is_one_click(cast, clerk, item):
    clerk.post(page("vote-record", item), {"art": "no_objection", "wortlaut": TEXT})
    vote = Vote.objects.get()
    assert (vote.method, vote.count.total) == ("no_objection", 0)
    html = live(clerk, item)
    assert "ohne Widerspruch" in html
    assert "0 Ja gegen 0" not in html


def test_a_roll_call_from_the_live_page_to_the_result(cast, clerk, item):
    clerk.post(page("vote-record", item), {"art": "roll_call", "wortlaut": TEXT, "zustaendig": "Sozialamt"})
    roll_call = RollCall.objects.get()
    html = live(clerk, item)
    assert html.count("data-tn-stimme>") == 9
    assert "0 von 9" in html
    said = {f"s-{seat}": choice for seat, choice in choices(roll_call, seat_2="no").items()}
    first = dict(list(said.items())[:3])
    clerk.post(page("roll-call-enter", roll_call), first)
    assert "3 von 9" in live(clerk, item)
    refused = clerk.post(page("roll-call-enter", roll_call), first | {"tun": "schliessen"}, follow=True)
    assert "Es fehlen noch 6 Stimmen" in refused.content.decode()
    clerk.post(page("roll-call-enter", roll_call), said | {"tun": "schliessen"})
    vote = Vote.objects.get()
    assert (vote.yes, vote.no, vote.resolution.responsible) == (8, 1, "Sozialamt")
    names = clerk.get(page("roll-call-detail", roll_call)).content.decode()
    assert "Mitglied 02" in names
    fixed = {"choice": "yes", "reason": "verhört"}
    clerk.post(page("ballot-correct", Ballot.objects.get(seat__number=2)), fixed)
    vote.refresh_from_db()
    assert vote.yes == 9


def test_each_voice_is_kept_as_it_is_entered_and_the_sum_comes_back(cast, clerk, item):
    roll_call = make_roll_call(cast, item.meeting)
    pulse = page("meeting-pulse", item.meeting)
    for seat, choice in list(choices(roll_call).items())[:2]:
        voice = {f"s-{seat}": choice, f"w-{seat}": "", "eintrag": str(uuid.uuid4())}
        answer = clerk.post(page("roll-call-enter", roll_call), voice, headers=JSON)
        assert answer.json() == {"stand": "gilt"}
    html = clerk.get(pulse, {"punkt": item.pk}).content.decode()
    assert html.count('id="namenssumme"') == 1
    assert "2 von 9" in html
    assert "<html" not in html


def test_a_member_votes_from_the_page_of_the_meeting(cast, as_person):
    roll_call = make_roll_call(cast, running(cast, self_casting=True))
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    client, meeting = as_person("board_member"), roll_call.item.meeting
    assert roll_calls_to_join(cast.board_member, meeting) == [roll_call]
    assert "Ihre Stimme abgeben" in client.get(meeting.get_absolute_url()).content.decode()
    own = client.get(roll_call.get_absolute_url()).content.decode()
    assert 'value="abstain"' in own
    assert "Mitglied 04" not in own  # how the others vote is nobody's business yet
    client.post(page("roll-call-cast", roll_call), {"stimme": "no"})
    after = client.post(page("roll-call-cast", roll_call), {"stimme": "yes"}, follow=True).content.decode()
    assert "schon abgegeben" in after
    assert "Sie haben mit Nein gestimmt" in after
    assert Ballot.objects.get().choice == "no"


def test_an_election_from_the_list_to_the_roster(cast, clerk, item):
    clerk.post(
        page("election-create", item),
        {"title": "Vorsitz", "office": "chair", "posts": "1", "is_secret": "on"},
    )
    election = Election.objects.get()
    for holding in holders(item.meeting)[1:3]:
        clerk.post(page("candidate-add", election), {"holding": holding.pk})
    first, second = election.candidates.all()
    form = {"valid": "9", "invalid": "0", "abstain": "0", f"k-{first.pk}": "6", f"k-{second.pk}": "4"}
    wrong = clerk.post(page("round-count", election), form)
    assert wrong.status_code == 422
    assert "entfallen 10 Stimmen, gültig sind 9" in wrong.content.decode()
    clerk.post(page("round-count", election), form | {f"k-{second.pk}": "3"})
    clerk.post(page("election-answer", first), {"answer": "accepted"})
    html = clerk.get(election.get_absolute_url()).content.decode()
    assert "nimmt die Wahl an" in html
    assert "ins Amt eintragen" in html
    clerk.post(page("office-enter", first), {"starts_on": "18.03.2026", "replaces": "on"})
    assert SeatHolding.objects.get(role="chair", ends_on__gt="2026-03-18").seat.number == 2


def test_the_lot_is_entered_on_its_own_page(cast, clerk, item):
    election = make_election(cast, item.meeting, item=item, names=2)
    first, second = election.candidates.all()
    level = {"valid": "8", "invalid": "0", "abstain": "1", f"k-{first.pk}": "4", f"k-{second.pk}": "4"}
    for _round in range(2):
        clerk.post(page("round-count", election), level)
    assert "Los eintragen" in clerk.get(election.get_absolute_url()).content.decode()
    assert clerk.get(page("round-count", election)).status_code == 303
    clerk.post(page("lot-draw", election), {"drawn": second.pk})
    second.refresh_from_db()
    assert second.is_elected


def test_a_circulation_from_the_draft_to_the_answer(cast, clerk, as_person):
    board = board_with(cast, circulation_allowed=True)
    form = {
        "committee": board.pk,
        "title": "Nahverkehrsplan",
        "text": TEXT,
        "is_public": "on",
        "ends_on": "31.12.2099",
    }
    clerk.post(reverse("committees:circulation-create"), form)
    row = Circulation.objects.get()
    clerk.post(page("circulation-start", row))
    row.refresh_from_db()
    assert (row.state, row.answers.count()) == ("running", 16)
    clerk.post(
        page("circulation-note", row.answers.get(seat__number=2)), {"said": "agree", "words": "per Brief"}
    )
    cast.board_member.email = "mitglied03@auental.example"
    cast.board_member.save()
    client = as_person("board_member")
    assert "Antworten" in client.get(row.get_absolute_url()).content.decode()
    client.post(page("circulation-answer", row), {"answer": "object", "words": "Zu wichtig."})
    row.refresh_from_db()
    assert row.state == "objected"
    assert "Auf die Tagesordnung" in as_person("clerk").get(row.get_absolute_url()).content.decode()


def test_where_no_rule_allows_it_the_page_says_so(cast, clerk):
    html = clerk.get(reverse("committees:circulation-create")).content.decode()
    assert "gibt es keine Beschlüsse im Umlauf" in html


def test_a_draft_is_seen_by_nobody_but_the_office(cast, as_person):
    make_circulation(cast)
    Circulation.objects.update(state="draft")
    row = Circulation.objects.get()
    for person, status in (("clerk", 200), ("coordinator", 404), ("board_member", 404)):
        assert as_person(person).get(row.get_absolute_url()).status_code == status


def test_the_sheet_carries_the_token_that_a_form_without_script_needs(cast, clerk, item):
    roll_call = make_roll_call(cast, item.meeting)
    html = live(clerk, item)
    form = html[html.index(page("roll-call-enter", roll_call)) :]
    assert "csrfmiddlewaretoken" in form[: form.index("<ol")]
