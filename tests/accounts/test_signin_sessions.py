"""What a session must fulfil on every request."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.signin import middleware

PROFILE = "/konto/profil/"


def age(client, **changes):
    session = client.session
    for name, seconds in changes.items():
        session[name] = session[name] - seconds
    session.save()


@pytest.mark.parametrize(
    ("person", "idle", "status"),
    [
        ("admin", 29 * 60, 200),
        ("admin", 31 * 60, 302),
        ("case_worker", 31 * 60, 302),
        ("coordinator", 31 * 60, 200),
        ("coordinator", 8 * 3600 + 60, 302),
    ],
)
def test_an_idle_session_ends(as_person, person, idle, status):
    client = as_person(person)
    client.get(PROFILE)
    age(client, seen_at=idle, started_at=idle)
    response = client.get(PROFILE)
    assert response.status_code == status
    if status == 302:
        assert response.url == f"{reverse('account_login')}?next=%2Fkonto%2Fprofil%2F"


def test_even_a_busy_session_ends_after_twelve_hours(as_person):
    client = as_person("coordinator")
    client.get(PROFILE)
    age(client, started_at=middleware.ABSOLUTE + 1)
    assert client.get(PROFILE).status_code == 302


@pytest.mark.parametrize(
    "person", ["coordinator", "admin", "clerk", "case_worker", "auditor", "platform", "outsider"]
)
def test_without_the_second_factor_every_page_leads_to_its_set_up(as_person, cast, person):
    Authenticator.objects.all().delete()
    client = as_person(person)
    for address in (PROFILE, "/heute/", "/verwaltung/zugaenge/", "/verwaltung/protokoll/", "/gibt-es-nicht/"):
        assert client.get(address).url == reverse("mfa_activate_totp"), address


@pytest.mark.parametrize("person", ["ngo_editor", "interpreter", "board_member"])
def test_roles_without_duty_come_in_without_it(as_person, person):
    Authenticator.objects.all().delete()
    assert as_person(person).get(PROFILE).status_code == 200


def test_a_new_weighty_role_asks_for_the_factor_at_the_next_request(as_person, cast):
    client = as_person("ngo_editor")
    assert client.get(PROFILE).status_code == 200
    Membership.objects.create(
        user=cast.ngo_editor, district=cast.auental, role=Role.CASE_WORKER, valid_from="2020-01-01"
    )
    assert client.get(PROFILE).status_code == 302


def test_a_compulsory_factor_cannot_be_switched_off(as_person, cast):
    client = as_person("coordinator")
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 99999999999}]
    session["account_authentication_methods_user"] = str(cast.coordinator.pk)
    session.save()
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=cast.coordinator, type="totp").exists()


def test_a_reset_factor_ends_the_sessions(as_person, cast):
    from accounts.memberships.services import reset_second_factor

    client = as_person("coordinator")
    assert client.get(PROFILE).status_code == 200
    reset_second_factor(user=cast.coordinator, reason="Telefon verloren", by=cast.admin)
    assert client.get(PROFILE).url.startswith(reverse("account_login"))


def test_switching_the_district_needs_a_role_there(as_person, cast):
    client = as_person("coordinator")
    assert client.post("/konto/kreis/", {"district": cast.nordmark.pk}).status_code == 409
    Membership.objects.create(
        user=cast.coordinator, district=cast.nordmark, role=Role.COORDINATOR, valid_from="2020-01-01"
    )
    assert client.post("/konto/kreis/", {"district": cast.nordmark.pk}).status_code == 302
    cast.coordinator.refresh_from_db()
    assert cast.coordinator.active_district == cast.nordmark
    assert client.get("/konto/kreis/").status_code == 405
    assert client.post("/konto/kreis/", {"district": "x' OR 1=1"}).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_change_password",
        "accounts:district-switch",
        "desk:notifications-read",
        "desk:membership-grant",
        "desk:invitation-create",
        "desk:api-token-create",
        "desk:district-settings",
    ],
)
def test_every_post_needs_the_csrf_token(cast, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.admin)
    assert client.post(reverse(name), {}).status_code == 403


def test_logging_out_by_get_only_asks(as_person):
    client = as_person("coordinator")
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(PROFILE).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(PROFILE).status_code == 302


def test_every_page_of_the_account_opens(as_person, cast):
    client = as_person("ngo_editor")
    for name in ("account_change_password", "mfa_index", "accounts:profile"):
        assert client.get(reverse(name)).status_code == 200, name
    client.logout()
    for name in (
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
    ):
        assert client.get(reverse(name)).status_code == 200, name
