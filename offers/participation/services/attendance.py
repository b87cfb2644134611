"""Who was there: ticked by number, counted without names; with a card it also sets the stamp."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from offers.participation import rules
from offers.participation.choices import Status
from offers.participation.models import Participation, Session, StampCard
from offers.participation.selectors import card_of_offer
from offers.participation.services.sign_ups import next_number
from offers.participation.services.stamps import set_stamp


def note_attendance(
    session: Session,
    *,
    present: Iterable[UUID] = (),
    cards: Mapping[UUID, int | None] | None = None,
    walk_ins: int = 0,
    walk_in_cards: Iterable[int] = (),
    today: dt.date,
    by: Any,
) -> Session:
    """Note who came. Sending the list again corrects it; who is not ticked did not come.

    `present`: keys of numbers that were there. `cards`: card numbers by key of the number. `walk_ins`:
    how many more came without a sign-up and without a card; `walk_in_cards`: those with one. Waiting
    numbers that came all the same may be ticked; unticked they stay where they are.
    """
    here, numbers = set(present), dict(cards or {})
    with transaction.atomic():
        current = changes.lock(session)
        rules.check_attendance_possible(current, today)
        if not 0 <= walk_ins <= rules.MOST_WALK_INS:
            raise Refusal(
                _("Höchstens %(most)d auf einmal.") % {"most": rules.MOST_WALK_INS}, field="walk_ins"
            )
        touched: set[StampCard] = set()
        for row in current.participations.exclude(status=Status.CANCELLED).select_related("card"):
            card = _card(current, numbers[row.pk], row.card) if row.pk in numbers else row.card
            touched |= _note(row, row.pk in here, card, by)
        for number in dict.fromkeys(walk_in_cards):
            touched |= _came(current, _card(current, number, None), by)
        for _number in range(walk_ins):
            _came(current, None, by)
        _stamp_all(current, touched, by)
        return current


def _note(row: Participation, is_here: bool, card: StampCard | None, by: Any) -> set[StampCard]:
    """Change one number if anything about it changed; returns the cards that have to be looked at."""
    status = _status(row, is_here)
    if (status, card) == (row.status, row.card):
        return set()
    values: dict[str, Any] = {"status": status, "card": card, "confirm_by": None}
    if status != Status.WAITING:
        values["notice_email"] = ""
    if row.status == Status.WAITING and is_here:
        values["is_walk_in"] = True  # came without having got a place
    changes.apply(row, values, by=by, action=f"participation.{status.value}")
    return {found for found in (row.card, card) if found is not None}


def _status(row: Participation, is_here: bool) -> Status:
    """Who is not there did not come; who waited goes on waiting; who was noted by mistake is struck off."""
    if is_here:
        return Status.ATTENDED
    if row.is_walk_in:
        return Status.CANCELLED
    return Status.WAITING if row.status == Status.WAITING else Status.ABSENT


def _came(session: Session, card: StampCard | None, by: Any) -> set[StampCard]:
    """Somebody without a sign-up; a card that is on the list already is ticked there, not twice."""
    if card is not None:
        row = session.participations.filter(card=card).exclude(status=Status.CANCELLED).first()
        if row is not None:
            return _note(row, True, card, by)
    changes.create(
        Participation(
            session=session,
            number=next_number(session),
            status=Status.ATTENDED,
            is_walk_in=True,
            card=card,
        ),
        by=by,
        action="participation.attended",
    )
    return {card} if card else set()


def _card(session: Session, number: int | None, known: StampCard | None) -> StampCard | None:
    """The card with the number somebody wrote down; an empty field takes a card off."""
    if number is None or (known is not None and known.number == number):
        return known if number is not None else None
    card = card_of_offer(session.offer, number)
    if card is None:
        raise Refusal(
            _("Eine Karte %(number)04d gibt es zu diesem Angebot nicht.") % {"number": number}, field="cards"
        )
    return card


def _stamp_all(session: Session, cards: set[StampCard], by: Any) -> None:
    if session.module is None:
        return
    for card in sorted(cards, key=lambda row: row.number):
        set_stamp(card, session.module.code, by=by)
