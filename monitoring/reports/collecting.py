"""Reading what was written for a report into the Datenschnitt."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.audit.selectors import history_of
from accounts.clock import BERLIN
from documents.tables import display, german_number, is_number
from monitoring.concept.selectors.concepts import goals_in
from monitoring.concept.selectors.reporting import concept_on
from monitoring.reports.blocks import Chapter, from_plain
from monitoring.reports.figure_changes import changes_since
from monitoring.reports.models import HouseTerm, IntegrationReport, LegalBasis, Recommendation
from monitoring.reports.wording import with_numbers
from monitoring.reports.writing import Advice, Basis, Judgement, LogLine, Outcome, Statement, Writing


def collect_writing(
    report: IntegrationReport,
    chapters: tuple[Chapter, ...],
    previous: IntegrationReport | None,
    today: dt.date,
) -> Writing:
    """Texts, recommendations and all else people wrote, with the numbers their sentences name."""
    numbers = numbers_of(chapters)
    return Writing(
        sections=texts_of(report, chapters),
        basis=current_basis(report.district_id),
        advice=tuple(
            _advice(number, row, numbers)
            for number, row in enumerate(report.recommendation_rows.all(), start=1)
        ),
        outcomes=tuple(
            Outcome(row.title, row.responsible, row.status, row.evidence) for row in report.outcomes.all()
        ),
        judgements=tuple(
            Judgement(row.goal_words, row.level, with_numbers(row.reason, numbers))
            for row in report.assessments.select_related("concept_goal")
        ),
        unjudged=unjudged_goals(report, today),
        statements=statements_of(report),
        changes=changes_since(
            chapters,
            chapters_of(previous),
            label=previous.period_words if previous else "",
            first_year=previous.period_start.year if previous else 0,
        ),
        previous=str(previous) if previous else "",
        terms=tuple(HouseTerm.objects.filter(district=report.district_id).values_list("term", "preferred")),
        log=log_before(report, today),
    )


def texts_of(report: IntegrationReport, chapters: Sequence[Chapter]) -> dict[str, str]:
    """The sections that have a text, with the numbers of these chapters in their sentences."""
    numbers = numbers_of(chapters)
    texts = {row.section: with_numbers(row.text, numbers) for row in report.section_texts.all()}
    return {key: text for key, text in texts.items() if text.strip()}


def numbers_of(chapters: Sequence[Chapter]) -> dict[str, str]:
    """What ``[[key]]`` in a sentence stands for: the figures of the chapters, as a German reader writes them."""
    return {figure.key: _shown(figure) for chapter in chapters for figure in chapter.figures}


def _shown(figure: Any) -> str:
    if figure.kind == "percent" and is_number(figure.value):
        return f"{display(figure.value)} %"
    if figure.kind == "euro" and is_number(figure.value):
        return f"{german_number(figure.value, decimals=0)} Euro"
    return display(figure.value)


def chapters_of(report: IntegrationReport | None) -> tuple[Chapter, ...]:
    """The frozen chapters of a report, none without one."""
    if report is None or report.snapshot is None:
        return ()
    return tuple(from_plain(chapter) for chapter in report.snapshot.content["chapters"])


def current_basis(district_id: Any) -> Basis | None:
    row = LegalBasis.objects.filter(district=district_id).order_by("-number").first()
    return row and Basis(row.number, row.short, row.text, row.as_of.isoformat(), row.is_checked)


def unjudged_goals(report: IntegrationReport, today: dt.date) -> tuple[str, ...]:
    """Goals of the concept that nobody has judged yet; the judgement of a guiding goal is one of its parts too."""
    concept = concept_on(report.district, report.period.cut(today))
    if concept is None:
        return ()
    judged = set(report.assessments.values_list("concept_goal", flat=True)) - {None}
    rows = goals_in(concept).order_by("field__position", "position", "number")
    return tuple(
        str(goal)
        for goal in rows
        if not goal.is_guiding and goal.pk not in judged and goal.parent_id not in judged
    )


def statements_of(report: IntegrationReport) -> tuple[Statement, ...]:
    return tuple(
        Statement(row.body, row.stated_on.isoformat(), row.text, str(row.entered_by))
        for row in report.statements.select_related("entered_by")
    )


def log_before(report: IntegrationReport, today: dt.date) -> tuple[LogLine, ...]:
    """What earlier Datenschnitte have written down about the way here, with the reason of the last reopening."""
    earlier = report.snapshots.first()
    if earlier is None:
        begun = min(_day(report.created_at), today.isoformat())
        return (LogLine(begun, _("Beginn"), _("Der Bericht wird begonnen.")),)
    told = tuple(LogLine(**line) for line in earlier.content.get("writing", {}).get("log", ()))
    opened = history_of(report).filter(action="report.reopened", at__gte=earlier.taken_at).first()
    if opened is None:
        return told
    return (*told, LogLine(_day(opened.at), _("Wieder geöffnet"), opened.reason))


def _advice(number: int, row: Recommendation, numbers: dict[str, str]) -> Advice:
    return Advice(
        label=f"E{number}",
        title=row.title,
        text=with_numbers(row.text, numbers),
        reason=with_numbers(row.reason, numbers),
        against=row.against,
        chapter=row.chapter,
        responsible=row.responsible,
        due_on=f"{row.due_on:%m/%Y}" if row.due_on else "",
        effort=row.effort,
        indicator=row.indicator,
        decision=row.decision,
    )


def _day(instant: dt.datetime) -> str:
    return instant.astimezone(BERLIN).date().isoformat()
