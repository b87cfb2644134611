"""The register of barriers: numbers, states, sightings."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from coordination.barriers import services
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.barriers.privacy import PersonalDataFound
from coordination.barriers.selectors import barrier_rows, sightings_of
from coordination.barriers.thread import thread_of
from tests.cast import TODAY
from tests.coordination import make

S = Barrier.Status
MOVES = {
    S.CONFIRMED: lambda b, by: services.confirm_barrier(b, today=TODAY, by=by),
    S.ON_AGENDA: lambda b, by: services.put_on_agenda(b, today=TODAY, by=by),
    S.IN_PROGRESS: lambda b, by: services.start_work(b, today=TODAY, by=by),
    S.SOLVED: lambda b, by: services.solve_barrier(
        b, solved_on=TODAY, today=TODAY, by=by, reason="Merkblatt"
    ),
    S.REJECTED: lambda b, by: services.reject_barrier(b, today=TODAY, by=by, reason="Einzelfall"),
    S.OBSERVED: lambda b, by: services.reopen_barrier(b, today=TODAY, by=by),
    S.DUPLICATE: lambda b, by: services.mark_duplicate(b, of=make.barrier(by), today=TODAY, by=by),
}


def sight(barrier, by, source="case", **fields):
    given = {"seen_on": TODAY, "today": TODAY} | fields
    return services.add_sighting(barrier, source=source, by=by, **given)


def test_barriers_are_numbered_by_district_and_year(cast):
    first, second = make.barrier(cast.coordinator), make.barrier(cast.coordinator)
    other = make.barrier(cast.outsider)
    assert [first.number, second.number, other.number] == ["H-2026-01", "H-2026-02", "H-2026-01"]


def test_raising_a_barrier_counts_its_first_sighting(cast):
    barrier = make.barrier(cast.coordinator)
    assert barrier.sightings.get().source == "own"
    assert barrier.status == S.OBSERVED


def test_a_barrier_never_names_anybody(cast):
    with pytest.raises(PersonalDataFound):
        make.barrier(cast.coordinator, description="Frau Haddad bekommt keinen Termin.")
    with pytest.raises(PersonalDataFound):
        make.barrier(cast.coordinator, title="Familie Yıldız wartet")
    barrier = make.barrier(cast.coordinator)
    with pytest.raises(PersonalDataFound):
        services.update_barrier(
            barrier, fields={"description": "Rückruf 0170 1234567"}, today=TODAY, by=cast.coordinator
        )
    with pytest.raises(PersonalDataFound):
        services.reject_barrier(barrier, today=TODAY, by=cast.coordinator, reason="Herr M. ist weg")
    assert Barrier.objects.count() == 1


def test_a_barrier_is_not_seen_tomorrow(cast):
    with pytest.raises(Refusal):
        make.barrier(cast.coordinator, seen_on=TODAY + dt.timedelta(days=1))


@pytest.mark.parametrize("target", list(S))
@pytest.mark.parametrize("now", list(S))
def test_each_edge_of_the_state_of_a_barrier(cast, now, target):
    barrier = make.barrier(cast.coordinator)
    closed = {"status_reason": "x"} if now in (S.SOLVED, S.REJECTED) else {}
    solved = {"solved_on": TODAY} if now == S.SOLVED else {}
    Barrier.objects.filter(pk=barrier.pk).update(status=now, **closed, **solved)
    barrier.refresh_from_db()
    if target in Barrier.TRANSITIONS[now]:
        moved = MOVES[target](barrier, cast.coordinator)
        assert moved.status == target
        assert (moved.solved_on is not None) == (target == S.SOLVED)
        assert AuditEntry.objects.filter(action=f"barrier.{target}", row_id=str(barrier.pk)).exists()
    else:
        with pytest.raises(WrongState):
            MOVES[target](barrier, cast.coordinator)


def test_closing_needs_a_reason(cast):
    barrier = make.barrier(cast.coordinator)
    with pytest.raises(Refusal):
        services.reject_barrier(barrier, today=TODAY, by=cast.coordinator, reason="  ")


def test_a_barrier_is_not_solved_before_it_was_seen(cast):
    barrier = services.confirm_barrier(make.barrier(cast.coordinator), today=TODAY, by=cast.coordinator)
    with pytest.raises(ValidationError):
        services.solve_barrier(
            barrier, solved_on=dt.date(2020, 1, 1), today=TODAY, by=cast.coordinator, reason="x"
        )


def test_a_duplicate_hands_over_its_sightings(cast):
    first, second = make.barrier(cast.coordinator), make.barrier(cast.coordinator)
    services.mark_duplicate(second, of=first, today=TODAY, by=cast.coordinator)
    assert first.sightings.count() == 2
    with pytest.raises(Refusal):
        services.mark_duplicate(first, of=first, today=TODAY, by=cast.coordinator)
    with pytest.raises(WrongState):
        sight(Barrier.objects.get(pk=second.pk), cast.coordinator, source="own")


def test_one_case_is_counted_once_for_a_barrier(cast):
    barrier = make.barrier(cast.coordinator)
    token = services.sighting_token(barrier.pk, uuid.uuid4())
    sight(barrier, cast.case_worker, token=token)
    with pytest.raises(Refusal):
        sight(barrier, cast.case_worker, token=token)
    assert barrier.sightings.filter(source="case").count() == 1


def test_the_token_of_a_case_differs_from_barrier_to_barrier_and_hides_the_case():
    case, one, two = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    first, second = services.sighting_token(one, case), services.sighting_token(two, case)
    assert first != second
    assert first == services.sighting_token(one, case)
    assert case.hex not in first + second


def test_the_log_does_not_keep_the_token(cast):
    barrier = make.barrier(cast.coordinator)
    token = services.sighting_token(barrier.pk, uuid.uuid4())
    sight(barrier, cast.case_worker, token=token)
    assert not [e for e in AuditEntry.objects.all() if token in f"{e.before}{e.after}"]


def test_a_sighting_has_no_way_to_a_case():
    links = {field.name for field in BarrierSighting._meta.get_fields() if field.is_relation}
    assert links == {"district", "barrier", "municipality"}


def test_few_cases_are_not_named_as_a_number_nor_by_place(cast):
    barrier = make.barrier(cast.coordinator)
    for _n in range(2):
        sight(barrier, cast.case_worker, municipality=cast.lindtal)
    found = sightings_of(barrier)
    assert found.case_words == "aus einzelnen Fällen"
    assert found.places == []
    sight(barrier, cast.case_worker, municipality=cast.lindtal)
    found = sightings_of(barrier)
    assert (found.case_words, found.places) == ("aus 3 Fällen", ["Lindtal"])


def test_cases_are_never_listed_one_by_one(cast):
    barrier = make.barrier(cast.coordinator)
    sight(barrier, cast.case_worker)
    assert [row.source for row in sightings_of(barrier).listed] == ["own"]


def test_boards_see_confirmed_barriers_only(cast):
    barrier = make.barrier(cast.coordinator)
    assert not barrier_rows(cast.board_member).exists()
    services.confirm_barrier(barrier, today=TODAY, by=cast.coordinator)
    assert barrier_rows(cast.board_member).exists()
    assert not barrier_rows(cast.interpreter).exists()
    assert not barrier_rows(cast.outsider).exists()


def test_editors_see_what_their_organisation_reported(cast):
    make.barrier(cast.coordinator)
    own = make.barrier(cast.ngo_editor, reported_by=cast.bruecke)
    assert list(barrier_rows(cast.ngo_editor)) == [own]


def test_the_thread_begins_with_the_barrier_and_leaves_the_rest_open(cast):
    stops = thread_of(make.barrier(cast.coordinator), cast.coordinator, "")
    assert [stop.step for stop in stops] == ["done", *["open"] * 5]
    assert str(stops[2].kind) == "Beschluss"


def test_duration_runs_from_the_first_sighting(cast):
    barrier = make.barrier(cast.coordinator, seen_on=TODAY - dt.timedelta(days=10))
    assert barrier.duration_days(TODAY) == 10
