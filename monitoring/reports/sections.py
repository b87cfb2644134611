"""The sections of the outline in which people write (domain paper on monitoring, section 5)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from coordination.network.fields import FieldOfAction


@dataclass(frozen=True)
class Section:
    """One place for a text. `is_needed`: the report is not complete without it."""

    key: str
    chapter: int
    title: Any
    hint: Any
    is_needed: bool = False


def _placing(number: int) -> Section:
    """The words beside the numbers of a chapter."""
    return Section(
        f"k{number}-einordnung",
        number,
        _("Einordnung"),
        _("Zwei bis vier Sätze: Was hat sich verändert, woran liegt es, was fehlt?"),
        True,
    )


def _judging(code: str, label: Any) -> Section:
    return Section(
        f"k4-{code}".replace("_", "-"),
        4,
        label,
        _("Einschätzung für dieses Handlungsfeld in zwei bis vier Sätzen."),
    )


SECTIONS: tuple[Section, ...] = (
    Section(
        "k1-verstaendnis",
        1,
        _("Verständnis von Integration und Teilhabe"),
        _("Wie das Konzept es sieht, und wo es zwischen „Eingliederung“ und „gesamtgesellschaftlich“ steht."),
        True,
    ),
    Section(
        "k1-quellen",
        1,
        _("Zu den Datenquellen"),
        _("Was man über die Quellen wissen muss. Die Tabelle T1 setzt das Netz selbst ein."),
    ),
    _placing(2),
    Section(
        "k2-besondere-jahre",
        2,
        _("Besondere Jahre"),
        _("Was war anders als sonst? Zum Beispiel 2022 die Aufnahme von Menschen aus der Ukraine."),
    ),
    _placing(3),
    Section(
        "k3-grenzen",
        3,
        _("Was der Vergleich kann und was nicht"),
        _("Nächster und zweitnächster Typ, Verhältnis der Abstände, Jahrgang der Daten."),
    ),
    _placing(4),
    *(_judging(code, label) for code, label in FieldOfAction.choices),
    _placing(5),
    Section("k5-vorsitze", 5, _("Vorsitze der Gremien"), _("Wer leitet welches Gremium? Nur Amt und Name.")),
    _placing(6),
    _placing(7),
    _placing(8),
    _placing(9),
    _placing(10),
    _placing(11),
    Section(
        "k11-botschaften",
        11,
        _("Was Land und Bund lösen müssten"),
        _("Hürden, die der Kreis nicht selbst aus dem Weg räumen kann."),
    ),
    Section(
        "k12-bewertung",
        12,
        _("Bewertung im Ganzen"),
        _("Was ist gelungen, was nicht? Die Ziele bewerten Sie darunter einzeln."),
        True,
    ),
    Section("k12-ausblick", 12, _("Ausblick"), _("Worauf kommt es in den nächsten Jahren an?"), True),
)
BY_KEY = {section.key: section for section in SECTIONS}


def sections_of(chapter: int) -> tuple[Section, ...]:
    return tuple(section for section in SECTIONS if section.chapter == chapter)
