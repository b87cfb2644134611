"""The lists of dates, certificates and cards."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import clock
from accounts.clock import BERLIN
from desk.lists import Column, DateRangeFilter, Empty, FlagFilter, ListSpec, PresetView, RelatedFilter
from offers.catalogue.wording import Mark
from offers.participation.models import CertificateProgramme, Session, StampCard
from offers.participation.selectors import card_rows, cards_to_certify, programme_rows, session_rows


def session_mark(session: Any, now: dt.datetime) -> Mark:
    """The one word for a date: called off, over, full, or how many places are left."""
    if session.cancelled_at is not None:
        return Mark(_("abgesagt"), "warn")
    if session.ends_at <= now:
        return Mark(_("vorbei"), "ruht")
    if session.capacity is None:
        return Mark(_("Plätze frei"), "gut")
    left = session.capacity - session.held
    if left <= 0:
        return Mark(_("voll"), "frage")
    return Mark(_("noch %(left)d von %(all)d frei") % {"left": left, "all": session.capacity}, "gut")


def card_mark(card: Any) -> Mark:
    if getattr(card, "certificate", None) is not None:
        return Mark(_("Urkunde %(number)s") % {"number": card.certificate.number}, "gut")
    words = _("%(stamped)d von %(needed)d") % {"stamped": card.stamped, "needed": card.needed}
    return Mark(words, "frage" if card.stamped >= card.needed else "ruht")


def _coming(rows: QuerySet, user: Any) -> QuerySet:
    return rows.filter(ends_at__gt=clock.now())


class SessionList(ListSpec):
    """Dates of all offers the person may list."""

    key = "offer-sessions"
    title = _("Termine")
    noun = (_("Termin"), _("Termine"))
    resource = "offer_session"
    model = Session
    columns = [
        Column("starts_at", _("Beginn"), sort="starts_at", link=True),
        Column("offer", _("Angebot"), value=lambda s: s.offer.title, sort="offer__sort_title"),
        Column("module", _("Modul"), value=lambda s: str(s.module or ""), narrow=False),
        Column(
            "state",
            _("Stand"),
            value=lambda s: session_mark(s, clock.now()),
            template="offers/catalogue/_state_cell.html",
        ),
        Column("held", _("Plätze vergeben"), sort="held", numeric=True),
        Column("waiting", _("warten"), sort="waiting", numeric=True, narrow=False),
        Column(
            "provider",
            _("Träger"),
            value=lambda s: s.offer.provider.name,
            sort="offer__provider__name",
            default=False,
        ),
        Column("capacity", _("Plätze"), value=lambda s: s.capacity, numeric=True, default=False),
    ]
    filters = [
        DateRangeFilter("day", _("Tag"), field="starts_at__date"),
        FlagFilter("coming", _("kommende"), apply=_coming),
        FlagFilter(
            "cancelled",
            _("abgesagt"),
            apply=lambda rows, user: rows.filter(cancelled_at__isnull=False),
        ),
    ]
    views = [
        PresetView("coming", _("Kommende"), {"coming": "1"}),
        PresetView("cancelled", _("Abgesagte"), {"cancelled": "1"}),
    ]
    default_sort = "starts_at"
    empty = Empty(_("Noch kein Termin"), _("Termine tragen Sie auf der Seite eines Angebots ein."))

    def rows(self, user: Any) -> QuerySet[Session]:
        return session_rows(user)

    def row_label(self, row: Any) -> str:
        return f"{row.starts_at.astimezone(BERLIN):%d.%m.%Y, %H:%M}"


class ProgrammeList(ListSpec):
    """What one can get a certificate for."""

    key = "certificates"
    title = _("Zertifikate")
    noun = (_("Zertifikat"), _("Zertifikate"))
    resource = "certificate_programme"
    model = CertificateProgramme
    columns = [
        Column("title", _("Name"), sort="sort_title", link=True),
        Column("short", _("Kürzel"), sort="short"),
        Column("provider", _("Verantwortlich"), value=lambda p: p.provider.name, sort="provider__name"),
        Column("card_count", _("Karten"), sort="card_count", numeric=True),
        Column("certificate_count", _("Urkunden"), sort="certificate_count", numeric=True),
    ]
    default_sort = "title"
    create_url = "offers:curriculum-create"
    create_title = _("Neues Zertifikat")
    empty = Empty(
        _("Noch kein Zertifikat"),
        _("Ein Kurs mit Modulen, Stempelkarte und Urkunde, zum Beispiel der Wohnungsführerschein."),
    )

    def rows(self, user: Any) -> QuerySet[CertificateProgramme]:
        return programme_rows(user)


def _own_programmes(user: Any) -> QuerySet[CertificateProgramme]:
    return programme_rows(user)


class CardList(ListSpec):
    """Stamp cards by number; there is nothing else to know a card by."""

    key = "stamp-cards"
    title = _("Stempelkarten")
    noun = (_("Karte"), _("Karten"))
    resource = "stamp_card"
    model = StampCard
    columns = [
        Column("number", _("Karte"), value=lambda c: c.shown_number, sort="number", link=True),
        Column("programme", _("Zertifikat"), value=lambda c: c.programme.title, sort="programme__sort_title"),
        Column(
            "version", _("Fassung"), value=lambda c: c.programme_version.number, numeric=True, narrow=False
        ),
        Column("started_on", _("begonnen"), sort="started_on", narrow=False),
        Column(
            "state",
            _("Stempel"),
            value=card_mark,
            sort="stamped",
            template="offers/catalogue/_state_cell.html",
        ),
    ]
    filters = [
        RelatedFilter("programme", _("Zertifikat"), field="programme", options=_own_programmes),
        FlagFilter(
            "full",
            _("voll, noch ohne Urkunde"),
            apply=lambda rows, user: rows.filter(pk__in=cards_to_certify(user).order_by().values("pk")),
        ),
    ]
    views = [PresetView("full", _("Urkunde ausstellen"), {"full": "1"})]
    default_sort = "-number"
    empty = Empty(_("Noch keine Karte"), _("Karten geben Sie auf der Seite eines Zertifikats aus."))

    def rows(self, user: Any) -> QuerySet[StampCard]:
        return card_rows(user)
