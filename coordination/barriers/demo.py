"""Twelve invented barriers of Landkreis Auental, in every state."""

import datetime as dt
from typing import Any
from uuid import uuid4

from coordination.barriers import services
from coordination.barriers.models import Barrier

#: Key, title, text, place, field, kind, groups, level, first seen, reporter, state, cases, others.
ROWS = [
    ("termine", "Anmeldung ohne Termin unmöglich", "Die Meldebehörde vergab Termine nur über eine Seite, die es nur auf Deutsch gab.", "Auenstadt", "beratung", "administrative", "everyone newcomers", "municipality", "2024-06-11", "", "solved", 4, 2),
    ("bus", "Letzter Bus um 19:10 Uhr, Kurse enden später", "Wer in Lindtal oder Brunnmoos wohnt, kommt nach dem Abendkurs nicht nach Hause.", "Brunnmoos", "mobilitaet_digital", "mobility", "everyone newcomers parents", "district", "2025-09-03", "vhs", "confirmed", 3, 3),
    ("bescheinigung", "Wohnungsgeberbescheinigung wird verweigert", "Menschen ziehen in eine Wohnung und können sich nicht anmelden, weil die Vermieter:innen die Bescheinigung nicht ausfüllen. Ohne Anmeldung gibt es kein Konto, keinen Kita-Platz und kein Geld vom Jobcenter. Das betrifft alle, die zur Untermiete oder befristet wohnen, unabhängig von der Herkunft.", "Lindtal", "wohnen", "administrative", "everyone low_income", "municipality", "2026-02-26", "bruecke", "confirmed", 0, 1),
    ("anerkennung", "Anerkennung von Pflegeabschlüssen dauert über ein Jahr", "Fachkräfte arbeiten als Helfer:innen, bis der Bescheid kommt.", "", "arbeit", "legal", "newcomers eu_citizens", "land", "2025-03-18", "klinikum", "in_progress", 3, 2),
    ("dolmetschen", "Keine Sprachmittlung in Arztpraxen", "Praxen dürfen Kosten nicht abrechnen; Kinder dolmetschen für ihre Eltern.", "", "gesundheit", "language", "newcomers refugees children", "federation", "2025-01-30", "gesundheitsamt", "on_agenda", 5, 2),
    ("kita", "Kita-Anmeldung nur mit deutscher E-Mail-Bestätigung", "Das Portal verlangt Schritte, die am Telefon niemand erklärt.", "Mühlwiesen", "kinder_familie", "information", "parents newcomers", "municipality", "2025-11-12", "awo", "confirmed", 0, 2),
    ("kurse", "Integrationskurse ohne Kinderbetreuung", "Vor allem Frauen brechen den Kurs ab oder fangen nicht an.", "Auenstadt", "sprache", "money", "women parents", "federation", "2024-10-08", "vhs", "on_agenda", 6, 3),
    ("wohnungssuche", "Absagen am Telefon nach Nennung des Namens", "Bei gleicher Anfrage bekommen Menschen mit anderem Namen keinen Besichtigungstermin.", "Auenstadt", "wohnen", "discrimination", "everyone long_term", "district", "2025-05-21", "paritaet", "confirmed", 4, 4),
    ("konto", "Basiskonto wird trotz Anspruch abgelehnt", "Zwei Filialen verlangen einen Pass, obwohl eine Duldung genügt.", "Unterauen", "beratung", "legal", "refugees", "federation", "2026-01-14", "", "observed", 2, 1),
    ("formulare", "Anträge nur am Bildschirm", "Wer kein Gerät hat oder wenig liest, bleibt außen vor.", "", "mobilitaet_digital", "information", "older low_literacy disability", "district", "2026-02-10", "digital", "observed", 0, 2),
    ("sport", "Vereinsbeitrag ohne Ermäßigung", "Kinder melden sich wieder ab, wenn die Probezeit endet.", "Weidengrund", "sport_freizeit", "money", "children low_income", "municipality", "2025-07-02", "", "rejected", 0, 1),
    ("post", "Postadresse in der Notunterkunft", "Briefe mit Fristen kamen nicht an.", "Lindtal", "wohnen", "administrative", "refugees", "district", "2025-02-04", "gemeinde_lindtal", "solved", 3, 1),
]  # fmt: skip
REASONS = {
    "termine": "Seit Mai 2025 gibt es offene Sprechzeiten und die Seite in sechs Sprachen.",
    "post": "Feste Briefkästen mit Ausgabe an fünf Tagen der Woche.",
    "sport": "Der Kreissportbund übernimmt Beiträge bereits; die Information wird ergänzt.",
}
SOLVED_ON = {"termine": dt.date(2025, 5, 14), "post": dt.date(2025, 11, 20)}


def build(world: Any) -> None:
    """Raise, count and move each barrier to its state."""
    for row in ROWS:
        _barrier(world, *row)


def _barrier(world: Any, key: str, title: str, text: str, place: str, field: str, kind: str, groups: str,
             level: str, seen: str, reporter: str, state: str, cases: int, others: int) -> None:  # fmt: skip
    by, day = world.people["coordinator"], dt.date.fromisoformat(seen)
    municipality = world.municipalities.get(place)
    barrier = services.raise_barrier(
        district=world.district,
        title=title,
        description=text,
        field_of_action=field,
        kind=kind,
        groups=groups.split(),
        level=level,
        municipality=municipality,
        seen_on=day,
        reported_by=world[reporter] if reporter else None,
        source="partner" if reporter else "own",
        today=day,
        by=by,
    )
    for number in range(cases):
        seen_again = min(day + dt.timedelta(days=9 * number + 2), world.today)
        _sight(world, barrier, "case", seen_again, municipality, "case_worker")
    for number in range(others - 1):
        seen_again = min(day + dt.timedelta(days=31 * number + 5), world.today)
        _sight(world, barrier, "board" if number else "partner", seen_again, municipality, "coordinator")
    world.remember(f"barrier_{key}", _move(world, key, barrier, state))


def _sight(world: Any, barrier: Barrier, source: str, day: dt.date, place: Any, who: str) -> None:
    token = services.sighting_token(barrier.pk, uuid4()) if source == "case" else ""
    services.add_sighting(
        barrier,
        source=source,
        seen_on=day,
        municipality=place,
        token=token,
        today=world.today,
        by=world.people[who],
    )


def _move(world: Any, key: str, barrier: Barrier, state: str) -> Barrier:
    common: dict[str, Any] = {"today": world.today, "by": world.people["coordinator"]}
    if state == "observed":
        return barrier
    if state == "rejected":
        return services.reject_barrier(barrier, reason=REASONS[key], **common)
    barrier = services.confirm_barrier(barrier, **common)
    if state == "on_agenda":
        return services.put_on_agenda(barrier, **common)
    if state == "in_progress":
        return services.start_work(
            barrier, reason="Das Klinikum verhandelt mit der Bezirksregierung.", **common
        )
    if state == "solved":
        return services.solve_barrier(barrier, solved_on=SOLVED_ON[key], reason=REASONS[key], **common)
    return barrier
