"""A day of Amal Haddad, Brücke Auental, on a phone 360 px wide (walk 2, steps 1 to 7), from the registration to the
answered reminder. Steps 8 to 10 have tests of their own where their rooms are."""

import re
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House, manage
from tests.browser.looks import tab_to
from tests.browser.walks import Day
from tests.pdf import page_size, pdf_text, structure

WIDTH = 360
MAIL, WORDS = "amal.haddad@auental.example", "drei gelbe Brücken am Fluss"
TITLE, SLUG = "Nähcafé am Mühlgraben", "naehcafe-am-muehlgraben"
ASKED, INTERNAL = "Bitte sagen, ob es Nähmaschinen gibt.", "Vor dem Sommer noch einmal anrufen."
ASSESSMENT = "Zuverlässig in der Abrechnung"
PLAIN = "Wir nähen zusammen. Sie brauchen kein Deutsch."
STILL = ("Elterncafé an der Lindenschule", "Sprachpat:innen Lindtal")
GONE = "Ankommenscafé Mühlgasse"
NEXT, SEND = ".tn-formfuss .kern-btn--primary", "form.tn-dialog .kern-btn--primary"
DISTRICT = {"district_slug": "auental"}
OFFER = DISTRICT | {"offer_slug": SLUG}
#: The demo knows her already; her access is put aside, so that she comes as everybody comes.
PUT_ASIDE = f"""
from accounts.memberships.services import deactivate_person
from accounts.users.models import User
amal = User.objects.get(email="{MAIL}")
deactivate_person(user=amal, reason="Kommt neu", by=User.objects.get(email="jutta.peters@auental.example"))
User.objects.filter(pk=amal.pk).update(email="frueher@auental.example")
"""
LINK_OF = 'SELECT text FROM desk_outgoingmail WHERE "to" = ? AND text LIKE ? ORDER BY created_at DESC'


