"""What translations ask of a person this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may_create
from desk.shell.today import TodayItem
from offers.translations.choices import State
from offers.translations.selectors import to_decide

SINGLE = 3


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Texts to read for others, and own ones that came back."""
    if not may_create(user, "offer_translation"):
        return []
    return [_item(row) for row in to_decide(user)[:SINGLE]]


def _item(row: Any) -> TodayItem:
    words = {"title": row.offer.title, "language": row.language_name}
    if row.state == State.RETURNED:
        title = _("Übersetzung zurückgegeben: %(title)s (%(language)s)") % words
        return TodayItem(60, title, row.comment[:160], row.get_absolute_url(), _("Ergänzen"), "offer")
    url = reverse("offers:translation-review", kwargs={"pk": row.offer_id, "language": row.language})
    title = _("Übersetzung lesen: %(title)s (%(language)s)") % words
    return TodayItem(50, title, _("Wartet auf eine zweite Person."), url, _("Prüfen"), "offer")
