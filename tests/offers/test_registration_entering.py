"""Registering: three answers, a mailed link, an account with an organisation in vetting; and no machines."""

import datetime as dt
import re

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import AuditEntry
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.models import Organisation
from desk.mail.models import OutgoingMail
from offers.registration import guards
from offers.registration.models import Registration
from tests.offers.make_registration import WORDS, link_of, registered

pytestmark = pytest.mark.django_db
ANSWERS = {
    "organisation_name": "Eltern-Kreis Lindtal",
    "full_name": "Rana Aziz",
    "email": "rana.aziz@eltern-lindtal.example",
}


@pytest.fixture
def register(client, cast):
    """Send the form as somebody who took a while over it."""

    def send(*, seconds: int = 20, address: str = "203.0.113.7", **changed):
        opened = signing.TimestampSigner(salt=guards.SALT)
        opened.timestamp = lambda: signing.b62_encode(int(timezone.now().timestamp()) - seconds)  # type: ignore[method-assign]
        data = ANSWERS | {"homepage": "", "opened": opened.sign(cast.auental.slug)} | changed
        url = reverse("offers:public-register", kwargs={"district_slug": cast.auental.slug})
        return client.post(url, data, REMOTE_ADDR=address)

    return send


def test_three_answers_make_a_row_and_a_mail_and_nothing_else(register, cast):
    people = User.objects.count()
    response = register()
    assert response.status_code == 303
    assert response["Location"].endswith("/registrieren/gesendet/")
    row = Registration.objects.get()
    assert (row.state, row.organisation, row.user) == ("unconfirmed", None, None)
    assert User.objects.count() == people
    assert not Organisation.objects.filter(name=row.organisation_name).exists()
    mail = OutgoingMail.objects.get()
    assert mail.to == ANSWERS["email"]
    secret = link_of(mail)
    assert secret not in row.token_hash
    assert len(row.token_hash) == 64
    assert dt.timedelta(hours=47) < row.expires_at - timezone.now() <= dt.timedelta(hours=48)


def test_nothing_of_an_unconfirmed_registration_stands_in_the_log(register, cast):
    before = AuditEntry.objects.count()
    register()
    assert AuditEntry.objects.count() == before


def test_looking_at_the_link_changes_nothing_and_the_button_uses_it_up(client, register, cast):
    register()
    address = reverse("offers:registration-confirm", kwargs={"secret": link_of(OutgoingMail.objects.get())})
    for _look in range(2):
        page = client.get(address)
        assert page.status_code == 200
        assert page["Referrer-Policy"] == "same-origin"
    assert Registration.objects.get().state == "unconfirmed"
    answer = client.post(address, {"full_name": "Rana Aziz", "password1": WORDS, "password2": WORDS})
    assert answer.status_code == 302
    row = Registration.objects.get()
    assert row.state == "waiting"
    assert (row.organisation.status, row.organisation.name) == ("pending", ANSWERS["organisation_name"])
    membership = Membership.objects.get(user=row.user)
    assert (membership.role, membership.organisation) == (Role.APPLICANT, row.organisation)
    again = client.get(address)
    assert again.status_code == 410
    assert "schon bestätigt" in again.content.decode()


def test_a_link_explains_itself_after_48_hours(client, register, cast):
    register()
    Registration.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    address = reverse("offers:registration-confirm", kwargs={"secret": link_of(OutgoingMail.objects.get())})
    page = client.post(address, {"full_name": "Rana Aziz", "password1": WORDS, "password2": WORDS})
    assert page.status_code == 410
    assert "48 Stunden" in page.content.decode()
    assert not User.objects.filter(email=ANSWERS["email"]).exists()


def test_registering_again_replaces_the_link(client, register, cast):
    register()
    register(organisation_name="Elternkreis Lindtal")
    first, second = (link_of(mail) for mail in OutgoingMail.objects.order_by("created_at"))
    assert Registration.objects.get().organisation_name == "Elternkreis Lindtal"
    assert client.get(reverse("offers:registration-confirm", kwargs={"secret": first})).status_code == 410
    assert client.get(reverse("offers:registration-confirm", kwargs={"secret": second})).status_code == 200


