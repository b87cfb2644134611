"""Signing up by number, waiting, moving up. Whoever writes here holds the lock on the date's row."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import WrongState
from desk.mail.services import send_mail
from offers.participation import rules
from offers.participation.choices import OPEN, Status
from offers.participation.models import Participation, Session, StampCard
from offers.participation.selectors import first_waiting, held_places


def sign_up(
    session: Session,
    *,
    now: dt.datetime,
    by: Any = None,
    request_key: uuid.UUID | None = None,
    notice_email: str = "",
    card: StampCard | None = None,
) -> Participation:
    """Give the next number of a date: a place, or one in the waiting line when all are taken.

    `request_key`: the same form sent twice gets the same number. `notice_email` is kept only for who waits.
    """
    with transaction.atomic():
        current = _locked(session)
        if request_key is not None and (known := _sent_before(current, request_key)):
            return known
        rules.check_open_for_sign_up(current, now)
        _check_card_is_new(current, card)
        is_full = rules.places_left(current.capacity, held_places(current)) == 0
        waits = is_full or first_waiting(current) is not None
        rules.check_line_allowed(waits=waits, has_waiting_list=current.offer.waiting_list)
        return changes.create(
            Participation(
                session=current,
                number=next_number(current),
                status=Status.WAITING if waits else Status.REGISTERED,
                request_key=request_key,
                notice_email=notice_email if waits else "",
                card=card,
            ),
            by=by,
            action="participation.created",
        )


def confirm(participation: Participation, *, now: dt.datetime, by: Any = None) -> Participation:
    """Who moved up says that he or she comes; the place is no longer held on a term."""
    with transaction.atomic():
        session = _locked(participation.session)
        current = session.participations.get(pk=participation.pk)
        if current.confirm_by is None:
            raise WrongState(_("Hier ist nichts zu bestätigen."))
        if current.confirm_by < now:
            raise WrongState(_("Die Frist ist vorbei, der Platz ging an die nächste Person."))
        return changes.apply(current, {"confirm_by": None}, by=by, action="participation.confirmed")


def call_off(
    participation: Participation, *, now: dt.datetime, by: Any = None, action: str = "participation.cancelled"
) -> Participation:
    """Give a place or a number in the line back; the first who waits moves up."""
    with transaction.atomic():
        session = _locked(participation.session)
        current = session.participations.get(pk=participation.pk)
        if current.status not in OPEN:
            raise WrongState(
                _("Im Stand „%(state)s“ lässt sich nichts mehr absagen.")
                % {"state": current.get_status_display()}
            )
        gone = changes.apply(
            current,
            {"status": Status.CANCELLED, "confirm_by": None, "notice_email": ""},
            by=by,
            action=action,
        )
        fill_places(session, now=now, by=by)
        return gone


def fill_places(session: Session, *, now: dt.datetime, by: Any = None) -> list[Participation]:
    """Let as many move up as there are free places: after one cancellation exactly one."""
    moved: list[Participation] = []
    if session.cancelled_at is not None or session.starts_at <= now:
        return moved
    while rules.places_left(session.capacity, held_places(session)) != 0:
        waiting = first_waiting(session)
        if waiting is None:
            break
        moved.append(_move_up(waiting, session, now, by))
    return moved


def tend_sign_ups(*, now: dt.datetime) -> int:
    """Pass on places nobody confirmed in time, and forget addresses of dates that are over.

    Returns how many places went on. Each date in its own transaction: one that fails does not hold others.
    """
    late = Participation.objects.filter(confirm_by__lt=now).select_related("session__offer")
    passed_on = sum(_pass_on(participation, now) for participation in late)
    over = Participation.objects.filter(session__starts_at__lt=now).exclude(notice_email="")
    over.update(notice_email="")
    return passed_on


def _pass_on(participation: Participation, now: dt.datetime) -> bool:
    """False if it was confirmed or called off in the very moment, or the date has begun: then it stays."""
    with transaction.atomic():
        session = _locked(participation.session)
        current = session.participations.get(pk=participation.pk)
        if current.confirm_by is None or current.confirm_by >= now or session.starts_at <= now:
            return False
        call_off(current, now=now, action="participation.expired")
        return True


def _move_up(waiting: Participation, session: Session, now: dt.datetime, by: Any) -> Participation:
    address, until = waiting.notice_email, rules.confirm_by(now, session.starts_at)
    moved = changes.apply(
        waiting,
        {"status": Status.REGISTERED, "confirm_by": until, "notice_email": ""},
        by=by,
        action="participation.moved_up",
    )
    if address:
        kwargs = {"district_slug": session.district.slug, "code": moved.code}
        send_mail(
            to=[address],
            template="offers/place_free",
            context={
                "session": session,
                "until": until,
                "code": moved.shown_code,
                "path": reverse("offers:public-sign-up-state", kwargs=kwargs),
            },
            district=session.district,
            by=None,
        )
    return moved


def next_number(session: Session) -> int:
    """The next number of a date; numbers of who called off are not given again."""
    return (session.participations.aggregate(last=Max("number"))["last"] or 0) + 1


def _locked(session: Session) -> Session:
    return changes.lock(session)


def _sent_before(session: Session, request_key: uuid.UUID) -> Participation | None:
    return session.participations.filter(request_key=request_key).first()


def _check_card_is_new(session: Session, card: StampCard | None) -> None:
    if (
        card is not None
        and session.participations.filter(card=card).exclude(status=Status.CANCELLED).exists()
    ):
        raise WrongState(_("Karte %(number)s ist hier schon angemeldet.") % {"number": card.shown_number})
