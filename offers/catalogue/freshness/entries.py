"""What a provider is asked about: each of its running offers, its people named in public, and its own details."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from coordination.network.confirming import due_on, due_part
from coordination.network.models import Function, Organisation
from offers.catalogue.choices import REVISED, Status
from offers.catalogue.freshness import rules
from offers.catalogue.freshness.models import OfferReview
from offers.catalogue.models import Offer

#: Key of one entry in a form and in the memory of what was asked: its kind and, where there are several, its row.
Key = str


@dataclass(frozen=True)
class Entry:
    """One thing to confirm; `due_on` is the first day on which somebody should."""

    row: Offer | Function | Organisation
    due_on: dt.date

    @property
    def key(self) -> Key:
        return key_of(
            self.row.pk if isinstance(self.row, Offer) else None,
            self.row.pk if isinstance(self.row, Function) else None,
        )

    def is_due(self, day: dt.date) -> bool:
        return day >= self.due_on

    def review(self) -> dict[str, Offer | Function | None]:
        """Which columns of `OfferReview` name this entry."""
        return {
            "offer": self.row if isinstance(self.row, Offer) else None,
            "contact": self.row if isinstance(self.row, Function) else None,
        }


def key_of(offer_pk: object, contact_pk: object) -> Key:
    if offer_pk:
        return f"offer-{offer_pk}"
    return f"contact-{contact_pk}" if contact_pk else "organisation"


def entries_of(provider: Organisation, day: dt.date) -> list[Entry]:
    """Everything the provider can confirm on a day; what waits longest comes first."""
    entries = [Entry(offer, offer.due_on) for offer in _running(provider, day) if offer.due_on]
    entries += [Entry(contact, due_on(contact)) for contact in _named(provider, day)]
    entries.append(Entry(provider, due_on(provider)))
    return sorted(entries, key=lambda entry: (not entry.is_due(day), _order(entry), entry.due_on))


def providers_to_look_at(day: dt.date) -> QuerySet[Organisation]:
    """Active organisations of which anything is due, in a fixed order."""
    offers = _not_over(Offer.objects.filter(status=Status.PUBLISHED), day).filter(
        overdue_on__lte=rules.hidden_on(day)
    )
    contacts = _still(Function.objects.filter(is_public=True), day).filter(due_part(day))
    owed = Q(pk__in=offers.order_by().values("provider")) | Q(
        pk__in=contacts.order_by().values("organisation")
    )
    active = Organisation.objects.filter(status=Organisation.Status.ACTIVE)
    return (
        active.filter(owed | due_part(day)).select_related("district").order_by("district", "sort_name", "pk")
    )


def rungs_asked(provider: Organisation) -> dict[tuple[Key, dt.date], int]:
    """The highest rung asked for, by entry and due day."""
    rows = OfferReview.objects.filter(request__provider=provider, rung__isnull=False)
    found: dict[tuple[Key, dt.date], int] = {}
    for offer, contact, day, rung in rows.values_list("offer", "contact", "due_on", "rung"):
        place = (key_of(offer, contact), day)
        found[place] = max(rung, found.get(place, 0))
    return found


def entries_to_ask(
    entries: Iterable[Entry], asked: dict[tuple[Key, dt.date], int], day: dt.date
) -> list[Entry]:
    """Nothing unless some entry has reached a new rung; then that, all that is due, and what soon will be."""
    entries = list(entries)
    if not any(rules.is_to_ask(e.due_on, asked.get((e.key, e.due_on)), day) for e in entries if _counts(e)):
        return []
    soon = day + dt.timedelta(days=rules.AHEAD_DAYS)
    return [entry for entry in entries if _counts(entry) and entry.is_due(soon)]


def _counts(entry: Entry) -> bool:
    """An offer that rests is not public: it can be confirmed, but nobody is reminded of it."""
    return not isinstance(entry.row, Offer) or entry.row.status == Status.PUBLISHED


def _order(entry: Entry) -> int:
    return [Offer, Function, Organisation].index(type(entry.row))


def _running(provider: Organisation, day: dt.date) -> QuerySet[Offer]:
    rows = Offer.objects.filter(provider=provider, status__in=REVISED)
    return _not_over(rows, day).select_related("provider", "municipality", "contact__person", "district")


def _not_over(rows: QuerySet[Offer], day: dt.date) -> QuerySet[Offer]:
    return rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def _named(provider: Organisation, day: dt.date) -> QuerySet[Function]:
    return _still(Function.objects.filter(organisation=provider, is_public=True), day).select_related(
        "person"
    )


def _still(rows: QuerySet[Function], day: dt.date) -> QuerySet[Function]:
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
