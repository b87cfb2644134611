"""Rows to measure on: one district with as many organisations and offers as asked for, and its people."""

import datetime as dt

from allauth.mfa.models import Authenticator
from django.db import connection, models, transaction

from accounts.districts.models import District, Municipality
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.network.fields import FieldOfAction
from coordination.network.models import Organisation
from desk.search import index
from offers.catalogue.choices import ClosedReason, Openness, PlaceKind, Registration, Status, TargetGroup
from offers.catalogue.models import Offer

KINDS = ("association", "migrant_led", "welfare", "administration")
DAY = dt.date(2026, 3, 2)
TUESDAYS = [{"rhythm": "weekly", "days": ["TU"], "start": "17:00", "end": "19:00"}]
NOUNS = ("Sprachcafé", "Schuldnerberatung", "Wohnungslosenhilfe", "Elterntreff", "Ausbildungslotsen", "Nähwerkstatt", "Fahrradkurs", "Hausaufgabenhilfe", "Gesundheitslotsen", "Begegnungsgarten")  # fmt: skip
PLACES = ("Auenstadt", "Lindtal", "Erlenbrück", "Mühlwiesen", "Unterauen", "Oberauen")
#: So many rows are made one by one; every further thousand is copied from them inside the database.
BASE = 1000


class Ground:
    """The district that is measured, a coordinator who looks at it, and a second district as noise."""

    def __init__(self) -> None:
        self.district = District.objects.create(
            ags="05997", slug="messkreis", name="Landkreis Messkreis", kind=District.Kind.RURAL, land="NW"
        )
        self.places = [
            Municipality.objects.create(district=self.district, ags=f"05997{number:03d}", name=name)
            for number, name in enumerate(PLACES, start=1)
        ]
        self.coordinator = User.objects.create_user(
            "bench@messkreis.example", "bench", full_name="Selin Arndt", active_district=self.district
        )
        Membership.objects.create(
            user=self.coordinator,
            district=self.district,
            role=Role.COORDINATOR,
            valid_from=dt.date(2020, 1, 1),
        )
        Authenticator.objects.create(user=self.coordinator, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
        self.size = 0

    def grow_to(self, size: int) -> None:
        """Add organisations and offers until there are `size` of each (thousands), then let the database
        take stock. The search index is built anew at the end, which is quicker than row by row."""
        with connection.schema_editor() as editor:
            for model in (Organisation, Offer):
                index.remove(editor, model._meta.db_table, "search_text")
        with transaction.atomic():
            if not self.size:
                self._lay_base()
                self.size = BASE
            for model in (Organisation, Offer):
                _copy(model, self.size // BASE, size // BASE)
        self.size = size
        with connection.schema_editor() as editor:
            for model in (Organisation, Offer):
                index.install(editor, model._meta.db_table, "search_text")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")

    def _lay_base(self) -> None:
        providers = Organisation.objects.bulk_create([self._organisation(number) for number in range(BASE)])
        offers = Offer.objects.bulk_create(
            [self._offer(number, provider) for number, provider in enumerate(providers)]
        )
        for model, rows in ((Organisation, providers), (Offer, offers)):
            _remember(model, [row.pk for row in rows])

    def _organisation(self, number: int) -> Organisation:
        place = self.places[number % len(self.places)]
        return Organisation(
            district=self.district, name=f"{NOUNS[number % 10]} {place} e. V. {number}", kind=KINDS[number % 4],
            municipality=place, fields_of_action=[FieldOfAction.values[number % 13]], purpose="Hilft und verbindet.",
            joined_on=dt.date(2021, 1, 1),
        )  # fmt: skip

    def _offer(self, number: int, provider: Organisation) -> Offer:
        place = self.places[number % len(self.places)]
        return Offer(
            district=self.district, provider=provider, title=f"{NOUNS[(number * 7) % 10]} {place} {number}",
            summary="Offen für alle, die Rat, Gesellschaft oder Übung suchen.",
            description="Wir treffen uns einmal in der Woche. " * 12,
            fields_of_action=[FieldOfAction.values[number % 13]], **_door(number),
            registration=Registration.NONE, place_kind=PlaceKind.ADDRESS, municipality=place, address="Markt 1",
            recurrence=TUESDAYS, cost=0, valid_from=dt.date(2025, 1, 1), status=Status.PUBLISHED,
            slug=f"angebot-{number}", published_at=dt.datetime(2026, 1, 10, 9, tzinfo=dt.UTC),
            last_confirmed_on=dt.date(2026, 1, 10), overdue_on=dt.date(2026, 8, 8), author=self.coordinator,
        )  # fmt: skip


def _door(number: int) -> dict:
    """Every fifth offer asks people to get in touch first."""
    if number % 5:
        return {"openness": Openness.OPEN}
    return {
        "openness": Openness.ON_REQUEST,
        "target_groups": TargetGroup.values[:1],
        "target_group_reason": ClosedReason.FUNDING,
    }


def _remember(model: type[models.Model], keys: list) -> None:
    """Which rows are copied, and the number each carries in its texts."""
    field = model._meta.pk
    table = f"bench_{model._meta.model_name}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {table} (id {field.db_type(connection)}, number integer)")
        cursor.executemany(
            f"INSERT INTO {table} VALUES (%s, %s)",
            [(field.get_db_prep_value(key, connection), number) for number, key in enumerate(keys)],
        )


def _copy(model: type[models.Model], first: int, last: int) -> None:
    """Copies number `first` to `last` - 1 of the base rows, each with its own key and number in its texts."""
    if last <= first:
        return
    is_postgres = connection.vendor == "postgresql"
    columns = [field.column for field in model._meta.concrete_fields]
    own_key = "gen_random_uuid()" if is_postgres else "lower(hex(randomblob(16)))"
    values = {column: f'r."{column}"' for column in columns} | {"id": own_key}
    for column in {"name", "title", "slug", "sort_name", "sort_title", "search_text"} & set(columns):
        new = f"CAST(b.number + s.k * {BASE} AS text)"
        values[column] = f'replace(r."{column}", CAST(b.number AS text), {new})'
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE s(k) AS (SELECT {first} UNION ALL SELECT k + 1 FROM s WHERE k < {last - 1})"
            f' INSERT INTO "{table}" ({names}) SELECT {", ".join(values[column] for column in columns)}'
            f' FROM s, "bench_{model._meta.model_name}" b JOIN "{table}" r ON r.id = b.id'
        )
