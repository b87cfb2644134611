"""The whole job, checking and taking over, holds no more in memory for a file four times as long."""

import tracemalloc

import pytest
from django.utils import timezone

from documents.jobs.models import Job
from documents.jobs.runner import JobRun, run
from monitoring.imports import comparing, jobs, sources, staging, uploads, writing
from monitoring.imports.layouts import BY_CODE, h_simple
from monitoring.imports.layouts.layout import Layout
from monitoring.imports.models import ValueFile
from monitoring.imports.services import apply_file
from monitoring.indicators.models import IndicatorValue
from tests.monitoring.imports.make import handed_in
from tests.monitoring.make_indicators import make_area, make_indicator

pytestmark = pytest.mark.django_db
AREAS, YEARS = 20, 20
#: Values of one indicator in the files below.
EACH = AREAS * YEARS
FEW, MANY = 4, 16
#: What the longer file may need more, in bytes for each of its further values; a kept cell takes ten times that.
ALLOWED = 60


@pytest.fixture
def ground(cast, monkeypatch):
    """Areas and indicators the files speak of; buffers so small that both files fill them."""
    for module, name in ((staging, "BUFFER"), (comparing, "BLOCK"), (writing, "CHUNK")):
        monkeypatch.setattr(module, name, 50)
    for module, name in ((uploads, "PIECE"), (sources, "BLOCK")):
        monkeypatch.setattr(module, name, 2048)
    for number in range(AREAS):
        make_area(cast.auental, f"16{number:03}", f"Kreis {number}")
    for number in range(MANY):
        make_indicator(cast.auental, f"m{number}", title=f"Maß {number}", kind="amount", unit="€")
    return cast


def table(indicators: int, step: int) -> str:
    """`step` moves the values, so that a second file of the same size changes every one."""
    lines = (
        f"16{area:03};m{number};{1990 + year};{50 + step + (area + year) % 7},5"
        for number in range(indicators)
        for area in range(AREAS)
        for year in range(YEARS)
    )
    return "ags;indikator;zeit;wert\n" + "\n".join(lines) + "\n"


def peak_of(cast, indicators: int, step: int) -> int:
    """The most memory Python held at once during both jobs, in bytes above what was there before."""
    file = handed_in(cast, table(indicators, step), "lang.csv", edition="INKAR 2024")
    most = max(_traced(file), 0)
    file.refresh_from_db()
    file = apply_file(file=file, leave_out=True, by=cast.coordinator)
    most = max(most, _traced(file))
    file.refresh_from_db()
    assert file.state == ValueFile.State.APPLIED
    return most


def _traced(file: ValueFile) -> int:
    tracemalloc.start()
    try:
        run(file.job_id)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    job = Job.objects.get(pk=file.job_id)
    assert job.status == Job.Status.DONE, job.error
    return most


def growth(cast) -> int:
    """Bytes that a file four times as long needs more. The first run fills what is kept for every later one."""
    peak_of(cast, 1, 0)
    small = peak_of(cast, FEW, 10)
    return peak_of(cast, MANY, 20) - small


def test_the_job_keeps_no_rows(ground):
    assert growth(ground) < ALLOWED * EACH * (MANY - FEW)
    assert IndicatorValue.objects.count() == EACH * MANY


def test_a_job_that_kept_them_would_be_noticed(ground, monkeypatch):
    def greedy(source, told):
        return iter(list(h_simple.read(source, told)))

    monkeypatch.setitem(BY_CODE, "H", Layout("H", "greedy", h_simple.recognises, greedy))
    assert growth(ground) > ALLOWED * EACH * (MANY - FEW)


def test_writing_tells_how_far_it_is_while_the_transaction_is_open(ground, monkeypatch):
    said = []
    monkeypatch.setattr(JobRun, "say", lambda self, percent, step="": said.append((percent, str(step))))
    peak_of(ground, 2, 0)
    assert [percent for percent, _step in said] == [60, 79]
    assert said[1][1] == "800 Werte werden geschrieben, Indikator 2 von 2"
    assert jobs.READ == 60


def test_the_sign_of_life_carries_what_was_said(ground):
    file = handed_in(ground, table(1, 0), "lang.csv", edition="INKAR 2024")
    Job.objects.filter(pk=file.job_id).update(
        status=Job.Status.RUNNING, attempts=1, lease_until=timezone.now()
    )
    running = JobRun(Job.objects.get(pk=file.job_id))
    running.say(70, "Indikator 3 von 9")
    assert Job.objects.get(pk=file.job_id).progress == 0
    assert running.extend_lease()
    job = Job.objects.get(pk=file.job_id)
    assert (job.progress, job.step) == (70, "Indikator 3 von 9")
    running.progress(80, "weiter")
    assert running.extend_lease()
    assert Job.objects.get(pk=file.job_id).progress == 80


def test_values_said_twice_are_told_without_being_gathered(ground):
    file = handed_in(ground, table(1, 0) + table(1, 0).partition("\n")[2], "lang.csv", edition="INKAR 2024")
    run(file.job_id)
    file.refresh_from_db()
    assert (file.findings["double"], file.findings["taken"]) == (EACH, EACH)
