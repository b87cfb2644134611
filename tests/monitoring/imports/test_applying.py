"""Taking over and taking back: all or nothing, nothing twice, and afterwards as if nothing had been."""

from decimal import Decimal

import pytest

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from documents.jobs.models import Job
from documents.jobs.runner import run
from monitoring.imports import writing
from monitoring.imports.models import FilePart, ValueBefore, ValueFile
from monitoring.imports.services import apply_file, discard_file
from monitoring.imports.undoing import undo_batch, what_rests_on
from monitoring.indicators.models import Area, ImportBatch, Indicator, IndicatorValue
from monitoring.indicators.selectors import series
from tests.monitoring.imports import samples
from tests.monitoring.imports.make import (
    applied,
    checked,
    chosen,
    district_with_two_areas,
    values,
    worked,
)
from tests.monitoring.make import NOW
from tests.monitoring.make_indicators import make_value


def test_values_arrive_with_edition_batch_and_counts(cast):
    district_with_two_areas(cast)
    batch = applied(cast, name="inkar_2024.csv")
    assert values(cast) == [
        ("auslaenderanteil", "01999", "2021", "INKAR 2024", "13.5", ""),
        ("auslaenderanteil", "05999", "2021", "INKAR 2024", "9.1", ""),
        ("einkommen", "01999", "2021", "INKAR 2024", "1875", ""),
        ("einkommen", "05999", "2021", "INKAR 2024", "2012", ""),
    ]
    assert (batch.layout, batch.rows_read, batch.values_new, batch.values_changed) == ("A", 2, 4, 0)
    assert batch.licence == "dl-de/by-2-0"
    assert not FilePart.objects.exists()


def test_the_log_keeps_one_number_for_the_whole_import(cast):
    district_with_two_areas(cast)
    batch = applied(cast)
    lines = AuditEntry.objects.filter(batch=batch.pk).values_list("action", flat=True)
    assert set(lines) == {"import_batch.applied", "import_batch.counted", "value_file.applied"}


def test_the_same_file_again_doubles_nothing_and_has_nothing_to_take(cast):
    district_with_two_areas(cast)
    applied(cast)
    before = values(cast)
    file = checked(cast)
    assert (file.findings["same"], file.findings["new"], file.findings["changed"]) == (4, 0, 0)
    with pytest.raises(Refusal, match="nichts, was neu oder anders"):
        apply_file(file=file, by=cast.coordinator)
    assert values(cast) == before


def test_a_second_file_updates_what_differs(cast):
    district_with_two_areas(cast)
    applied(cast)
    batch = applied(cast, samples.A.replace("13,5", "14,0"))
    assert (batch.values_new, batch.values_changed, batch.values_same) == (0, 1, 3)
    assert values(cast)[0][4] == "14"
    assert IndicatorValue.objects.count() == 4


def test_an_empty_cell_never_takes_a_number_away(cast):
    district_with_two_areas(cast)
    applied(cast)
    found = checked(cast, samples.A.replace("13,5", "")).findings
    assert (found["kept"], found["changed"]) == (1, 0)


