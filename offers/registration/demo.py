"""One registration that waits for the coordination, one whose mail nobody has confirmed yet."""

import datetime as dt

from django.utils import timezone

from accounts.clock import BERLIN
from accounts.invitations.services import hash_secret
from accounts.permissions import Role
from coordination.network.models import Organisation
from desk.demo.world import World
from offers.registration.models import VALIDITY, Registration


def build(world: World) -> None:
    _waiting(world)
    Registration.objects.create(
        district=world.district, organisation_name="Schachfreunde Erlenbrück",
        full_name="Piotr Nowak", email="piotr.nowak@schachfreunde.example",
        token_hash=hash_secret("demo:unbestaetigt"), expires_at=timezone.now() + VALIDITY,
    )  # fmt: skip


def _waiting(world: World) -> None:
    """The name is nearly that of an organisation that is there already, as it happens."""
    organisation = Organisation.objects.create(
        district=world.district, name="Ukrainischer Kulturverein Lindtal", status=Organisation.Status.PENDING,
        municipality=world.municipalities["Lindtal"], phone="00000 73 48 12",
    )  # fmt: skip
    person = world.person("applicant", "Olena Kravets", Role.APPLICANT, organisation=organisation)
    world.remember("registration", Registration.objects.create(
        district=world.district, organisation_name=organisation.name, full_name=person.full_name,
        email=person.email, token_hash=hash_secret("demo:bestaetigt"), expires_at=timezone.now(),
        state=Registration.State.WAITING, confirmed_at=dt.datetime(2026, 3, 1, 19, 40, tzinfo=BERLIN),
        user=person, organisation=organisation,
    ))  # fmt: skip