def test_from_the_registration_to_the_answered_reminder(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    manage(own_house.var, "shell", "-c", PUT_ASIDE)
    day = Day(own_house, context_of)
    amal = day.window(width=WIDTH)
    amal.goto(reverse("offers:public-register", kwargs=DISTRICT))
    office, anybody = day.window("coordinator"), day.window(width=WIDTH)
    registers(day, amal)
    starts_an_offer(day, amal)
    is_put_into_the_organisation_that_is_there(day, office)
    is_bound_to_a_notice(day, amal)
    adds_times_place_languages_cost_and_access(day, amal)
    mine = amal.url
    submits(day, amal, office, anybody)
    is_asked_and_approved(day, amal, office, mine)
    is_read_by_everybody(day, anybody, amal)
    writes_plain_words(day, amal, office, anybody)
    answers_the_reminder(day, amal)


def link_in_mail(day: Day, path: str) -> str:
    (text,) = day.rows(LINK_OF, MAIL, f"%{path}%")[0]
    found = re.search(rf"{path}\S+", text)
    assert found, text
    return found.group()


def go_on(page: Page, section: int) -> None:
    """Send the section by the keyboard and see the next one."""
    page.locator(NEXT).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Abschnitt {section} von 6")).to_be_visible()


def refused(day: Day, page: Page, words: str) -> None:
    """The section stays and says what is wrong and what helps."""
    page.locator(NEXT).click()
    expect(page.locator("main [role=alert]").first).to_contain_text(words)
    day.look(page, "Fehler:")


def is_found(page: Page, title: str) -> bool:
    page.goto(f"{reverse('offers:public-search', kwargs=DISTRICT)}?q={title.split()[0]}")
    return page.get_by_role("link", name=title).count() > 0


# 1
def registers(day: Day, page: Page) -> None:
    """Her form has been open while the others came in."""
    day.look(page, "Verein anmelden")
    page.get_by_label("Name des Vereins oder der Gruppe").fill("Bruecke Auental eV")
    page.get_by_label("Ihr Vor- und Nachname").fill("Amal Haddad")
    page.get_by_label("E-Mail-Adresse").fill(MAIL)
    while (
        page.evaluate("performance.now()") < 3500
    ):  # the form knows that nobody is faster than three seconds
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Anmelden und Mail bekommen").click()
    expect(page.get_by_role("heading", name="Eine Mail ist unterwegs")).to_be_visible()
    assert {to for to, _subject in day.mails()} == {MAIL}
    page.goto(link_in_mail(day, "/registrierung/"))
    page.fill("#id_password1", WORDS)
    page.fill("#id_password2", WORDS)
    page.get_by_role("button", name="Bestätigen und Zugang anlegen").click()
    expect(page.get_by_text("„Bruecke Auental eV“ ist in Prüfung")).to_be_visible()
    expect(page.get_by_text("Antwort bis Do, 05.03.2026")).to_be_visible()
    day.look(page, "Meine Angebote")
    assert {"registration.confirmed", "organisation.created"} <= day.log()
    assert MAIL in {to for to, _subject in day.mails()}, "She is told when she will hear of us."


# 2
def starts_an_offer(day: Day, page: Page) -> None:
    """By the keyboard alone, two sections and a half; then the session ends."""
    page.get_by_role("link", name="Neues Angebot").click()
    expect(page.get_by_text("Abschnitt 1 von 6")).to_be_visible()
    for field, words in (("title", TITLE), ("summary", "Nähen, reden, Tee trinken.")):
        tab_to(page, f"main [name={field}]")
        page.keyboard.type(words)
    tab_to(page, "main [name=fields_of_action]")
    page.keyboard.press("Space")
    go_on(page, 2)
    go_on(page, 3)
    tab_to(page, "main [name=age_min]")
    page.keyboard.type("16")
    page.keyboard.press("Tab")
    expect(page.locator("#entwurf-stand")).to_contain_text("Entwurf gesichert")
    page.context.clear_cookies()
    page.goto(reverse("offers:offer-create"))
    page.fill("#id_login", MAIL)
    page.fill("#id_password", WORDS)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Abschnitt 3 von 6")).to_be_visible()
    expect(page.locator("main [name=age_min]")).to_have_value("16")
    day.look(page, "3 von 6")


def is_put_into_the_organisation_that_is_there(day: Day, office: Page) -> None:
    """Between two sections the office sees that the organisation is known."""
    office.goto(reverse("desk:today"))
    expect(office.get_by_text("2 Registrierungen warten auf Ihre Entscheidung").first).to_be_visible()
    office.goto(reverse("offers:registration-list"))
    office.get_by_role("link", name="Bruecke Auental eV").click()
    office.get_by_role("link", name="Es ist eine davon").click()
    office.locator(SEND).click()
    expect(office.locator("main")).to_contain_text("Zugeordnet.")
    assert {"registration.joined", "organisation.merged"} <= day.log()
    assert MAIL in {to for to, _subject in day.mails()}


# 3
def is_bound_to_a_notice(day: Day, page: Page) -> None:
    page.reload()
    expect(page.get_by_text("Abschnitt 3 von 6")).to_be_visible()
    page.locator("input[name=openness][value=target_group]").check()
    page.locator("input[name=target_groups][value=refugees]").check()
    page.locator("[name=target_group_reason]").select_option("funding")
    refused(day, page, "Bescheid")
    expect(page.locator("input[name=target_groups][value=refugees]")).to_be_checked()
    notice = page.locator("[name=binding_grant] option", has_text="bis 31.12.2026").first
    page.locator("[name=binding_grant]").select_option(notice.get_attribute("value"))
    page.locator("[name=opens_on]").fill("01.01.2027")


# 4
def adds_times_place_languages_cost_and_access(day: Day, page: Page) -> None:
    go_on(page, 4)
    page.locator("[name=languages_spoken]").fill("Deutsch, Arabisch")
    page.locator("[name=registration]").first.select_option("none")
    page.locator("[name=cost]").fill("2,50")
    go_on(page, 5)
    page.locator("[name=wheelchair]").first.select_option("yes")
    go_on(page, 6)
    page.goto(f"{reverse('offers:offer-create')}?abschnitt=2")
    page.locator("[name=recurrence-0-days][value=TU]").check()
    page.locator("[name=recurrence-0-rhythm]").select_option("weekly")
    page.locator("[name=recurrence-0-start]").fill("17:00")
    page.locator("[name=recurrence-0-end]").fill("15:00")
    page.locator("[name=municipality]").select_option(label="Lindtal")
    page.locator("[name=address]").fill("Mühlgraben 3")
    page.locator("[name=postcode]").fill("00002")
    refused(day, page, "Zeit 1")
    expect(page.locator("[name=recurrence-0-end]")).to_have_value("15:00")
    page.locator("[name=recurrence-0-end]").fill("19:00")
    for section in range(3, 7):
        go_on(page, section)
    page.locator(NEXT).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    facts = page.locator("main")
    for words in ("ienstags, 17–19 Uhr", "Mühlgraben 3", "Lindtal", "Arabisch", "2,50", "ab 01.01.2027"):
        expect(facts).to_contain_text(words)
    expect(facts).to_contain_text("bindet dieses Angebot bis 31.12.2026")
    day.look(page, TITLE)
    assert "offer.created" in day.log()
    sees_what_it_will_be(day, page)


def sees_what_it_will_be(day: Day, page: Page) -> None:
    """The page the public will read, with the place on the map and the same facts in words."""
    page.get_by_role("link", name="Vorschau").first.click()
    expect(page.get_by_role("note")).to_contain_text("Noch sieht es niemand sonst.")
    for words in ("ienstags, 17–19 Uhr", "Mühlgraben 3", "Arabisch", "2,50", "Ab 01.01.2027"):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.get_by_role("group", name="Karte: Das Angebot ist in Lindtal.")).to_be_visible()
    expect(page.locator("figcaption")).to_contain_text("Lindtal")
    day.look(page, "Vorschau")
    page.get_by_role("link", name="Zurück zum Angebot").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


