"""Pages about long work: one's own jobs, progress, cancel, once more; all without JavaScript."""

import pytest
from django.urls import reverse

from documents.jobs.models import Job
from tests.documents.make import make_document, make_job


def url(name: str, row: Job) -> str:
    return reverse(f"documents:job-{name}", kwargs={"pk": row.pk})


def test_a_person_sees_the_own_jobs_and_no_others(as_person, cast):
    own, foreign = make_job(cast), make_job(cast, who="second_coordinator")
    text = as_person("coordinator").get(reverse("documents:job-list")).content.decode()
    assert own.get_absolute_url() in text
    assert foreign.get_absolute_url() not in text


def test_an_empty_list_says_how_to_begin(as_person):
    assert "Noch kein Auftrag" in as_person("coordinator").get(reverse("documents:job-list")).content.decode()


def test_progress_is_shown_and_asked_for_again(as_person, cast):
    row = make_job(cast, progress=40, step="Kapitel 3 von 12")
    text = as_person("coordinator").get(url("detail", row)).content.decode()
    assert '<progress class="tn-fortschritt" value="40" max="100"' in text
    assert "Kapitel 3 von 12" in text
    assert f'hx-get="{url("progress", row)}"' in text
    assert "Aktualisieren" in text, "works without JavaScript"


def test_in_the_demo_a_job_is_dated_by_the_clock_of_the_other_pages(as_person, cast, settings):
    settings.DEMO_TODAY = "2026-03-02"
    row, client = make_job(cast), as_person("coordinator")
    for address in (url("detail", row), reverse("documents:job-list")):
        assert "02.03.2026" in client.get(address).content.decode()


def test_the_fragment_stops_asking_when_the_job_is_done(as_person, cast):
    row = make_job(cast, status=Job.Status.DONE)
    row.document = make_document(cast, owner=row)
    row.save()
    text = as_person("coordinator").get(url("progress", row)).content.decode()
    assert "hx-get" not in text
    assert row.document.get_absolute_url() in text
    assert "<html" not in text


def test_a_failure_is_told_in_its_own_words(as_person, cast):
    row = make_job(cast, status=Job.Status.FAILED, error="Zu groß. <b>Bitte</b> teilen.")
    text = as_person("coordinator").get(url("detail", row)).content.decode()
    assert "Zu groß. &lt;b&gt;Bitte&lt;/b&gt; teilen." in text
    assert url("retry", row) in text


def test_cancel_and_once_more(as_person, cast):
    row = make_job(cast)
    client = as_person("coordinator")
    assert client.post(url("cancel", row)).status_code == 302
    row.refresh_from_db()
    assert row.status == Job.Status.CANCELLED
    assert client.post(url("retry", row)).status_code == 302
    row.refresh_from_db()
    assert row.status == Job.Status.QUEUED


def test_a_step_from_the_wrong_state_is_a_conflict(as_person, cast):
    row = make_job(cast, status=Job.Status.DONE)
    assert as_person("coordinator").post(url("cancel", row)).status_code == 409
    assert as_person("coordinator").post(url("retry", row)).status_code == 409


@pytest.mark.parametrize("action", ["cancel", "retry"])
def test_steps_are_taken_by_post_only(as_person, cast, action):
    assert as_person("coordinator").get(url(action, make_job(cast))).status_code == 405


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_costs_the_same_with_one_and_with_sixty_jobs(
    as_person, cast, count, django_assert_max_num_queries
):
    for _number in range(count):
        row = make_job(cast)
        Job.objects.filter(pk=row.pk).update(document=make_document(cast, owner=row))
    client = as_person("coordinator")
    with django_assert_max_num_queries(12):
        client.get(reverse("documents:job-list"))
