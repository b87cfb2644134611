"""The demo tells of taking part in every state: cards half full and full, a certificate, a line that moves."""

import pytest

from desk.demo import people
from desk.demo.world import build_world
from offers.catalogue import demo as offers_demo
from offers.participation import demo, papers
from offers.participation.models import Certificate, Participation, StampCard
from offers.participation.selectors import cards_to_certify
from offers.participation.statistics import statistics_for

pytestmark = pytest.mark.django_db


def test_the_demo_shows_cards_and_numbers_at_every_state(settings):
    settings.DEMO_TODAY = "2026-03-02"
    world = build_world()
    people.build(world)
    offers_demo.build(world)
    demo.build(world)
    cards = StampCard.objects.filter(programme=world["certificate_programme"]).order_by("number")
    assert [papers.progress(card) for card in cards] == [
        (5, 5), (5, 5), (2, 5), (0, 5), (4, 6), (5, 6), (1, 6), (0, 6), (0, 6),
    ]  # fmt: skip
    assert [row.number for row in Certificate.objects.all()] == ["WF-2025-0001"]
    assert [card.number for card in cards_to_certify(world.people["ngo_editor"])] == [2]
    states = Participation.objects.filter(session=world["offer_session"])
    assert states.filter(status="registered").count() == 12
    assert states.filter(confirm_by__isnull=False).count() == 1
    assert states.filter(status="waiting").count() == 2
    assert statistics_for(world.people["coordinator"], world.today).sessions == 14
