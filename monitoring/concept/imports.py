"""Reading in measures, as they stand in a concept's table."""

import uuid
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.clock import today
from accounts.refusals import Refusal
from coordination.network.fields import FieldOfAction
from desk.lists import ImportColumn, TableImport
from desk.lists.imports import day, number, one_of, record_by
from monitoring.concept.choices import Audience, MeasureKind
from monitoring.concept.models import Concept, Measure
from monitoring.concept.selectors.concepts import goal_choices
from monitoring.concept.selectors.links import concepts_for_measures, partner_choices
from monitoring.concept.services import create_measure

MOST_MONEY = Decimal(10) ** 10


def _money(text: str) -> Decimal:
    """Euro, with the sign or without: "12.000 €"."""
    value = Decimal(number(text.replace("€", "").strip()))
    if not 0 <= value < MOST_MONEY:
        raise ValidationError(_("Ein Betrag von 0 bis unter zehn Milliarden Euro."))
    return value.quantize(Decimal("0.01"))


class MeasureImport(TableImport):
    """Measures from a table: title, kind, and a goal or a field are enough."""

    key = "measures"
    title = gettext_lazy("Maßnahmen einlesen")
    resource = "measure"
    noun = (gettext_lazy("Maßnahme"), gettext_lazy("Maßnahmen"))
    intro = gettext_lazy(
        "CSV oder Excel, eine Zeile je Maßnahme. Titel, Art und ein Ziel oder Handlungsfeld sind nötig, alles "
        "andere kann fehlen. Eingelesen wird in das Konzept, das gilt oder zuletzt begonnen wurde."
    )
    consequence = gettext_lazy(
        "Die Maßnahmen stehen als geplant im Konzept und sind öffentlich, wenn es gilt."
    )
    success_url = reverse_lazy("monitoring:measure-list")
    breadcrumb = [
        (gettext_lazy("Konzept und Maßnahmen"), reverse_lazy("monitoring:concept-home")),
        (gettext_lazy("Maßnahmen"), reverse_lazy("monitoring:measure-list")),
    ]
    columns = [
        ImportColumn("code", gettext_lazy("Kürzel"), aliases=["Nr", "Nr.", "Nummer"], example="W-01", limit=12),
        ImportColumn("title", gettext_lazy("Maßnahme"), required=True, aliases=["Titel", "Bezeichnung"], example="Wohnlots:innen begleiten zur Besichtigung"),
        ImportColumn("goal", gettext_lazy("Ziel"), aliases=["Ziel-Nr.", "Zielnummer", "Nummer des Ziels"], example="4.2"),
        ImportColumn("field_of_action", gettext_lazy("Handlungsfeld"), aliases=["Feld"], example="Wohnen", parse=one_of(FieldOfAction.choices)),
        ImportColumn("kind", gettext_lazy("Art der Maßnahme"), required=True, aliases=["Art", "Typ"], example="Beratung und Begleitung", parse=one_of(MeasureKind.choices, Beratung="counselling", Öffnung="opening", Sprache="language", Vernetzung="network")),
        ImportColumn("audience", gettext_lazy("Für wen?"), aliases=["Zielgruppe"], example="alle", parse=one_of(Audience.choices, **{"Migranten": "migrants", "Migrant:innen": "migrants", "alle Einwohner:innen": "all"})),
        ImportColumn("organisation", gettext_lazy("zuständige Organisation"), aliases=["Organisation", "Träger"], example="Brücke Auental e. V."),
        ImportColumn("office", gettext_lazy("zuständiges Amt"), aliases=["Amt", "Zuständig"], example="Sozialamt"),
        ImportColumn("starts_on", gettext_lazy("Beginn"), aliases=["Start", "von"], parse=day, example="01.01.2026"),
        ImportColumn("ends_on", gettext_lazy("Ende"), aliases=["bis", "Termin", "Frist"], parse=day, example="31.12.2027"),
        ImportColumn("budget", gettext_lazy("Mittel in Euro"), aliases=["Mittel", "Kosten", "Budget"], parse=_money, example="12.000"),
        ImportColumn("next_step", gettext_lazy("nächster Schritt"), aliases=["Nächster Schritt"]),
        ImportColumn("indicator_name", gettext_lazy("Woran messen wir es?"), aliases=["Indikator", "Messgröße"]),
        ImportColumn("description", gettext_lazy("Was geschieht?"), aliases=["Beschreibung"], limit=20_000),
    ]  # fmt: skip

    def prepare(self, user: Any) -> None:
        rows = concepts_for_measures(user).order_by("status", "-term_start")
        self.concept: Concept | None = rows.filter(status="adopted").first() or rows.first()
        self.partner = record_by(list(partner_choices(user)), "name", what=_("Organisation"))
        goals = goal_choices(user, self.concept) if self.concept else ()
        self.goals = {goal.number: goal for goal in goals}
        known = Measure.objects.visible_to(user).filter(concept=self.concept)
        self.known = dict(known.values_list("code", "title"))

    def column_list(self) -> list[ImportColumn]:
        parsers = {"goal": self._goal, "organisation": self.partner}
        return [
            ImportColumn(
                c.key, c.title, c.required, c.aliases, parsers.get(c.key, c.parse), c.example, c.limit
            )
            for c in self.columns
        ]

    def _goal(self, text: str) -> Any:
        number = text.split()[0].rstrip(".")
        if number not in self.goals:
            raise ValidationError(_("Ein Ziel „%(number)s“ hat das Konzept nicht.") % {"number": number[:12]})
        return self.goals[number]

    def check(self, row: dict[str, Any]) -> None:
        if self.concept is None:
            raise Refusal(_("Bitte zuerst ein Konzept eintragen."), field="title")
        if not row.get("goal") and not row.get("field_of_action"):
            raise Refusal(_("Bitte ein Ziel oder ein Handlungsfeld nennen."), field="field_of_action")
        if (code := row.get("code")) and code in self.known:
            words = _("Dieses Kürzel hat schon „%(title)s“. Leer lassen: das nächste freie.")
            raise Refusal(words % {"title": self.known[code]}, field="code")
        first, last = row.get("starts_on"), row.get("ends_on")
        if first and last and last < first:
            raise Refusal(_("Das Ende liegt vor dem Beginn."), field="ends_on")

    def identity(self, row: dict[str, Any]) -> Any:
        return row.get("code")

    def save(self, rows: list[dict[str, Any]], by: Any, batch: uuid.UUID) -> None:
        assert self.concept is not None, "check() has refused every row without a concept"
        for row in rows:
            given = {key: value for key, value in row.items() if value is not None}
            create_measure(concept=self.concept, today=today(), by=by, batch=batch, **given)
