"""People and their functions."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from coordination.network.models import ContactPerson, Function, Organisation
from coordination.network.selectors.people import person_named


def create_person(
    *,
    district: District,
    by: User,
    organisation: Organisation | None = None,
    function: dict[str, Any] | None = None,
    **fields: Any,
) -> ContactPerson:
    """Enter a human being, with its first function if an organisation is named."""
    with transaction.atomic():
        person = changes.create(
            ContactPerson(district=district, **fields), by=by, action="contact_person.created"
        )
        if organisation is not None:
            add_function(person=person, organisation=organisation, by=by, **(function or {}))
    return person


def update_person(
    person: ContactPerson, *, fields: dict[str, Any], by: User, version: int | None = None
) -> ContactPerson:
    """Change what is known of the person; taking back the consent takes back every publication."""
    with transaction.atomic():
        changed = changes.apply(person, fields, by=by, action="contact_person.changed", version=version)
        if "consent_on" in fields and fields["consent_on"] is None:
            for function in changed.functions.filter(is_public=True, is_official=False):
                withdrawn = {"is_public": False, "public_consent_on": None}
                changes.apply(function, withdrawn, by=by, action="function.withdrawn")
    return changed


def delete_person(person: ContactPerson, *, by: User, reason: str) -> None:
    """Erase a person with its functions, e.g. because it asks for that."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    changes.delete(person, by=by, action="contact_person.deleted", reason=reason)


def add_function(*, person: ContactPerson, organisation: Organisation, by: User, **fields: Any) -> Function:
    """Say what a person is in an organisation."""
    if organisation.is_left:
        raise WrongState(_("%(name)s ist ausgeschieden.") % {"name": organisation}, field="organisation")
    function = Function(
        district_id=organisation.district_id, person=person, organisation=organisation, **fields
    )
    return changes.create(function, by=by, action="function.added")


def add_function_for(
    *,
    organisation: Organisation,
    person_name: str,
    by: User,
    consent_on: dt.date | None = None,
    **fields: Any,
) -> Function:
    """Enter somebody by name: the person of that name whom `by` sees already, else a new one.

    Two people of the same name are told apart by function; then a new person is entered.
    """
    person = person_named(by, person_name)
    with transaction.atomic():
        if person is None:
            person = create_person(
                district=organisation.district, name=person_name, consent_on=consent_on, by=by
            )
        return add_function(person=person, organisation=organisation, by=by, **fields)


def update_function(
    function: Function, *, fields: dict[str, Any], by: User, version: int | None = None
) -> Function:
    """Change a function; public naming needs consent or an official function."""
    return changes.apply(function, fields, by=by, action="function.changed", version=version)


def confirm_function(function: Function, *, on: dt.date, by: Any) -> Function:
    """Somebody who knows has said: this is still the person to talk to, and this is how to reach it."""
    return changes.apply(function, {"confirmed_on": on}, by=by, action="function.confirmed")


def end_function(function: Function, *, ends_on: dt.date, by: User) -> Function:
    """The function ends that day; the person is no longer named in public for it."""
    if function.ends_on is not None:
        raise WrongState(_("Diese Funktion ist schon beendet."))
    return changes.apply(function, {"ends_on": ends_on, "is_public": False}, by=by, action="function.ended")