# 5
def submits(day: Day, amal: Page, office: Page, anybody: Page) -> None:
    before = waiting_offers(office)
    hand_in(amal)
    expect(amal.locator("main")).to_contain_text("Die Koordination antwortet bis Do, 05.03.2026.")
    day.look(amal, TITLE)
    assert waiting_offers(office) == before + 1
    expect(office.get_by_role("link", name=TITLE)).to_be_visible()
    assert not is_found(anybody, TITLE)
    answer = anybody.goto(reverse("offers:public-offer", kwargs=OFFER))
    assert answer is not None
    assert answer.status == 404
    assert "offer.submitted" in day.log()


def waiting_offers(office: Page) -> int:
    office.goto(f"{reverse('offers:offer-list')}?review=1")
    return office.locator("#liste tbody tr").count()


def hand_in(page: Page) -> None:
    page.get_by_role("link", name="Einreichen").first.click()
    page.locator(SEND).click()
    expect(page.locator("main")).to_contain_text("Die Koordination antwortet bis")


# 6
def is_asked_and_approved(day: Day, amal: Page, office: Page, mine: str) -> None:
    """What is given back with she reads; what the office notes for itself she does not."""
    decide(office, "return", ASKED)
    amal.goto(mine)
    expect(amal.locator("main")).to_contain_text(ASKED)
    amal.get_by_role("link", name="Bearbeiten").first.click()
    amal.locator("[name=summary]").fill("Nähen an sechs Maschinen, reden, Tee trinken.")
    amal.locator(NEXT).click()
    expect(amal.locator("main")).to_contain_text("an sechs Maschinen")
    hand_in(amal)
    decide(office, "approve", INTERNAL)
    expect(office.locator("main")).to_contain_text(INTERNAL)
    assert {"offer.returned", "offer.submitted", "offer.published"} <= day.log()
    assert [to for to, _subject in sorted(day.mails())] == [MAIL, MAIL], "Once for each decision."
    amal.goto(mine)
    expect(amal.locator("main")).to_contain_text("öffentlich")
    assert INTERNAL not in amal.content()
    amal.goto(reverse("desk:history", kwargs={"kind": "offers.offer", "pk": mine.rstrip("/").split("/")[-1]}))
    expect(amal.locator("main")).to_contain_text(ASKED)
    assert INTERNAL not in amal.content()
    organisation = day.key("SELECT id FROM coordination_organisation WHERE name = 'Brücke Auental e. V.'")
    office.goto(reverse("coordination:journal", args=[organisation]))
    expect(office.locator("main")).to_contain_text(ASSESSMENT)
    for name, status in (("organisation-detail", 200), ("journal", 403)):
        answer = amal.goto(reverse(f"coordination:{name}", args=[organisation]))
        assert answer is not None
        assert answer.status == status
        assert ASSESSMENT not in amal.content()


def decide(office: Page, choice: str, words: str) -> None:
    office.goto(f"{reverse('offers:offer-list')}?review=1")
    office.get_by_role("link", name=TITLE).first.click()
    office.get_by_role("link", name="Prüfen").first.click()
    office.locator(f"input[name=decision][value={choice}]").check()
    office.locator("[name=comment]").fill(words)
    office.get_by_role("button", name="Entscheiden").click()
    expect(office.locator("main")).to_contain_text("Entschieden.")


