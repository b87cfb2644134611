"""Rules of an offer: who may come, how long a confirmation holds, what low-threshold means."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal
from offers.catalogue import rules, services
from offers.catalogue.choices import Freshness
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_offers
from tests.offers import make

pytestmark = pytest.mark.django_db
LPW = {"age_min": 18, "german_level": "none", "registration": "informal", "cost": Decimal(0)}


def public_titles(district):
    return sorted(published_offers(district).values_list("title", flat=True))


def test_b05_an_unconfirmed_offer_becomes_due_then_overdue_and_leaves_the_public_list(cast, settings):
    offer = make.published(cast, now=make.at(dt.date(2026, 1, 15)), title="Sprachcafé")
    assert offer.due_on == dt.date(2026, 7, 14)
    assert offer.overdue_on == dt.date(2026, 8, 13)
    assert offer.freshness(dt.date(2026, 7, 13)) == Freshness.FRESH
    assert offer.freshness(dt.date(2026, 7, 14)) == Freshness.DUE
    assert offer.freshness(dt.date(2026, 8, 12)) == Freshness.DUE
    assert offer.freshness(dt.date(2026, 8, 13)) == Freshness.OVERDUE

    settings.DEMO_TODAY = "2026-08-12"
    assert public_titles(cast.auental) == ["Sprachcafé"]
    settings.DEMO_TODAY = "2026-08-13"
    assert public_titles(cast.auental) == []
    settings.DEMO_TODAY = "2026-08-20"
    services.confirm_offer(offer, today=dt.date(2026, 8, 20), by=cast.ngo_editor)
    assert public_titles(cast.auental) == ["Sprachcafé"]


def test_b07_low_threshold_is_derived_from_four_answers(cast):
    offer = make.draft(cast, title="Lern-Praxis-Werkstatt", **LPW)
    assert offer.is_low_threshold
    offer = services.update_offer(
        offer, registration="referral", today=dt.date(2026, 3, 2), by=cast.ngo_editor
    )
    assert not offer.is_low_threshold


@pytest.mark.parametrize("change", [{"german_level": "A1"}, {"cost": Decimal(5)}, {"registration": "form"}])
def test_b07_each_of_the_answers_alone_raises_the_threshold(cast, change):
    assert not make.draft(cast, **(LPW | change)).is_low_threshold


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"residence_required": True}, "residence_required"),
        ({"gender_only": "women"}, "gender_only"),
        ({"target_groups": ["refugees"]}, "target_groups"),
        ({"target_group_reason": "topic"}, "target_group_reason"),
    ],
)
def test_b08_an_open_offer_excludes_nobody(cast, change, field):
    with pytest.raises(Refusal) as refusal:
        make.draft(cast, **change)
    assert refusal.value.field == field


def test_a_closed_offer_says_for_whom_and_why(cast):
    for left_out in ("target_groups", "target_group_reason"):
        with pytest.raises(Refusal) as refusal:
            make.draft(cast, **{k: v for k, v in make.CLOSED.items() if k != left_out})
        assert refusal.value.field == left_out


def test_a_limit_to_one_gender_is_a_protected_room(cast):
    with pytest.raises(Refusal) as refusal:
        make.draft(cast, **(make.CLOSED | {"gender_only": "women"}))
    assert refusal.value.field == "target_group_reason"
    women = make.CLOSED | {
        "gender_only": "women",
        "target_groups": ["women"],
        "target_group_reason": "protection",
    }
    assert make.draft(cast, **women).pk


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"age_min": 60, "age_max": 18}, "age_min"),
        ({"valid_until": dt.date(2025, 12, 31)}, "valid_until"),
        ({"fields_of_action": []}, "fields_of_action"),
        ({"fields_of_action": ["wohnen", "arbeit", "bildung", "kultur"]}, "fields_of_action"),
        ({"languages_spoken": []}, "languages_spoken"),
    ],
)
def test_answers_that_do_not_fit_name_their_field(cast, change, field):
    with pytest.raises(Refusal) as refusal:
        make.draft(cast, **change)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "change",
    [
        {"residence_required": True},
        {"openness": "target_group"},
        {"gender_only": "women"},
        {"age_min": 60, "age_max": 18},
        {"cost": Decimal("-1")},
        {"status": "published"},
        {"valid_until": dt.date(2020, 1, 1)},
    ],
)
def test_the_database_holds_the_rules_as_well(cast, change):
    offer = make.draft(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=offer.pk).update(**change)


def test_b09_a_grant_keeps_an_offer_closed_until_it_ends(cast):
    offer = make.published(cast, **make.CLOSED)
    make.period(cast, offers=[offer], period_end=dt.date(2026, 12, 31))
    wide = {"openness": "open", "target_groups": [], "target_group_reason": ""}
    with pytest.raises(Refusal) as refusal:
        services.update_offer(offer, **wide, today=dt.date(2026, 11, 1), by=cast.ngo_editor)
    assert "AV-2025-0317" in refusal.value.message
    assert "31.12.2026" in refusal.value.message
    assert "01.01.2027" in refusal.value.message
    assert refusal.value.source == "Nebenbestimmung 4.2"
    assert refusal.value.field == "openness"
    revision = services.update_offer(offer, **wide, today=dt.date(2027, 1, 1), by=cast.ngo_editor)
    assert revision.changes["openness"] == "open"


@pytest.mark.parametrize("door", ["open", "open_on_request"])
def test_c13_the_strictest_running_grant_decides(cast, door):
    offer = make.draft(cast, **make.CLOSED)
    strict = make.period(cast, offers=[offer], file_number="X", period_end=dt.date(2026, 6, 30))
    make.period(cast, programme=make.programme(cast, name="Frei"), offers=[offer], file_number="Y")
    wide = {"openness": door}
    if door == "open":
        wide |= {"target_groups": [], "target_group_reason": ""}
    with pytest.raises(Refusal, match="X"):
        services.update_offer(offer, **wide, today=dt.date(2026, 6, 30), by=cast.ngo_editor)
    opened = services.update_offer(offer, **wide, today=dt.date(2026, 7, 1), by=cast.ngo_editor)
    assert opened.openness == door
    assert strict.status == "running"


def test_b12_offers_of_a_provider_that_is_not_active_leave_the_public_list_the_same_day(cast, settings):
    settings.DEMO_TODAY = "2026-03-02"
    for number in range(4):
        make.published(cast, title=f"Angebot {number}")
    assert published_offers(cast.auental).count() == 4
    cast.bruecke.status = "dormant"
    cast.bruecke.save()
    assert published_offers(cast.auental).count() == 0
    assert Offer.objects.filter(status="published").count() == 4


def test_an_offer_that_is_over_is_not_public(cast, settings):
    settings.DEMO_TODAY = "2026-05-31"
    make.published(cast, valid_until=dt.date(2026, 5, 31))
    assert published_offers(cast.auental).count() == 1
    settings.DEMO_TODAY = "2026-06-01"
    assert published_offers(cast.auental).count() == 0


def test_a_protected_address_is_hidden_unless_somebody_decided_otherwise():
    assert rules.shows_address("standard", "")
    assert not rules.shows_address("standard", "protection")
    assert rules.shows_address("public", "protection")
    assert not rules.shows_address("hidden", "")
