"""Demo: a lay pool with 25 people in 14 languages and 30 requests around Monday, 2 March 2026."""

import datetime as dt
from typing import Any

from django.db.models import F

from accounts.clock import BERLIN
from accounts.permissions import Role
from coordination.interpreting.codes import (
    REQUIRED_CREDENTIALS,
    CredentialType,
    InterpreterStatus,
    PoolKind,
    RejectionReason,
)
from coordination.interpreting.models import BookingRequest, Interpreter, InterpreterPool
from coordination.interpreting.services import assignments, people, requests
from coordination.network.models import Organisation
from desk.demo.world import World

#: Name, gender, home, languages with level; the first language is the one they are asked for most.
PEOPLE = (
    ("Tesfay Gebremedhin", "m", "Lindtal", "tir:native deu:C1"),
    ("Selam Haile", "w", "Auenstadt", "tir:native amh:C1 deu:B2"),
    ("Daniel Okbay", "m", "Hohenlinde", "tir:native ara:C1 deu:C1"),
    ("Mihret Berhane", "w", "Falkenrode", "tir:native deu:B2"),
    ("Yonas Tekle", "m", "Auenstadt", "tir:native deu:C1"),
    ("Layla Mansour", "w", "Lindtal", "ara:native fra:B2 deu:C1"),
    ("Omar Al-Khatib", "m", "Auenstadt", "ara:native deu:C1"),
    ("Rania Sabbagh", "w", "Erlenbrück", "ara:native deu:B2"),
    ("Zeynep Kaya", "w", "Auenstadt", "tur:native deu:native"),
    ("Murat Aydın", "m", "Mühlwiesen", "tur:native kmr:C1 deu:C1"),
    ("Berîvan Demir", "w", "Unterauen", "kmr:native tur:C1 deu:C1"),
    ("Oksana Kovalenko", "w", "Auenstadt", "ukr:native rus:native deu:B2"),
    ("Iryna Shevchuk", "w", "Oberauen", "ukr:native rus:native deu:C1"),
    ("Andrij Melnyk", "m", "Lindtal", "ukr:native rus:C2 deu:B1"),
    ("Natalia Wagner", "w", "Auenstadt", "rus:native deu:native"),
    ("Farid Ahmadi", "m", "Weidengrund", "prs:native pus:C1 deu:C1"),
    ("Shabnam Rahimi", "w", "Auenstadt", "prs:native pes:C1 deu:B2"),
    ("Elena Popescu", "w", "Haselbrunn", "ron:native deu:C1"),
    ("Ionuț Dumitru", "m", "Auenstadt", "ron:native deu:B2"),
    ("Desislava Ivanova", "w", "Brunnmoos", "bul:native deu:C1"),
    ("Agnieszka Nowak", "w", "Auenstadt", "pol:native deu:C2"),
    ("Fatou Diallo", "w", "Auenstadt", "fra:native deu:B2"),
    ("Abdi Warsame", "m", "Lindtal", "som:native ara:B2 deu:B2"),
    ("Blerta Krasniqi", "w", "Sankt Wendolin", "sqi:native deu:native"),
    ("Jelena Petrović", "w", "Auenstadt", "srp:native deu:C1"),
)
#: Language, occasion, days from the demo day, hour, minutes, place, how far it went.
REQUESTS = (
    ("tir", "counselling", 7, 14, 60, "Kreishaus, Zimmer 214", "searching"),
    ("ara", "parent_talk", 8, 15, 45, "Grundschule am Anger", "offered"),
    ("ukr", "daycare_admission", 9, 9, 60, "Kita Regenbogen", "submitted"),
    ("som", "authority_visit", 10, 10, 45, "Jobcenter Auental", "submitted"),
    ("prs", "psychosocial", 8, 11, 60, "Beratungsstelle Brückenhaus", "assigned"),
    ("tur", "parent_evening", 11, 18, 90, "Lindenschule, Aula", "confirmed"),
    ("ron", "work", 9, 13, 60, "Agentur für Arbeit Auenstadt", "confirmed"),
    ("ara", "housing", 10, 9, 45, "Wohnbau Auental, Büro Lindtal", "confirmed"),
    ("tir", "counselling", 14, 10, 60, "Caritas, Markt 3", "offered"),
    ("fra", "info_event", 15, 17, 120, "Volkshochschule, Raum 5", "confirmed"),
    ("tir", "parent_talk", 16, 14, 45, "Grundschule Brunnmoos", "confirmed"),
    ("tir", "parent_talk", -12, 14, 60, "Lindenschule, Raum 14", "held"),
    ("ara", "counselling", -14, 10, 60, "Brückenhaus", "held"),
    ("ukr", "authority_visit", -18, 9, 30, "Kreishaus, Zimmer 110", "held"),
    ("tur", "parent_talk", -20, 15, 45, "Realschule Auenstadt", "held"),
    ("prs", "authority_visit", -21, 11, 60, "Ausländerbehörde", "held"),
    ("rus", "counselling", -25, 13, 60, "Diakonie Auenstadt", "held"),
    ("ron", "daycare_admission", -27, 9, 60, "Kita Sonnenhang", "held"),
    ("ara", "parent_evening", -28, 18, 90, "Gesamtschule, Mensa", "held"),
    ("sqi", "work", -33, 10, 45, "Jobcenter Auental", "held"),
    ("pol", "housing", -34, 14, 60, "Rathaus Unterauen", "held"),
    ("fra", "counselling", -36, 10, 60, "Frauenkreis Aue", "held"),
    ("som", "parent_talk", -40, 15, 45, "Lindenschule", "unfilled"),
    ("pus", "counselling", -41, 11, 60, "Brückenhaus", "held"),
    ("ukr", "info_event", -45, 17, 120, "Stadtbücherei Auenstadt", "held"),
    ("amh", "daycare_admission", -47, 9, 45, "Kita Regenbogen", "held"),
    ("srp", "authority_visit", -49, 10, 30, "Kreishaus", "held"),
    ("tir", "work", -52, 13, 60, "Jobcenter Auental", "cancelled"),
    ("ara", "other", -54, 10, 45, "Rathaus Lindtal", "rejected"),
    ("tur", "parent_talk", -55, 16, 45, "Grundschule am Anger", "held"),
)


