"""Eight programmes with eleven notices: five of them end on the same day, one has a follow-up."""

import datetime as dt
from decimal import Decimal
from typing import Any

from desk.demo.world import World
from offers.catalogue.demo import organisation
from offers.catalogue.models import Offer
from offers.funding import services
from offers.funding.models import FundingPeriod, FundingProgramme

BOUND = {"target_group_binding": "required", "forbids_opening": True}
PROGRAMMES: dict[str, dict[str, Any]] = {
    "Ankommen vor Ort": {
        "funder": "Land", "level": "land", "max_share_percent": 80, "own_share_min_percent": 10, **BOUND,
        "bound_groups": ["refugees"], "binding_source": "Nebenbestimmung 4.2 des Bescheids", "interim_proof_months": 4,
    },
    "Ehrenamt verbindet": {"funder": "Land", "level": "land", "max_share_percent": 90},
    "Gesellschaft gemeinsam": {"funder": "Sparkassenstiftung Auental", "level": "stiftung"},
    "Europa für Teilhabe": {
        "funder": "Europäische Union", "level": "eu", "max_share_percent": 75, **BOUND,
        "bound_groups": ["job_seekers"], "binding_source": "Art. 5 der Fördervereinbarung",
        "max_months": 36, "latest_end": dt.date(2029, 12, 31), "interim_proof_months": 4,
    },
    "Gesundheit erreichbar": {
        "funder": "Bund", "level": "bund", "max_share_percent": 90, **BOUND, "bound_groups": ["refugees"],
        "binding_source": "Nr. 2.1 der Richtlinie",
    },
    "Berufssprache": {
        "funder": "Bund", "level": "bund", **BOUND, "bound_groups": ["job_seekers"], "binding_source": "§ 4 der Verordnung",
        "final_proof_rule": "fixed_day_next_year", "final_proof_day": 31, "final_proof_month": 3,
    },
    "Lotterie für gutes Miteinander": {"funder": "Lotterie", "level": "lotterie", "max_share_percent": 80},
    "Kommunales Integrationsmanagement": {"funder": "Land", "level": "land", "final_proof_months": 3},
}  # fmt: skip
END_2026, END_2027 = dt.date(2026, 12, 31), dt.date(2027, 12, 31)
#: programme, title, file number, grantee, start, end, grant, own, third party, notional, posts, offers
NOTICES: list[tuple] = [
    ("Ehrenamt verbindet", "Sprachtreffs im Ehrenamt", "KA-2025-0112", "Sprachcafé Erlenbrück e. V.", dt.date(2025, 4, 1), dt.date(2026, 3, 31), 9000, 1000, 0, 0, "0.25", ["Konversationskreis Falkenrode", "Sprachtreff am Abend"]),
    ("Gesellschaft gemeinsam", "Frauen in Bewegung", "SP-2025-019", "Frauenkreis Aue e. V.", dt.date(2025, 7, 1), dt.date(2026, 6, 30), 6000, 1500, 0, 300, "0", ["Frauen-Fahrradwerkstatt"]),
    ("Ankommen vor Ort", "Ankommen vor Ort", "AV-2025-0317", "Brücke Auental e. V.", dt.date(2025, 1, 1), END_2026, 48600, 6180, 3900, 2070, "1.00", ["Beratung im Quartier Lindtal", "Sprachpat:innen Lindtal", "Ankommenscafé Mühlgasse", "Behördenlots:innen auf Arabisch und Dari"]),
    ("Ankommen vor Ort", "Ankommen vor Ort, Wohlfahrt", "AV-2025-0322", "Caritasverband Auental e. V.", dt.date(2025, 1, 1), END_2026, 72000, 18000, 0, 0, "1.50", ["Erstorientierungskurs Weidengrund", "Psychosoziale Erstberatung für Geflüchtete"]),
    ("Europa für Teilhabe", "Arbeit und Ausbildung", "AMIF-24-1180", "Lern-Praxis-Werkstatt Unterauen gGmbH", dt.date(2024, 1, 1), END_2026, 345000, 115000, 0, 0, "1.00", ["Aktivierung in der Werkstatt"]),
    ("Gesundheit erreichbar", "Gesundheit erreichbar", "DV-2025-071", "Haus Damaskus e. V.", dt.date(2025, 1, 1), END_2026, 36000, 4000, 0, 0, "0.75", ["Muttersprachlicher Gesundheitsabend"]),
    ("Gesellschaft gemeinsam", "Quartier stärken", "SP-2026-004", "Brücke Auental e. V.", dt.date(2026, 1, 1), END_2026, 12000, 3000, 0, 0, "0", ["Wohnungsführerschein für alle"]),
    ("Berufssprache", "Berufssprache Pflege", "BSP-2025-44", "Volkshochschule Auental", dt.date(2025, 10, 1), dt.date(2027, 9, 30), 84000, 0, 0, 0, "0.50", ["Berufssprachkurs Pflege B2"]),
    ("Lotterie für gutes Miteinander", "Digital im Kreis", "LO-2026-008", "Volkshochschule Auental", dt.date(2026, 1, 1), END_2027, 32000, 8000, 0, 0, "0.50", ["Digital mobil: Behördenwege online"]),
    ("Lotterie für gutes Miteinander", "Patenschaften", "LO-2025-031", "Frauenkreis Aue e. V.", dt.date(2025, 1, 1), END_2027, 40000, 10000, 0, 0, "0.50", ["Familienpatenschaften"]),
    ("Kommunales Integrationsmanagement", "Kommunales Integrationsmanagement", "KIM-2026-02", "Kommunales Integrationszentrum Landkreis Auental", dt.date(2026, 1, 1), END_2027, 399000, 101000, 0, 0, "3.50", ["Anerkennungsberatung im Kreishaus"]),
]  # fmt: skip


