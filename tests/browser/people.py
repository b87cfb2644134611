"""Who is who in the demo, and how somebody signs in with the second factor."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page

from accounts.signin.demo import PASSWORD, secret_of
from tests.browser.house import House

PEOPLE = {
    "coordinator": "selin.arndt@auental.example",
    "leader": "henrike.vogt@auental.example",
    "admin": "jutta.peters@auental.example",
    "second_admin": "bernd.achterberg@auental.example",
    "clerk": "marek.winter@auental.example",
    "case_worker": "dilan.yildiz@auental.example",
    "interpreter": "tesfay.gebremedhin@auental.example",
    "ngo_editor": "amal.haddad@auental.example",
    "translator": "natalia.bondar@auental.example",
    "board_member": "yusuf.demirci@auental.example",
    "auditor": "rolf.behrens@auental.example",
    "newcomer": "max.ehlers@auental.example",  # joins in `extras`, without a second factor
    "outsider": "ole.petersen@nordmark.example",
}


def code_of(email: str) -> str:
    """The six digits the authenticator app of a demo person shows now."""
    return str(format_hotp_value(hotp_value(secret_of(email), int(time.time()) // 30)))


def fill_sign_in(page: Page, email: str) -> None:
    """The two steps of the sign-in page; those without a second factor are in after the first."""
    page.goto("/konto/anmelden/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("main form.tn-tor__schritt button[type=submit]")
    page.wait_for_load_state()
    for _ in range(2):  # a code that turned into the next one on its way is refused
        if "zweiter-schritt/code" not in page.url:
            break
        page.fill("#id_code", code_of(email))
        page.click("main form.tn-tor__schritt button[type=submit]")
        page.wait_for_load_state()


def sign_in(browser: Browser, house: House, person: str) -> dict:
    """Sign in once and keep the cookies for every later window of this person."""
    context = browser.new_context(base_url=house.url, locale="de-DE")
    try:
        page = context.new_page()
        fill_sign_in(page, PEOPLE[person])
        assert "/konto/" not in page.url, f"{person} could not sign in: {page.url}\n{page.inner_text('main')}"
        return dict(context.storage_state())
    finally:
        context.close()
