"""Demo: the concept 2022 to 2028 with forty measures, the version before it, and three trainings."""

import datetime as dt
from decimal import Decimal
from typing import Any

from committees.papers.models import Resolution
from monitoring.concept import demo_rows as rows
from monitoring.concept import services
from monitoring.concept.models import Concept, Goal, Measure
from offers.catalogue.models import Offer

day = dt.date.fromisoformat
UNDERSTANDING = (
    "Integration heißt: Alle, die hier leben, haben die gleichen Möglichkeiten und gestalten den Kreis gemeinsam. "
    "Teilhabe ist kein Angebot an Zugewanderte, sondern ein Maßstab für alle. Sie gelingt als Prozess, in dem sich "
    "auch Verwaltung, Vereine und Betriebe verändern. Vielfalt ist der Normalfall."
)
#: Steps from "geplant" to where a measure stands.
WAYS = {
    "planned": (),
    "running": ("start",),
    "done": ("start", "finish"),
    "postponed": ("postpone",),
    "given_up": ("start", "give_up"),
}


def build(world: Any) -> None:
    """The older version first: adopting the newer one replaces it."""
    older = _older(world)
    concept = _concept(world, older)
    goals = {goal.number: goal for goal in Goal.objects.filter(field__concept=concept)}
    measures = {}
    for line in rows.MEASURES.strip().splitlines():
        measure = _measure(world, concept, goals, line.split("|"))
        measures[measure.code] = measure
    for code, title, due, done, reason in rows.MILESTONES:
        services.add_milestone(
            measures[code], title=title, due_on=day(due), done_on=day(done) if done else None,
            missed_reason=reason, today=world.today, by=world.people["coordinator"],
        )  # fmt: skip
    _progress(world, measures)
    _trainings(world, measures)
    _comment(world, measures["W-07"])
    _other_district(world)
    world.remember("concept", concept)
    world.remember("measure", measures["W-11"])
    world.remember("goal", goals["4.2"])


def _older(world: Any) -> Concept:
    by, adopted = world.people["coordinator"], day("2015-12-15")
    concept = services.create_concept(
        district=world.district, today=adopted, by=by, title="Integrationskonzept", year=2016,
        term_start=day("2016-01-01"), term_end=day("2021-12-31"), position="2", orientation="not",
        key_words=["prozess"], understanding="Zugewanderte finden ihren Platz in Sprache, Schule und Arbeit.",
    )  # fmt: skip
    for number, code in enumerate(("sprache", "bildung", "arbeit"), start=1):
        field = services.add_field(concept, by=by, code=code)
        title = ("Deutsch lernen", "Schulerfolg", "In Arbeit kommen")[number - 1]
        services.create_goal(field, by=by, number=f"{number}.1", title=title, promised="migrants")
    return services.adopt_concept(
        concept, decided_by="Kreistag", decided_on=adopted, decision_number="2015/094", today=adopted, by=by
    )


def _concept(world: Any, older: Concept) -> Concept:
    by, adopted = world.people["coordinator"], day("2021-12-14")
    concept = services.create_concept(
        district=world.district, today=day("2021-03-01"), by=by, title="Integrationskonzept", year=2022,
        term_start=day("2022-01-01"), term_end=day("2028-12-31"), position="5", orientation="participation",
        key_words=["teilhabe", "vielfalt", "prozess"], understanding=UNDERSTANDING, predecessor=older,
    )  # fmt: skip
    for number, (code, strategy, guiding) in enumerate(rows.FIELDS, start=1):
        field = services.add_field(concept, by=by, code=code, strategy=strategy)
        top = services.create_goal(
            field, by=by, number=str(number), title=guiding, level="guiding", promised="all"
        )
        for place, title, promised in rows.GOALS:
            if place.startswith(f"{number}."):
                services.create_goal(field, by=by, number=place, title=title, promised=promised, parent=top)
    return services.adopt_concept(
        concept, decided_by="Kreistag", decided_on=adopted, decision_number="2021/118", today=adopted, by=by
    )