def build(world: World) -> None:
    programmes = {name: _programme(world, name, fields) for name, fields in PROGRAMMES.items()}
    for notice in NOTICES:
        _notice(world, programmes[notice[0]], notice)
    _follow_up(world, programmes["Gesellschaft gemeinsam"])
    _name_grants(world)
    _other_district(world)


def _programme(world: World, name: str, fields: dict[str, Any]) -> FundingProgramme:
    row = services.create_programme(
        district=world.district, by=world.people["coordinator"], name=name, **fields
    )
    return world.remember(f"programme:{name}", row)


def _notice(world: World, programme: FundingProgramme, notice: tuple) -> FundingPeriod:
    _name, title, number, grantee, start, end, grant, own, third, notional, posts, offers = notice
    by = world.people["coordinator"]
    period = services.create_period(
        district=world.district, today=world.today, by=by, programme=programme, title=title, file_number=number,
        grantee=organisation(world, grantee), period_start=start, period_end=end, notice_on=start - dt.timedelta(days=14),
        total_cost=Decimal(grant + own + third + notional), grant_amount=Decimal(grant), own_share=Decimal(own),
        third_party_share=Decimal(third), notional_share=Decimal(notional), posts=Decimal(posts),
        early_start_approved_on=start - dt.timedelta(days=7),
        offers=Offer.objects.filter(district=world.district, title__in=offers),
    )  # fmt: skip
    for target in ("applied", "approved", "running"):
        period = services.move_period(period, target, today=world.today, by=by)
    return world.remember(f"period:{number}", period)


def _name_grants(world: World) -> None:
    """Every offer that is closed by a funding rule names the notice; one of them plans what comes after it."""
    for period in FundingPeriod.objects.filter(district=world.district, programme__forbids_opening=True):
        period.offers.filter(target_group_reason="funding").update(binding_grant=period)
    planned = Offer.objects.filter(district=world.district, title="Beratung im Quartier Lindtal")
    planned.update(opens_on=END_2026 + dt.timedelta(days=1))


def _follow_up(world: World, programme: FundingProgramme) -> None:
    """Applied for, not granted: the one dashed bar of the picture."""
    by = world.people["coordinator"]
    period = services.create_period(
        district=world.district, today=world.today, by=by, programme=programme, title="Quartier stärken 2027",
        grantee=organisation(world, "Brücke Auental e. V."), period_start=dt.date(2027, 1, 1), period_end=END_2027,
        total_cost=Decimal(15000), grant_amount=Decimal(12000), own_share=Decimal(3000),
        predecessor=world["period:SP-2026-004"],
    )  # fmt: skip
    world.remember("period:follow-up", services.move_period(period, "applied", today=world.today, by=by))


def _other_district(world: World) -> None:
    by = world.people["outsider"]
    programme = services.create_programme(
        district=world.other, by=by, name="Küste verbindet", funder="Land", level="land"
    )
    period = services.create_period(
        district=world.other, today=world.today, by=by, programme=programme, title="Deichtreff", file_number="KV-7",
        grantee=organisation(world, "Nordlicht e. V.", other=True), period_start=dt.date(2026, 1, 1), period_end=END_2026,
        notice_on=dt.date(2025, 12, 1), total_cost=Decimal(8000), grant_amount=Decimal(8000),
        offers=Offer.objects.filter(district=world.other),
    )  # fmt: skip
    world.remember("period:nordmark", services.move_period(period, "applied", today=world.today, by=by))
