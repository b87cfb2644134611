"""The first command of a real installation."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.audit.models import AuditEntry
from accounts.districts.models import District
from accounts.invitations.models import Invitation
from accounts.invitations.services import accept_as_new
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from desk.mail.models import OutgoingMail

pytestmark = pytest.mark.django_db


def found(*more, **changed):
    values = {
        "ags": "05998", "slug": "neutal", "name": "Landkreis Neutal", "land": "NW",
        "admin_email": "petra@neutal.example", "admin_name": "Petra Neu", "operator_email": "betrieb@platz.example",
    } | changed  # fmt: skip
    said = io.StringIO()
    options = [f"--{name.replace('_', '-')}={value}" for name, value in values.items()]
    call_command("found_district", *options, *more, stdout=said)
    return said.getvalue()


def test_a_district_begins_with_an_invitation_by_mail():
    said = found()
    mail = OutgoingMail.objects.get()
    assert mail.to == "petra@neutal.example"
    assert "/einladung/" in mail.text or "http" in mail.text
    assert "http" not in said


def test_the_invited_person_holds_the_keys_at_once(client):
    link = found("--print-link").split()[-1]
    assert not OutgoingMail.objects.exists()
    assert client.get(link).status_code == 200
    user = accept_as_new(
        invitation=Invitation.objects.get(), full_name="Petra Neu", password="auental-geht-voran"
    )
    assert Membership.objects.get(user=user).role == Role.ADMIN
    assert user.active_district == District.objects.get(slug="neutal")


def test_everything_about_it_is_in_the_log():
    found()
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {
        "user.created", "membership.granted", "district.founded", "invitation.created",
    }  # fmt: skip


def test_the_person_of_the_platform_cannot_sign_in_without_a_password():
    found()
    assert not User.objects.get(email="betrieb@platz.example").has_usable_password()


def test_a_second_district_is_founded_by_the_same_person():
    found()
    found(
        ags="05997", slug="alttal", name="Landkreis Alttal", admin_email="a@alttal.example", operator_email=""
    )
    assert Membership.objects.filter(role=Role.PLATFORM).count() == 1
    assert District.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"ags": "5"},
        {"admin_email": "kein Brief"},
        {"operator_email": ""},
        {"operator_email": "x"},
        {"slug": "ä ö"},
    ],
    ids=str,
)
def test_what_is_wrong_leaves_nothing_behind(wrong):
    with pytest.raises(CommandError):
        found(**wrong)
    assert not District.objects.exists()
    assert not User.objects.exists()


def test_the_same_district_is_not_founded_twice():
    found()
    with pytest.raises(CommandError):
        found(admin_email="zweite@neutal.example")
    assert Invitation.objects.count() == 1


def test_a_stranger_does_not_become_the_platform():
    found()
    with pytest.raises(CommandError):
        found(ags="05997", slug="alttal", operator_email="fremd@platz.example")
    assert District.objects.count() == 1
