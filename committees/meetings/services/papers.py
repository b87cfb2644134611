"""Bringing a paper before a committee: the agenda item says what the paper asks for."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item
from committees.papers.models import Paper
from committees.papers.selectors import deadline_for
from committees.papers.services.consultations import place_on_item
from committees.rules.consultations import ConsultationRole

Kind = AgendaItem.Kind
KINDS = {
    Paper.Kind.MOTION: Kind.MOTION,
    Paper.Kind.PROPOSAL: Kind.MOTION,
    Paper.Kind.STATEMENT: Kind.CONSULTATION,
    Paper.Kind.INQUIRY: Kind.INQUIRY,
    Paper.Kind.REPORT: Kind.REPORT,
}


def put_paper_on_agenda(
    *,
    paper: Paper,
    meeting: Meeting,
    today: dt.date,
    by: User,
    role: str = ConsultationRole.DECISION,
    late_reason: str = "",
) -> AgendaItem:
    """Make an item of an admitted paper, in the part of the agenda where it belongs.

    Raises `Refusal` with rule and source when the motion deadline of the meeting has passed and nobody
    says why it cannot wait.
    """
    meeting = fetch_allowed(Meeting, by, "U", pk=meeting.pk)
    if not paper.is_running:
        raise WrongState(_("Auf eine Tagesordnung kommt nur ein zugelassener Antrag."))
    finding = deadline_for(paper, meeting, today)
    if not finding.is_kept and not late_reason.strip():
        raise Refusal(
            finding.sentence,
            field="late_reason",
            rule=_("Ein verspäteter Antrag braucht einen Grund."),
            source=finding.source,
        )
    with transaction.atomic():
        item = add_item(
            meeting=meeting,
            title=paper.title,
            kind=_kind(paper, role),
            part=Part.PUBLIC if paper.is_public else Part.NON_PUBLIC,
            public_title=paper.public_title,
            confidential_reason=paper.confidential_reason,
            paper=paper.number,
            proposal=paper.wording if paper.kind != Paper.Kind.INQUIRY else "",
            barrier=paper.barrier,
            is_joint=meeting.leads,
            by=by,
        )
        place_on_item(paper=paper, item=item, role=role, late_reason=late_reason.strip(), today=today, by=by)
    return item


def _kind(paper: Paper, role: str) -> str:
    """A paper that is only heard is talked over, one that is only noted is a report."""
    if role == ConsultationRole.INFORMATION:
        return Kind.REPORT
    if role == ConsultationRole.HEARING:
        return Kind.CONSULTATION
    return KINDS[Paper.Kind(paper.kind)]
