"""The record hub and the log behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import changes
from coordination.network.models import Organisation
from tests.cast import make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.desk.kit_urls")]


@pytest.fixture
def changed(cast):
    row = changes.create(
        Organisation(district=cast.auental, name="Tafel"), by=cast.coordinator, action="organisation.created"
    )
    changes.apply(
        row,
        {"name": "Tafel Lindtal", "municipality": cast.lindtal},
        by=cast.second_coordinator,
        action="organisation.changed",
        reason="Umzug",
    )
    return row


def history_url(row):
    return reverse("desk:history", kwargs={"kind": row._meta.label_lower, "pk": row.pk})


def test_the_hub_shows_state_facts_next_step_and_jump_line(as_person, changed):
    html = as_person("coordinator").get(f"/probe/{changed.pk}/").content.decode()
    assert "Tafel Lindtal</h1>" in html
    assert "öffentlich" in html
    assert "Nächster Schritt: Anrufen" in html
    assert html.count("kern-btn--primary") == 1
    assert '<a href="#menschen">Menschen<b>3</b></a>' in html
    assert '<a href="#verlauf">Verlauf<b>2</b></a>' in html
    assert "<dt>Gemeinde</dt>" in html


def test_the_log_speaks_german_with_before_and_after(as_person, changed):
    html = as_person("coordinator").get(f"/probe/{changed.pk}/").content.decode()
    assert "Geändert" in html
    assert "Angelegt" in html
    assert "Henrike Vogt" in html
    assert "Grund: Umzug" in html
    assert "Name: <del>Tafel</del>" in html
    assert "<ins>Tafel Lindtal</ins>" in html
    assert "Gemeinde: <ins>Lindtal</ins>" in html


def test_the_whole_log_is_reached_through_the_door_of_the_record(as_person, changed, cast):
    url = history_url(changed)
    assert "Umzug" in as_person("coordinator").get(url).content.decode()
    assert as_person("outsider").get(url).status_code == 404
    assert as_person("anonymous").get(url).status_code == 302


@pytest.mark.parametrize("kind", ["unbekannt", "accounts.user", "auth.permission", "a.b.c", "desk.draft"])
def test_what_has_no_door_has_no_log(as_person, changed, kind):
    url = reverse("desk:history", kwargs={"kind": kind, "pk": changed.pk})
    assert as_person("coordinator").get(url).status_code == 404


def test_the_log_turns_pages(as_person, changed, cast):
    for number in range(60):
        changes.apply(
            changed, {"name": f"Tafel {number}"}, by=cast.coordinator, action="organisation.changed"
        )
    client = as_person("coordinator")
    assert "ganzer Verlauf" in client.get(f"/probe/{changed.pk}/").content.decode()
    html = client.get(history_url(changed)).content.decode()
    assert 'href="?ab=50"' in html
    assert "Angelegt" in client.get(f"{history_url(changed)}?ab=50").content.decode()
    assert client.get(f"{history_url(changed)}?ab=x").status_code == 400


def test_the_number_of_statements_does_not_grow_with_the_log(as_person, changed, cast):
    client = as_person("coordinator")
    client.get(f"/probe/{changed.pk}/")
    for number in range(6):
        changes.apply(
            changed, {"name": f"Tafel {number}"}, by=cast.coordinator, action="organisation.changed"
        )
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/probe/{changed.pk}/")
        counts.append(len(queries))
        for number in range(20):
            changes.apply(
                changed, {"name": f"Neu {number}"}, by=cast.coordinator, action="organisation.changed"
            )
    assert counts[0] == counts[1] <= 12


def test_hostile_text_in_the_log_is_shown_as_text(as_person, cast):
    row = make_organisation(cast.auental, "Tafel")
    changes.apply(row, {"name": "<img src=x>"}, by=cast.coordinator, action="organisation.changed")
    html = as_person("coordinator").get(f"/probe/{row.pk}/").content.decode()
    assert "<img src=x>" not in html


def test_who_sees_only_what_is_published_reads_no_log(as_person, cast, changed):
    changes.apply(cast.bruecke, {"name": "Brücke"}, by=cast.coordinator, action="organisation.changed")
    client = as_person("ngo_editor")
    assert client.get(history_url(cast.bruecke)).status_code == 200
    assert client.get(history_url(changed)).status_code == 404
    response = client.get(f"/probe/{changed.pk}/")
    assert response.status_code == 404 or "Verlauf" not in response.content.decode().split("<main", 1)[1]
