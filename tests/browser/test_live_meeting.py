"""The clerk at work: two hours by keyboard alone, a cut of the network, a lost answer, a second clerk, a phone."""

import re
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.clerk import PATIENCE, Desk, begin, call_next, go_to, open_meeting, vote
from tests.browser.house import House

NOTE = "Herr Demirci berichtet aus der Beratung in Lindtal."
SEND = ".tn-formfuss button.kern-btn--primary"
TYPED_OFFLINE = "Frau Löffler sagt zu, die Vordrucke zu prüfen."


def test_two_hours_by_keyboard_alone_and_a_minute_without_network(desk: Callable[..., Desk]):
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    begin(clerk)
    for number, name in enumerate(clerk.away(10), start=1):
        clerk.comes(name)
        clerk.seats(number)
    call_next(clerk, steps=0)
    clerk.press("v")
    clerk.type(NOTE)
    clerk.press("Control+Enter")
    clerk.sent()

    context.set_offline(True)
    last, leaver = clerk.away(1)[0], clerk.people[0]
    clerk.press("Escape")
    clerk.comes(last)
    expect(page.locator("#ohnenetz")).to_contain_text("Keine Verbindung seit")
    expect(page.locator("#ohnenetz")).to_contain_text("Ein Eintrag wartet")
    clerk.press("v", "Control+End")
    clerk.type(f" {TYPED_OFFLINE}")
    clerk.press("Control+Enter", "Escape")
    expect(page.locator("#ohnenetz")).to_contain_text("2 Einträge warten")
    clerk.press("a", "Enter")
    expect(page.locator("#schlange li")).to_have_count(3)
    expect(page.locator("#schlange")).to_contain_text(re.compile(r"\d\d:\d\d Uhr\s*" + re.escape(last)))
    assert last in clerk.waiting()[0]
    context.set_offline(False)
    clerk.sent()
    expect(page.locator("#ohnenetz")).to_be_hidden()
    clerk.seats(11)
    expect(page.locator("#notiz")).to_have_value(f"{NOTE} {TYPED_OFFLINE}")

    vote(clerk)
    clerk.comes(leaver)  # whoever is here leaves
    clerk.seats(10)
    clerk.press("s", "Tab")
    expect(page.locator("#b-schliessen")).to_be_focused()
    clerk.press("Enter")
    page.wait_for_url(f"**{reverse('committees:minutes-detail', args=[clerk.meeting])}")
    expect(page.locator("main")).to_contain_text(TYPED_OFFLINE)


def test_all_that_a_meeting_can_hold_by_keyboard_alone(desk: Callable[..., Desk]):
    """Deputy, break, conflict, secret vote, text block, roll call, election; no mouse from the opening to the end."""
    clerk = desk()
    page = clerk.page
    begin(clerk)
    for number, name in enumerate(clerk.away(11), start=1):
        clerk.comes(name)
        clerk.seats(number)
    call_next(clerk, steps=0)
    clerk.comes("Amal Haddad")  # who is here leaves
    clerk.seats(10)
    clerk.comes("Yusuf Demirci")  # her deputy
    clerk.seats(11)
    expect(page.locator("#leute li.vertr")).to_contain_text("für Amal Haddad")

    clerk.press("s", "Enter")
    expect(page.locator("#b-fortsetzen")).to_be_visible(timeout=PATIENCE)
    clerk.press("Escape", "s", "Enter")
    expect(page.locator("#b-unterbrechen")).to_be_visible(timeout=PATIENCE)

    go_to(clerk, "Wohnungsgeber")
    call_next(clerk, steps=0)
    clerk.press("Escape", "b")
    expect(page.locator("#bef-person")).to_be_focused()
    clerk.press("Tab")
    clerk.type("Vorstand des Vermieters")
    clerk.press("Enter")
    expect(page.locator("#befangen")).to_contain_text("ist befangen und seit", timeout=PATIENCE)
    clerk.press("Escape", "d", "ArrowRight")
    expect(page.locator("#v-invalid")).to_be_visible()
    clerk.press("Escape", "j")
    clerk.type("7")
    clerk.press("Tab")
    clerk.type("2")
    clerk.press("Tab", "Tab")
    clerk.type("1")
    expect(page.locator("#pruefung")).to_contain_text("10 von 10")
    clerk.press("Enter")
    expect(page.locator("#stimmen")).to_contain_text(
        "Geheim: Angenommen mit 7 Ja gegen 2 Nein", timeout=PATIENCE
    )
    clerk.press("Escape", "t", "Enter")
    expect(page.locator("#notiz")).not_to_have_value("")
    clerk.press("Control+Enter")
    clerk.sent()

    go_to(clerk, "Zuschuss")
    call_next(clerk, steps=0)
    clerk.press("Escape", "d", "ArrowRight")
    expect(page.locator("#v-invalid")).to_be_visible()
    expect(page.locator("#art-secret")).to_be_focused()
    clerk.press("ArrowRight")
    expect(page.locator("#b-stimmen")).to_contain_text("Namentliche Abstimmung beginnen")
    page.locator("#b-stimmen").press("Enter")
    expect(page.locator("[data-tn-stimme]")).to_have_count(11, timeout=PATIENCE)
    clerk.press("Escape", "j", *"jjjjjjjnne-")
    expect(page.locator("[data-tn-stimmen-ende]")).to_be_focused()
    clerk.press("Enter")
    expect(page.locator("#stimmen")).to_contain_text(
        "Namentlich: Angenommen mit 7 Ja gegen 2 Nein bei 1 Enthaltung", timeout=PATIENCE
    )
    elect(clerk)
    clerk.press("Escape", "s", "Tab", "Enter")
    page.wait_for_url(f"**{reverse('committees:minutes-detail', args=[clerk.meeting])}")
    expect(page.locator("h1")).to_contain_text("Niederschrift Beirat für Teilhabe")


