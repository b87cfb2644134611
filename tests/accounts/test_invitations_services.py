"""Invitations work once, for one address, for seven days."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.invitations.models import Invitation
from accounts.invitations.selectors import invitation_by_secret
from accounts.invitations.services import accept_as_known, accept_as_new, invite, renew, revoke
from accounts.memberships.models import Membership, PendingGrant
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState

WORDS = "drei gelbe Brücken am Fluss"


@pytest.fixture
def invited(cast):
    return invite(email="Neu@Auental.example", full_name="Neu Hier", role=Role.COORDINATOR, by=cast.admin)


def url(secret: str) -> str:
    return f"/einladung/{secret}/"


def fill(client, secret: str, **more):
    data = {"full_name": "Neu Hier", "password1": WORDS, "password2": WORDS, **more}
    return client.post(url(secret), data)


def test_the_secret_is_not_stored(invited):
    invitation, secret = invited
    assert secret not in str(vars(invitation))
    assert len(secret) >= 43


def test_a_new_person_comes_in_and_has_the_role(client, invited):
    _invitation, secret = invited
    page = client.get(url(secret))
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert fill(client, secret).status_code == 302
    membership = Membership.objects.get(user__email="neu@auental.example")
    assert membership.role == Role.COORDINATOR


def test_the_link_works_once_and_explains_itself_afterwards(client, invited):
    _invitation, secret = invited
    fill(client, secret)
    client.logout()
    again = fill(client, secret)
    assert again.status_code == 410
    assert "schon angenommen" in again.content.decode()
    assert Membership.objects.filter(user__email="neu@auental.example").count() == 1


def test_an_expired_link_explains_itself(client, invited):
    invitation, secret = invited
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert "sieben Tage" in client.get(url(secret)).content.decode()
    assert fill(client, secret).status_code == 410


def test_a_revoked_link_explains_itself(client, cast, invited):
    invitation, secret = invited
    revoke(invitation=invitation, by=cast.admin)
    assert "zurückgezogen" in client.get(url(secret)).content.decode()
    with pytest.raises(WrongState):
        revoke(invitation=invitation, by=cast.admin)


def test_a_renewed_invitation_kills_the_old_link(client, cast, invited):
    invitation, secret = invited
    _same, fresh = renew(invitation=invitation, by=cast.admin)
    assert client.get(url(secret)).status_code == 410
    assert client.get(url(fresh)).status_code == 200


def test_a_made_up_link_gives_the_same_page(client, db):
    assert client.get(url("x" * 43)).status_code == 410


@pytest.mark.parametrize("password", ["kurz", "passwort1234", "landkreis-auental", "teilhabenetz1"])
def test_weak_passwords_are_refused(client, invited, password):
    page = fill(client, invited[1], password1=password, password2=password)
    assert page.status_code == 200
    assert not Membership.objects.filter(user__email="neu@auental.example").exists()


def test_a_known_person_only_gains_the_role_after_sign_in(client, cast):
    _invitation, secret = invite(
        email=cast.board_member.email, full_name="Yusuf", role=Role.COORDINATOR, by=cast.admin
    )
    assert client.post(url(secret)).status_code == 200  # not signed in: nothing happens
    assert not Membership.objects.filter(user=cast.board_member, role=Role.COORDINATOR).exists()
    client.force_login(cast.outsider)
    client.post(url(secret))  # somebody else: nothing happens
    assert not Membership.objects.filter(
        role=Role.COORDINATOR, user=cast.outsider, district=cast.auental
    ).exists()
    client.force_login(cast.board_member)
    assert client.post(url(secret)).status_code == 302
    assert Membership.objects.filter(user=cast.board_member, role=Role.COORDINATOR).exists()


def test_a_known_person_with_another_address_is_refused(cast):
    invitation, _secret = invite(
        email="andere@auental.example", full_name="Andere", role=Role.COORDINATOR, by=cast.admin
    )
    with pytest.raises(Refusal, match="anderen Adresse"):
        accept_as_known(invitation=invitation, by=cast.coordinator)


def test_an_invitation_to_the_administration_still_needs_a_second_person(cast):
    invitation, _secret = invite(email="a@auental.example", full_name="A", role=Role.ADMIN, by=cast.admin)
    user = accept_as_new(invitation=invitation, full_name="A", password=WORDS)
    assert not Membership.objects.filter(user=user).exists()
    assert PendingGrant.objects.filter(user=user, proposed_by=cast.admin).exists()


def test_an_invitation_dies_with_the_right_to_invite(cast, invited):
    Membership.objects.filter(user=cast.admin).update(valid_until=timezone.localdate())
    with pytest.raises(Refusal, match="nicht mehr"):
        accept_as_new(invitation=invited[0], full_name="Neu", password=WORDS)


def test_the_same_address_is_not_invited_twice(cast, invited):
    with pytest.raises(Refusal, match="unterwegs"):
        invite(email="neu@auental.example", full_name="Neu", role=Role.COORDINATOR, by=cast.admin)


def test_roles_that_clash_are_refused_before_the_letter_goes_out(cast):
    with pytest.raises(Refusal, match="geht nicht zusammen"):
        invite(email=cast.auditor.email, full_name="Rolf", role=Role.ADMIN, by=cast.admin)


def test_the_invitation_of_the_link_is_found_by_its_hash(invited):
    invitation, secret = invited
    assert invitation_by_secret(secret) == invitation
    assert invitation_by_secret(invitation.token_hash) is None
