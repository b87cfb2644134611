"""What an indicator is used for: who works on it, its tasks, and its way into chapter 4 of a draft."""

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from monitoring.indicators.models import Indicator
from monitoring.reports.models import IntegrationReport
from monitoring.reports.services.indicators import take_indicator
from tests.coordination.make import barrier, task
from tests.monitoring.make import draft, foreign, frozen
from tests.monitoring.make_concept import concept, measure
from tests.monitoring.make_indicators import make_area, make_indicator, make_value
from tests.monitoring.test_indicators_pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(cast):
    row = make_indicator(cast.auental, field="wohnen")
    make_value(row, make_area(cast.auental))
    return row


@pytest.fixture
def client(as_person):
    return as_person("coordinator")


def test_the_page_leads_to_what_works_on_the_figure(cast, indicator, client, as_person):
    page = text_of(client.get(indicator.get_absolute_url()))
    assert "Noch keine Maßnahme wird an dieser Zahl gemessen." in page
    work = measure(concept(cast), cast.coordinator, indicator=indicator)
    hurdle = barrier(cast.coordinator)
    work.barriers.add(hurdle)
    page = client.get(indicator.get_absolute_url())
    assert work.get_absolute_url() in page.content.decode()
    assert hurdle.get_absolute_url() in page.content.decode()
    assert "Daran arbeiten 1" in text_of(page)
    # The measure of a concept not yet adopted is nobody else's business.
    Indicator.objects.filter(pk=indicator.pk).update(is_public=True)
    board = as_person("board_member").get(indicator.get_absolute_url()).content.decode()
    assert work.get_absolute_url() not in board
    assert hurdle.get_absolute_url() not in board


def test_tasks_hang_on_an_indicator(cast, indicator, client):
    task(
        cast.coordinator,
        cast.coordinator,
        title="Neue Ausgabe einlesen",
        subject=indicator,
    )
    page = client.get(indicator.get_absolute_url())
    assert "Neue Ausgabe einlesen" in text_of(page)
    address = f"{reverse('coordination:task-create')}?typ=monitoring.indicator&id={indicator.pk}"
    assert address in page.content.decode().replace("&amp;", "&")
    assert client.get(address).status_code == 200


def test_one_step_puts_it_into_the_field_and_in_the_lead(cast, client):
    former = make_indicator(cast.auental, "I-01", title="Vorher", field="bildung", is_lead=True)
    row = make_indicator(cast.auental, "I-02", title="Nachher")
    report = draft(cast)
    url = reverse("monitoring:indicator-report", args=[row.pk])
    assert client.get(url).status_code == 200
    sent = client.post(url, {"report": report.pk, "field": "bildung", "is_lead": "on"})
    assert (sent.status_code, sent["Location"]) == (303, row.get_absolute_url())
    row.refresh_from_db()
    former.refresh_from_db()
    assert (row.field, row.is_lead, former.field, former.is_lead) == ("bildung", True, "bildung", False)
    assert "Im Bericht 4.2 Bildung" in text_of(client.get(row.get_absolute_url()))
    lines = AuditEntry.objects.exclude(batch=None).order_by("at")
    assert {line.action for line in lines} == {
        "indicator.lead_given",
        "indicator.taken_into_report",
        "report.indicator_taken",
    }
    assert len({line.batch for line in lines}) == 1


def test_a_frozen_report_and_a_figure_that_is_not_shown_are_refused(cast, indicator):
    report = draft(cast)
    own = make_indicator(cast.auental, "I-09", title="Eigene", origin="own_survey")
    with pytest.raises(Refusal, match="zuerst den Indikator veröffentlichen"):
        take_indicator(report=report, indicator=own, field="bildung", by=cast.coordinator)
    IntegrationReport.objects.filter(pk=report.pk).delete()
    with pytest.raises(WrongState):
        take_indicator(report=frozen(cast), indicator=indicator, field="bildung", by=cast.coordinator)
    indicator.refresh_from_db()
    assert indicator.field == "wohnen"


def test_drafts_of_another_district_are_not_offered(cast, indicator, client):
    other = foreign(cast)
    url = reverse("monitoring:indicator-report", args=[indicator.pk])
    assert str(other.pk) not in client.get(url).content.decode()
    assert client.post(url, {"report": other.pk, "field": "bildung"}).status_code == 422
