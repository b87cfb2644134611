"""From the first sign-in to sealed minutes, as one walk through the house of a new coordinator."""

import re
from collections.abc import Callable
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House, serve
from tests.pdf import judge_pdf, pdf_text  # noqa: F401 - judge_pdf is a fixture

SECRET = "Einzelfall Quittenbaum"
SECRET_TEXT = "Die Familie Quittenbaum erhält eine Beihilfe."
MOTION = "Der Beirat empfiehlt eine offene Sprechstunde in jeder Gemeinde."
SEND = ".tn-formfuss .kern-btn--primary, form.tn-dialog .kern-btn--primary"


def choose(page: Page, name: str, label: str) -> None:
    """A choice by its visible text, as a list or as cards."""
    field = page.locator(f"main [name={name}]")
    if field.first.evaluate("e => e.tagName") == "SELECT":
        value = field.locator("option", has_text=label).first.get_attribute("value")
        field.select_option(value)
    else:
        page.locator("main label", has_text=label).first.click()


def send(page: Page) -> None:
    page.locator(SEND).first.click()
    page.wait_for_load_state()
    errors = page.locator(".tn-fehlerliste")
    assert not errors.count(), errors.inner_text()


def pk_in(url: str) -> str:
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", url)
    assert found, url
    return found.group()


def test_from_the_first_sign_in_to_sealed_minutes(
    own_house: House,
    context_of: Callable[..., BrowserContext],
    judge_pdf: Callable[[bytes], None],  # noqa: F811
    tmp_path: Path,
):
    page = context_of(own_house, "coordinator").new_page()
    page.goto(reverse("desk:today"))
    expect(page.locator("h1")).to_be_visible()
    add_organisation_and_person(page)
    meeting = plan_meeting(page)
    own_house.stop()
    later = serve(own_house.var, tmp_path / "later", today="2026-03-19")
    try:
        on_the_day(later, context_of, meeting, judge_pdf)
    finally:
        later.stop()


def on_the_day(
    house: House, context_of: Callable[..., BrowserContext], meeting: str, judge: Callable[[bytes], None]
) -> None:
    page = context_of(house, "coordinator").new_page()
    hold_meeting(page, meeting)
    assert sign_minutes(page, meeting), "The committee itself reads the non-public part."
    minutes = public_pdf(page, meeting)
    judge(minutes)
    text = " ".join(pdf_text(minutes).split())
    assert "Sprechstunde in jeder Gemeinde" in text
    assert "9 von 17" in text
    assert re.search(r"\b8\b\D+\b1\b\D+\b0\b", text), "The vote 8:1:0 stands in the minutes."
    nothing_leaks(page, house, context_of, meeting, text)


def add_organisation_and_person(page: Page) -> None:
    page.goto(reverse("coordination:organisation-create"))
    page.fill("main [name=name]", "Nachbarschaft Falkenrode e. V.")
    choose(page, "kind", "Verein")
    send(page)
    expect(page.locator("h1")).to_contain_text("Nachbarschaft Falkenrode e. V.")
    page.goto(reverse("coordination:person-create"))
    page.fill("main [name=person_name]", "Rukhsana Iqbal")
    page.fill("main [name=organisation]", "Nachbarschaft Falkenrode e. V.")
    send(page)
    expect(page.locator("main")).to_contain_text("Rukhsana Iqbal")


def plan_meeting(page: Page) -> str:
    """A meeting in seventeen days with a public and a secret item, and its invitation."""
    page.goto(reverse("committees:meeting-plan"))
    choose(page, "committee", "Beirat")
    page.fill("main [name=starts_at]", "19.03.2026")
    page.fill("main [name=starts_at_zeit]", "17:00")
    page.fill("main [name=location]", "Kreishaus Auenstadt, Saal 1")
    send(page)
    meeting = pk_in(page.url)
    add_item(page, meeting, "Sprechstunden vor Ort", MOTION)
    add_item(page, meeting, SECRET, SECRET_TEXT, is_secret=True)
    page.goto(reverse("committees:meeting-schedule", args=[meeting]))
    send(page)
    page.goto(reverse("committees:meeting-invite", args=[meeting]))
    expect(page.locator("main")).to_contain_text("Frist eingehalten")
    send(page)
    expect(page.locator("main")).to_contain_text("eingeladen")
    return meeting


def add_item(page: Page, meeting: str, title: str, proposal: str, *, is_secret: bool = False) -> None:
    page.goto(reverse("committees:item-create", args=[meeting]))
    page.fill("main [name=title]", title)
    choose(page, "kind", "Antrag")
    page.fill("main [name=proposal]", proposal)
    if is_secret:
        choose(page, "part", "nichtöffentlich")
        page.fill("main [name=confidential_reason]", "personenbezogen")
    send(page)


def hold_meeting(page: Page, meeting: str) -> None:
    page.goto(reverse("committees:meeting-live", args=[meeting]))
    page.get_by_role("button", name="Sitzung eröffnen").click()
    expect(page.locator(".tn-laeuft")).to_be_visible()
    # Only members can be excused; a deputy beside the member would not count.
    members = page.locator(".tn-leute li").filter(has=page.get_by_role("button", name=re.compile("^entsch")))
    for number in range(1, 10):
        members.first.get_by_role("button", name=re.compile("^kommt")).click()
        expect(page.locator("aside h2")).to_contain_text(f"{number} von 17")
        if number == 8:
            expect(page.locator("main .tn-regel").first).to_contain_text(
                "nicht beschlussfähig", ignore_case=True
            )
    expect(page.locator("main .tn-regel").first).not_to_contain_text("nicht beschlussfähig", ignore_case=True)
    expect(page.locator("main .tn-regel").first).to_contain_text("9 von 17")
    call_up(page, "Sprechstunden vor Ort")
    vote(page, 8, 1, MOTION)
    call_up(page, SECRET)
    vote(page, 9, 0, SECRET_TEXT)
    page.get_by_role("button", name="Sitzung schließen").click()
    page.wait_for_url(f"**{reverse('committees:minutes-detail', args=[meeting])}")


