"""Signing in: two steps, brakes, equal answers, sessions that end."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.signin import demo, throttle
from desk.mail.models import OutgoingMail
from tests.cast import PASSWORD

LOGIN = "/konto/anmelden/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NEW = "vier blaue Boote im Hafen"


@pytest.fixture(autouse=True)
def _outbox(settings):
    """Django's test runner swaps the mail backend; here the real one is wanted."""
    settings.EMAIL_BACKEND = "desk.mail.backend.OutboxBackend"


@pytest.fixture
def with_app(cast):
    """The coordinator with a working authenticator app."""
    Authenticator.objects.filter(user=cast.coordinator).delete()
    TOTP.activate(cast.coordinator, SECRET)
    return cast.coordinator


def code_now(offset: int = 0) -> str:
    """The code `offset` half minutes away; never made in the last moment of one."""
    if time.time() % 30 > 27:
        time.sleep(3)
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + offset))


def first_step(client, email: str, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_without_second_factor_the_password_is_enough(client, cast):
    response = first_step(client, cast.ngo_editor.email)
    assert response.status_code == 302
    assert is_signed_in(client)


def test_with_second_factor_the_password_is_not_enough(client, with_app):
    response = first_step(client, with_app.email)
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    page = client.get(response.url)
    assert "Noch 5 Versuche" in page.content.decode()
    client.post(response.url, {"code": code_now()})
    assert is_signed_in(client)


def test_a_code_with_spaces_counts_and_a_wrong_one_leaves_fewer_tries(client, with_app):
    first_step(client, with_app.email)
    page = client.post(reverse("mfa_authenticate"), {"code": "000 000"})
    assert "stimmt nicht" in page.content.decode()
    assert "Noch 4 Versuche" in page.content.decode()
    code = code_now()
    client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
    assert is_signed_in(client)


@pytest.mark.parametrize(("halves", "opens"), [(-1, True), (1, True), (-3, False), (3, False)])
def test_a_code_of_the_half_minute_beside_this_one_counts(client, with_app, halves, opens):
    first_step(client, with_app.email)
    client.post(reverse("mfa_authenticate"), {"code": code_now(halves)})
    assert is_signed_in(client) is opens


def test_a_recovery_code_opens_once(client, with_app):
    code = RecoveryCodes.activate(with_app).generate_codes()[0]
    for expected in (True, False):
        client.logout()
        first_step(client, with_app.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client) is expected


def test_the_second_step_is_braked_too(client, with_app):
    first_step(client, with_app.email)
    answers = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(7)]
    assert answers == [200] * 6 + [429]


def test_secrets_of_the_app_are_encrypted_at_rest(with_app):
    assert SECRET not in str(Authenticator.objects.get(user=with_app).data)


def test_the_session_key_changes_at_sign_in(client, cast):
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    before = client.session.session_key
    first_step(client, cast.ngo_editor.email)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "http:///x"]
)
def test_next_leads_only_to_our_own_pages(client, cast, target):
    response = first_step(client, cast.ngo_editor.email, next=target)
    assert response.url == reverse("desk:today")
    again = client.post("/konto/kreis/", {"district": cast.auental.pk, "next": target})
    assert again.url == reverse("desk:today")


def test_five_failures_are_free_then_the_account_pauses_with_429(client, cast):
    email = cast.ngo_editor.email
    answers = [first_step(client, email, "falsch").status_code for _ in range(6)]
    assert answers == [200] * 6  # the sixth try passes and starts the first pause
    braked = first_step(client, email, PASSWORD)
    assert braked.status_code == 429
    assert 0 < int(braked["Retry-After"]) <= 60
    assert "Bitte kurz warten" in braked.content.decode()
    assert not is_signed_in(client)


def test_the_pause_grows(cast, rf, monkeypatch):
    request = rf.post(LOGIN)
    now = [time.time()]
    monkeypatch.setattr("accounts.signin.throttle.time.time", lambda: now[0])
    pauses = []
    for _ in range(9):
        try:
            throttle.begin_attempt(request, "a@b.example")
        except throttle.TooManyAttempts as braked:
            pauses.append(braked.seconds)
            throttle.cache.delete(throttle._key("account", "a@b.example") + ":gate")
    assert pauses == sorted(pauses)
    assert pauses


