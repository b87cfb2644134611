"""Vetting: take in, ask back, refuse, or put the person into an organisation that is there already."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import today
from accounts.memberships.models import Membership
from accounts.memberships.services import end_role, grant_role, lock_roles
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from accounts.users.services import end_sessions
from coordination.network.models import Organisation
from coordination.network.services import admit_organisation
from offers.catalogue.in_sections import move_begun
from offers.catalogue.models import Offer
from offers.registration import messages
from offers.registration.models import Registration

State = Registration.State


def accept(registration: Registration, *, now: dt.datetime, by: User) -> Registration:
    """Take the organisation in: it is public from now on, and who registered it manages it.

    One that was refused can still be taken in as long as it is kept.
    """
    with transaction.atomic():
        current = _lock(registration, (*Registration.OPEN, State.REFUSED))
        user, organisation = _both(current)
        try:
            admit_organisation(organisation, on=now.date(), by=by)
        except ValidationError as error:
            raise Refusal(
                _("Eine Organisation mit diesem Namen gibt es schon. Ordnen Sie die Person dieser zu.")
            ) from error
        _end_application(current, by)
        _let_write(user, organisation, by, is_manager=True)
        done = _decide(current, State.ACCEPTED, by, now, action="registration.accepted")
        messages.tell_registrant(done, "accepted", by=by)
        return done


def ask_back(registration: Registration, *, question: str, by: User) -> Registration:
    """Ask the person; the answer comes back into the list."""
    with transaction.atomic():
        current = _lock(registration, Registration.OPEN)
        asked = {"state": State.ASKED, "question": question, "answer": ""}
        done = changes.apply(current, asked, by=by, action="registration.asked")
        messages.tell_registrant(done, "asked", by=by)
        return done


def answer_question(registration: Registration, *, answer: str, by: User) -> Registration:
    """The person who registered answers; the coordination hears of it."""
    with transaction.atomic():
        current = _lock(registration, (State.ASKED,))
        answered = {"state": State.WAITING, "answer": answer}
        done = changes.apply(current, answered, by=by, action="registration.answered")
        messages.tell_coordination(done, _("Antwort auf Ihre Rückfrage"))
        return done


def refuse(registration: Registration, *, reason: str, now: dt.datetime, by: User) -> Registration:
    """Say no, with the reason. The way in is shut at once; drafts are kept for as long as one may object."""
    with transaction.atomic():
        current = _lock(registration, Registration.OPEN)
        _end_application(current, by)
        if current.user is not None:
            end_sessions(user=current.user)
        done = _decide(current, State.REFUSED, by, now, action="registration.refused", reason=reason)
        messages.tell_registrant(done, "refused", by=by)
        return done


def join(
    registration: Registration, *, organisation: Organisation, now: dt.datetime, by: User
) -> Registration:
    """The organisation is known already: the person writes for it, drafts move there, the double goes."""
    with transaction.atomic():
        current = _lock(registration, Registration.OPEN)
        user, double = _both(current)
        if organisation.status not in Organisation.IN_NETWORK:
            raise Refusal(_("Diese Organisation ist nicht im Netz."), field="organisation")
        if (
            Membership.objects.active_on(today())
            .filter(user=user, organisation=organisation, role=Role.NGO_EDITOR)
            .exists()
        ):
            raise Refusal(_("Diese Person schreibt schon für diese Organisation."), field="organisation")
        for offer in Offer.objects.filter(provider=double):
            moved = {"provider": organisation, "contact": None}
            changes.apply(offer, moved, by=by, action="offer.moved")
        move_begun(user, old=double, new=organisation)
        _end_application(current, by)
        _let_write(user, organisation, by, is_manager=False)
        joined = {"organisation": organisation}
        done = _decide(current, State.JOINED, by, now, action="registration.joined", **joined)
        changes.delete(double, by=by, action="organisation.merged", reason=organisation.name)
        messages.tell_registrant(done, "joined", by=by)
        messages.tell_managers(done)
        return done


def _lock(registration: Registration, states: tuple[str, ...]) -> Registration:
    """The registration as it is now, if the step is possible: of two who decide at once the second is told."""
    lock_roles(registration.district)
    current: Registration = changes.lock(registration)
    if current.state not in states:
        raise WrongState(
            _("Im Stand „%(state)s“ ist dieser Schritt nicht möglich.")
            % {"state": current.get_state_display()}
        )
    return current


def _both(current: Registration) -> tuple[User, Organisation]:
    if current.user is None or current.organisation is None:
        raise WrongState(_("Den Zugang oder die Organisation gibt es nicht mehr."))
    return current.user, current.organisation


def _end_application(current: Registration, by: User) -> None:
    rows = Membership.objects.active_on(today()).filter(
        user=current.user, organisation=current.organisation, role=Role.APPLICANT
    )
    for membership in rows:
        end_role(membership=membership, by=by)


def _let_write(user: User, organisation: Organisation, by: User, *, is_manager: bool) -> None:
    grant_role(
        user=user,
        role=Role.NGO_EDITOR,
        district=organisation.district,
        organisation=organisation,
        is_manager=is_manager,
        valid_from=today(),
        by=by,
    )


def _decide(
    current: Registration, state: str, by: User, now: dt.datetime, *, action: str, **more: Any
) -> Registration:
    reason = more.get("reason", "")
    decided = {"state": state, "decided_by": by, "decided_at": now, **more}
    return changes.apply(current, decided, by=by, action=action, reason=reason)
