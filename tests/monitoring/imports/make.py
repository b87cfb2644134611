"""Files on their way in, as tests hand them in and let the worker do them."""

from typing import Any

from documents.jobs.models import Job
from documents.jobs.runner import run
from monitoring.imports.descriptions.reading import DESCRIPTIONS
from monitoring.imports.layouts import recognise
from monitoring.imports.models import ValueFile
from monitoring.imports.services import apply_file, choose, hand_in
from monitoring.indicators.models import ImportBatch, IndicatorValue
from tests.monitoring.imports import samples
from tests.monitoring.imports.samples import source_of
from tests.monitoring.make_indicators import make_area, make_indicator


def handed_in(cast, data=samples.A, name="inkar.csv", by=None, **fields: Any) -> ValueFile:
    """Kept, not yet checked."""
    source = source_of(data, name)
    content = (
        data.read_bytes() if hasattr(data, "read_bytes") else data.encode() if isinstance(data, str) else data
    )
    return hand_in(
        file_name=source.name,
        chunks=[content],
        layout=recognise(source).code,
        encoding=source.encoding,
        by=by or cast.coordinator,
        **fields,
    )


def worked(file: ValueFile) -> ValueFile:
    """What the worker makes of it; the test sees why where it fails."""
    run(file.job_id)
    job = Job.objects.get(pk=file.job_id)
    assert job.status == Job.Status.DONE, job.error
    return ValueFile.objects.get(pk=file.pk)


def checked(cast, data=samples.A, name="inkar.csv", **fields: Any) -> ValueFile:
    return worked(handed_in(cast, data, name, **fields))


def chosen(cast, file: ValueFile, areas: bool = False, by=None, **indicators: str) -> ValueFile:
    return worked(choose(file=file, indicators=indicators, areas=areas, by=by or cast.coordinator))


def applied(cast, data=samples.A, name="inkar.csv", **fields: Any) -> ImportBatch:
    """Read in from beginning to end, without what is refused."""
    file = checked(cast, data, name, **fields)
    file = worked(apply_file(file=file, leave_out=True, by=cast.coordinator))
    assert file.batch is not None
    return file.batch


def district_with_two_areas(cast):
    """Musterstadt, Musterkreis, the share of foreigners and the income: what the samples speak of."""
    city = make_area(cast.auental, "01999", "Musterstadt")
    county = make_area(cast.auental, "05999", "Musterkreis")
    share = make_indicator(cast.auental, "auslaenderanteil", title="Ausländeranteil", kind="rate")
    income = make_indicator(cast.auental, "einkommen", title="Haushaltseinkommen", kind="amount", unit="€")
    return city, county, share, income


def values(cast) -> list[tuple]:
    """All values of the district as plain lines."""
    rows = IndicatorValue.objects.filter(district=cast.auental).order_by(
        "indicator__code", "area__ags", "year"
    )
    return [
        (
            v.indicator.code,
            v.area.ags,
            v.time_text,
            v.edition,
            None if v.value is None else str(v.value.normalize()),
            v.sign,
        )
        for v in rows.select_related("indicator", "area")
    ]


def worked_out(cast) -> ValueFile:
    """A file that has been taken over already."""
    district_with_two_areas(cast)
    applied(cast)
    return ValueFile.objects.get(state=ValueFile.State.APPLIED)


def described(cast, text="indikator;titel;einheit\na;Erster;%\n", name="meta.csv", by=None) -> ValueFile:
    """A table of descriptions, handed in and waiting."""
    return hand_in(
        file_name=name,
        chunks=[text.encode()],
        layout=DESCRIPTIONS,
        encoding="utf-8",
        by=by or cast.coordinator,
    )
