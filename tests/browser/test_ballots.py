"""The clerk at the keyboard: another kind of vote keeps the words, a roll call runs by single keys."""

from playwright.sync_api import Browser

from tests.browser.house import House, manage
from tests.browser.people import sign_in

OPEN = (
    "from committees.meetings.models import Meeting as M;"
    "m = M.objects.get(state='open'); print(m.pk, m.items.get(state='called').pk)"
)


def test_a_roll_call_by_single_keys(chromium: Browser, own_house: House):
    manage(own_house.var, "shell", "-c", "from tests.browser.extras import add; add()")
    meeting, item = manage(own_house.var, "shell", "-c", OPEN).split()[-2:]
    context = chromium.new_context(
        base_url=own_house.url, storage_state=sign_in(chromium, own_house, "coordinator"), locale="de-DE"
    )
    page = context.new_page()
    page.goto(f"/sitzungen/{meeting}/live/?punkt={item}")
    page.wait_for_selector("#art-election:checked")  # two elections go on here: their figures come first
    page.check("#art-open")
    page.fill("#wortlaut", "Der Beirat tagt einmal im Jahr in Lindtal.")
    page.check("#art-secret")
    page.wait_for_selector("#v-invalid")
    assert page.input_value("#wortlaut").startswith("Der Beirat tagt")
    assert f"/sitzungen/{meeting}/live/" in page.url
    page.check("#art-roll_call")
    page.wait_for_selector("text=Namentliche Abstimmung beginnen")
    assert page.locator("#v-yes").count() == 0
    page.click("details:has(#um-stimmen) summary")
    page.fill("#um-stimmen", "17:05")
    page.click("text=Namentliche Abstimmung beginnen")
    page.wait_for_selector("[data-tn-stimme]")
    page.focus("[data-tn-stimme] input")
    for key in "jjne-jjjjjj":
        page.keyboard.press(key)
    page.wait_for_selector("text=Ja 8, Nein 1, Enthaltung 1, nicht teilgenommen 1.")
    page.click("text=Abstimmung schließen")
    page.wait_for_selector("text=Alle Stimmen mit Namen")
    assert "Namentlich: Angenommen mit 8 Ja gegen 1 Nein" in page.inner_text("main")
    context.close()
