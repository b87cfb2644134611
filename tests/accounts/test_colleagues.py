"""An organisation looks after its own people and always keeps somebody who does."""

import threading

import pytest
from django.db import connection, connections
from django.urls import reverse

from accounts.invitations import services as invitations
from accounts.memberships import colleagues
from accounts.memberships import services as memberships
from accounts.memberships.models import Colleague, Membership
from accounts.memberships.selectors import managers_of
from accounts.permissions import Role
from accounts.refusals import Refusal
from accounts.users.models import User
from tests.cast import TODAY

WORDS = "drei gelbe Brücken am Fluss"


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def colleague(cast, name: str, *, is_manager: bool = False, organisation=None) -> Colleague:
    user = User.objects.create_user(f"{name.lower()}@auental.example", WORDS, full_name=name)
    row = memberships.grant_role(
        user=user, role=Role.NGO_EDITOR, district=cast.auental, valid_from=TODAY,
        organisation=organisation or cast.bruecke, is_manager=is_manager, by=cast.admin,
    )  # fmt: skip
    user.refresh_from_db()
    return Colleague.objects.get(pk=row.pk)


def own(cast) -> Colleague:
    return Colleague.objects.get(user=cast.ngo_editor)


@pytest.mark.django_db
def test_the_first_person_of_an_organisation_manages_it_and_the_second_does_not(cast):
    from tests.cast import make_organisation

    club = make_organisation(cast.auental, "Schachfreunde")
    assert colleague(cast, "Erste", organisation=club).is_manager
    assert not colleague(cast, "Zweite", organisation=club).is_manager


@pytest.mark.django_db
def test_a_manager_invites_and_the_invited_person_writes_for_the_same_organisation(cast):
    invitation, _secret = invitations.invite_colleague(
        email="karim@bruecke.example", full_name="Karim", organisation=cast.bruecke, by=cast.ngo_editor
    )
    user = invitations.accept_as_new(invitation=invitation, full_name="Karim Nazari", password=WORDS)
    row = Membership.objects.get(user=user)
    assert (row.role, row.organisation, row.is_manager) == (Role.NGO_EDITOR, cast.bruecke, False)


@pytest.mark.django_db
def test_only_a_manager_invites_and_only_for_the_own_organisation(cast):
    from tests.cast import make_organisation

    editor = colleague(cast, "Karim").user
    for user, organisation in (
        (editor, cast.bruecke),
        (cast.ngo_editor, make_organisation(cast.auental, "X")),
    ):
        with pytest.raises(Refusal):
            invitations.invite_colleague(
                email="neu@x.example", full_name="Neu", organisation=organisation, by=user
            )


@pytest.mark.django_db
def test_an_invitation_dies_with_the_right_to_invite(cast):
    invitation, _secret = invitations.invite_colleague(
        email="neu@x.example", full_name="Neu", organisation=cast.bruecke, by=cast.ngo_editor
    )
    colleague(cast, "Karim", is_manager=True)
    colleagues.set_manager(colleague=own(cast), is_manager=False, by=cast.ngo_editor)
    with pytest.raises(Refusal, match="inzwischen nicht mehr"):
        invitations.accept_as_new(invitation=invitation, full_name="Neu", password=WORDS)


@pytest.mark.django_db
def test_inviting_a_known_address_tells_nothing_about_it(cast):
    invitations.invite_colleague(
        email=cast.coordinator.email, full_name="Selin", organisation=cast.bruecke, by=cast.ngo_editor
    )


@pytest.mark.django_db
def test_a_removed_colleague_is_out_with_the_next_click(cast, client):
    row = colleague(cast, "Karim")
    client.force_login(row.user)
    assert client.get(reverse("offers:my-offers")).status_code == 200
    colleagues.remove_colleague(colleague=row, reason="Arbeitet nicht mehr hier.", by=cast.ngo_editor)
    assert client.get(reverse("offers:my-offers")).status_code == 302
    assert not Membership.objects.active_on(TODAY).filter(user=row.user).exists()


@pytest.mark.django_db
def test_the_last_manager_stays(cast):
    colleague(cast, "Karim")
    for deed in (
        lambda: colleagues.remove_colleague(colleague=own(cast), by=cast.ngo_editor),
        lambda: colleagues.set_manager(colleague=own(cast), is_manager=False, by=cast.ngo_editor),
        lambda: memberships.end_role(membership=own(cast), by=cast.admin),
    ):
        with pytest.raises(Refusal, match="als einzige"):
            deed()
    assert managers_of(cast.bruecke).count() == 1


@pytest.mark.django_db
def test_a_manager_whose_account_is_closed_does_not_count(cast):
    other = colleague(cast, "Karim", is_manager=True)
    User.objects.filter(pk=other.user.pk).update(is_active=False)
    with pytest.raises(Refusal, match="als einzige"):
        colleagues.remove_colleague(colleague=own(cast), by=cast.ngo_editor)


@pytest.mark.django_db
def test_the_administration_may_end_the_very_last_access(cast):
    memberships.end_role(membership=own(cast), by=cast.admin)
    assert not managers_of(cast.bruecke).exists()


@pytest.mark.django_db
def test_an_editor_changes_nobody_and_a_manager_nobody_elsewhere(cast, client):
    from tests.cast import make_organisation

    editor = colleague(cast, "Karim")
    stranger = colleague(cast, "Fremd", organisation=make_organisation(cast.auental, "Schach"))
    client.force_login(editor.user)
    assert client.get(reverse("coordination:colleague-remove", args=[own(cast).pk])).status_code == 403
    client.force_login(cast.ngo_editor)
    assert client.get(reverse("coordination:colleague-remove", args=[stranger.pk])).status_code == 404
    assert client.get(reverse("coordination:colleague-remove", args=[editor.pk])).status_code == 200


@pytest.mark.django_db
def test_a_manager_does_not_reach_the_pages_of_the_administration(cast, client):
    client.force_login(cast.ngo_editor)
    for name in ("desk:membership-list", "desk:invitation-list", "desk:invitation-create"):
        assert client.get(reverse(name)).status_code == 403, name


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_who_leave_at_once_one_stays(cast):
    """On PostgreSQL two at the same moment; on SQLite one writes after the other, with the same outcome."""
    rows = [own(cast), colleague(cast, "Karim", is_manager=True)]
    start, results = threading.Barrier(2), []

    def leave(row):
        try:
            start.wait()
            colleagues.remove_colleague(colleague=row, by=row.user)
            results.append("out")
        except Refusal:
            results.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["out", "refused"]
    assert managers_of(cast.bruecke).count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one after the other")
def test_control_without_the_lock_both_are_gone(cast, monkeypatch):
    rows = [own(cast), colleague(cast, "Karim", is_manager=True)]
    meeting = threading.Barrier(2)
    keep = memberships.keep_one_manager

    def keep_and_meet(row, **how):
        keep(row, **how)
        meeting.wait(timeout=10)

    monkeypatch.setattr(colleagues, "lock_roles", lambda district: None)
    monkeypatch.setattr(memberships, "_lock", lambda district: None)
    monkeypatch.setattr(colleagues, "keep_one_manager", keep_and_meet)
    monkeypatch.setattr(memberships, "keep_one_manager", lambda row, **how: None)
    done = []

    def leave(row):
        try:
            colleagues.remove_colleague(colleague=row, by=row.user)
            done.append(row)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 2
    assert not managers_of(cast.bruecke).exists()
