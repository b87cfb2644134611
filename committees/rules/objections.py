"""Einwendungen gegen die Niederschrift: may there be any, and until when. Pure rules, no database."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.rules.words import ApprovalKind


@dataclass(frozen=True)
class ObjectionRule:
    """What the board's rules say. `days` after sending; 0: until the next meeting deals with them."""

    approval: str = ApprovalKind.RESOLUTION
    days: int = 0
    source: str = ""

    @property
    def is_possible(self) -> bool:
        return self.approval != ApprovalKind.NONE

    @property
    def is_decided(self) -> bool:
        """Whether the board decides about an objection, or only takes it down."""
        return self.approval in (ApprovalKind.COUNCIL_DECIDES, ApprovalKind.RESOLUTION)

    @property
    def words(self) -> str:
        if not self.is_possible:
            return _("Einwendungen sind nicht vorgesehen.")
        if not self.days:
            return _("Einwendungen sind möglich, bis die nächste Sitzung sie behandelt.")
        return ngettext(
            "Einwendungen sind möglich bis %(days)d Tag nach dem Versand.",
            "Einwendungen sind möglich bis %(days)d Tage nach dem Versand.",
            self.days,
        ) % {"days": self.days}


def objections_until(
    rule: ObjectionRule, sent_on: dt.date, next_meeting_on: dt.date | None = None
) -> dt.date | None:
    """Last day for an objection: the days after sending, never after the next meeting; None: open."""
    if not rule.is_possible:
        return sent_on
    counted = sent_on + dt.timedelta(days=rule.days) if rule.days else None
    if next_meeting_on is None or next_meeting_on < sent_on:
        return counted
    return min(counted, next_meeting_on) if counted else next_meeting_on
