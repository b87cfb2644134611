"""What must hold in the permission table, whatever else is changed in it."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from accounts.doors import Door
from accounts.permissions import MFA_ROLES, SECOND_PERSON_ROLES, TABLE, Role, grants_for

WRITING = frozenset("CUXP")


def roles_with(resource: str, actions: frozenset[str] = frozenset("LVCUXPE")) -> set[str]:
    return {role for role in Role if any(grant.action in actions for grant in grants_for(role, resource))}


def test_only_case_workers_reach_cases():
    for key in [key for key, row in TABLE.items() if row.protection == "S4"]:
        assert roles_with(key) == {Role.CASE_WORKER}, key


def test_the_public_only_reads_what_is_published():
    for key in TABLE:
        for grant in grants_for(Role.PUBLIC, key):
            assert grant.action in "LV", key
            assert grant.reach == "p", key


def test_the_platform_sees_no_protected_content():
    for key, row in TABLE.items():
        if row.protection in {"S3", "S4"} and key not in {"membership", "api_token", "mail", "audit"}:
            assert not grants_for(Role.PLATFORM, key), key


def test_auditors_change_nothing():
    for key in TABLE:
        own = {grant.action for grant in grants_for(Role.AUDITOR, key) if grant.reach != "s"}
        assert not own & WRITING, key


def test_nobody_writes_the_log():
    assert not roles_with("audit", WRITING)


def test_administration_reads_no_cases_and_no_nonpublic_papers():
    for key in ("case", "nonpublic_item", "minutes_nonpublic", "minutes_draft", "interpreter_private"):
        assert Role.ADMIN not in roles_with(key), key


def test_weighty_roles_need_a_second_factor():
    assert SECOND_PERSON_ROLES <= MFA_ROLES
    writers_beyond_themselves = {
        role
        for role in Role
        for key, row in TABLE.items()
        if row.protection in {"S3", "S4"}
        for grant in grants_for(role, key)
        if grant.action in "CUX" and grant.reach in "rm*"
    }
    assert writers_beyond_themselves <= MFA_ROLES


def test_every_cell_is_readable():
    for key, row in TABLE.items():
        assert set(row.cells) <= {role.value for role in Role}, key
        for role, cell in row.cells.items():
            assert grants_for(role, key), f"{key} {role}: {cell!r}"


def test_every_model_with_a_door_names_a_row_of_the_table():
    for model in apps.get_models():
        if door := getattr(model, "door", None):
            assert door.resource in TABLE, model


@pytest.mark.parametrize(
    ("resource", "person"),
    [("organisation", "ngo_editor"), ("committee", "board_member"), ("case", "case_worker")],
)
def test_a_door_that_lacks_a_part_refuses_to_guess(cast, resource, person):
    half = Door(resource, public=Q())
    with pytest.raises(ImproperlyConfigured, match=resource):
        half.filter_for(cast.people[person], "V")


def test_a_door_without_public_part_shows_strangers_nothing(cast):
    with pytest.raises(ImproperlyConfigured, match="public"):
        Door("organisation").filter_for(cast.board_member, "V")
