"""What offers say on the first page, however many there are."""

import datetime as dt

import pytest

from accounts.clock import BERLIN
from offers.catalogue import services
from offers.catalogue.models import Offer
from offers.catalogue.today import items
from tests.offers.make import published, submitted

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


def test_what_a_provider_waits_for_stands_before_every_deadline_with_the_promised_day(cast):
    """New offers and changes alike, who waits longest first (walk 1, step 1: review requests first)."""
    handed_in = dt.datetime(2026, 2, 27, 9, tzinfo=BERLIN)  # a Friday: three Arbeitstage end on Wednesday
    changed = published(cast, title="Nähtreff")
    revision = services.update_offer(changed, today=TODAY, by=cast.ngo_editor, summary="Jetzt auch am Abend.")
    services.submit_revision(revision, now=handed_in, by=cast.ngo_editor)
    new = submitted(cast, title="Elterncafé", now=handed_in + dt.timedelta(hours=1))
    first, second = (entry for entry in items(cast.coordinator, TODAY) if entry.weight == 95)
    assert first.title == "Geändertes Angebot prüfen: Nähtreff"
    assert second.title == "Freigabe: Elterncafé"
    assert (first.due, first.due_note, first.is_urgent) == ("bis Mi, 04.03.2026", "Antwort zugesagt", False)
    assert str(new.pk) in second.url
    late = items(cast.coordinator, dt.date(2026, 3, 4))
    assert late[0].is_urgent
