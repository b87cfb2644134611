"""Never two assignments of one interpreter at once: the rule in the database and in the service."""

import threading
import uuid

import pytest
from django.db import IntegrityError, connection, connections, transaction

from coordination.interpreting.models import Assignment
from coordination.interpreting.overlap import NAME, install, remove
from coordination.interpreting.services.assignments import InterpreterNotFree, assign
from tests.cast import build_cast
from tests.coordination.make_interpreting import (
    NOW,
    berlin,
    make_interpreter,
    make_open_request,
    make_pool,
)


def _raw(request, person, start, until) -> Assignment:
    return Assignment.objects.create(
        request=request, interpreter=person, starts_at=start, blocked_until=until, assigned_at=NOW
    )


@pytest.fixture
def scene(cast):
    pool = make_pool(cast)
    return make_interpreter(cast, pool), [make_open_request(cast, pool) for _ in range(3)]


def test_the_database_itself_refuses_an_overlap(scene):
    person, (one, two, _) = scene
    _raw(one, person, berlin(9, 10), berlin(9, 11, 30))
    with pytest.raises(IntegrityError, match=NAME), transaction.atomic():
        _raw(two, person, berlin(9, 11), berlin(9, 12))


def test_back_to_back_is_no_overlap(scene):
    person, (one, two, _) = scene
    _raw(one, person, berlin(9, 10), berlin(9, 11, 30))
    assert _raw(two, person, berlin(9, 11, 30), berlin(9, 12)).pk


def test_a_cancelled_assignment_frees_the_time_but_cannot_come_back_into_taken_time(scene):
    person, (one, two, _) = scene
    first = _raw(one, person, berlin(9, 10), berlin(9, 11))
    Assignment.objects.filter(pk=first.pk).update(cancelled_at=NOW)
    _raw(two, person, berlin(9, 10), berlin(9, 11))
    with pytest.raises(IntegrityError, match=NAME), transaction.atomic():
        Assignment.objects.filter(pk=first.pk).update(cancelled_at=None)


CLAIMS = 50


def _claim_in_threads(requests, claim) -> list[str]:
    barrier = threading.Barrier(len(requests))
    results: list[str] = []

    def run(request) -> None:
        try:
            barrier.wait(timeout=60)
            claim(request)
            results.append("won")
        except InterpreterNotFree:
            results.append("refused")
        except Exception as error:
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def _race_scene():
    cast = build_cast()
    pool = make_pool(cast)
    person = make_interpreter(cast, pool)
    return cast, person, [make_open_request(cast, pool) for _ in range(CLAIMS)]


@pytest.mark.django_db(transaction=True)
def test_of_fifty_parallel_claims_on_one_slot_exactly_one_wins():
    cast, person, requests = _race_scene()
    results = _claim_in_threads(requests, lambda r: assign(r, person, now=NOW, by=cast.coordinator))
    assert sorted(results) == ["refused"] * (CLAIMS - 1) + ["won"]
    assert Assignment.objects.filter(interpreter=person, cancelled_at__isnull=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_lock_and_rule_several_claims_win():
    """Takes rule and lock away: check, wait, insert. If this does not double-book, the test above proves nothing."""
    _cast, person, requests = _race_scene()
    gate = threading.Barrier(CLAIMS)

    def check_then_insert(request) -> None:
        free = not Assignment.objects.filter(interpreter=person, cancelled_at__isnull=True).exists()
        gate.wait(timeout=60)
        if free:
            Assignment.objects.bulk_create([
                Assignment(
                    id=uuid.uuid4(), request=request, interpreter=person,
                    starts_at=berlin(9, 14), blocked_until=berlin(9, 15), assigned_at=NOW,
                )
            ])  # fmt: skip
        else:
            raise InterpreterNotFree("taken")

    _rule_off()
    try:
        results = _claim_in_threads(requests, check_then_insert)
        assert results.count("won") > 1
    finally:
        Assignment.objects.all().delete()
        _rule_on()


def _rule_off() -> None:
    with connection.schema_editor() as editor:
        remove(None, editor)


def _rule_on() -> None:
    with connection.schema_editor() as editor:
        install(None, editor)