def call_up(page: Page, title: str) -> None:
    agenda = page.get_by_role("navigation", name="Tagesordnung")
    with page.expect_response(lambda answer: "/live/?punkt=" in answer.url):
        agenda.get_by_role("link", name=title).click()
    expect(page.locator("main h2").first).to_contain_text(title)


def vote(page: Page, yes: int, no: int, wording: str) -> None:
    """Call the item and vote; a sum that does not add up is refused before."""
    expect(page.locator("#wortlaut")).to_have_value(wording)
    page.get_by_role("button", name="Aufrufen", exact=True).click()
    expect(page.get_by_role("button", name="Aufrufen", exact=True)).to_have_count(0)
    page.fill("[name=yes]", str(yes + 3))
    page.fill("[name=no]", str(no))
    expect(page.locator("#pruefung")).to_contain_text(f"{yes + no + 3} von 9")
    with page.expect_response("**/abstimmung/"):
        page.get_by_role("button", name="Beschluss festhalten").click()
    expect(page.locator("#einwand")).to_contain_text("Die Summe stimmt nicht")
    expect(page.get_by_role("button", name="Ergebnis berichtigen")).to_have_count(0)
    page.fill("[name=yes]", str(yes))
    page.fill("[name=no]", str(no))
    page.fill("[name=abstain]", "0")
    expect(page.locator("#pruefung")).to_contain_text(f"{yes + no} von 9")
    page.get_by_role("button", name="Beschluss festhalten").click()
    expect(page.get_by_role("button", name="Ergebnis berichtigen")).to_be_visible()


def sign_minutes(page: Page, meeting: str) -> bool:
    page.goto(reverse("committees:minutes-submit", args=[meeting]))
    send(page)
    page.goto(reverse("committees:minutes-release", args=[meeting]))
    page.fill("main [name=reviewed_on]", "19.03.2026")
    page.check("main [name=is_in_writing]")
    send(page)
    for role, name, is_on_paper in (("clerk", "Marek Winter", False), ("chair", "Dr. Ingrid Vollmer", True)):
        page.goto(reverse("committees:minutes-sign", args=[meeting]))
        page.locator("main [name=role]").select_option(role)
        page.fill("main [name=name]", name)
        page.fill("main [name=signed_on]", "19.03.2026")
        if is_on_paper:
            page.check("main [name=is_on_paper]")
        send(page)
    page.goto(reverse("committees:minutes-publish", args=[meeting]))
    send(page)
    page.goto(reverse("committees:minutes-detail", args=[meeting]))
    expect(page.locator("main")).to_contain_text("SHA-256")
    return SECRET in page.inner_text("main")


def public_pdf(page: Page, meeting: str) -> bytes:
    """The minutes as anybody fetches them, without a sign-in."""
    address = reverse("committees:public-meeting", args=["auental", meeting])
    stranger = page.context.browser.new_context(base_url=page.url.split("/sitzungen")[0])  # type: ignore[union-attr]
    try:
        html = stranger.request.get(address).text()
        links = re.findall(r'href="(/dokumente/[^"]+)"', html) or re.findall(
            r'href="([^"]*[0-9a-f-]{36}[^"]*)"', html
        )
        for link in links:
            answer = stranger.request.get(link)
            if answer.headers.get("content-type") == "application/pdf" and "Einladung zur" not in pdf_text(
                answer.body()
            ):
                return bytes(answer.body())
        raise AssertionError(f"No public minutes among {links}")
    finally:
        stranger.close()


def nothing_leaks(
    page: Page, house: House, context_of: Callable[..., BrowserContext], meeting: str, minutes: str
) -> None:
    """The words of the non-public item stand in no public page, file, interface or mail."""
    words = ("Quittenbaum",)
    stranger = context_of(house).request
    public = [
        stranger.get(reverse("committees:public-meeting", args=["auental", meeting])).text(),
        stranger.get(reverse("committees:public-committee", args=["auental", "beirat"])).text(),
        stranger.get(reverse("committees:public-committees", args=["auental"])).text(),
        stranger.get(reverse("committees:public-calendar", args=["auental", meeting])).text(),
        stranger.get(reverse("offers:public-search", args=["auental"]) + "?q=Quittenbaum")
        .text()
        .replace('value="Quittenbaum"', ""),
        minutes,
    ]
    for body in public:
        assert not any(word in re.sub(r"Quittenbaum[“\"]", "", body) for word in words)
    admin = context_of(house, "admin").request
    outbox = admin.get(reverse("desk:outbox")).text()
    mails = set(re.findall(r'href="(/[^"]*postausgang/[0-9a-f-]{36}/)"', outbox))
    assert mails, "The invitations stand in the outbox."
    for mail in mails:
        assert "Quittenbaum" not in admin.get(mail).text(), mail
    auditor = context_of(house, "auditor").request
    assert "Quittenbaum" not in auditor.get(reverse("desk:search") + "?q=Sprechstunden").text()
    assert (
        "Sprechstunden vor Ort"
        in page.context.request.get(reverse("committees:meeting-detail", args=[meeting])).text()
    )
