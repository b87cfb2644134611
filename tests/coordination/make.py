"""Sample rows of the coordination's rooms, for every test that needs one."""

import datetime as dt
from typing import Any

from accounts.districts.models import District
from accounts.users.models import User
from coordination.barriers.models import Barrier
from coordination.barriers.services import raise_barrier
from coordination.network.models import (
    ContactPerson,
    Function,
    InternalNote,
    JournalEntry,
    Organisation,
    Relation,
    Task,
)
from coordination.network.services import create_task
from tests.cast import TODAY, Cast


def organisation(
    district: District, name: str = "Sprachcafé Erlenbrück e. V.", **fields: Any
) -> Organisation:
    return Organisation.objects.create(district=district, name=name, **fields)


def person(organisation: Organisation, name: str = "Layla Mansour", **fields: Any) -> ContactPerson:
    row = ContactPerson.objects.create(district_id=organisation.district_id, name=name)
    function(row, organisation, **fields)
    return row


def function(person: ContactPerson, organisation: Organisation, **fields: Any) -> Function:
    given = {"kind": Function.Kind.CONTACT, "starts_on": dt.date(2024, 1, 1)} | fields
    return Function.objects.create(
        district_id=organisation.district_id, person=person, organisation=organisation, **given
    )


def entry(organisation: Organisation, author: User, **fields: Any) -> JournalEntry:
    given = {"kind": "phone", "happened_on": TODAY, "text": "Sucht einen größeren Raum."} | fields
    return JournalEntry.objects.create(
        district_id=organisation.district_id, organisation=organisation, author=author, **given
    )


def note(organisation: Organisation, author: User, text: str = "Zahlen kommen spät.") -> InternalNote:
    return InternalNote.objects.create(
        district_id=organisation.district_id, organisation=organisation, author=author, text=text
    )


def relation(source: Organisation, target: Organisation, kind: str = "cooperates") -> Relation:
    return Relation.objects.create(district_id=source.district_id, source=source, target=target, kind=kind)


def task(owner: User, by: User, **fields: Any) -> Task:
    given: dict[str, Any] = {"title": "Raum suchen", "due_on": dt.date(2026, 3, 4)} | fields
    return create_task(owner=owner, by=by, district=by.active_district, today=TODAY, **given)


def barrier(by: User, **fields: Any) -> Barrier:
    given: dict[str, Any] = {
        "title": "Wohnungsgeberbescheinigung wird verweigert",
        "description": "Ohne Bescheinigung keine Anmeldung, ohne Anmeldung kein Konto.",
        "field_of_action": "wohnen",
        "kind": "administrative",
        "level": "municipality",
    } | fields
    return raise_barrier(district=by.active_district, today=TODAY, by=by, **given)


# --- Builders for the access matrix: one row each, ours ------------------------------------
def matrix_person(cast: Cast) -> ContactPerson:
    return person(cast.bruecke)


def matrix_function(cast: Cast) -> Function:
    return person(cast.bruecke, "Marlies Böttcher", kind="treasurer").functions.get()


def matrix_entry(cast: Cast) -> JournalEntry:
    return entry(cast.bruecke, cast.coordinator)


def matrix_note(cast: Cast) -> InternalNote:
    return note(cast.bruecke, cast.coordinator)


def matrix_relation(cast: Cast) -> Relation:
    return relation(cast.bruecke, organisation(cast.auental, "Wohnbau Auental GmbH"))


def matrix_task(cast: Cast) -> Task:
    return task(cast.clerk, cast.coordinator)


def matrix_dormant(cast: Cast) -> Organisation:
    return organisation(cast.auental, "Frauenkreis Aue e. V.", status="dormant")


def matrix_barrier(cast: Cast) -> Barrier:
    return barrier(cast.coordinator)
