"""Two browsers, one link: exactly one account, one role. Needs PostgreSQL to be a real race."""

import threading

import pytest
from django.db import IntegrityError, connection, connections

from accounts.invitations import services
from accounts.invitations.models import Invitation
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal
from accounts.users.models import User

WORDS = "drei gelbe Brücken am Fluss"
AT_ONCE = 8

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one after the other"),
]


def race(deed) -> list[str]:
    start, results = threading.Barrier(AT_ONCE), []

    def run():
        try:
            start.wait()
            deed()
            results.append("in")
        except (Refusal, IntegrityError) as error:
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.fixture
def invitation(cast):
    return services.invite(
        email="neu@auental.example", full_name="Neu", role=Role.COORDINATOR, by=cast.admin
    )[0]


def test_only_one_of_many_comes_in(invitation):
    results = race(lambda: services.accept_as_new(invitation=invitation, full_name="Neu", password=WORDS))
    assert results.count("in") == 1
    assert User.objects.filter(email="neu@auental.example").count() == 1
    assert Membership.objects.filter(user__email="neu@auental.example").count() == 1


def test_only_one_of_many_takes_the_role_of_a_known_person(cast):
    invitation = services.invite(
        email=cast.board_member.email, full_name="Yusuf", role=Role.COORDINATOR, by=cast.admin
    )[0]
    results = race(lambda: services.accept_as_known(invitation=invitation, by=cast.board_member))
    assert results.count("in") == 1
    assert Membership.objects.filter(user=cast.board_member, role=Role.COORDINATOR).count() == 1


def test_control_without_the_lock_several_get_in(cast, monkeypatch):
    invitation = services.invite(
        email=cast.board_member.email, full_name="Yusuf", role=Role.COORDINATOR, by=cast.admin
    )[0]
    meeting = threading.Barrier(AT_ONCE)

    def use_without_lock(row):
        current = Invitation.objects.get(pk=row.pk)
        services._must_wait(current)
        meeting.wait()
        Invitation.objects.filter(pk=current.pk).update(accepted_at=current.created_at)
        return current

    monkeypatch.setattr(services, "_use", use_without_lock)
    results = race(lambda: services.accept_as_known(invitation=invitation, by=cast.board_member))
    assert results.count("in") > 1
