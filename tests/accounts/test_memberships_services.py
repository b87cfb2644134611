"""Giving and taking roles."""

import datetime as dt

import pytest

from accounts.audit.models import AuditEntry
from accounts.clock import today
from accounts.memberships.models import Membership, PendingGrant
from accounts.memberships.services import (
    approve_grant,
    deactivate_person,
    end_role,
    grant_role,
    reactivate_person,
    refuse_grant,
)
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from desk.tokens.services import create_token


def give(cast, user, role, by=None, **more):
    more.setdefault("valid_from", today())
    return grant_role(user=user, role=role, district=cast.auental, by=by or cast.admin, **more)


def test_a_role_is_given_and_recorded(cast):
    membership = give(cast, cast.nobody, Role.COORDINATOR)
    assert isinstance(membership, Membership)
    entry = AuditEntry.objects.get(action="membership.granted")
    assert entry.actor == cast.admin
    assert entry.after["role"] == "K"
    cast.nobody.refresh_from_db()
    assert cast.nobody.active_district == cast.auental


def test_administration_waits_for_a_second_person(cast):
    grant = give(cast, cast.nobody, Role.ADMIN)
    assert isinstance(grant, PendingGrant)
    assert not Membership.objects.filter(user=cast.nobody).exists()


@pytest.mark.parametrize("same", ["admin", "nobody"])
def test_proposer_and_receiver_cannot_be_the_second_person(cast, same):
    grant = give(cast, cast.nobody, Role.ADMIN)
    with pytest.raises(Refusal, match="zweite Person"):
        approve_grant(grant=grant, by=cast.people[same])
    with pytest.raises(Refusal, match="zweite Person"):
        refuse_grant(grant=grant, by=cast.people[same])


def test_the_second_person_gives_the_role_once(cast):
    grant = give(cast, cast.nobody, Role.ADMIN)
    membership = approve_grant(grant=grant, by=cast.coordinator)
    assert membership.role == Role.ADMIN
    with pytest.raises(WrongState):
        approve_grant(grant=grant, by=cast.coordinator)
    with pytest.raises(WrongState):
        refuse_grant(grant=grant, by=cast.coordinator)


def test_a_refused_role_is_not_given(cast):
    grant = give(cast, cast.nobody, Role.ADMIN)
    refuse_grant(grant=grant, by=cast.coordinator)
    with pytest.raises(WrongState):
        approve_grant(grant=grant, by=cast.coordinator)
    assert not Membership.objects.filter(user=cast.nobody).exists()


def test_the_platform_gives_a_district_its_first_administrator_alone(cast):
    membership = grant_role(
        user=cast.nobody, role=Role.ADMIN, district=cast.nordmark, valid_from=today(), by=cast.platform
    )
    assert isinstance(membership, Membership)
    second = grant_role(
        user=cast.outsider, role=Role.ADMIN, district=cast.nordmark, valid_from=today(), by=cast.platform
    )
    assert isinstance(second, PendingGrant)


@pytest.mark.parametrize(
    ("person", "role"), [("auditor", Role.ADMIN), ("admin", Role.AUDITOR), ("coordinator", Role.NGO_EDITOR)]
)
def test_roles_that_must_not_meet_are_refused(cast, person, role):
    with pytest.raises(Refusal, match="geht nicht zusammen"):
        give(cast, cast.people[person], role, organisation=cast.bruecke)


def test_roles_one_after_the_other_may_follow(cast):
    end_role(membership=Membership.objects.get(user=cast.auditor), by=cast.admin)
    assert isinstance(give(cast, cast.auditor, Role.ADMIN), PendingGrant)


def test_the_last_administrator_cannot_go(cast):
    membership = Membership.objects.get(user=cast.admin)
    with pytest.raises(Refusal, match="mindestens eine Person"):
        end_role(membership=membership, by=cast.admin)
    with pytest.raises(Refusal, match="mindestens eine Person"):
        deactivate_person(user=cast.admin, reason="", by=cast.coordinator)


def test_an_ended_role_gives_nothing_from_the_same_day(cast):
    end_role(membership=Membership.objects.get(user=cast.coordinator), by=cast.admin)
    fresh = type(cast.coordinator).objects.get(pk=cast.coordinator.pk)
    assert fresh.roles == frozenset()
    with pytest.raises(WrongState):
        end_role(membership=Membership.objects.get(user=cast.coordinator), by=cast.admin)


def test_a_role_of_the_future_gives_nothing_yet_and_can_be_withdrawn(cast):
    later = give(cast, cast.nobody, Role.COORDINATOR, valid_from=today() + dt.timedelta(days=1))
    assert type(cast.nobody).objects.get(pk=cast.nobody.pk).roles == frozenset()
    end_role(membership=later, by=cast.admin)
    assert not Membership.objects.filter(pk=later.pk).exists()


def test_closing_an_account_ends_sessions_and_keys_at_once(cast, client):
    _token, secret = create_token(
        name="Probe", expires_on=today() + dt.timedelta(days=9), by=cast.second_coordinator
    )
    client.force_login(cast.second_coordinator)
    assert client.get("/konto/profil/").status_code == 200
    deactivate_person(user=cast.second_coordinator, reason="ausgeschieden", by=cast.admin)
    assert client.get("/konto/profil/").status_code == 302
    reactivate_person(user=cast.second_coordinator, reason="zurück", by=cast.admin)
    assert client.get("/konto/profil/").status_code == 302
    from desk.tokens.services import use_token

    assert use_token(secret) is None


def test_an_account_that_others_count_on_is_not_closed_from_here(cast):
    Membership.objects.create(
        user=cast.second_coordinator, district=cast.nordmark, role=Role.COORDINATOR, valid_from=today()
    )
    with pytest.raises(Refusal, match="anderer Stelle"):
        deactivate_person(user=cast.second_coordinator, reason="", by=cast.admin)
