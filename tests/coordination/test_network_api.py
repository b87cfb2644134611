"""Network and barriers for programs: the same doors, explicit fields."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.clock import today
from coordination.barriers.models import Barrier
from coordination.network.models import Organisation
from desk.tokens.services import create_token
from tests.coordination import make


@pytest.fixture
def call(client):
    def send(method, name, user, pk=None, **options):
        _token, secret = create_token(name="t", expires_on=today() + dt.timedelta(days=7), by=user)
        address = reverse(f"api:{name}", kwargs={"pk": pk} if pk else None)
        headers = {"authorization": f"Bearer {secret}"}
        if method != "get":
            options["content_type"] = "application/json"
        return getattr(client, method)(address, headers=headers, **options)

    return send


def test_a_program_sees_its_own_district(cast, call):
    names = [row["name"] for row in call("get", "organisations-list", cast.coordinator).json()["results"]]
    assert names == ["Brücke Auental e. V."]
    assert (
        call("get", "organisations-detail", cast.coordinator, cast.foreign_organisation.pk).status_code == 404
    )


@pytest.mark.parametrize("number", [1, 60])
@pytest.mark.parametrize(
    "name", ["organisations-list", "contact-persons-list", "tasks-list", "barriers-list"]
)
def test_lists_cost_the_same(cast, client, django_assert_max_num_queries, name, number):
    for n in range(number):
        row = make.organisation(cast.auental, f"Verein {n:02d}", municipality=cast.lindtal)
        make.person(row, f"Mensch {n:02d}")
        make.task(cast.coordinator, cast.coordinator, subject=row)
        make.barrier(cast.coordinator)
    _token, secret = create_token(name="t", expires_on=today() + dt.timedelta(days=7), by=cast.coordinator)
    headers = {"authorization": f"Bearer {secret}"}
    client.get(reverse(f"api:{name}"), headers=headers)
    with django_assert_max_num_queries(6):
        assert client.get(reverse(f"api:{name}"), headers=headers).status_code == 200


def test_filters_are_those_named(cast, call):
    make.organisation(cast.auental, "Wohnverein", fields_of_action=["wohnen"])
    found = call("get", "organisations-list", cast.coordinator, data={"field_of_action": "wohnen"})
    assert [row["name"] for row in found.json()["results"]] == ["Wohnverein"]
    for key in ("trusted_provider", "notes__text", "district"):
        assert call("get", "organisations-list", cast.coordinator, data={key: "1"}).status_code == 400


def test_an_organisation_is_created_without_protected_fields(cast, call):
    body = {"name": "Neu e. V.", "kind": "association", "languages": ["tir"]}
    assert call("post", "organisations-list", cast.coordinator, data=body).status_code == 201
    assert Organisation.objects.get(name="Neu e. V.").languages == ["tir"]
    for key in ("status", "trusted_provider", "district"):
        answer = call("post", "organisations-list", cast.coordinator, data=body | {"name": "X", key: "left"})
        assert answer.status_code == 400


def test_an_editor_changes_its_phone_but_not_its_name(cast, call):
    pk = cast.bruecke.pk
    answer = call("patch", "organisations-detail", cast.ngo_editor, pk, data={"phone": "1", "version": 1})
    assert answer.status_code == 200
    answer = call("patch", "organisations-detail", cast.ngo_editor, pk, data={"name": "X", "version": 2})
    assert answer.status_code == 409
    answer = call("patch", "organisations-detail", cast.coordinator, pk, data={"phone": "2", "version": 1})
    assert answer.status_code == 409


def test_a_task_goes_to_people_of_the_district(cast, call):
    body = {"title": "x", "owner": cast.outsider.email}
    assert call("post", "tasks-list", cast.coordinator, data=body).status_code == 400
    body["owner"] = cast.clerk.email
    assert call("post", "tasks-list", cast.coordinator, data=body).status_code == 201


def test_a_barrier_that_names_somebody_is_refused(cast, call):
    body = {
        "title": "Kein Termin",
        "description": "Frau Haddad wartet.",
        "field_of_action": "beratung",
        "kind": "administrative",
        "level": "district",
        "seen_on": "2026-01-10",
    }
    answer = call("post", "barriers-list", cast.coordinator, data=body)
    assert answer.status_code == 400
    assert not Barrier.objects.exists()
    body["description"] = "Menschen warten."
    assert call("post", "barriers-list", cast.coordinator, data=body).status_code == 201
