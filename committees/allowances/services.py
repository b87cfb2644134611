"""Claims for sitting allowances: compute, approve by a second person, pay, waive."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.allowances.models import AllowanceClaim
from committees.allowances.selectors import joint_held_between, owed, rate_for
from committees.meetings.joint.models import JointSession
from committees.roster.models import Committee
from committees.rules.allowances import Claim

State = AllowanceClaim.State


def compute_claims(
    *, committee: Committee, first: dt.date, last: dt.date, today: dt.date, by: User
) -> list[AllowanceClaim]:
    """Claims for the held meetings of a time; what exists already stays as it is.

    Raises `Refusal` without a rate or before the time is over: a daily cap counts whole days.
    """
    if first > last or last > today:
        raise Refusal(
            _("Berechnet wird, was vorbei ist: bitte einen Zeitraum bis heute wählen."), field="quarter"
        )
    with transaction.atomic():
        current = changes.lock(committee)
        _lock_sessions(current, first, last)
        if not current.allowance_rates.exists():
            raise Refusal(_("Für dieses Gremium ist kein Sitzungsgeld festgelegt."))
        known = set(
            AllowanceClaim.objects.filter(committee=current, day__range=(first, last)).values_list(
                "attendance", flat=True
            )
        )
        return [
            changes.create(_claim(current, claim, by), by=by, action="allowance.computed")
            for claim in owed(current, first, last)
            if _attendance(claim).pk not in known
        ]


def _lock_sessions(committee: Committee, first: dt.date, last: dt.date) -> None:
    """Boards that sat together are computed one after the other, so that nobody is paid by both."""
    sessions = joint_held_between(committee, first, last)
    keys = [meeting.joint_id for meeting in sessions]
    list(JointSession.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _attendance(claim: Claim) -> Any:
    return claim.sitting.key


def _claim(committee: Committee, claim: Claim, by: User) -> AllowanceClaim:
    row = _attendance(claim)
    return AllowanceClaim(
        district=committee.district,
        committee=committee,
        meeting=row.meeting,
        attendance=row,
        rate=rate_for(committee, claim.sitting),
        name=row.name,
        day=claim.sitting.day,
        minutes_present=claim.sitting.minutes,
        amount=claim.amount,
        computed_by=by,
    )


def approve_claims(*, rows: Iterable[AllowanceClaim], today: dt.date, by: User) -> list[AllowanceClaim]:
    """Free computed claims for payment; not by the person who computed them."""
    with transaction.atomic():
        open_rows = _locked(rows, State.COMPUTED)
        if not open_rows:
            raise WrongState(_("Hier ist nichts freizugeben."))
        if any(row.computed_by_id == by.pk for row in open_rows):
            raise Refusal(
                _("Bitte lassen Sie eine zweite Person freigeben."),
                rule=_("Wer berechnet hat, gibt nicht auch frei."),
            )
        values = {"state": State.APPROVED, "approved_by": by, "approved_on": today}
        return [changes.apply(row, values, by=by, action="allowance.approved") for row in open_rows]


def pay_claims(
    *, rows: Iterable[AllowanceClaim], paid_on: dt.date, today: dt.date, by: User
) -> list[AllowanceClaim]:
    """Note that the cash office has paid."""
    if paid_on > today:
        raise Refusal(_("Ausgezahlt ist erst, was schon geschehen ist."), field="paid_on")
    with transaction.atomic():
        open_rows = _locked(rows, State.APPROVED)
        if not open_rows:
            raise WrongState(_("Hier ist nichts freigegeben, das noch auszuzahlen wäre."))
        if any(row.approved_on and paid_on < row.approved_on for row in open_rows):
            raise Refusal(_("Ausgezahlt wird erst nach der Freigabe."), field="paid_on")
        values = {"state": State.PAID, "paid_on": paid_on}
        return [changes.apply(row, values, by=by, action="allowance.paid") for row in open_rows]


def waive_claim(*, claim: AllowanceClaim, reason: str, by: User) -> AllowanceClaim:
    """The person does not want the money."""
    with transaction.atomic():
        current = changes.lock(claim)
        if State.WAIVED not in AllowanceClaim.TRANSITIONS[State(current.state)]:
            raise WrongState(
                _("Darüber ist schon entschieden: %(state)s.") % {"state": current.get_state_display()}
            )
        if not reason.strip():
            raise Refusal(_("Bitte einen Grund angeben."), field="reason")
        values = {"state": State.WAIVED, "waiver": reason.strip()}
        return changes.apply(current, values, by=by, action="allowance.waived")


def _locked(rows: Iterable[AllowanceClaim], state: str) -> list[AllowanceClaim]:
    """The rows that stand on this state, locked in a fixed order so that two clicks wait for each other."""
    keys = [row.pk for row in rows]
    found = AllowanceClaim.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return [row for row in found if row.state == state]
