"""The board: it gets the draft, and its word enters the report unedited."""

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.roster.models import Committee
from desk.notifications.services import notify
from monitoring.reports.collecting import statements_of
from monitoring.reports.models import BoardStatement, IntegrationReport, ReportHandover
from monitoring.reports.services.freezing import keep_content, with_line
from monitoring.reports.snapshot import REPORT_LANGUAGE, from_json
from monitoring.reports.writing import LogLine


def hand_over(report: IntegrationReport, *, committee: Committee, today: dt.date, by: User) -> ReportHandover:
    """Give the draft to a board: its members and its office read it from now on."""
    with transaction.atomic():
        current = changes.lock(report)
        if current.is_released:
            raise WrongState(_("Der Bericht ist schon öffentlich."))
        row = ReportHandover(
            district=current.district, report=current, committee=committee, handed_on=today, handed_by=by
        )
        created = changes.create(row, by=by, action="report.handed_over")
        _ring(created, today)
        return created


def enter_statement(
    report: IntegrationReport,
    *,
    committee: Committee,
    stated_on: dt.date,
    text: str,
    now: dt.datetime,
    by: User,
) -> BoardStatement:
    """Take up the statement of a board, word for word and once for all.

    Where a Datenschnitt holds, a new one with the same numbers takes the statement in.
    """
    with transaction.atomic():
        current = changes.lock(report)
        _refuse_statement(current, committee, stated_on, now)
        row = BoardStatement(
            district=current.district,
            report=current,
            committee=committee,
            body=committee.name,
            stated_on=stated_on,
            text=text,
            entered_by=by,
        )
        created = changes.create(row, by=by, action="report.statement_entered")
        if current.is_frozen:
            _into_snapshot(current, created, now, by)
    return created


def _ring(handover: ReportHandover, today: dt.date) -> None:
    """Tell everybody who may now read: the members and the office of the board."""
    readers = (
        Membership.objects.active_on(today)
        .filter(committee=handover.committee, role__in=(Role.BOARD_MEMBER, Role.CLERK))
        .select_related("user")
    )
    for membership in readers:
        notify(
            user=membership.user,
            title=_("Ihr Gremium kann den Entwurf des Integrationsberichts lesen"),
            line=str(handover.report),
            url=handover.report.get_absolute_url(),
            district=handover.district,
        )


def _refuse_statement(
    report: IntegrationReport, committee: Committee, stated_on: dt.date, now: dt.datetime
) -> None:
    if report.is_released:
        raise WrongState(_("Der Bericht ist schon öffentlich und nimmt keine Stellungnahme mehr auf."))
    if not report.handovers.filter(committee=committee).exists():
        raise Refusal(_("Diesem Gremium wurde der Entwurf nicht gegeben."), field="committee")
    if stated_on > now.astimezone(BERLIN).date():
        raise Refusal(_("Dieser Tag liegt in der Zukunft."), field="stated_on")


def _into_snapshot(report: IntegrationReport, statement: BoardStatement, now: dt.datetime, by: User) -> None:
    """The numbers stay those of the Datenschnitt; only the statement is added."""
    assert report.snapshot is not None, "report_frozen_has_snapshot"
    content = from_json(report.snapshot.content)
    with translation.override(REPORT_LANGUAGE):
        line = LogLine(
            now.astimezone(BERLIN).date().isoformat(),
            _("Stellungnahme aufgenommen"),
            _("%(body)s; alle Zahlen bleiben die des Datenschnitts.") % {"body": statement.body},
        )
    content = replace(content, writing=replace(content.writing, statements=statements_of(report)))
    snapshot = keep_content(report, with_line(content, line), now=now, by=by)
    changes.apply(report, {"snapshot": snapshot}, by=by, action="report.statement_frozen")
