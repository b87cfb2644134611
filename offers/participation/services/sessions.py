"""Planning dates of an offer, moving them, calling them off."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from offers.catalogue.choices import Status as OfferStatus
from offers.catalogue.models import Offer
from offers.participation import rules
from offers.participation.models import Participation, Session
from offers.participation.selectors import held_places, module_choices
from offers.participation.services.sign_ups import fill_places


def create_sessions(
    offer: Offer,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    more_days: Iterable[dt.date] = (),
    by: User,
    **values: Any,
) -> list[Session]:
    """One date, or the same hours on several days at once; all of them or none."""
    _check_hours(starts_at, ends_at)
    batch = uuid.uuid4()
    with transaction.atomic():
        current = changes.lock(offer)
        if current.status in (OfferStatus.ENDED, OfferStatus.ARCHIVED):
            raise WrongState(_("Das Angebot ist beendet. Neue Termine gibt es dafür nicht."))
        _check_module(current, values.get("module"))
        return [
            changes.create(
                Session(offer=current, district=current.district, starts_at=start, ends_at=end, **values),
                by=by,
                action="offer_session.created",
                batch=batch,
            )
            for start, end in rules.series((starts_at, ends_at), more_days)
        ]


def update_session(
    session: Session, *, version: int | None = None, now: dt.datetime, by: User, **values: Any
) -> Session:
    """Move a date or change its places; more places let the waiting list move up."""
    with transaction.atomic():
        current = changes.lock(session, version=version)
        if current.cancelled_at is not None:
            raise WrongState(_("Der Termin ist abgesagt. Bitte einen neuen eintragen."))
        _check_hours(values.get("starts_at", current.starts_at), values.get("ends_at", current.ends_at))
        if values.get("module", current.module) != current.module:
            _check_module(current.offer, values.get("module"))
            _check_nobody_stamped(current)
        override = values.get("capacity_override", current.capacity_override)
        rules.check_capacity(override, held_places(current))
        changed = changes.apply(current, values, by=by, action="offer_session.changed")
        fill_places(changed, now=now, by=by)
        return changed


def cancel_session(
    session: Session, *, reason: str, version: int | None = None, now: dt.datetime, by: User
) -> Session:
    """Call a date off with a reason that stands in public. The offer itself goes on (B4.9)."""
    with transaction.atomic():
        current = changes.lock(session, version=version)
        if current.cancelled_at is not None:
            raise WrongState(_("Der Termin ist schon abgesagt."))
        if current.ends_at <= now:
            raise WrongState(_("Der Termin ist vorbei und lässt sich nicht mehr absagen."))
        if not reason.strip():
            raise Refusal(_("Bitte sagen, warum: Der Grund steht öffentlich beim Termin."), field="reason")
        Participation.objects.filter(session=current).exclude(notice_email="").update(notice_email="")
        return changes.apply(
            current,
            {"cancelled_at": now, "cancelled_reason": reason.strip()[:300]},
            by=by,
            action="offer_session.cancelled",
            reason=reason,
        )


def _check_hours(start: dt.datetime, end: dt.datetime) -> None:
    if end <= start:
        raise Refusal(_("Das Ende liegt vor dem Beginn."), field="ends_at")


def _check_module(offer: Offer, module: Any) -> None:
    if module is not None and not module_choices(offer).filter(pk=module.pk).exists():
        raise Refusal(_("Dieses Modul gehört zu keinem Zertifikat dieses Angebots."), field="module")


def _check_nobody_stamped(session: Session) -> None:
    if session.participations.filter(card__isnull=False, status="attended").exists():
        raise Refusal(
            _("Für diesen Termin gibt es schon Stempel. Das Modul bleibt deshalb, wie es ist."),
            field="module",
        )
