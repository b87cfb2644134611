"""The end of a term: what the committee did not decide lapses together, where its rules say so."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.papers.models import Paper
from committees.papers.selectors import left_behind_in
from committees.papers.services.papers import lapse_paper
from committees.roster.models import Term


def lapse_left_behind(
    *, term: Term, papers: Collection[Paper], reason: str, today: dt.date, by: User
) -> list[Paper]:
    """Let the chosen motions of an ended term lapse, all or none; whoever moved them hears of it.

    Raises `Refusal` for a motion that the term did not leave behind, as it stands at this moment.
    """
    if not papers:
        raise Refusal(_("Bitte mindestens einen Antrag wählen."), field="papers")
    with transaction.atomic():
        changes.lock(term.committee)
        found = left_behind_in(by, term, today)
        open_ones: set[Any] = {paper.pk for paper in found.papers} if found else set()
        gone = next((paper for paper in papers if paper.pk not in open_ones), None)
        if gone is not None:
            raise Refusal(
                _("%(paper)s verfällt nicht mehr: Jemand hat sich schon damit befasst.") % {"paper": gone},
                field="papers",
            )
        return [lapse_paper(paper=paper, today=today, by=by, reason=reason) for paper in papers]
