"""What offers say on the first page, however many there are."""

import datetime as dt

import pytest

from offers.catalogue.models import Offer
from offers.catalogue.today import items
from tests.offers.make import published

TODAY = dt.date(2026, 3, 2)
pytestmark = pytest.mark.django_db


def copies(row, number: int, **changes):
    """More rows like one, each with a key of its own."""
    model = type(row)
    made = []
    for count in range(number):
        twin = model.objects.get(pk=row.pk)
        twin.pk = model._meta.pk.get_default()
        for name, value in changes.items():
            setattr(twin, name, f"{value}{count}")
        made.append(twin)
    model.objects.bulk_create(made)


def test_sixty_offers_to_confirm_are_sixty(cast):
    offer = published(cast)
    Offer.objects.filter(pk=offer.pk).update(overdue_on=TODAY)
    copies(offer, 59, slug="angebot-")
    Offer.objects.filter(slug__gte="angebot-5", slug__lt="angebot-6").update(
        overdue_on=TODAY + dt.timedelta(days=9)
    )
    later = Offer.objects.filter(overdue_on__gt=TODAY).count()
    assert later > 1
    [entry] = [entry for entry in items(cast.coordinator, TODAY) if "zu bestätigen" in entry.title]
    assert entry.title.startswith("60 Angebote")
    assert entry.line.startswith(f"{60 - later} davon")
    assert not [entry for entry in items(cast.outsider, TODAY) if "zu bestätigen" in entry.title]