def is_read_by_everybody(day: Day, anybody: Page, amal: Page) -> None:
    assert is_found(anybody, TITLE)
    anybody.goto(reverse("offers:public-offer", kwargs=OFFER))
    main = anybody.locator("main")
    for words in ("an sechs Maschinen", "Dienstags, 17–19 Uhr", "Mühlgraben 3", "2,50", "Ab 01.01.2027"):
        expect(main).to_contain_text(words)
    expect(main.get_by_role("img", name=re.compile("Lindtal")).or_(main.locator("svg"))).not_to_have_count(0)
    assert INTERNAL not in anybody.content()
    day.look(anybody, TITLE)


def writes_plain_words(day: Day, amal: Page, office: Page, anybody: Page) -> None:
    """The provider writes it in plain words, the coordination reads and publishes them; the sheet prints."""
    address = {"pk": day.key("SELECT id FROM offers_offer WHERE slug = ?", SLUG), "language": "de-x-einfach"}
    amal.goto(reverse("offers:translation", kwargs=address))
    amal.locator("[name=title]").fill("Nähen in Lindtal")
    amal.locator("[name=summary]").fill(PLAIN)
    with amal.expect_navigation():
        amal.locator("button[name=_weiter][value=einreichen]").click()
    office.goto(reverse("offers:translation-review", kwargs=address))
    with office.expect_navigation():
        office.locator("main form .kern-btn--primary").last.click()
    anybody.goto(f"{reverse('offers:public-offer', kwargs=OFFER)}?sprache=de-x-einfach")
    expect(anybody.locator("main")).to_contain_text(PLAIN)
    expect(anybody.locator("main")).to_contain_text("Einfacher Sprache")
    day.look(anybody, "Nähen in Lindtal")
    sheet = anybody.request.get(reverse("offers:public-offer-sheet", kwargs=OFFER))
    assert sheet.headers["content-type"] == "application/pdf"
    assert page_size(sheet.body()) == (210, 297)
    text = pdf_text(sheet.body())
    assert TITLE in text
    assert SLUG in text.replace("\n", ""), "The address stands under the code."
    assert any(
        "QR" in str(element.get("/Alt", "")) for kind, element in structure(sheet.body()) if kind == "/Figure"
    )


# 7
def answers_the_reminder(day: Day, amal: Page) -> None:
    """Without signing in and without JavaScript; a scanner of mails has opened the link before."""
    link = link_in_mail(day, "/stimmt-noch/")
    page = day.window(width=WIDTH, script=False)
    assert is_found(page, GONE)
    assert not is_found(page, STILL[0]), "It was overdue and is hidden."
    page.goto(link)
    page.goto(link)
    expect(page.locator("h1")).to_have_text("Stimmt das noch?")
    for title in (*STILL, GONE):
        answer = "Gibt es nicht mehr" if title == GONE else "Stimmt noch"
        page.get_by_role("group", name=f"Stimmt „{title}“ noch?").get_by_label(answer).check()
    page.fill("main [name=name]", "Amal Haddad")
    page.get_by_role("button", name="Antworten senden").click()
    expect(page.locator("h1")).to_have_text("Danke. Alles beantwortet.")
    main = page.locator("main")
    expect(main.locator("section", has_text=STILL[0])).to_contain_text("aktuell bis 29.08.2026")
    expect(main.locator("section", has_text=STILL[1])).to_contain_text("aktuell bis 30.06.2026")
    expect(main.locator("section", has_text=GONE)).to_contain_text("seit 02.03.2026 nicht in der Suche")
    assert is_found(page, STILL[0]), "Visible again at once."
    assert not is_found(page, GONE)
    assert {"freshness_request.answered", "offer.confirmed", "offer.ended"} <= day.log()
    second_use(day, link)
    amal.goto(reverse("offers:my-offers"))
    amal.get_by_role("link", name=GONE, exact=True).click()
    expect(amal.locator("main")).to_contain_text("beendet")
    expect(amal.locator("body")).to_contain_text("Amal Haddad (Link aus der E-Mail)")
    day.look(amal, GONE)


def second_use(day: Day, link: str) -> None:
    """Another device: what was answered, when and by whom, and where to go now."""
    page = day.window(width=WIDTH)
    page.goto(link)
    main = page.locator("main")
    expect(main).to_contain_text("Amal Haddad (Link aus der E-Mail)")
    expect(main).to_contain_text("Jeder Link gilt für eine Antwort.")
    expect(main.get_by_role("link", name="Zu meinen Angeboten")).to_be_visible()
    day.look(page, "beantwortet")
