"""Pages, files and API of the reports."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from desk.tokens.services import create_token
from monitoring.reports.models import IntegrationReport
from monitoring.reports.outline import completeness
from monitoring.reports.selectors import content_of
from monitoring.reports.services import create_report
from monitoring.reports.today import items
from monitoring.reports.working import shown
from tests.cast import TODAY
from tests.monitoring import make

pytestmark = pytest.mark.django_db


def page(client, report, chapter="kurz"):
    return client.get(report.get_absolute_url(), {"kapitel": chapter})


def test_a_coordinator_begins_a_report_by_form(as_person, cast):
    client = as_person("coordinator")
    answer = client.post(
        reverse("monitoring:report-create"),
        {"title": "Integrationsbericht", "period_start": "01.01.2021", "period_end": "31.12.2025"},
    )
    report = IntegrationReport.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == report.get_absolute_url()
    assert (report.author, report.number, str(report)) == (
        cast.coordinator,
        1,
        "Integrationsbericht 2021 bis 2025",
    )


def test_a_period_that_runs_backwards_is_refused_at_its_field(as_person):
    answer = as_person("coordinator").post(
        reverse("monitoring:report-create"),
        {"title": "x", "period_start": "31.12.2025", "period_end": "01.01.2021"},
    )
    assert answer.status_code == 422
    assert "Der letzte Tag liegt vor dem ersten." in answer.content.decode()


@pytest.mark.parametrize("chapter", ["kurz", "1", "2", "4", "5", "6", "7", "8", "9", "11"])
def test_every_chapter_opens(as_person, cast, chapter):
    assert page(as_person("coordinator"), make.draft(cast), chapter).status_code == 200


@pytest.mark.parametrize("chapter", ["13", "99", "<b>"])
def test_a_chapter_the_report_does_not_have_is_not_found(as_person, cast, chapter):
    assert page(as_person("coordinator"), make.draft(cast), chapter).status_code == 404


def test_chapters_an_old_report_does_not_have_are_named_not_faked(cast):
    whole = content_of(make.frozen(cast), now=make.NOW, today=TODAY)
    old = replace(whole, chapters=tuple(chapter for chapter in whole.chapters if chapter.number != 3))
    line = next(line for line in completeness(old) if line.number == 3)
    assert (line.percent, line.note) == (None, "in dieser Ausgabe nicht enthalten")
    assert all(line.percent is not None for line in completeness(whole))


def test_the_frozen_page_shows_old_numbers_and_says_what_moved(as_person, cast):
    make.actor(cast.auental, "Eins", kind="religious")
    report = make.frozen(cast)
    make.actor(cast.auental, "Zwei", kind="religious")
    text = page(as_person("second_coordinator"), report, "5").content.decode()
    changed = shown(report, now=make.NOW, today=TODAY).changed
    assert changed >= 4, "two cells of the line, two of the sum, and what other tables count"
    assert f"{changed} Zahlen geändert" in text
    assert "Veröffentlichen" in text


def test_workspace_and_completeness_say_one_number_and_a_released_report_none(as_person, cast):
    client = as_person("coordinator")
    draft = make.draft(cast, summary="Kurz.", findings="Eins")
    share = re.search(r"(\d+) % fertig", page(client, draft).content.decode())
    missing = client.get(reverse("monitoring:report-completeness", kwargs={"pk": draft.pk})).content.decode()
    assert f"zu {share[1]} % fertig" in missing
    assert "?kapitel=kurz" in missing
    assert "Text fehlt: Empfehlungen, Was die Daten nicht zeigen" in missing
    draft.delete()
    released = make.released(cast)
    text = page(client, released, "5").content.decode()
    for word in ("% fertig", "Fertig sind", "<em>leer<", ": fehlt", 'class="tn-fortschritt"'):
        assert word not in text.split("<main")[1], word


def test_the_first_person_is_told_to_wait(as_person, cast):
    text = page(as_person("coordinator"), make.frozen(cast)).content.decode()
    assert "nur eine zweite Person" in text
    assert reverse("monitoring:report-release", args=[IntegrationReport.objects.get().pk]) not in text


def test_all_steps_work_by_page(as_person, cast):
    report = make.draft(cast)
    client = as_person("coordinator")
    assert client.post(reverse("monitoring:report-freeze", args=[report.pk])).status_code == 303
    assert (
        client.post(reverse("monitoring:report-reopen", args=[report.pk]), {"reason": ""}).status_code == 422
    )
    reopened = client.post(reverse("monitoring:report-reopen", args=[report.pk]), {"reason": "Zahl fehlt"})
    assert reopened.status_code == 303
    assert client.post(reverse("monitoring:report-freeze", args=[report.pk])).status_code == 303
    assert client.post(reverse("monitoring:report-release", args=[report.pk])).status_code == 409
    assert (
        as_person("second_coordinator")
        .post(reverse("monitoring:report-release", args=[report.pk]))
        .status_code
        == 303
    )


def test_tables_leave_as_files_with_the_frozen_numbers(as_person, cast, client):
    make.actor(cast.auental, "Eins", kind="religious")
    report = make.released(cast)
    make.actor(cast.auental, "Zwei", kind="religious")
    address = {"pk": report.pk, "number": "T10", "ending": "csv"}
    inside = as_person("coordinator").get(reverse("monitoring:report-table", kwargs=address)).content
    client.logout()
    outside = client.get(
        reverse("monitoring:public-report-table", kwargs=address | {"district_slug": "auental"})
    ).content
    assert inside == outside
    assert "Religionsgemeinschaft;1;0;0;1" in inside.decode()
    sheet = client.get(
        reverse(
            "monitoring:public-report-table", kwargs=address | {"district_slug": "auental", "ending": "xlsx"}
        )
    )
    assert sheet.content[:2] == b"PK"
    assert (
        client.get(
            reverse(
                "monitoring:public-report-table",
                kwargs=address | {"district_slug": "auental", "ending": "exe"},
            )
        ).status_code
        == 404
    )


def test_the_public_page_shows_only_what_is_released(client, cast):
    waiting = make.frozen(cast)
    report = make.released(cast, title="Öffentlicher Bericht", data_gaps="Wer nicht gezählt wird, fehlt.")
    listed = client.get(reverse("monitoring:public-reports", args=["auental"])).content.decode()
    assert '<h1 class="tn-h1">Öffentlicher Bericht 2021 bis 2025</h1>' in listed
    assert str(waiting.pk) not in listed
    assert "Frühere Berichte" not in listed
    text = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    assert "Öffentlicher Bericht 2021 bis 2025" in text
    assert "Wer nicht gezählt wird, fehlt." in text
    assert client.get(reverse("monitoring:public-report", args=["nordmark", report.pk])).status_code == 404


def test_hostile_text_stays_text(as_person, cast, client):
    report = make.released(cast, summary="<script>alert(1)</script>", findings="<img src=x onerror=alert(1)>")
    staff = page(as_person("coordinator"), report).content.decode()
    client.logout()
    public = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    for text in (staff, public):
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_today_asks_the_second_person_only(cast):
    make.frozen(cast)
    assert len(items(cast.second_coordinator, TODAY)) == 1
    assert items(cast.coordinator, TODAY) == []
    assert items(cast.outsider, TODAY) == []
    assert items(cast.ngo_editor, TODAY) == []


def api(client, person, name, **kwargs):
    _token, secret = create_token(name="t", expires_on=TODAY.replace(year=2027), by=person)
    return client.get(reverse(name, kwargs=kwargs), headers={"authorization": f"Bearer {secret}"})


def test_the_api_gives_the_frozen_tables(cast, client):
    report = make.frozen(cast)
    answer = api(client, cast.coordinator, "api:reports-detail", pk=report.pk)
    assert answer.status_code == 200
    assert answer.json()["snapshot"]["content"] == report.snapshot.content
    listed = api(client, cast.second_coordinator, "api:reports-list").json()["results"]
    assert [row["id"] for row in listed] == [str(report.pk)]
    assert "snapshot" not in listed[0]


def test_the_api_hides_drafts_from_others(cast, client):
    report = make.frozen(cast)
    assert api(client, cast.outsider, "api:reports-detail", pk=report.pk).status_code == 404
    assert api(client, cast.ngo_editor, "api:reports-list").json()["results"] == []


@pytest.mark.parametrize("count", [1, 60])
def test_list_and_pages_cost_the_same_for_one_and_sixty(
    as_person, cast, count, django_assert_max_num_queries
):
    report = make.released(cast)
    for number in range(count):
        make.actor(cast.auental, f"Verein {number}")
        create_report(
            district=cast.auental,
            period_start=make.PERIOD.first,
            period_end=make.PERIOD.last,
            by=cast.coordinator,
        )
    draft = IntegrationReport.objects.exclude(pk=report.pk).first()
    client = as_person("coordinator")
    client.get("/")
    with django_assert_max_num_queries(14):
        client.get(reverse("monitoring:report-list"))
    with django_assert_max_num_queries(15):
        page(client, report)
    with django_assert_max_num_queries(29):  # every chapter from live data, whichever is open
        page(client, draft, "5")
    client.logout()
    with django_assert_max_num_queries(6):
        client.get(reverse("monitoring:public-report", args=["auental", report.pk]))
