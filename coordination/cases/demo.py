"""Demo: twenty invented cases of two case workers, and the barriers that came out of some."""

import datetime as dt

from coordination.cases import services
from coordination.cases.codes import Phase
from desk.demo.world import World

#: Municipality, days ago, path, kind, phase, language, needs (field, text, priority), goal.
CASES = (
    (
        "Lindtal",
        49,
        "referral",
        "case_management",
        Phase.LINKING,
        "tir",
        (
            ("wohnen", "Eigene Wohnung, Bescheinigung des Wohnungsgebers fehlt", "1"),
            ("sprache", "Kursplatz B1 mit Kinderbetreuung", "2"),
            ("arbeit", "Anerkennung des Berufs prüfen", "3"),
        ),
        "Bis zum Sommer in einer eigenen Wohnung angemeldet, Kurs B1 begonnen.",
    ),
    (
        "Auenstadt",
        90,
        "self",
        "beratung",
        Phase.MONITORING,
        "ara",
        (("arbeit", "Ausbildungsplatz in der Pflege", "1"),),
        "Ausbildung zum Herbst begonnen.",
    ),
    (
        "Auenstadt",
        30,
        "authority",
        "case_management",
        Phase.PLANNING,
        "ukr",
        (("bildung", "Schulplatz für zwei Kinder", "1"), ("gesundheit", "Kinderärztliche Versorgung", "1")),
        "",
    ),
    (
        "Erlenbrück",
        12,
        "self",
        "kurzberatung",
        Phase.ASSESSMENT,
        "tur",
        (("beratung", "Fragen zum Familiennachzug", "2"),),
        "",
    ),
    ("Mühlwiesen", 5, "outreach", "beratung", Phase.INTAKE, "ron", (), ""),
    (
        "Unterauen",
        120,
        "referral",
        "case_management",
        Phase.EVALUATION,
        "prs",
        (("sprache", "Alphabetisierungskurs am Ort", "1"),),
        "Alphabetisierung abgeschlossen, Kurs A1 begonnen.",
    ),
    (
        "Weidengrund",
        60,
        "authority",
        "beratung",
        Phase.PLANNING,
        "som",
        (("wohnen", "Größere Wohnung für die Familie", "1"),),
        "",
    ),
    (
        "Haselbrunn",
        21,
        "self",
        "kurzberatung",
        Phase.ASSESSMENT,
        "bul",
        (("arbeit", "Ausstehender Lohn", "1"),),
        "",
    ),
    (
        "Lindtal",
        75,
        "referral",
        "case_management",
        Phase.LINKING,
        "kmr",
        (("kinder_familie", "Kita-Platz", "1"), ("sprache", "Kurs am Vormittag", "2")),
        "Kita-Platz und Kurs am Vormittag.",
    ),
    (
        "Auenstadt",
        33,
        "self",
        "beratung",
        Phase.PLANNING,
        "fra",
        (("mobilitaet_digital", "Behördenwege online", "3"),),
        "",
    ),
)
CLOSED = (("Auenstadt", 300, "goal_reached"), ("Lindtal", 280, "moved_away"), ("Oberauen", 240, "goal_reached"), ("Falkenrode", 200, "handed_over"))  # fmt: skip
WAY = (Phase.ASSESSMENT, Phase.PLANNING, Phase.LINKING, Phase.MONITORING, Phase.EVALUATION)


def build(world: World) -> None:
    workers = [world.people["case_worker"], world.people["second_case_worker"]]
    cases = []
    for number in range(16):
        place, days, path, kind, phase, language, needs, goal = CASES[number % len(CASES)]
        by = workers[number % 2]
        opened_on = world.today - dt.timedelta(days=days + number)
        case = services.open_case(
            today=world.today, by=by, opened_on=opened_on, municipality=world.municipalities[place],
            entry_path=path, complexity=kind, main_language=language, goal=goal,
        )  # fmt: skip
        for field, text, priority in needs:
            services.add_need(
                case, today=world.today, by=by, field_of_action=field, text=text, priority=priority
            )
        services.add_contact(
            case, today=world.today, by=by, happened_on=opened_on + dt.timedelta(days=3), kind="persoenlich",
            duration_band="45", field_of_action="beratung", interpreter_used=number % 3 == 0, note="Erstes Gespräch.",
        )  # fmt: skip
        cases.append(_walk(case, phase, world, by))
    for place, days, reason in CLOSED:
        opened_on = world.today - dt.timedelta(days=days)
        case = services.open_case(
            today=world.today, by=workers[0], opened_on=opened_on, municipality=world.municipalities[place],
            entry_path="self", complexity="beratung",
        )  # fmt: skip
        services.close_case(case, reason=reason, today=world.today - dt.timedelta(days=30), by=workers[0])
    _barrier(world, cases)


def _walk(case, phase, world: World, by):
    for step in WAY:
        if case.phase == phase:
            break
        case = services.change_phase(case, step, today=world.today, by=by)
    return case


def _barrier(world: World, cases) -> None:
    """Four cases meet the same barrier: it counts four and shows none."""
    known = world["barrier_bescheinigung"]
    for case in (cases[0], cases[2], cases[4], cases[8]):
        services.raise_barrier_from_case(case, known=known, today=world.today, by=world.people["case_worker"])
