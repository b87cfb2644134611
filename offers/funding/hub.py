"""What the pages of a grant and of a programme show."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import may
from coordination.network.codes import labels
from desk.hub import Action, NextStep
from desk.templatetags.desk import euro, german_number
from offers.catalogue import wording
from offers.catalogue.choices import TargetGroup
from offers.funding import rules
from offers.funding.choices import STEP_WORDS, TRANSITIONS, PeriodStatus
from offers.funding.cliff import after_words
from offers.funding.milestones import has_successor, is_at_risk, milestones_of
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.sections import sections_of
from offers.funding.selectors import granted_total, offers_of_period, periods_of_programme, successors_of
from offers.funding.tables import status_mark

#: The step that usually follows; the others stand beside it.
USUAL_STEP = {
    PeriodStatus.IDEA: PeriodStatus.APPLIED,
    PeriodStatus.APPLIED: PeriodStatus.APPROVED,
    PeriodStatus.APPROVED: PeriodStatus.RUNNING,
    PeriodStatus.ENDED: PeriodStatus.PROOF_SUBMITTED,
    PeriodStatus.PROOF_SUBMITTED: PeriodStatus.CLOSED,
    PeriodStatus.REPAYMENT_OPEN: PeriodStatus.CLOSED,
}


@dataclass(frozen=True)
class Share:
    """One part of the money: name, sum, percent, and its piece of the bar."""

    label: str
    amount: Decimal
    percent: Decimal
    rule: str
    letter: str
    x: Decimal
    width: Decimal


def period_hub(user: Any, period: FundingPeriod, today: dt.date) -> dict[str, Any]:
    """Arguments of `render_hub` for a grant."""
    may_write = may(user, "U", period)
    followed = has_successor(period)
    offers = offers_of_period(user, period)
    mark = status_mark(period)
    at_risk = is_at_risk(period, today, has_successor=followed)
    stones = milestones_of(period, has_successor=followed)
    return {
        "template": "offers/funding/period_detail.html",
        "title": period.title,
        "subtitle": period.file_number,
        "state": (mark, mark.tone),
        "facts": _period_facts(period),
        "actions": _period_actions(period) if may_write else [],
        "next_step": _next_step(period, today) if may_write else None,
        "breadcrumb": [(_("Förderungen"), reverse("offers:period-list"))],
        "jump": [
            ("finanzierung", _("Finanzierung"), None),
            ("fristen", _("Fristen"), len(stones)),
            ("angebote", _("Angebote"), len(offers)),
        ],
        "context": {
            "period": period,
            "shares": shares_of(period),
            "milestones": stones,
            "offers": [(offer, wording.door_of(offer.openness)) for offer in offers],
            "places": sum(offer.capacity or 0 for offer in offers),
            "at_risk": at_risk,
            "after": after_words(period),
            "successors": list(successors_of(period)),
            "groups": ", ".join(str(word) for word in labels(TargetGroup, period.programme.bound_groups)),
            "other_sections": sections_of(period, user),
            "risk_from": rules.at_risk_from(period.period_end),
        },
    }


def programme_hub(user: Any, programme: FundingProgramme) -> dict[str, Any]:
    """Arguments of `render_hub` for a programme."""
    may_write = may(user, "U", programme)
    periods = [(period, status_mark(period)) for period in periods_of_programme(user, programme)]
    edit = Action(_("Bearbeiten"), reverse("offers:programme-update", kwargs={"pk": programme.pk}), "pencil")
    return {
        "template": "offers/funding/programme_detail.html",
        "subtitle": programme.funder,
        "facts": _programme_facts(programme),
        "actions": [edit] if may_write else [],
        "breadcrumb": [(_("Förderprogramme"), reverse("offers:programme-list"))],
        "with_history": may_write,
        "context": {
            "programme": programme,
            "periods": periods,
            "total": granted_total(user, programme),
            "groups": ", ".join(str(word) for word in labels(TargetGroup, programme.bound_groups)),
        },
    }


def shares_of(period: FundingPeriod) -> list[Share]:
    """The four parts of the cost with their rules; the bar is 780 units wide."""
    programme = period.programme
    most = programme.max_share_percent
    least = programme.own_share_min_percent
    parts = [
        (
            _("Zuwendung"),
            period.grant_amount,
            _("höchstens %(p)s %%") % {"p": german_number(most, 1)} if most else "",
        ),
        (
            _("Eigenmittel"),
            period.own_share,
            _("mindestens %(p)s %%") % {"p": german_number(least, 1)} if least else "",
        ),
        (_("Mittel Dritter"), period.third_party_share, ""),
        (_("Ehrenamt und Sachleistung"), period.notional_share, ""),
    ]
    found, x = [], Decimal(0)
    for letter, (label, amount, rule) in zip("abcd", parts, strict=True):
        percent = rules.share_percent(amount, period.total_cost)
        width = (percent * Decimal("7.8")).quantize(Decimal("0.1"))
        found.append(Share(label, amount, percent, rule, letter, x, max(width - 2, Decimal(0))))
        x += width
    return found


def _next_step(period: FundingPeriod, today: dt.date) -> NextStep | None:
    target = USUAL_STEP.get(PeriodStatus(period.status))
    if period.status == PeriodStatus.RUNNING and period.period_end < today:
        target = PeriodStatus.ENDED
    if target is None:
        return None
    return NextStep(
        STEP_WORDS[target], _line(period, target), STEP_WORDS[target], _move_url(period, target), "arrow"
    )


def _line(period: FundingPeriod, target: str) -> str:
    words = _("Danach ist der Stand „%(state)s“.")
    return words % {"state": PeriodStatus(target).label}


def _period_actions(period: FundingPeriod) -> list[Action]:
    edit = Action(_("Bearbeiten"), reverse("offers:period-update", kwargs={"pk": period.pk}), "pencil")
    usual = USUAL_STEP.get(PeriodStatus(period.status))
    others = [state for state in TRANSITIONS[period.status] if state != usual and state != PeriodStatus.ENDED]
    return [edit, *[Action(STEP_WORDS[PeriodStatus(s)], _move_url(period, s)) for s in sorted(others)]]


def _period_facts(period: FundingPeriod) -> list[tuple[Any, Any]]:
    return [
        (_("Empfänger"), period.grantee.name),
        (_("Programm"), period.programme.name),
        (_("Geber"), period.programme.funder),
        (_("Art"), period.get_financing_type_display()),
        (_("Zeitraum"), f"{period.period_start:%d.%m.%Y} bis {period.period_end:%d.%m.%Y}"),
        (_("Bescheid vom"), f"{period.notice_on:%d.%m.%Y}" if period.notice_on else ""),
        (_("Stellen"), german_number(period.posts, 2)),
        (_("Vorgänger"), str(period.predecessor or "–")),
    ]


def _programme_facts(programme: FundingProgramme) -> list[tuple[Any, Any]]:
    return [
        (_("Ebene"), programme.get_level_display()),
        (_("Grundlage"), programme.legal_basis),
        (
            _("Höchster Anteil"),
            f"{german_number(programme.max_share_percent)} %" if programme.max_share_percent else "",
        ),
        (
            _("Eigenanteil mindestens"),
            f"{german_number(programme.own_share_min_percent)} %" if programme.own_share_min_percent else "",
        ),
        (_("Höchstens im Jahr"), euro(programme.max_amount_per_year)),
        (_("Mindestens im Jahr"), euro(programme.min_amount_per_year)),
        (
            _("Höchstdauer"),
            _("%(months)d Monate") % {"months": programme.max_months} if programme.max_months else "",
        ),
        (_("Verwendungsnachweis"), programme.get_final_proof_rule_display()),
    ]


def _move_url(period: FundingPeriod, target: str) -> str:
    return reverse("offers:period-move", kwargs={"pk": period.pk, "target": target})