def test_a_kind_chosen_the_moment_its_fields_stand_there_is_heard(desk: Callable[..., Desk]):
    """Who keeps an arrow key pressed is quicker than the twentieth of a second htmx waits by itself before it listens."""
    clerk = desk()
    page = clerk.page
    begin(clerk)
    call_next(clerk, steps=0)
    page.evaluate(
        """() => new MutationObserver((changes, watch) => {
          if (!document.querySelector("#v-invalid")) return;
          watch.disconnect();
          document.querySelector("#art-roll_call").click();
        }).observe(document.body, {childList: true, subtree: true})"""
    )
    with page.expect_request(lambda sent: "art=roll_call" in (sent.post_data or "")):
        clerk.press("d", "ArrowRight")
    expect(page.locator("#b-stimmen")).to_contain_text("Namentliche Abstimmung beginnen", timeout=PATIENCE)


def elect(clerk: Desk) -> None:
    """An election under the first item, from its name to the figures of the round, which are entered on the live page."""
    page = clerk.page
    go_to(clerk, "Genehmigung")
    call_next(clerk, steps=0)
    clerk.press("Escape", "d", "ArrowLeft")
    page.get_by_role("link", name="Wahl beginnen").press("Enter")
    page.locator("[name=title]").focus()
    clerk.type("Sprecherin")
    page.locator(SEND).press("Enter")
    for name in ("Ingrid Vollmer", "Katharina Löffler"):
        page.get_by_role("link", name="Vorschlag").press("Enter")
        page.locator("[name=holding]").focus()
        clerk.type(name if name.startswith("K") else f"Dr. {name}")
        page.locator(SEND).press("Enter")
        expect(page.locator("main")).to_contain_text(name)
    page.get_by_role("link", name="Zur Sitzung").press("Enter")
    expect(page.locator(".tn-wahlgang")).to_be_visible()
    clerk.press("j")
    expect(page.locator(".tn-wahlgang input[type=number]").first).to_be_focused()
    clerk.type("7")
    clerk.press("Tab")
    clerk.type("4")
    clerk.press("Tab")
    clerk.type("11")
    clerk.press("Enter")
    expect(page.locator("#stimmen")).to_contain_text("entschieden", timeout=PATIENCE)


def test_an_entry_whose_answer_was_lost_takes_effect_once(desk: Callable[..., Desk]):
    clerk = desk()
    page = clerk.page
    lost = []

    def swallow(route: Route) -> None:
        """The server hears it, the device does not hear the server."""
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/live/gast/", swallow)
    clerk.press("g")
    clerk.type("Rosa Gast")
    clerk.press("Enter")
    expect(page.locator("#schlange")).to_contain_text("Rosa Gast")
    clerk.sent()
    expect(page.locator("#ohnenetz")).to_be_hidden()
    expect(page.locator("#leute li", has_text="Rosa Gast")).to_have_count(1)
    assert lost == [200]


def test_what_waits_survives_a_closed_window_and_belongs_to_one_person(
    desk: Callable[..., Desk], evening: House, context_of: Callable[..., BrowserContext]
):
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    open_meeting(clerk)
    name = clerk.away(1)[0]
    context.set_offline(True)
    clerk.comes(name)
    clerk.press("v")
    clerk.type(TYPED_OFFLINE)
    expect(page.locator("#schlange li")).to_have_count(1)
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = Desk(context.new_page(), clerk.meeting)
    again.seats(1)
    expect(again.page.locator("#notiz")).to_have_value(TYPED_OFFLINE)
    expect(again.page.locator("#notiz-stand")).to_contain_text("noch nicht gesendet")

    context.set_offline(True)
    again.comes(again.away(1)[0])
    expect(again.page.locator("#schlange li")).to_have_count(1)
    kept = "Object.keys(localStorage).filter(key => key.startsWith('tn-live')).length"
    assert again.page.evaluate(kept) == 2
    context.set_offline(False)
    again.page.goto("about:blank")
    other = context_of(evening, "coordinator")
    context.clear_cookies()
    context.add_cookies(other.storage_state()["cookies"])
    again.page.goto(reverse("desk:today"))
    assert again.page.evaluate(kept) == 0


