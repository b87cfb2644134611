"""The offers and grants of the invented district are those the walks speak of."""

import pytest

from desk.demo import people
from desk.demo.world import build_world
from offers.catalogue import demo as offers_demo
from offers.catalogue.demo_offers import DESCRIPTIONS, OFFERS
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_counts
from offers.funding import demo as funding_demo
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.selectors import at_risk_periods

pytestmark = pytest.mark.django_db


def test_the_demo_holds_forty_offers_sixteen_open_and_eight_programmes_with_eleven_notices(settings):
    settings.DEMO_TODAY = "2026-03-02"
    world = build_world()
    people.build(world)
    offers_demo.build(world)
    funding_demo.build(world)
    ours = Offer.objects.filter(district=world.district)
    assert ours.count() == 40
    assert ours.filter(openness="open").count() == 16
    assert FundingProgramme.objects.filter(district=world.district).count() == 8
    assert FundingPeriod.objects.filter(district=world.district, status="running").count() == 11
    assert published_counts(world.district)["total"] == 36
    titles = [p.title for p in at_risk_periods(world.people["coordinator"], world.today)]
    assert titles == ["Sprachtreffs im Ehrenamt", "Frauen in Bewegung"]
    assert Offer.objects.filter(district=world.other).count() == 3


def test_every_longer_text_of_the_demo_belongs_to_an_offer_of_it():
    titles = {line.split("|")[0] for line in OFFERS.strip().splitlines()}
    assert not set(DESCRIPTIONS) - titles
