"""What the pages of a date, of a certificate and of a card show."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.clock import BERLIN
from accounts.doors import may, may_create
from desk.hub import Action, NextStep
from desk.templatetags.desk import german_date
from documents.store.selectors import documents_of
from offers.catalogue.models import Offer
from offers.participation import papers
from offers.participation.choices import Status
from offers.participation.models import CertificateProgramme, Participation, Session, StampCard
from offers.participation.selectors import participations_of, versions_of
from offers.participation.tables import session_mark

SESSIONS, PROGRAMMES, CARDS = "offers:session-list", "offers:curriculum-list", "offers:card-list"


def session_hub(user: Any, session: Session, now: dt.datetime) -> dict[str, Any]:
    """Arguments of `render_hub` for a date; numbers only for who may see them."""
    may_write, rows = may(user, "U", session), participations_of(user, session)
    mark = session_mark(session, now)
    waiting = [row for row in rows if row.status == Status.WAITING]
    gone = [row for row in rows if row.status == Status.CANCELLED]
    listed = [row for row in rows if row not in waiting and row not in gone]
    return {
        "template": "offers/participation/session_detail.html",
        "title": when(session),
        "subtitle": session.offer.title,
        "state": (mark, mark.tone),
        "facts": _session_facts(session, rows),
        "actions": _session_actions(session, now) if may_write else [],
        "next_step": _session_step(session, rows, now) if may_write else None,
        "breadcrumb": session_trail(session)[:-1],
        "with_history": may_write,
        "jump": [
            ("anmeldungen", _("Anmeldungen"), len(listed)),
            ("warteliste", _("Warteliste"), len(waiting)),
        ]
        if may_write
        else [],
        "context": {
            "session": session,
            "may_write": may_write,
            "listed": listed,
            "gone": gone,
            "waiting": list(enumerate(waiting, start=1)),
            "is_open": session.cancelled_at is None and session.starts_at > now,
            "has_cards": session.module_id is not None,
        },
    }


def programme_hub(user: Any, programme: CertificateProgramme) -> dict[str, Any]:
    """Arguments of `render_hub` for a programme: its versions, its offers, its last cards."""
    may_write = may(user, "U", programme)
    versions = versions_of(programme)
    draft = next((row for row in versions if row.in_force_from is None), None)
    in_force = [row for row in versions if row.in_force_from is not None]
    may_hand_out = may_write and may_create(user, "stamp_card", organisation=programme.provider)
    return {
        "template": "offers/participation/programme_detail.html",
        "subtitle": programme.provider.name,
        "facts": [
            (_("Kürzel"), programme.short),
            (_("Verantwortlich"), programme.provider.name),
            (_("Geltende Fassung"), in_force[-1].number if in_force else _("noch keine")),
            (_("Karten"), sum(row.card_count for row in versions)),
            (_("Urkunden"), programme.certificates.count()),
        ],
        "actions": _programme_actions(programme, bool(in_force), draft is not None, may_hand_out)
        if may_write
        else [],
        "next_step": _programme_step(programme, draft) if may_write and draft is not None else None,
        "breadcrumb": [(_("Zertifikate"), reverse(PROGRAMMES))],
        "with_history": may_write,
        "context": {
            "programme": programme,
            "versions": list(reversed(versions)),
            "may_write": may_write,
            "offers": list(programme.offers.all()),
            "cards_url": f"{reverse(CARDS)}?programme={programme.pk}",
        },
    }


def card_hub(user: Any, card: StampCard) -> dict[str, Any]:
    """Arguments of `render_hub` for a card."""
    stamped, needed = papers.progress(card)
    certificate = getattr(card, "certificate", None)
    document = documents_of(certificate, kind=papers.CERTIFICATE).first() if certificate else None
    may_write = may(user, "U", card)
    print_it = Action(_("Karte drucken"), _link(card, "card-print"), "print")
    download = (
        Action(_("Urkunde herunterladen"), document.get_absolute_url(), "download") if document else None
    )
    return {
        "template": "offers/participation/card_detail.html",
        "title": str(card),
        "subtitle": card.programme.title,
        "state": (_("%(stamped)d von %(needed)d") % {"stamped": stamped, "needed": needed}, "ruht"),
        "facts": [
            (_("Zertifikat"), card.programme.title),
            (_("Fassung"), card.programme_version.number),
            (_("begonnen am"), f"{card.started_on:%d.%m.%Y}"),
            (_("Urkunde"), certificate.number if certificate else _("noch keine")),
        ],
        "actions": [action for action in (download, print_it) if action] if may_write else [],
        "next_step": _card_step(card, stamped, needed)
        if certificate is None and may(user, "P", card)
        else None,
        "breadcrumb": [
            (_("Zertifikate"), reverse(PROGRAMMES)),
            (card.programme.title, card.programme.get_absolute_url()),
        ],
        "context": {
            "card": card,
            "certificate": certificate,
            "public_url": reverse("offers:public-card", kwargs={"token": card.token}),
            **papers.context_of(card),
        },
    }


def session_trail(session: Session) -> list[tuple[Any, str]]:
    return [
        (_("Angebote"), reverse("offers:offer-list")),
        (session.offer.title, session.offer.get_absolute_url()),
        (when(session), session.get_absolute_url()),
    ]


def when(session: Session) -> str:
    """Mo, 09.03.2026, 18:00 bis 20:00 Uhr."""
    start, end = session.starts_at.astimezone(BERLIN), session.ends_at.astimezone(BERLIN)
    last = f"{end:%H:%M}" if end.date() == start.date() else f"{german_date(end, 'tag')}, {end:%H:%M}"
    return _("%(day)s, %(start)s bis %(end)s Uhr") % {
        "day": german_date(start, "tag"),
        "start": f"{start:%H:%M}",
        "end": last,
    }


def all_called_off(offer: Offer, sessions: list[Session], now: dt.datetime) -> bool:
    """Every coming date of a published offer is called off: the offer goes on, and somebody should say how."""
    coming = [row for row in sessions if row.starts_at > now]
    return offer.status == "published" and bool(coming) and all(row.cancelled_at for row in coming)


def _session_facts(session: Session, rows: list[Participation]) -> list[tuple[Any, Any]]:
    capacity = session.capacity
    facts = [
        (_("Angebot"), session.offer.title),
        (_("Modul"), str(session.module)) if session.module else None,
        (_("Ort"), session.place or _("wie beim Angebot")),
        (_("Plätze"), capacity if capacity is not None else _("nicht begrenzt")),
        (_("Vergeben"), session.held),
        (_("Auf der Warteliste"), session.waiting),
    ]
    attended = sum(row.status == Status.ATTENDED for row in rows)
    if attended:
        facts.append((_("Waren da"), attended))
    return [fact for fact in facts if fact is not None]


def _session_actions(session: Session, now: dt.datetime) -> list[Action]:
    if session.cancelled_at is not None:
        return []
    found = [Action(_("Ändern"), _link(session, "session-update"), "pencil")]
    if session.starts_at > now:
        found.append(Action(_("Person anmelden"), _link(session, "session-sign-up"), "plus"))
    if session.ends_at > now:
        found.append(Action(_("Absagen"), _link(session, "session-cancel"), "cross"))
    return found


def _session_step(session: Session, rows: list[Participation], now: dt.datetime) -> NextStep | None:
    if session.cancelled_at is not None or session.day > clock.today():
        return None
    is_noted = bool(rows) and all(row.status != Status.REGISTERED for row in rows)
    words = _("Anwesenheit berichtigen") if is_noted else _("Anwesenheit eintragen")
    line = _("Mit Nummern, ohne Namen. Das geht auch am Telefon.")
    return NextStep(words, line, words, _link(session, "session-attendance"), "check")


def _programme_actions(
    programme: CertificateProgramme, is_in_force: bool, has_draft: bool, may_hand_out: bool
) -> list[Action]:
    found = [Action(_("Bearbeiten"), _link(programme, "curriculum-update"), "pencil")]
    if is_in_force and may_hand_out:
        found.insert(0, Action(_("Karten ausgeben"), _link(programme, "curriculum-cards"), "plus"))
    if is_in_force and not has_draft:
        found.append(Action(_("Neue Fassung beginnen"), _link(programme, "curriculum-revise"), "pencil"))
    return found


def _programme_step(programme: CertificateProgramme, draft: Any) -> NextStep:
    if not draft.modules.all():
        words = _("Modul hinzufügen")
        line = _("Noch hat die Fassung kein Modul. Die Reihenfolge ist für alle frei.")
        return NextStep(words, line, words, _link(programme, "curriculum-module"), "plus")
    words = _("Fassung %(number)d in Kraft setzen") % {"number": draft.number}
    line = _("Danach ändert sie sich nicht mehr. Begonnene Karten behalten ihre Fassung.")
    return NextStep(words, line, _("In Kraft setzen"), _link(programme, "curriculum-release"), "check")


def _card_step(card: StampCard, stamped: int, needed: int) -> NextStep | None:
    if stamped < needed:
        return None
    words = _("Urkunde ausstellen")
    line = _("Alle nötigen Module sind besucht. Die Nummer wird vergeben und nie wieder.")
    return NextStep(words, line, words, _link(card, "card-certify"), "check")


def _link(row: Any, name: str) -> str:
    return reverse(f"offers:{name}", kwargs={"pk": row.pk})
