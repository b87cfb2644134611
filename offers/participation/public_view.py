"""What public pages show of dates and sign-ups, as plain values."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.clock import BERLIN
from coordination.network.sections import HubSection
from offers.catalogue.choices import PlaceKind
from offers.catalogue.recurrence import Occurrence
from offers.catalogue.recurrence_words import occurrence_words
from offers.catalogue.texts import told_german
from offers.participation.choices import WITHOUT_FORM, Status
from offers.participation.models import Participation, Session
from offers.participation.selectors import place_in_line, published_sessions


@dataclass(frozen=True)
class PublicDate:
    """One coming date: when, what, how many places, and the way to one."""

    when: str
    module: str
    place: str
    free: str
    tone: str
    url: str
    action: str
    reason: str


def sections(district: Any, row: dict[str, Any]) -> list[HubSection]:
    """ "Termine" on the public page of an offer."""
    now = clock.now()
    dates = [_date(district, session, now) for session in published_sessions(district, row["slug"], now)]
    if not dates:
        return []
    code_url = reverse("offers:public-sign-up-code", kwargs={"district_slug": district.slug})
    context = {"dates": dates, "code_url": code_url, "signs_up": any(date.url for date in dates)}
    return [HubSection("termine", _("Termine"), len(dates), "public/offers/_dates.html", context)]


def takes_sign_ups(session: Session) -> bool:
    """Without a form and without a referral anyone may simply take a place."""
    return session.offer.registration in WITHOUT_FORM


def sign_up_context(district: Any, session: Session, now: dt.datetime) -> dict[str, Any]:
    left = _left(session)
    return {
        "district": district,
        "public_area": "offers",
        "session": session,
        "when": _when(session),
        "where": _place(session),
        "free": _free_words(session, now)[0],
        "is_full": left == 0 or session.waiting > 0,
        "line": session.waiting + 1,
        "is_open": session.cancelled_at is None and session.starts_at > now,
        "has_line": session.offer.waiting_list,
        "offer_url": _offer_url(district, session),
        "breadcrumb": [
            (_("Start"), reverse("offers:public-home", kwargs={"district_slug": district.slug})),
            (told_german(session.offer.title), _offer_url(district, session)),
            (_("Anmelden"), ""),
        ],
    }


def state_context(district: Any, row: Participation, now: dt.datetime) -> dict[str, Any]:
    """Where one sign-up stands and what can be done with it."""
    session = row.session
    is_coming = session.starts_at > now and session.cancelled_at is None
    return {
        "district": district,
        "public_area": "offers",
        "row": row,
        "session": session,
        "when": _when(session),
        "where": _place(session),
        "headline": _headline(row, now),
        "line": place_in_line(row) if row.status == Status.WAITING else 0,
        "is_held": is_coming and row.confirm_by is not None and row.confirm_by >= now,
        "may_call_off": is_coming and row.status in (Status.REGISTERED, Status.WAITING),
        "breadcrumb": [
            (_("Start"), reverse("offers:public-home", kwargs={"district_slug": district.slug})),
            (_("Meine Anmeldung"), ""),
        ],
    }


def _when(session: Session) -> str:
    """The date in the words of the page's language, as the regular times are said."""
    return occurrence_words(
        Occurrence(session.starts_at.astimezone(BERLIN), session.ends_at.astimezone(BERLIN))
    )


def _headline(row: Participation, now: dt.datetime) -> str:
    if row.session.cancelled_at is not None:
        return _("Der Termin fällt aus")
    if row.confirm_by is not None and row.confirm_by >= now:
        return _("Ein Platz ist frei geworden")
    return {
        Status.REGISTERED: _("Sie haben einen Platz"),
        Status.WAITING: _("Sie stehen auf der Warteliste"),
        Status.ATTENDED: _("Sie waren da"),
        Status.ABSENT: _("Der Termin ist vorbei"),
        Status.CANCELLED: _("Sie haben keinen Platz mehr"),
    }[Status(row.status)]


def _date(district: Any, session: Session, now: dt.datetime) -> PublicDate:
    free, tone = _free_words(session, now)
    full = tone == "full"
    may = (
        takes_sign_ups(session) and session.cancelled_at is None and (not full or session.offer.waiting_list)
    )
    kwargs = {"district_slug": district.slug, "pk": session.pk}
    return PublicDate(
        _when(session),
        session.module.title if session.module else "",
        told_german(session.place),
        free,
        tone,
        reverse("offers:public-sign-up", kwargs=kwargs) if may else "",
        (_("Auf die Warteliste") if full else _("Platz nehmen")) if may else "",
        session.cancelled_reason,
    )


def _free_words(session: Any, now: dt.datetime) -> tuple[str, str]:
    if session.cancelled_at is not None:
        return _("fällt aus"), "off"
    left = _left(session)
    if left is None:
        return _("Platz für alle"), "free"
    if left == 0 or session.waiting:
        words = ngettext("voll, %(number)d wartet", "voll, %(number)d warten", session.waiting)
        return (words % {"number": session.waiting} if session.waiting else _("voll")), "full"
    return _("noch %(left)d von %(all)d Plätzen frei") % {"left": left, "all": session.capacity}, "free"


def _left(session: Any) -> int | None:
    return None if session.capacity is None else max(0, session.capacity - session.held)


def _place(session: Session) -> str:
    """Where it is, as far as the public page of the offer says it, too."""
    if session.place:
        return told_german(session.place)
    offer = session.offer
    if not offer.shows_address:
        return _("Der Ort wird auf Anfrage genannt.")
    if offer.place_kind != PlaceKind.ADDRESS:
        return str(offer.get_place_kind_display())
    place = offer.municipality.name if offer.municipality else ""
    return told_german(", ".join(filter(None, (offer.address, place))))


def _offer_url(district: Any, session: Session) -> str:
    kwargs = {"district_slug": district.slug, "offer_slug": session.offer.slug}
    return reverse("offers:public-offer", kwargs=kwargs)
