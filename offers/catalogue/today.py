"""What offers ask of a person this morning."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.clock import BERLIN
from desk.shell.today import TodayItem, first_and_number
from desk.templatetags.desk import german_date
from offers.catalogue.answering import answer_by
from offers.catalogue.choices import Status
from offers.catalogue.freshness.selectors import freshness_of
from offers.catalogue.selectors import (
    offers_opening_soon,
    offers_to_confirm,
    offers_to_open,
    offers_to_review,
    own_offers,
)

#: More of one kind than this do not stand one by one.
SINGLE = 3


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Offers to approve first, then own ones to mend or confirm, then those that can or shall open."""
    return [
        *_to_review(user, today),
        *_returned(user),
        *_to_confirm(user, today),
        *_to_open(user, today),
        *_opening_soon(user, today),
    ]


def _to_review(user: Any, today: dt.date) -> list[TodayItem]:
    """Before everything else: here a provider waits for an answer that was promised for a day."""
    waiting: list[Any] = list(offers_to_review(user)[: SINGLE + 1])
    if len(waiting) > SINGLE:
        title = _("Mehr als %(number)d Angebote warten auf Freigabe") % {"number": SINGLE}
        url = f"{reverse('offers:offer-list')}?review=1"
        return [_review(waiting[0], today, title, _("Älteste zuerst ansehen."), url)]
    return [
        _review(
            offer, today,
            (_("Geändertes Angebot prüfen: %(title)s") if offer.changed_at else _("Freigabe: %(title)s"))
            % {"title": offer.title},
            offer.provider.name,
            reverse("offers:offer-review", kwargs={"pk": offer.pk}),
        )
        for offer in waiting
    ]  # fmt: skip


def _review(offer: Any, today: dt.date, title: str, line: str, url: str) -> TodayItem:
    due = answer_by(offer.handed_in.astimezone(BERLIN).date(), offer.district.land)
    day, late = german_date(due, "tag"), due <= today
    return TodayItem(
        95, title, line, url, _("Prüfen"), "offer",
        due=_("bis %(day)s") % {"day": day}, due_note=_("Antwort zugesagt"), is_urgent=late,
    )  # fmt: skip


def _returned(user: Any) -> list[TodayItem]:
    rows = own_offers(user).filter(status=Status.RETURNED)[:SINGLE]
    return [
        TodayItem(
            60,
            _("Zurückgegeben: %(title)s") % {"title": offer.title},
            offer.review_comment[:160],
            offer.get_absolute_url(),
            _("Ergänzen"),
            "offer",
        )
        for offer in rows
    ]


def _to_confirm(user: Any, today: dt.date) -> list[TodayItem]:
    gone_by_now = Window(Count("pk", filter=Q(overdue_on__lte=today)))
    first, number = first_and_number(offers_to_confirm(user, today).annotate(gone=gone_by_now))
    if first is None:
        return []
    gone = first.gone
    words = ngettext(
        "%(count)d Angebot ist zu bestätigen", "%(count)d Angebote sind zu bestätigen", number
    ) % {"count": number}
    line = _("%(count)d davon stehen nicht mehr öffentlich.") % {"count": gone} if gone else first.title
    is_own = any(m.organisation_id for m in user.acting_memberships)
    url = reverse("offers:my-offers") if is_own else f"{reverse('offers:freshness-list')}?due=1"
    if not is_own:
        line = f"{line} {_share(user, today)}".strip() if gone else _share(user, today)
    return [TodayItem(70 if gone else 40, words, line, url, _("Ansehen"), "offer", is_urgent=bool(gone))]


def _share(user: Any, today: dt.date) -> str:
    """The share verified in a sentence, e.g. "38 von 40 bestätigt, 95 %."."""
    share = freshness_of(user, today)
    if share.percent is None:
        return ""
    return _("%(confirmed)d von %(total)d bestätigt, %(percent)d %%.") % {
        "confirmed": share.confirmed,
        "total": share.total,
        "percent": share.percent,
    }


def _to_open(user: Any, today: dt.date) -> list[TodayItem]:
    return [
        TodayItem(
            30,
            _("Kann jetzt offen werden: %(title)s") % {"title": offer.title},
            _("Keine laufende Förderung bindet es mehr an eine Zielgruppe."),
            offer.get_absolute_url(),
            _("Ansehen"),
            "openness-open",
        )
        for offer in offers_to_open(user, today)[:SINGLE]
    ]


def _opening_soon(user: Any, today: dt.date) -> list[TodayItem]:
    """Planned openings, so that the next notice is applied for without the binding."""
    return [
        TodayItem(
            50 if offer.opens_on <= today else 20,
            _("Öffnung geplant: %(title)s") % {"title": offer.title},
            _("Ab %(day)s soll es offen für alle sein.") % {"day": f"{offer.opens_on:%d.%m.%Y}"},
            offer.get_absolute_url(),
            _("Ansehen"),
            "openness-open",
        )
        for offer in offers_opening_soon(user, today)[:SINGLE]
        if offer.opens_on is not None
    ]