def build(world: World) -> None:
    pool = people.create_pool(
        by=world.people["coordinator"],
        name="Laienpool Auental",
        kind=PoolKind.LAY,
        rule_source="Richtlinie Sprachmittlung des Kreises vom 01.01.2025",
    )
    staff = [_person(world, pool, *entry) for entry in PEOPLE]
    _account_for(world, staff[0])
    bodies = list(Organisation.objects.filter(district=world.district).order_by("name")[:12])
    for number, entry in enumerate(REQUESTS):
        _request(world, pool, bodies[number % len(bodies)], number, *entry)
    _nordmark(world)


def _nordmark(world: World) -> None:
    """The other district has its own pool and its own people."""
    by = world.people["outsider"]
    pool = people.create_pool(by=by, name="Sprachpool Nordmark", kind=PoolKind.PROFESSIONAL, lead_days=3)
    people.create_interpreter(
        by=by,
        today=world.today,
        pool=pool,
        given_name="Svitlana",
        family_name="Bondar",
        home=world.municipalities["Nordhafen"],
        status=InterpreterStatus.ACTIVE,
        languages={"ukr": "native", "deu": "C1"},
        credentials=dict.fromkeys(REQUIRED_CREDENTIALS, dt.date(2025, 2, 1)),
    )


def _person(
    world: World, pool: InterpreterPool, name: str, gender: str, home: str, spoken: str
) -> Interpreter:
    given, _, family = name.partition(" ")
    proofs: dict[str, dt.date] = dict.fromkeys(REQUIRED_CREDENTIALS, dt.date(2024, 9, 14))
    if gender == "w":
        proofs[CredentialType.PSYCHOSOCIAL_TRAINING] = dt.date(2025, 3, 22)
    return people.create_interpreter(
        by=world.people["coordinator"],
        today=world.today,
        pool=pool,
        given_name=given,
        family_name=family,
        gender=gender,
        home=world.municipalities[home],
        status=InterpreterStatus.ACTIVE,
        email=f"{given.lower().encode('ascii', 'ignore').decode()}@pool-auental.example",
        phone="00000 55-10",
        languages=dict(item.split(":") for item in spoken.split()),
        credentials=proofs,
    )


def _account_for(world: World, person: Interpreter) -> None:
    user = world.person("interpreter", str(person), Role.INTERPRETER)
    Interpreter.objects.filter(pk=person.pk).update(user=user)


def _request(
    world: World, pool: InterpreterPool, body: Organisation, number: int, language: str, occasion: str,
    days: int, hour: int, minutes: int, place: str, goal: str,
) -> None:  # fmt: skip
    starts_at = dt.datetime.combine(world.today + dt.timedelta(days=days), dt.time(hour), BERLIN)
    asked_at = dt.datetime.combine(
        world.today - dt.timedelta(days=1 if days > 0 else 10 - days), dt.time(9), BERLIN
    )
    places = list(world.municipalities.values())
    booking = requests.submit_request(
        pool=pool, requester=body, now=asked_at, by=world.people["coordinator"], language=language,
        occasion=occasion, starts_at=starts_at, ends_at=starts_at + dt.timedelta(minutes=minutes), place=place,
        municipality=places[number % 12], contact_name="Bettina Rehm", contact_phone="00000 43-21",
        contact_email="einsatzstelle@auental.example", necessity_confirmed=True, no_other_help_confirmed=True,
        file_reference=f"SM-{number + 1:03d}",
    )  # fmt: skip
    _bring_to(world, booking, goal, asked_at)


def _bring_to(world: World, booking: BookingRequest, goal: str, asked_at: dt.datetime) -> None:
    by: Any = world.people["coordinator"]
    if goal == "submitted":
        return
    if goal == "rejected":
        requests.reject_request(
            booking, reason=RejectionReason.OUT_OF_AREA, note="Bitte den Nachbarkreis fragen.", by=by
        )
        return
    booking = requests.approve_request(booking, by=by)
    if goal == "searching":
        return
    if goal == "unfilled":
        requests.mark_unfilled(booking, note="Keine Person frei", by=by)
        return
    speaking = Interpreter.objects.filter(pool=booking.pool, languages__language=booking.language)
    free = list(speaking.order_by(F("user").asc(nulls_last=True), "family_name"))
    if goal == "offered":
        assignments.ask_interpreters(
            booking,
            interpreters=free[:2],
            expires_at=booking.starts_at - dt.timedelta(days=4),
            now=asked_at,
            by=by,
        )
        return
    assignment = assignments.assign(booking, free[0], now=asked_at, by=by)
    if goal == "assigned":
        return
    assignments.confirm_assignment(assignment, now=asked_at, by=by)
    booking.refresh_from_db()
    if goal == "cancelled":
        assignments.cancel_request(booking, reason="Termin verschoben", now=asked_at, by=by)
    elif goal == "held":
        requests.mark_held(booking, now=booking.ends_at, by=by)
