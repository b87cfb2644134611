"""Writing cases: no identifying text gets in, every change leaves a line without its text."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.doors import may_create
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.barriers.privacy import refuse_personal_data
from coordination.barriers.services import add_sighting, raise_barrier, sighting_token
from coordination.cases.codes import TRANSITIONS, ClosingReason, Phase
from coordination.cases.models import Case, CaseContact, Need

#: A closed case may be taken up again for half a year; after that it is a new one (D3).
REOPEN_WITHIN = dt.timedelta(days=183)


def open_case(*, today: dt.date, by: User, **fields: Any) -> Case:
    """Take in a case; the opener is responsible."""
    if not may_create(by, "case"):
        raise PermissionDenied
    if fields["opened_on"] > today:
        raise Refusal(_("Die Aufnahme liegt in der Zukunft."), field="opened_on")
    refuse_personal_data(today=today, goal=fields.get("goal", ""))
    case = Case(district=by.acting_district, responsible=by, **fields)
    return changes.create(case, by=by, action="case.opened")


def update_case(case: Case, *, today: dt.date, version: int | None, by: User, **fields: Any) -> Case:
    refuse_personal_data(today=today, goal=fields.get("goal", ""))
    if fields.get("deputy") and not fields.get("deputy_until"):
        raise Refusal(_("Bitte sagen, bis wann die Vertretung gilt."), field="deputy_until")
    return changes.apply(case, fields, version=version, by=by, action="case.changed")


def change_phase(case: Case, to: str, *, today: dt.date, by: User, reason: str = "") -> Case:
    """One step of the way; planning needs a need, linking an agreed goal (D3)."""
    with transaction.atomic():
        current = changes.lock(case)
        if to not in TRANSITIONS[current.phase] or to == Phase.CLOSED:
            raise WrongState(
                _("Von „%(now)s“ geht es nicht zu „%(to)s“.")
                % {"now": current.get_phase_display(), "to": Phase(to).label}
            )
        if to == Phase.PLANNING and not current.needs.exists():
            raise Refusal(
                _("Für die Planung braucht es mindestens einen Bedarf."), rule=_("Phasen der Fallarbeit")
            )
        if to == Phase.LINKING and not current.goal.strip():
            raise Refusal(
                _("Für die Vermittlung braucht es ein vereinbartes Ziel. Bitte beim Fall eintragen."),
                rule=_("Phasen der Fallarbeit"),
            )
        if current.phase == Phase.CLOSED:
            return _reopen(current, today=today, by=by, reason=reason)
        return changes.apply(current, {"phase": to}, by=by, action="case.phase", reason=reason)


def _reopen(case: Case, *, today: dt.date, by: User, reason: str) -> Case:
    if not reason.strip():
        raise Refusal(_("Bitte sagen, warum der Fall wieder aufgenommen wird."), field="reason")
    if case.closed_on and today - case.closed_on > REOPEN_WITHIN:
        raise WrongState(
            _("Der Fall ist länger als sechs Monate abgeschlossen. Bitte einen neuen aufnehmen.")
        )
    return changes.apply(
        case,
        {"phase": Phase.ASSESSMENT, "closed_on": None, "closing_reason": ""},
        by=by,
        action="case.reopened",
        reason=reason,
    )


def close_case(case: Case, *, reason: str, today: dt.date, by: User) -> Case:
    """Close with a reason; open needs stay as they are and are counted as open."""
    with transaction.atomic():
        current = changes.lock(case)
        if not current.is_open:
            raise WrongState(_("Der Fall ist schon abgeschlossen."))
        fields = {"phase": Phase.CLOSED, "closed_on": today, "closing_reason": ClosingReason(reason)}
        return changes.apply(current, fields, by=by, action="case.closed")


def add_need(case: Case, *, today: dt.date, by: User, **fields: Any) -> Need:
    _refuse_closed(case)
    refuse_personal_data(today=today, text=fields["text"])
    return changes.create(Need(case=case, **fields), by=by, action="case.need_added")


def update_need(need: Need, *, today: dt.date, by: User, **fields: Any) -> Need:
    _refuse_closed(need.case)
    refuse_personal_data(today=today, text=fields.get("text", need.text))
    return changes.apply(need, fields, by=by, action="case.need_changed")


def add_contact(case: Case, *, today: dt.date, by: User, **fields: Any) -> CaseContact:
    _refuse_closed(case)
    if fields["happened_on"] > today:
        raise Refusal(_("Ein Kontakt kann nicht in der Zukunft liegen."), field="happened_on")
    refuse_personal_data(today=today, note=fields.get("note", ""))
    return changes.create(CaseContact(case=case, written_by=by, **fields), by=by, action="case.contact_added")


def raise_barrier_from_case(
    case: Case, *, known: Barrier | None, today: dt.date, by: User, **fields: Any
) -> Barrier:
    """Carry out of the case what others should know: a barrier, and nothing of the person.

    `known`: an existing barrier that this case meets as well. The barrier holds only a keyed mark with
    which the case cannot be found, so that the same case counts once (personal data end here).
    """
    if known is not None:
        add_sighting(
            known, source=BarrierSighting.Source.CASE, seen_on=today, today=today, by=by,
            municipality=case.municipality, token=sighting_token(known.pk, case.pk),
        )  # fmt: skip
        return known
    if not fields.get("title", "").strip():
        raise Refusal(_("Bitte die Hürde beschreiben oder eine bekannte wählen."), field="title")
    with transaction.atomic():
        barrier = raise_barrier(
            district=case.district, municipality=case.municipality, today=today, by=by,
            source=BarrierSighting.Source.CASE, **fields,
        )  # fmt: skip
        barrier.sightings.update(token=sighting_token(barrier.pk, case.pk))
    return barrier


def _refuse_closed(case: Case) -> None:
    if not case.is_open:
        raise WrongState(_("Der Fall ist abgeschlossen. Zum Weiterarbeiten bitte wieder aufnehmen."))