def test_a_known_address_gets_the_same_answer_the_same_row_and_the_same_words(client, register, cast):
    unknown = register()
    known = register(email=cast.ngo_editor.email.upper(), address="203.0.113.8")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    one, two = OutgoingMail.objects.order_by("created_at")
    assert one.subject == two.subject
    assert re.sub(r"registrierung/\S+", "", one.text) == re.sub(r"registrierung/\S+", "", two.text)


def test_a_known_person_confirms_signed_in_and_has_one_organisation_more(client, register, cast):
    register(email=cast.ngo_editor.email)
    address = reverse("offers:registration-confirm", kwargs={"secret": link_of(OutgoingMail.objects.get())})
    assert "schon einen Zugang" in client.get(address).content.decode()
    assert client.post(address).status_code == 200
    assert Registration.objects.get().state == "unconfirmed"
    client.force_login(cast.coordinator)
    assert client.post(address).status_code == 200
    assert Registration.objects.get().state == "unconfirmed"
    client.force_login(cast.ngo_editor)
    assert client.post(address).status_code == 302
    roles = set(Membership.objects.filter(user=cast.ngo_editor).values_list("role", flat=True))
    assert roles == {Role.NGO_EDITOR, Role.APPLICANT}


def test_whoever_decides_cannot_register_an_organisation(client, register, cast):
    register(email=cast.coordinator.email)
    address = reverse("offers:registration-confirm", kwargs={"secret": link_of(OutgoingMail.objects.get())})
    client.force_login(cast.coordinator)
    assert client.post(address).status_code == 409
    assert Registration.objects.get().state == "unconfirmed"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"seconds": 0}, "sehr schnell"),
        ({"seconds": 30 * 60 * 60}, "lange offen"),
        ({"opened": "erfunden"}, "lange offen"),
        ({"opened": ""}, "lange offen"),
        ({"email": "rana.aziz@eltern-lindtal"}, "keine vollständige E-Mail-Adresse"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(register, changed, words):
    response = register(**changed)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Eltern-Kreis Lindtal" in page
    assert not Registration.objects.exists()


def test_a_seal_of_another_district_does_not_count(register, cast):
    assert register(opened=guards.stamp(cast.nordmark.slug)).status_code == 422


def test_a_filled_trap_is_answered_like_anything_else_and_kept_nowhere(register, cast):
    response = register(homepage="https://spam.example")
    assert response["Location"].endswith("/registrieren/gesendet/")
    assert not Registration.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_hundred_tries_from_one_address_leave_five_rows_and_no_account(register, cast):
    people = User.objects.count()
    codes = [register(email=f"bot{number}@spam.example").status_code for number in range(100)]
    assert codes.count(303) == guards.PER_ADDRESS
    assert codes.count(429) == 95
    assert Registration.objects.count() == guards.PER_ADDRESS
    assert User.objects.count() == people


def test_a_hundred_tries_from_a_hundred_addresses_leave_few_rows_and_no_account(register, cast):
    people, organisations = User.objects.count(), Organisation.objects.count()
    for number in range(100):
        register(email=f"bot{number}@spam.example", address=f"198.51.100.{number}")
    assert Registration.objects.count() == guards.PER_DISTRICT
    assert OutgoingMail.objects.count() == guards.PER_DISTRICT
    assert (User.objects.count(), Organisation.objects.count()) == (people, organisations)


def test_nobody_is_flooded_with_mails(register, cast):
    for number in range(10):
        assert register(address=f"198.51.100.{number}").status_code == 303
    assert OutgoingMail.objects.count() == guards.PER_MAIL


def test_the_applicant_writes_drafts_and_hands_them_in_but_reaches_nothing_else(client, cast):
    registration = registered(cast)
    client.force_login(registration.user)
    page = client.get(reverse("offers:my-offers")).content.decode()
    assert "ist in Prüfung" in page
    assert client.get(reverse("offers:offer-create")).status_code == 200
    for name in (
        "coordination:barrier-list", "coordination:booking-list", "coordination:pool-list",
        "offers:programme-list", "offers:registration-list", "desk:membership-list", "coordination:task-list",
    ):  # fmt: skip
        assert client.get(reverse(name)).status_code == 403, name
    others = client.get(cast.bruecke.get_absolute_url()).content.decode()
    assert "Amal Haddad" not in others
