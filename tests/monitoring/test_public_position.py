"""The public reads where the district stands as the last released report says it, and nothing newer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.clusters.models import ClusterRun
from tests.monitoring.make import frozen, released
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db
REBUILT = "Nachbau nach der Methodik der Studie"


@pytest.fixture
def page(client):
    return lambda: client.get(reverse("monitoring:public-position", args=["auental"]))


def test_without_a_released_report_nothing_is_told(cast, page):
    frozen(cast)
    answer = page()
    assert answer.status_code == 200
    assert "Ein Vergleich ist noch nicht veröffentlicht." in text_of(answer)
    assert REBUILT in text_of(answer)


def test_the_released_chapter_is_shown_with_its_date_and_its_report(cast, page):
    report = released(cast)
    answer = page()
    text = text_of(answer)
    assert "Alle Zahlen vom Datenschnitt" in text
    assert "Teilhabechancen und Stellung im Vergleich" in text
    assert reverse("monitoring:public-report", args=["auental", report.pk]) in answer.content.decode()


def test_a_run_reckoned_after_the_release_changes_nothing(cast, page):
    released(cast)
    before = text_of(page())
    with CaptureQueriesContext(connection) as asked:
        assert text_of(page()) == before
    table = ClusterRun._meta.db_table
    assert not [query for query in asked.captured_queries if table in query["sql"]]


def test_the_list_of_figures_leads_there(cast, client):
    listed = client.get(reverse("monitoring:public-indicators", args=["auental"]))
    assert reverse("monitoring:public-position", args=["auental"]) in listed.content.decode()
