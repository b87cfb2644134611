"""Demo: the report 2016 to 2020 everybody can read, and the one in the making, 2021 to 2025."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from monitoring.reports import demo_texts as texts
from monitoring.reports.bases import BY_LAND
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import goals_to_judge
from monitoring.reports.services import (
    create_report,
    freeze_report,
    hand_over,
    release_report,
)
from monitoring.reports.services.house import add_basis, add_term
from monitoring.reports.services.outcomes import update_outcome
from monitoring.reports.services.writing import create_assessment, create_recommendation, save_text

FIRST_DAY = dt.date(2021, 5, 17)


def build(world: Any) -> None:
    """The house rules of the reports, the released report, and the draft for the Kreistag."""
    _house(world)
    world.remember("first_report", _first(world))
    world.remember("report", _second(world))


def _house(world: Any) -> None:
    by = world.people["coordinator"]
    for term, preferred, note in texts.TERMS:
        word = {"term": term, "preferred": preferred, "note": note}
        add_term(district=world.district, fields=word, by=by)
    template = BY_LAND["NW"]
    values: dict[str, Any] = {
        "short": template.short,
        "text": template.text,
        "as_of": FIRST_DAY,
        "is_checked": False,
    }
    add_basis(district=world.district, fields=values, template="NW", by=by)
    values = {
        "short": texts.BASIS_SHORT,
        "text": texts.BASIS,
        "as_of": dt.date(2026, 1, 12),
        "is_checked": True,
    }
    add_basis(district=world.district, fields=values, template="NW", by=by)


def _first(world: Any) -> IntegrationReport:
    """Smaller: texts for some chapters, three recommendations. No word of the Beirat, which there was not yet."""
    first, second = world.people["coordinator"], world.people["second_coordinator"]
    report = create_report(
        district=world.district,
        by=first,
        title="Integrationsbericht",
        subtitle="Der erste Bericht des Landkreises",
        period_start=dt.date(2016, 1, 1),
        period_end=dt.date(2020, 12, 31),
        **texts.FIRST,
    )
    _write(report, texts.FIRST_SECTIONS, texts.FIRST_ADVICE, texts.FIRST_GOALS, first, FIRST_DAY)
    noon = dt.datetime.combine(FIRST_DAY, dt.time(12), BERLIN)
    frozen = freeze_report(report, now=noon, today=FIRST_DAY, by=first)
    return release_report(frozen, now=noon + dt.timedelta(days=40), by=second)


def _second(world: Any) -> IntegrationReport:
    """The draft: texts, recommendations, and what became of those of the first report."""
    by = world.people["coordinator"]
    report = create_report(
        district=world.district,
        by=by,
        title="Integrationsbericht",
        subtitle="Wie Teilhabe im Landkreis Auental gelingt, und wo noch nicht",
        period_start=dt.date(2021, 1, 1),
        period_end=dt.date(2025, 12, 31),
        **texts.SECOND,
    )
    _write(report, texts.SECOND_SECTIONS, texts.SECOND_ADVICE, texts.SECOND_GOALS, by, world.today)
    for outcome, (status, evidence) in zip(report.outcomes.all(), texts.OUTCOMES, strict=True):
        update_outcome(outcome, fields={"status": status, "evidence": evidence}, by=by)
    hand_over(report, committee=world["beirat"], today=world.today, by=by)
    return report


def _write(
    report: IntegrationReport, sections: Any, advice: Any, goals: Any, by: Any, today: dt.date
) -> None:
    """`goals`: number of a goal of the concept, or the words of another one; step; reason."""
    for section, text in sections.items():
        save_text(report, section=section, text=text, by=by)
    for values in advice:
        create_recommendation(report, fields=values, by=by)
    known = {goal.number: goal for goal in goals_to_judge(report, today)}
    for goal, level, reason in goals:
        said = {"level": level, "reason": reason}
        named = {"concept_goal": known[goal]} if goal in known else {"goal": goal}
        create_assessment(report, fields=named | said, by=by)