def test_the_sign_out_asks_and_leaves_nothing(desk: Callable[..., Desk]):
    clerk = desk()
    open_meeting(clerk)
    clerk.page.context.set_offline(True)
    clerk.comes(clerk.away(1)[0])
    expect(clerk.page.locator("#schlange li")).to_have_count(1)
    asked: list[str] = []
    clerk.page.on("dialog", lambda dialog: asked.append(dialog.message))
    clerk.page.evaluate("document.querySelector('form[data-tn-sign-out] button').click()")
    assert any("noch nicht gesendet" in question for question in asked)
    assert clerk.page.context.storage_state()["origins"] == []


def test_the_first_refusal_stops_the_queue_and_keeps_the_entry(desk: Callable[..., Desk]):
    clerk, second = desk(), desk("coordinator")
    page = clerk.page
    open_meeting(clerk)
    call_next(clerk, steps=0)
    first, later = clerk.away(2)
    page.context.set_offline(True)
    clerk.comes(first, "00:02")
    clerk.comes(later)
    expect(page.locator("#schlange li")).to_have_count(2)
    second.page.reload()
    second.comes(first)
    second.sent()
    page.context.set_offline(False)
    expect(page.locator("#einwand")).to_contain_text("zwei Uhrzeiten", timeout=PATIENCE)
    expect(page.locator("#einwand")).to_contain_text("kommt um 00:02 Uhr")
    assert len(clerk.waiting()) == 2
    clerk.press("k", "Tab", "Enter")
    expect(page.locator("#einwand section")).to_have_count(0)
    clerk.sent()
    clerk.seats(2)
    expect(page.locator("#leute li", has_text=first)).to_contain_text("seit 00:02")


def test_the_other_clerks_arrivals_appear_and_typed_text_stays(desk: Callable[..., Desk]):
    clerk, second = desk(), desk("coordinator")
    page = clerk.page
    open_meeting(clerk)
    second.page.reload()
    clerk.press("v")
    clerk.type("Ein halber Satz")
    second.comes(second.away(1)[0])
    clerk.seats(1)
    expect(page.locator("#notiz")).to_be_focused()
    clerk.type(", und sein Ende.")
    expect(page.locator("#notiz")).to_have_value("Ein halber Satz, und sein Ende.")

    second.press("Escape", "v")
    second.type("Von der anderen.")
    second.press("Control+Enter")
    second.sent()
    expect(page.locator("#notiz-stand")).to_contain_text("jemand anderes", timeout=PATIENCE)
    clerk.press("Control+Enter")
    box = page.locator("#einwand")
    expect(box).to_contain_text("Von der anderen.")
    expect(box.locator("textarea[name=text]")).to_have_value("Ein halber Satz, und sein Ende.")
    clerk.press("Tab")
    expect(box.locator("textarea[name=text]")).to_be_focused()
    clerk.press("Control+Home")
    clerk.type("Von der anderen. ")
    clerk.press("Tab", "Enter")
    clerk.sent()
    expect(page.locator("#notiz")).to_have_value("Von der anderen. Ein halber Satz, und sein Ende.")


def test_letters_are_keys_only_outside_fields_and_can_be_switched_off(desk: Callable[..., Desk]):
    clerk = desk()
    page = clerk.page
    clerk.press("?")
    expect(page.locator("#tasten")).to_be_visible()
    clerk.press("Escape")
    expect(page.locator("#tasten")).to_be_hidden()
    clerk.press("v")
    expect(page.locator("#notiz")).to_be_focused()
    clerk.type("pvjw?")
    expect(page.locator("#notiz")).to_have_value("pvjw?")
    clerk.press("Escape", "?")
    page.locator("#tasten-an").press("Space")
    clerk.press("Escape", "p")
    expect(page.locator("#wer")).not_to_be_focused()
    page.reload()
    clerk.press("p")
    expect(page.locator("#wer")).not_to_be_focused()


def test_a_member_enters_itself_on_the_phone_and_the_clerk_confirms(
    desk: Callable[..., Desk], evening: House, context_of: Callable[..., BrowserContext]
):
    clerk = desk()
    page = clerk.page
    open_meeting(clerk)
    excused = page.locator("#leute li", has_text="Amal Haddad").first.get_by_role(
        "button", name=re.compile("^entsch")
    )
    excused.focus()
    clerk.press("Enter")
    clerk.sent()
    page.locator("#b-code-auf").press("Enter")
    code = page.locator(".tn-wandcode").inner_text()
    phone = context_of(evening, "board_member", width=390).new_page()
    phone.goto(reverse("committees:meeting-detail", args=[clerk.meeting]))
    phone.get_by_role("link", name="Selbst eintragen").click()
    phone.fill("[name=code]", code.lower())
    phone.get_by_role("button", name="Ich bin da").click()
    expect(phone.locator("main")).to_contain_text("Die Schriftführung bestätigt es")
    clerk.seats(0)
    expect(page.locator("#anwesend")).to_contain_text("Eine Person hat sich", timeout=PATIENCE)
    page.get_by_role("button", name=re.compile("^bestätigen")).press("Enter")
    clerk.seats(1)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("als anwesend eingetragen")