def test_an_unknown_account_is_braked_like_a_known_one(client, cast):
    def answers(email):
        return [first_step(client, email, "falsch").status_code for _ in range(8)]

    assert answers("niemand@auental.example") == answers(cast.ngo_editor.email)


def test_a_pause_of_one_account_does_not_lock_out_others(client, cast):
    for _ in range(7):
        first_step(client, cast.ngo_editor.email, "falsch")
    first_step(client, cast.interpreter.email)
    assert is_signed_in(client)


def test_thirty_failures_shut_the_address(client, cast):
    for number in range(30):
        first_step(client, f"a{number}@auental.example", "falsch")
    braked = first_step(client, cast.ngo_editor.email)
    assert braked.status_code == 429
    assert int(braked["Retry-After"]) > 60
    other = client.post(
        LOGIN, {"login": cast.ngo_editor.email, "password": PASSWORD}, REMOTE_ADDR="192.0.2.7"
    )
    assert other.status_code == 302


def test_thirty_good_sign_ins_of_one_office_shut_nothing(client, cast):
    for _ in range(35):
        assert first_step(client, cast.ngo_editor.email).status_code == 302
        client.logout()


def test_wrong_password_and_unknown_address_read_the_same(client, cast):
    known = first_step(client, cast.ngo_editor.email, "falsch").content.decode()
    unknown = first_step(client, "niemand@auental.example", "falsch").content.decode()

    def words(page):
        return (
            page.split("<h1>")[1].replace(cast.ngo_editor.email, "X").replace("niemand@auental.example", "X")
        )

    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert strip.sub("", words(known)) == strip.sub("", words(unknown))


def test_a_reset_answers_the_same_and_sends_a_link_with_our_host(client, cast, settings):
    settings.BASE_URL = "https://netz.example"
    settings.ALLOWED_HOSTS = ["*"]
    for email in (cast.ngo_editor.email, "niemand@auental.example"):
        response = client.post("/konto/passwort/vergessen/", {"email": email}, HTTP_HOST="evil.example")
        assert response.url == reverse("account_reset_password_done")
    mail = OutgoingMail.objects.get(to=cast.ngo_editor.email)
    assert "https://netz.example/konto/passwort/neu/" in mail.text
    assert "evil.example" not in mail.text
    assert "keinen Zugang" in OutgoingMail.objects.get(to="niemand@auental.example").text


def test_the_link_sets_a_password_and_ends_all_sessions(client, cast, django_user_model):
    other = Client()
    other.force_login(cast.ngo_editor)
    client.post("/konto/passwort/vergessen/", {"email": cast.ngo_editor.email})
    link = next(
        word for word in OutgoingMail.objects.get(to=cast.ngo_editor.email).text.split() if "/neu/" in word
    )
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert done.url == reverse("account_reset_password_from_key_done")
    assert other.get("/konto/profil/").status_code == 302
    assert first_step(client, cast.ngo_editor.email, NEW).status_code == 302


def test_a_changed_password_ends_the_other_sessions_only(client, cast):
    other = Client()
    other.force_login(cast.ngo_editor)
    client.force_login(cast.ngo_editor)
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/konto/passwort/", data)
    assert client.get("/konto/profil/").status_code == 200
    assert other.get("/konto/profil/").status_code == 302


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_signup", "mfa_list_webauthn"]
)
def test_there_is_no_way_to_sign_up(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_nothing_of_the_demo_shows_outside_it(client, cast):
    page = client.get(LOGIN).content.decode()
    assert PASSWORD not in page
    assert cast.coordinator.email not in page
    assert demo.current_code(cast.coordinator.email) == ""
    with pytest.raises(RuntimeError):
        demo.enrol(cast.coordinator)


def test_the_demo_lists_its_people_and_their_code_works(client, cast, settings):
    settings.DEMO = True
    demo.enrol(cast.coordinator)
    demo.enrol(cast.coordinator)
    page = client.get(LOGIN).content.decode()
    assert cast.coordinator.email in page
    assert demo.PASSWORD in page
    first_step(client, cast.coordinator.email)
    client.post(reverse("mfa_authenticate"), {"code": demo.current_code(cast.coordinator.email)})
    assert is_signed_in(client)
