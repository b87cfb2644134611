"""The invented world of the demo: two districts, their municipalities, people, and a memory of rows."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from accounts.districts.models import District, Municipality
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.signin.demo import PASSWORD
from accounts.users.models import User
from desk.demo.legal import TEXTS_OF_AUENTAL, TEXTS_OF_NORDMARK

#: Monday morning of the demo; `DEMO_TODAY` sets the clock of the pages to the same day.
DEMO_DAY = dt.date(2026, 3, 2)

AUENTAL = (
    "Auenstadt", "Lindtal", "Erlenbrück", "Mühlwiesen", "Unterauen", "Oberauen",
    "Weidengrund", "Haselbrunn", "Brunnmoos", "Falkenrode", "Hohenlinde", "Sankt Wendolin",
)  # fmt: skip
NORDMARK = ("Nordhafen", "Deichhusen", "Moorkate")
#: People in each, in the same order, as counted last; invented like the places.
AUENTAL_PEOPLE = (41_830, 23_410, 17_260, 6_940, 14_180, 11_520, 9_870, 7_310, 4_260, 8_050, 12_640, 2_190)
NORDMARK_PEOPLE = (28_900, 9_340, 3_120)
COUNTED_ON = dt.date(2024, 12, 31)


SPELLED_OUT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss", ord("ı"): "i"}


@dataclass
class World:
    """What builders share: `world["key"]` finds a row that an earlier builder remembered."""

    district: District
    other: District
    today: dt.date = DEMO_DAY
    people: dict[str, User] = field(default_factory=dict)
    #: Municipalities of both districts by name.
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    def remember(self, key: str, row: Any) -> Any:
        self.rows[key] = row
        return row

    def __getitem__(self, key: str) -> Any:
        return self.rows[key]

    def person(
        self, key: str, name: str, role: Role, *, district: District | None = None, **scope: Any
    ) -> User:
        """Create (or find) a person with a sign-in and give it the role; `scope`: organisation or committee."""
        district = district or self.district
        user = User.objects.filter(email=address_of(name, district)).first()
        if user is None:
            user = User.objects.create_user(
                address_of(name, district), PASSWORD, full_name=name, active_district=district
            )
        Membership.objects.create(
            user=user,
            district=None if role == Role.PLATFORM else district,
            role=role,
            valid_from=dt.date(2021, 1, 1),
            **scope,
        )
        self.people[key] = user
        return user


def build_world() -> World:
    """The two districts and their municipalities, nothing else yet."""
    auental = District.objects.create(
        ags="05999", slug="auental", name="Landkreis Auental", kind=District.Kind.RURAL, land="NW",
        office="Kommunales Integrationszentrum", street="Kreishausplatz 1", postcode="00001", city="Auenstadt",
        phone="00000 12-0", email="integration@kreis-auental.example", settings=TEXTS_OF_AUENTAL,
    )  # fmt: skip
    nordmark = District.objects.create(
        ags="01999", slug="nordmark", name="Kreis Nordmark", kind=District.Kind.RURAL, land="SH",
        office="Stabsstelle Teilhabe", street="Am Deich 3", postcode="00002", city="Nordhafen",
        phone="00000 34-0", email="teilhabe@kreis-nordmark.example", accent="#1f4e8c",
        settings=TEXTS_OF_NORDMARK,
    )  # fmt: skip
    auental.crest.save("wappen.png", ContentFile((Path(__file__).parent / "crest.png").read_bytes()))
    world = World(district=auental, other=nordmark)
    for district, names, people in (
        (auental, AUENTAL, AUENTAL_PEOPLE),
        (nordmark, NORDMARK, NORDMARK_PEOPLE),
    ):
        for number, (name, population) in enumerate(zip(names, people, strict=True), start=1):
            world.municipalities[name] = Municipality.objects.create(
                district=district, ags=f"{district.ags}{number:03d}", name=name, is_seat=number == 1,
                population=population, population_on=COUNTED_ON,
            )  # fmt: skip
    return world


def address_of(name: str, district: District) -> str:
    """A sign-in address such as selin.arndt@auental.example."""
    plain = name.lower().translate(SPELLED_OUT)
    letters = "".join(c if c.isascii() and c.isalpha() else "." for c in plain)
    return f"{'.'.join(part for part in letters.split('.') if part)}@{district.slug}.example"
