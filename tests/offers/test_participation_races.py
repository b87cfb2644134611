"""Two people take the last place at the same moment: one gets it, one waits. Shown on both databases."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connections

from offers.participation import services
from offers.participation.models import Participation, Session, StampCard
from offers.participation.services import sign_ups
from tests.cast import build_cast
from tests.offers import make_participation as make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of it in the same moment, each in a connection of its own; what each of them got."""
    barrier, results = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=60)
            results.append(str(deed()))
        except Exception as error:
            results.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(results)


def take_place(session: Session) -> str:
    return services.sign_up(session, now=make.NOW).status


def last_place():
    """A date with one place left of three."""
    cast = build_cast()
    session = make.session(cast, capacity_override=3)
    make.sign_ups(session, 2)
    return session


def test_b06_two_for_the_last_place_one_wins_and_one_waits():
    session = last_place()
    for _round in range(3):
        Participation.objects.all().delete()
        make.sign_ups(session, 2)
        assert at_once(*[partial(take_place, session)] * 2) == ["registered", "waiting"]


def test_control_without_the_lock_both_get_the_last_place(monkeypatch):
    """Takes the lock away: both look, both wait for each other, both write. Else the test above proves nothing."""
    session = last_place()
    gate = threading.Barrier(2)
    number = iter((8, 9))

    def unlocked(row: Session) -> Session:
        return Session.objects.get(pk=row.pk)

    def both_have_looked(row: Session) -> int:
        gate.wait(timeout=30)
        return next(number)

    monkeypatch.setattr(sign_ups, "_locked", unlocked)
    monkeypatch.setattr(sign_ups, "next_number", both_have_looked)
    monkeypatch.setattr(sign_ups, "transaction", NoTransaction)
    assert at_once(*[partial(take_place, session)] * 2) == ["registered", "registered"]


class NoTransaction:
    """SQLite lets only one writer in at a time; without the outer transaction both may look first."""

    @staticmethod
    @contextmanager
    def atomic():
        yield


def test_two_cancellations_at_once_move_two_up_and_one_moves_one():
    cast = build_cast()
    session = make.session(cast, capacity_override=2)
    first, second, *_waiting = make.sign_ups(session, 5)
    at_once(
        lambda: services.call_off(first, now=make.NOW),
        lambda: services.call_off(second, now=make.NOW),
    )
    states = list(session.participations.order_by("number").values_list("status", flat=True))
    assert states == ["cancelled", "cancelled", "registered", "registered", "waiting"]


def test_two_who_hand_out_cards_or_certify_at_once_never_share_a_number():
    cast = build_cast()
    programme = make.programme(cast, modules=1, of=make.offer(cast))

    def hand_out() -> int:
        return services.hand_out_cards(programme, today=make.TODAY, by=cast.ngo_editor)[0].number

    assert at_once(hand_out, hand_out) == ["1", "2"]
    cards = list(StampCard.objects.order_by("number"))
    (module,) = make.modules(programme, 1)
    make.attend(cast, programme.offers.get(), module, cards, make.TODAY)

    def certify(card: StampCard) -> str:
        return services.issue_certificate(card, today=make.TODAY, by=cast.ngo_editor).number

    assert at_once(*[partial(certify, card) for card in cards]) == ["WF-2026-0001", "WF-2026-0002"]
