"""Without network: adopted without objection, a round of an election, and a roll call that the server refuses."""

import sqlite3
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.clerk import PATIENCE, Desk, call_next, go_to, open_meeting
from tests.browser.house import House, manage

#: An election with two names under the item that is called.
ELECT = """
from accounts.users.models import User
from committees.meetings.ballots.selectors import members_of
from committees.meetings.ballots.services.elections import propose, start_election
from committees.meetings.models import AgendaItem
by = User.objects.get(email="marek.winter@auental.example")
item = AgendaItem.objects.get(state="called")
election = start_election(item=item, title="Sprecherin", office="deputy_chair", by=by)
for holding in list(members_of(item.meeting))[2:4]:
    propose(election=election, holding=holding, by=by)
"""


def begin_with(clerk: Desk, people: int) -> Page:
    """So many seats in the room, the first item called."""
    open_meeting(clerk)
    for number, name in enumerate(clerk.away(people), start=1):
        clerk.comes(name)
        clerk.seats(number)
    call_next(clerk, steps=0)
    clerk.sent()
    return clerk.page


def stored(house: House, sql: str) -> list[tuple]:
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        return rows.execute(sql).fetchall()


def choose(clerk: Desk, kind: str) -> None:
    """Another kind of vote by the keyboard, as far to the right as it stands."""
    clerk.press("Escape", "d")
    while not clerk.page.locator(f"#art-{kind}").is_checked():
        clerk.press("ArrowRight")


def test_adopted_without_objection_in_the_minute_without_network(desk: Callable[..., Desk], evening: House):
    clerk = desk()
    page = begin_with(clerk, 9)
    page.context.set_offline(True)
    choose(clerk, "no_objection")
    expect(page.locator("[data-art-teil]")).to_contain_text("ob jemand widerspricht")
    expect(page.locator("#v-yes")).to_have_count(0)
    expect(page.locator("#b-stimmen")).to_contain_text("Ohne Widerspruch angenommen")
    page.locator("#b-stimmen").press("Enter")
    expect(page.locator("#ohnenetz")).to_contain_text("Ein Eintrag wartet")
    page.context.set_offline(False)
    clerk.sent()
    expect(page.locator("#stimmen .tn-regel", has_text="ohne Widerspruch").last).to_be_visible(
        timeout=PATIENCE
    )
    votes = stored(evening, "SELECT method, yes, no, abstain, result FROM committees_vote v JOIN "
        "committees_agendaitem i ON i.id = v.item_id JOIN committees_meeting m ON m.id = i.meeting_id "
        "WHERE m.state = 'open'")  # fmt: skip
    assert votes == [("no_objection", 0, 0, 0, "accepted")]


def test_a_round_of_an_election_waits_and_counts_once(desk: Callable[..., Desk], evening: House):
    clerk = desk()
    page = begin_with(clerk, 9)
    manage(evening.var, "shell", "-c", ELECT)
    page.reload()
    form = page.locator("form.tn-wahlgang")
    expect(form).to_have_count(1)
    page.context.set_offline(True)
    figures = form.locator("input[type=number]")
    for place, number in enumerate((6, 2, 8, 0, 1)):
        figures.nth(place).fill(str(number))
    form.get_by_role("button", name="Ergebnis des Wahlgangs festhalten").press("Enter")
    expect(page.locator("#ohnenetz")).to_contain_text("Ein Eintrag wartet")
    assert "Sprecherin" in clerk.waiting()[0]
    assert stored(evening, "SELECT * FROM committees_electionround r JOIN committees_election e "
        "ON e.id = r.election_id WHERE e.title = 'Sprecherin'") == []  # fmt: skip
    page.context.set_offline(False)
    clerk.sent()
    rounds = stored(evening, "SELECT r.valid, r.invalid, r.abstain FROM committees_electionround r JOIN "
        "committees_election e ON e.id = r.election_id WHERE e.title = 'Sprecherin'")  # fmt: skip
    assert rounds == [(8, 0, 1)]
    page.reload()
    go_to(clerk, "Genehmigung")
    expect(page.locator("form.tn-wahlgang")).to_have_count(0)
    expect(page.locator("#stimmen")).to_contain_text("Sprecherin")


def test_a_refused_roll_call_says_why_and_takes_its_voices_along(desk: Callable[..., Desk], evening: House):
    """Three seats are too few: nothing of it counts, and what was entered after it goes on."""
    clerk = desk()
    page = begin_with(clerk, 3)
    late = clerk.away(1)[0]
    page.context.set_offline(True)
    choose(clerk, "roll_call")
    page.locator("#b-stimmen").press("Enter")
    expect(page.locator("[data-vorlaeufig] [data-tn-stimme]")).to_have_count(3)
    page.locator("[data-vorlaeufig] input[type=radio]").first.focus()
    clerk.press(*"jjn")
    expect(page.locator("#namenssumme")).to_contain_text("3 von 3")
    clerk.comes(late)
    assert len(clerk.waiting()) == 5
    page.context.set_offline(False)
    refused = page.locator("#schlange .abgelehnt")
    expect(refused).to_contain_text("nicht beschlussfähig", timeout=PATIENCE)
    expect(refused).to_contain_text("3")
    expect(page.locator("[data-vorlaeufig]")).to_have_count(0)
    expect(page.locator("#abstimmung")).to_be_visible()
    assert len(clerk.waiting()) == 5
    refused.get_by_role("button", name="Verwerfen").press("Enter")
    clerk.sent()
    clerk.seats(4)
    expect(page.locator("#schlange")).to_be_hidden()
    open_calls = "FROM committees_rollcall r JOIN committees_agendaitem i ON i.id = r.item_id JOIN \
committees_meeting m ON m.id = i.meeting_id WHERE m.state = 'open'"
    assert stored(evening, f"SELECT r.id {open_calls}") == []
    assert (
        stored(
            evening,
            f"SELECT b.id FROM committees_ballot b WHERE b.roll_call_id IN (SELECT r.id {open_calls})",
        )
        == []
    )
    go_to(clerk, "Genehmigung")