def _measure(world: Any, concept: Concept, goals: dict[str, Goal], line: list[str]) -> Measure:
    code, goal, title, kind, audience, who, partners, first, last, euro, state = line
    by = world.people["coordinator"]
    begun = min(day(first), world.today)
    measure = services.create_measure(
        concept=concept, today=begun, by=by, goal=goals[goal], code=code, title=title, kind=kind,
        audience=audience, description=rows.TEXTS.get(code, ""), starts_on=day(first), ends_on=day(last),
        budget=Decimal(euro), owner=by if code[0] in "WSBE" else world.people["second_coordinator"],
        partners=[world[key] for key in partners.split(",") if key], **_responsible(world, who),
        **_figure(code, world), **_links(world, code),
    )  # fmt: skip
    for step in WAYS[state]:
        run = getattr(services, f"{step}_measure")
        when = min(day(last), world.today) if step == "finish" else begun
        measure = run(measure, today=when, by=by, reason=rows.REASONS.get(code, ""))
    if code in ("W-11", "W-07", "B-02"):
        step = {"W-11": "Raum in Lindtal anmieten", "W-07": "Erklärung unterschreiben lassen", "B-02": "Kita in Unterauen ansprechen"}[code]  # fmt: skip
        measure = services.update_measure(
            measure, fields={"next_step": step, "next_step_on": day("2026-03-31")}, by=by
        )
    return measure


def _responsible(world: Any, who: str) -> dict[str, Any]:
    """An actor by its key, or an office by its name."""
    return {"organisation": world[who]} if who in world.rows else {"office": who}


def _figure(code: str, world: Any) -> dict[str, Any]:
    if code not in rows.FIGURES:
        return {}
    name, unit, baseline, target, actual = rows.FIGURES[code]
    return {
        "indicator_name": name,
        "indicator_unit": unit,
        "baseline": Decimal(baseline),
        "target": Decimal(target),
        "actual": Decimal(actual) if actual is not None else None,
        "measured_on": day("2025-12-31") if actual is not None else None,
    }


def _links(world: Any, code: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if code in rows.OFFERS:
        found["offers"] = Offer.objects.filter(district=world.district, title__in=rows.OFFERS[code])
    if code in rows.BARRIERS:
        found["barriers"] = [world[f"barrier_{rows.BARRIERS[code]}"]]
    if code in rows.GRANTS:
        found["funding_periods"] = [world[f"period:{rows.GRANTS[code]}"]]
    if code in rows.RESOLUTIONS:
        title = rows.RESOLUTIONS[code]
        found["resolution"] = Resolution.objects.get(committee=world["beirat"], title=title)
    return found


def _progress(world: Any, measures: dict[str, Measure]) -> None:
    for code, when, state, percent, who, sentence in rows.PROGRESS:
        by = world.people["ngo_editor"] if who == "bruecke" else world.people["coordinator"]
        services.report_progress(
            measures[code], state=state, percent=percent, sentence=sentence, organisation=world[who],
            today=day(when), by=by,
        )  # fmt: skip
    by = world.people["coordinator"]
    services.ask_for_progress([measures["W-05"], measures["G-01"]], today=day("2026-02-27"), by=by)


def _trainings(world: Any, measures: dict[str, Measure]) -> None:
    by = world.people["coordinator"]
    for title, audience, is_mandatory, staff, code, dates in rows.TRAININGS:
        training = services.create_training(
            district=world.district, by=by, title=title, audience=audience, is_mandatory=is_mandatory,
            staff=staff, measure=measures.get(code),
        )  # fmt: skip
        for held, reached in dates:
            date = services.add_training_date(
                training, held_on=day(held), reached=reached, today=world.today, by=by
            )
        world.remember("training", training)
        world.remember("training_date", date)


def _comment(world: Any, measure: Measure) -> None:
    member = world.people["board_member"]
    comment = services.comment_on_measure(
        measure, committee=world["beirat"], text="Bitte auch kleine private Vermieter:innen einladen.",
        today=day("2026-01-21"), by=member,
    )  # fmt: skip
    world.remember("measure_comment", comment)


def _other_district(world: Any) -> None:
    by = world.people["outsider"]
    concept = services.create_concept(
        district=world.other, today=world.today, by=by, title="Teilhabekonzept Nordmark", year=2026,
        term_start=day("2026-07-01"), term_end=day("2031-06-30"),
    )  # fmt: skip
    field = services.add_field(concept, by=by, code="wohnen")
    goal = services.create_goal(field, by=by, number="1.1", title="Wohnen an der Küste", promised="all")
    services.create_measure(
        concept=concept, today=world.today, by=by, goal=goal, title="Mietspiegel erklären", kind="information"
    )
