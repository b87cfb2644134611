"""Demo: who lives here by nationality and by age, invented, as a register would deliver it (A2 and A3 of the report)."""

from decimal import Decimal
from typing import Any

from monitoring.indicators import services
from monitoring.indicators.core_set import POPULATION, REGISTER, UNREGISTERED
from monitoring.indicators.models import Area, Indicator

EDITION = "Melderegister 2025"
YEAR = 2025
#: Number, name, people.
NATIONALITIES = (
    ("STA-UKR", "Ukraine", 3120), ("STA-SYR", "Syrien", 2680), ("STA-TUR", "Türkei", 2410),
    ("STA-ROU", "Rumänien", 1890), ("STA-POL", "Polen", 1760), ("STA-AFG", "Afghanistan", 1120),
    ("STA-ITA", "Italien", 840), ("STA-BGR", "Bulgarien", 760), ("STA-IRQ", "Irak", 690),
    ("STA-ERI", "Eritrea", 610), ("STA-XKX", "Kosovo", 520), ("STA-GRC", "Griechenland", 430),
)  # fmt: skip
#: Number, class of age, people without and with German passport.
AGES = (
    ("ALT-00", "0 bis 5", 1650, 7300), ("ALT-06", "6 bis 14", 2380, 11_600), ("ALT-15", "15 bis 24", 2790, 13_400),
    ("ALT-25", "25 bis 34", 4310, 15_900), ("ALT-35", "35 bis 44", 4020, 16_700), ("ALT-45", "45 bis 54", 2560, 18_900),
    ("ALT-55", "55 bis 64", 1610, 22_800), ("ALT-65", "ab 65", 1125, 32_685),
)  # fmt: skip


def build(world: Any) -> None:
    """An indicator of its own for each; counts of the newest year."""
    for code, name, people in NATIONALITIES:
        row = _indicator(
            world, code, f"Menschen mit Staatsangehörigkeit: {name}", name, "Staatsangehörigkeit"
        )
        _enter(world, row, {"foreign": people})
    for code, name, foreign, german in AGES:
        row = _indicator(world, code, f"Menschen nach Alter: {name}", name, "Alter")
        _enter(world, row, {"foreign": foreign, "german": german})


def _indicator(world: Any, code: str, title: str, short: str, component: str) -> Indicator:
    return services.create_indicator(
        district=world.district, by=world.people["coordinator"], new_dimension=POPULATION, new_component=component,
        code=code, title=title, short_title=short, kind="count", unit="Menschen", decimals=0, aggregation="sum",
        minimum=0, origin="official", source=REGISTER, missing_people=UNREGISTERED,
        definition="Menschen mit Hauptwohnung im Kreis am 31. Dezember.",
    )  # fmt: skip


def _enter(world: Any, row: Indicator, groups: dict[str, int]) -> None:
    area = Area.objects.get(district=world.district, ags=world.district.ags)
    entries = [services.Entry(YEAR, group, Decimal(value)) for group, value in groups.items()]
    services.enter_values(row, area, entries=entries, edition=EDITION, by=world.people["coordinator"])
