"""Fill an empty installation with the invented district "Landkreis Auental"."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.districts.selectors import district_by_slug
from accounts.signin.demo import PASSWORD, demo_people, enrol
from desk.demo.world import build_world


class Command(BaseCommand):
    help = "Baut den Demo-Kreis „Landkreis Auental“ auf (nur in eine leere Datenbank) und nennt die Zugänge."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Der Demo-Kreis entsteht nur mit DEMO=1, nie in einer echten Installation.")
        if district_by_slug("auental"):
            self.stdout.write("Der Demo-Kreis ist schon da.")
        else:
            self._build()
        self.stdout.write(
            f"\nZugänge, alle mit dem Passwort „{PASSWORD}“ (der Code steht auf der Anmeldeseite):"
        )
        for person in demo_people():
            self.stdout.write(f"  {person.email:<40} {person.role}, {person.district or 'Plattform'}")

    @transaction.atomic
    def _build(self) -> None:
        world = build_world()
        for path in settings.HOUSE.DEMO_BUILDERS:
            self.stdout.write(f"  {path.rsplit('.', 1)[0]} …")
            import_string(path)(world)
        for user in world.people.values():
            enrol(user)
