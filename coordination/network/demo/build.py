"""Puts the invented actors into the database, through the same services as the pages."""

import datetime as dt
from typing import Any

from accounts.permissions import Role
from coordination.network import services
from coordination.network.demo.actors import AUENTAL, JOURNAL, NORDMARK, PEOPLE, RELATIONS, TASKS
from coordination.network.models import ContactPerson, Organisation
from desk.search.normal import plain

#: Entries whose year of confirmation is over, so that Heute has something to ask for.
UNCONFIRMED = {"schachclub", "landfrauen", "feuerwehr", "polnisch"}


def build(world: Any) -> None:
    """Sixty actors in twelve municipalities, eight in the other district, and what hangs on them."""
    for number, row in enumerate(AUENTAL):
        _actor(world, world.district, world.people["coordinator"], row, number)
    for number, row in enumerate(NORDMARK):
        _actor(world, world.other, world.people["outsider"], row, number)
    choir = services.pause_organisation(
        world["chor"], by=world.people["second_coordinator"], reason="keine Leitung"
    )
    world.remember("chor", choir)
    _accounts(world)
    _people(world)
    _journal(world)
    for source, kind, target, note in RELATIONS:
        services.add_relation(
            source=world[source], target=world[target], kind=kind, note=note, by=world.people["coordinator"]
        )
    _tasks(world)


def _actor(world: Any, district: Any, by: Any, row: tuple, number: int) -> None:
    key, name, kind, place, fields, languages, purpose = row
    confirmed = dt.date(2024, 11, 5) if key in UNCONFIRMED else dt.date(2026, 1, 5 + number % 24)
    host = "".join(c if c.isalnum() else "-" for c in plain(key))
    organisation = services.create_organisation(
        district=district,
        name=name,
        kind=kind,
        legal_form="ev" if name.endswith("e. V.") else "",
        municipality=world.municipalities[place],
        fields_of_action=fields.split(),
        languages=languages.split(),
        purpose=purpose,
        street=f"Mühlgasse {4 + number}",
        postcode=f"{number % 12 + 1:05d}",
        city=place,
        phone=f"00000 {1000 + number}",
        email=f"info@{host}.example",
        website=f"https://www.{host}.example",
        register=f"Amtsgericht Auenstadt, VR {2100 + number}" if name.endswith("e. V.") else "",
        joined_on=dt.date(2019 + number % 7, 1 + number % 12, 15) if number % 3 else dt.date(2021, 1, 1),
        confirmed_on=confirmed,
        by=by,
    )
    world.remember(key, organisation)


def _accounts(world: Any) -> None:
    world.person("ngo_editor", "Amal Haddad", Role.NGO_EDITOR, organisation=world["bruecke"], is_manager=True)
    world.person("bruecke_editor", "Karim Nazari", Role.NGO_EDITOR, organisation=world["bruecke"])
    world.person(
        "second_ngo_editor", "Oksana Melnyk", Role.NGO_EDITOR, organisation=world["ukraine"], is_manager=True
    )


def _people(world: Any) -> None:
    by = world.people["coordinator"]
    for key, name, script, kind, title, since, email, reach, is_public in PEOPLE:
        start = dt.date.fromisoformat(since)
        function = services.add_function_for(
            organisation=world[key],
            person_name=name,
            consent_on=start,
            kind=kind,
            title=title,
            starts_on=start,
            email=email,
            reach_note=reach,
            is_public=is_public,
            public_consent_on=start if is_public else None,
            by=by,
        )
        if script:
            services.update_person(function.person, fields={"name_in_script": script}, by=by)


def _journal(world: Any) -> None:
    for key, kind, day, author, person, text in JOURNAL:
        found = ContactPerson.objects.filter(district=world.district, name=person).first()
        services.add_journal_entry(
            organisation=world[key],
            kind=kind,
            happened_on=dt.date.fromisoformat(day),
            text=text,
            person=found,
            today=world.today,
            by=world.people[author],
        )
    services.add_note(
        organisation=world["bruecke"],
        text="Zuverlässig in der Abrechnung; trägt im Moment drei Angebote mit einer halben Stelle.",
        by=world.people["coordinator"],
    )


def _tasks(world: Any) -> None:
    by = world.people["coordinator"]
    for key, title, due, owner in TASKS:
        organisation = Organisation.objects.get(pk=world[key].pk)
        services.create_task(
            title=title,
            due_on=dt.date.fromisoformat(due),
            owner=world.people[owner],
            subject=organisation,
            district=world.district,
            today=world.today,
            by=by,
        )
