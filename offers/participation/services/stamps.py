"""The stamp of a topic on a card follows from the attendances: one however often somebody came."""

from typing import Any

from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from offers.participation.choices import Status
from offers.participation.models import Certificate, Module, Participation, Stamp, StampCard


def set_stamp(card: StampCard, code: str, *, by: Any) -> Stamp | None:
    """Bring one field of a card in order; to be called in a transaction.

    The module is looked up by its code in the version the card began with, so that a card of an old version
    fills up at dates of the new one. No such module there: the attendance counts, the card stays as it is.
    Refused where it would take a stamp from under a certificate.
    """
    locked = changes.lock(card)
    module = Module.objects.filter(version_of=locked.programme_version_id, code=code).first()
    if module is None:
        return None
    first = _first_attendance(locked, code)
    stamp = Stamp.objects.filter(card=locked, module=module).first()
    if first is None:
        _take_off(locked, stamp, by)
        return None
    day = first.session.day
    if stamp is None:
        return changes.create(
            Stamp(card=locked, module=module, stamped_on=day), by=by, action="stamp.created"
        )
    if stamp.stamped_on != day and not _is_certified(locked):
        return changes.apply(stamp, {"stamped_on": day}, by=by, action="stamp.changed")
    return stamp


def _first_attendance(card: StampCard, code: str) -> Participation | None:
    rows = Participation.objects.filter(card=card, status=Status.ATTENDED, session__module__code=code)
    rows = rows.filter(session__module__version_of__programme=card.programme_id)
    return rows.select_related("session").order_by("session__starts_at").first()


def _take_off(card: StampCard, stamp: Stamp | None, by: Any) -> None:
    if stamp is None:
        return
    if _is_certified(card):
        raise Refusal(
            _("Zu Karte %(number)s gibt es schon eine Urkunde. Dieser Stempel bleibt.")
            % {"number": card.shown_number}
        )
    changes.delete(stamp, by=by, action="stamp.deleted")


def _is_certified(card: StampCard) -> bool:
    return Certificate.objects.filter(card=card).exists()