def test_signs_arrive_as_signs(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    rows = ["2001;;;;-", "2002;;;;.", "2003;;;;x", "2004;;;(5,5);", "2005;;;;/", "2006;;;...;", "2007;;;0;"]
    text = "\n".join([samples.H.splitlines()[0], *[f"05999;auslaenderanteil;{row}" for row in rows]])
    applied(cast, text + "\n", "werte.csv")
    points = [(p.year, p.value, p.sign) for p in series(cast.auental, share, county)]
    assert points == [
        (2001, None, "nothing"),
        (2002, None, "unknown_or_secret"),
        (2003, None, "blocked"),
        (2004, Decimal("5.5"), "limited"),
        (2005, None, "too_unsure"),
        (2006, None, "missing"),
        (2007, 0, ""),
    ]


def test_a_dash_is_zero_where_the_indicator_says_so(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    Indicator.objects.filter(pk=share.pk).update(dash_is_zero=True)
    applied(cast, samples.H.splitlines()[0] + "\n05999;auslaenderanteil;2020;;;-;\n", "werte.csv")
    (point,) = series(cast.auental, share, county)
    assert (point.value, point.sign) == (0, "nothing")


def test_unknown_areas_and_indicators_are_created_as_chosen(cast):
    file = chosen(cast, checked(cast), areas=True, Ausländeranteil="new", Haushaltseinkommen="skip")
    assert (file.findings["new"], file.findings["left"]) == (2, 2)
    worked(apply_file(file=file, by=cast.coordinator))
    draft = Indicator.objects.get()
    assert (draft.code, draft.title, draft.is_public) == ("E-001", "Ausländeranteil", False)
    assert draft.component.title == "Noch einzuordnen"
    assert list(Area.objects.order_by("ags").values_list("ags", "name", "kind", "level")) == [
        ("01999", "Musterstadt", "kreisfreie Stadt", "kreis"),
        ("05999", "Musterkreis", "Landkreis", "kreis"),
    ]
    assert checked(cast).findings["same"] == 2, "the next file finds the draft by its name"


def test_refused_cells_must_be_agreed_to(cast):
    district_with_two_areas(cast)
    file = checked(cast, samples.A.replace("13,5", "viel"))
    with pytest.raises(Refusal, match="zurückgestellten Zellen"):
        apply_file(file=file, by=cast.coordinator)
    worked(apply_file(file=file, leave_out=True, by=cast.coordinator))
    assert ImportBatch.objects.get().cells_refused == 1
    assert len(values(cast)) == 3


def test_all_or_nothing_when_it_breaks_in_the_middle(cast, monkeypatch):
    district_with_two_areas(cast)
    file = checked(cast)
    file = apply_file(file=file, by=cast.coordinator)
    write, calls = writing.write_compared, []

    def break_at_second(*args, **options):
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError("the disk is full")
        return write(*args, **options)

    monkeypatch.setattr(writing, "write_compared", break_at_second)
    run(file.job_id)
    assert values(cast) == []
    assert not ImportBatch.objects.exists()
    monkeypatch.undo()
    worked(file)
    assert len(values(cast)) == 4


def test_begun_twice_it_happens_once(cast):
    district_with_two_areas(cast)
    file = apply_file(file=checked(cast), by=cast.coordinator)
    run(file.job_id)
    run(file.job_id)
    assert ImportBatch.objects.count() == 1


def test_editions_stand_beside_each_other_and_the_newest_counts(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    applied(cast, name="inkar_2024.csv")
    applied(cast, samples.A.replace("9,1", "8,9"), "inkar_2021.csv")
    (point,) = series(cast.auental, share, county)
    assert (point.edition, point.value) == ("INKAR 2024", Decimal("9.1"))
    applied(cast, samples.A.replace("9,1", "9,3"), "inkar_2025.csv")
    (point,) = series(cast.auental, share, county)
    assert (point.edition, point.value) == ("INKAR 2025", Decimal("9.3"))
    assert IndicatorValue.objects.filter(area=county, indicator=share).count() == 3


# --- Undo ----------------------------------------------------------------------------------------
def test_taking_back_restores_the_values_before(cast):
    district_with_two_areas(cast)
    first = applied(cast)
    before = values(cast)
    text = samples.A.replace("13,5", "14,0").replace("2021;2021", "2021;2022")
    second = applied(cast, text)
    assert (second.values_new, second.values_changed) == (2, 1)
    undo_batch(batch=second, now=NOW, by=cast.coordinator)
    assert values(cast) == before
    assert set(IndicatorValue.objects.values_list("batch", flat=True)) == {first.pk}
    assert not ValueBefore.objects.exists()
    undo_batch(batch=first, now=NOW, by=cast.coordinator)
    assert values(cast) == []


def test_taking_back_a_new_edition_lets_the_former_one_count_again(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    make_value(share, county, year=2021, value="8.0", edition="INKAR 2019")
    batch = applied(cast, name="inkar_2024.csv")
    undo_batch(batch=batch, now=NOW, by=cast.coordinator)
    (point,) = series(cast.auental, share, county)
    assert (point.edition, point.value) == ("INKAR 2019", 8)


def test_what_came_later_but_counted_less_counts_after_taking_back(cast):
    _city, county, share, _income = district_with_two_areas(cast)
    newest = applied(cast, name="inkar_2024.csv")
    applied(cast, name="inkar_2021.csv")
    undo_batch(batch=newest, now=NOW, by=cast.coordinator)
    assert [p.edition for p in series(cast.auental, share, county)] == ["INKAR 2021"]


def test_a_batch_below_a_later_one_stays_with_a_kind_reason(cast):
    district_with_two_areas(cast)
    first = applied(cast)
    applied(cast, samples.A.replace("13,5", "14,0"), "nachtrag.csv")
    with pytest.raises(Refusal, match=r"baut eine spätere auf: „nachtrag\.csv“"):
        undo_batch(batch=first, now=NOW, by=cast.coordinator)


def test_a_value_changed_by_hand_is_not_lost(cast):
    district_with_two_areas(cast)
    batch = applied(cast)
    value = IndicatorValue.objects.first()
    value.value, value.version = Decimal(7), value.version + 1
    value.save()
    assert "von Hand geändert" in what_rests_on(batch)


def test_taken_back_is_taken_back_once(cast):
    district_with_two_areas(cast)
    batch = undo_batch(batch=applied(cast), now=NOW, by=cast.coordinator)
    assert (batch.status, batch.undone_by) == (ImportBatch.Status.UNDONE, cast.coordinator)
    with pytest.raises(WrongState):
        undo_batch(batch=batch, now=NOW, by=cast.coordinator)


# --- Forbidden steps ---------------------------------------------------------------------------------
def test_a_file_is_not_taken_over_twice_nor_after_it_was_thrown_away(cast):
    district_with_two_areas(cast)
    file = checked(cast)
    discard_file(file=file, by=cast.coordinator)
    assert not FilePart.objects.exists()
    with pytest.raises(WrongState, match="schon übernommen oder verworfen"):
        apply_file(file=file, by=cast.coordinator)
    other = checked(cast)
    worked(apply_file(file=other, by=cast.coordinator))
    with pytest.raises(WrongState):
        apply_file(file=other, by=cast.coordinator)


def test_while_the_worker_reads_nobody_else_moves_the_file(cast):
    district_with_two_areas(cast)
    file = apply_file(file=checked(cast), by=cast.coordinator)
    with pytest.raises(WrongState, match="wird gerade gelesen"):
        discard_file(file=file, by=cast.coordinator)


def test_rights_withdrawn_in_between_stop_the_work(cast):
    district_with_two_areas(cast)
    file = apply_file(file=checked(cast), by=cast.coordinator)
    cast.coordinator.memberships.all().delete()
    run(file.job_id)
    assert Job.objects.get(pk=file.job_id).status == Job.Status.FAILED
    assert values(cast) == []
    assert ValueFile.objects.get(pk=file.pk).state == ValueFile.State.APPLYING


@pytest.mark.parametrize(
    ("name", "title", "code"),
    [
        ("a_schul_oA", "Schulabgänger ohne Abschluss", "a_schul_oA"),
        ("arbeitslosenquote", "arbeitslosenquote", "arbeitslosenquote"),
        ("Lebenserwartung", "Lebenserwartung", "E-001"),
        ("zwei Wörter", "zwei Wörter", "E-001"),
    ],
)
def test_a_draft_takes_the_short_name_of_the_file_as_its_number(cast, name, title, code):
    line = f"Bildung;1;{name if name != title else 'NA'};{title};Kreise;05999000;Musterkreis;2022;6,4\n"
    file = checked(cast, samples.D.splitlines()[0] + "\n" + line, "inkar_2024.csv")
    worked(apply_file(file=chosen(cast, file, areas=True, **{name: "new"}), by=cast.coordinator))
    assert Indicator.objects.get().code == code
