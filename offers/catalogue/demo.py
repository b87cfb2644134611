"""Forty offers in Landkreis Auental, sixteen of them open to all, and three in the other district."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from accounts.clock import BERLIN
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.models import Organisation
from desk.demo.world import AUENTAL, World
from offers.catalogue import services
from offers.catalogue.demo_offers import DESCRIPTIONS, OFFERS
from offers.catalogue.models import Offer
from offers.catalogue.recurrence_text import read_times_text

DOORS = {"O": "open", "R": "open_on_request", "T": "target_group"}
KINDS = {"kreisweit": "district_wide", "online": "online", "aufsuchend": "outreach"}
#: What is not said in the line of an offer, by its title.
MORE: dict[str, dict[str, Any]] = {
    "Wohnungsführerschein für alle": {"registration": "informal", "wheelchair": "yes", "easy_language": "yes", "childcare": "yes", "hearing_loop": "no", "waiting_list": True, "volunteers": 9, "breaks": [{"first": "2026-07-20", "last": "2026-09-01", "name": "Sommerferien"}, {"first": "2026-12-21", "last": "2027-01-06", "name": "Weihnachtsferien"}], "skips_holidays": True},
    "Elterncafé an der Lindenschule": {"childcare": "yes"},
    "Integrationskurs mit Kinderbetreuung": {"childcare": "yes", "residence_required": True, "registration": "form", "languages_taught": ["deu"], "wheelchair": "yes"},
    "Berufssprachkurs Pflege B2": {"german_level": "B1", "registration": "referral", "languages_taught": ["deu"]},
    "Deutsch am Abend A2": {"german_level": "A1", "registration": "form", "languages_taught": ["deu"], "cost": 45, "cost_note": "Mit Bürgergeld frei."},
    "Aktivierung in der Werkstatt": {"registration": "referral"},
    "Schwimmkurs für Frauen": {"gender_only": "women", "cost": 30, "cost_note": "Für zehn Stunden.", "reductions": "Mit Sozialpass 15 Euro", "waiting_list": True, "registration_contact": "Umkleide am Beckenrand, sonntags ab 16:30 Uhr"},
    "Frauen-Fahrradwerkstatt": {"gender_only": "women", "address_visibility": "public"},
    "Beratung für Frauen in Wohnungsnot": {"gender_only": "women"},
    "Lern-Praxis-Werkstatt": {"age_min": 18, "wheelchair": "yes"},
    "Jobcoaching 50 plus": {"age_min": 50},
    "Ausbildungslotsen Aue": {"age_min": 15, "age_max": 25},
    "Mieterberatung vor Ort": {"registration_contact": "Frau Wenzel, 09999 5120-44", "reductions": "Für Mitglieder frei", "wheelchair": "yes", "hearing_loop": "yes"},
    "Meldestelle Antidiskriminierung": {"sign_language": "yes", "easy_language": "yes"},
    "Gesundheitslots:innen": {"languages_on_request": ["tir", "som"]},
    "Kulturabend der Nachbarn": {"cost": 5, "reductions": "Kinder frei", "volunteers": 14},
    "Sprachtreff am Abend": {"volunteers": 11, "times": "Letzter Einlass um 19:30 Uhr.", "skips_holidays": True},
    "Sprachpat:innen Lindtal": {"volunteers": 23},
}  # fmt: skip
#: Invented like the places.
POSTCODES = {place: f"000{number:02d}" for number, place in enumerate(AUENTAL, start=1)}
#: When somebody last said "stimmt noch"; everything else was confirmed in January.
CONFIRMED = {
    "Elterncafé an der Lindenschule": dt.date(2025, 7, 22),
    "Muttersprachlicher Gesundheitsabend": dt.date(2025, 7, 30),
    "Begegnungscafé Erlenbrück": dt.date(2025, 8, 20),
    "Ankommenscafé Mühlgasse": dt.date(2025, 8, 30),
    "Sprachpat:innen Lindtal": dt.date(2025, 10, 29),
}
NOT_YET = {"Hausaufgabenhilfe am Nachmittag": "submitted", "Mühltreff für Eltern und Kinder": "returned"}


def build(world: World) -> None:
    editor = _editor(world)
    for number, line in enumerate(OFFERS.strip().splitlines()):
        _offer(world, line.split("|"), editor, begun_on(number))
    _change_in_review(world, editor)
    _other_district(world)


def begun_on(number: int) -> dt.date:
    """The network grew: one offer in six is from before 2021. Whole fortnights back, so that what happens every
    second week happens in the same weeks as before."""
    return dt.date(2025, 1, 1) - dt.timedelta(weeks=2 * (number * 29 % 130))


def _offer(world: World, parts: list[str], editor: User, begun: dt.date) -> Offer:
    title, provider_name, fields, place, door, groups, reason, languages, capacity, times, text = parts
    provider = organisation(world, provider_name)
    is_own = provider_name.startswith("Brücke")
    author = editor if is_own else world.people["second_coordinator"]
    values: dict[str, Any] = (
        {
            "title": title,
            "summary": text,
            "description": DESCRIPTIONS.get(title, ""),
            "fields_of_action": fields.split(","),
            "place_kind": KINDS.get(place, "address"),
            "municipality": world.municipalities.get(place),
            "address": f"Markt {len(title) % 30 + 1}" if place not in KINDS else "",
            "postcode": POSTCODES.get(place, ""),
            "valid_from": begun,
            "capacity": int(capacity) if capacity else None,
            "openness": DOORS[door],
            "target_groups": [code for code in groups.split(",") if code],
            "target_group_reason": reason,
            "languages_spoken": languages.split(","),
            "registration": "none" if door == "O" else "informal",
        }
        | when(times)
        | MORE.get(title, {})
    )
    offer = services.create_offer(provider=provider, today=world.today, by=author, **values)
    return world.remember(f"offer:{title}", _bring_out(world, offer, author))


def when(times: str) -> dict[str, Any]:
    """Fixed times where the line says some, else its words as a note."""
    try:
        return {"recurrence": read_times_text(times)}
    except ValidationError:
        return {"times": times}


def _bring_out(world: World, offer: Offer, author: User) -> Offer:
    day = CONFIRMED.get(offer.title, dt.date(2026, 1, 7 + len(offer.title) % 20))
    now = dt.datetime.combine(day, dt.time(9, 30), BERLIN)
    state = NOT_YET.get(offer.title, "published")
    if state != "published":
        now = dt.datetime(2026, 2, 27, 16, 5, tzinfo=BERLIN)
    offer = services.submit_offer(offer, now=now, by=author)
    if state == "returned":
        words = "Bitte nennen Sie, wie man sich anmeldet, und eine Telefonnummer."
        return services.return_offer(offer, comment=words, by=world.people["coordinator"])
    if state == "submitted":
        return offer
    begun = dt.datetime.combine(offer.valid_from, dt.time(9, 30), BERLIN)
    offer = services.approve_offer(offer, now=begun, by=world.people["coordinator"])
    return services.confirm_offer(offer, today=day, by=author)


def _change_in_review(world: World, editor: User) -> None:
    """The change the coordinator finds first on Monday morning (walk 1, step 2)."""
    offer = world["offer:Wohnungsführerschein für alle"]
    revision = services.update_offer(
        offer,
        summary=offer.summary.replace("Am Ende gibt es eine Urkunde.", "Am Ende gibt es eine Urkunde, die die Wohnbau anerkennt."),
        recurrence=read_times_text("Dienstag, 17 bis 19 Uhr"),
        languages_spoken=[*offer.languages_spoken, "prs"],
        today=world.today,
        by=editor,
    )  # fmt: skip
    now = dt.datetime(2026, 2, 28, 10, 12, tzinfo=BERLIN)
    world.remember("revision", services.submit_revision(revision, now=now, by=editor))  # type: ignore[arg-type]


def _other_district(world: World) -> None:
    provider = organisation(world, "Nordlicht e. V.", other=True)
    now = dt.datetime(2026, 2, 2, 10, tzinfo=BERLIN)
    for title, field in (
        ("Deichcafé", "engagement"),
        ("Deutsch am Hafen", "sprache"),
        ("Wohnlotsen Nord", "wohnen"),
    ):
        offer = services.create_offer(
            provider=provider, today=world.today, by=world.people["second_outsider"], title=title,
            summary="Offen für alle, ohne Anmeldung.", fields_of_action=[field], openness="open",
            languages_spoken=["deu", "eng"], registration="none", valid_from=dt.date(2025, 6, 1),
            municipality=world.municipalities["Nordhafen"],
        )  # fmt: skip
        offer = services.submit_offer(offer, now=now, by=world.people["second_outsider"])
        world.remember(f"offer:{title}", services.approve_offer(offer, now=now, by=world.people["outsider"]))


def organisation(world: World, name: str, *, other: bool = False) -> Organisation:
    """The provider as the network has it; a name it does not know yet is entered with what an offer needs."""
    district = world.other if other else world.district
    found, _is_new = Organisation.objects.get_or_create(district=district, name=name)
    if not (found.phone or found.email):
        found.phone = f"00000 73 {len(name):02d} {len(name) * 7 % 90 + 10}"
        found.save()
    return found


def _editor(world: World) -> User:
    if "ngo_editor" in world.people:
        return world.people["ngo_editor"]
    provider = organisation(world, "Brücke Auental e. V.")
    return world.person("ngo_editor", "Amal Haddad", Role.NGO_EDITOR, organisation=provider, is_manager=True)
