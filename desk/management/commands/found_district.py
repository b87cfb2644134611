"""The first command of a real installation: a district and the invitation of its first administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.districts.models import District, Land
from accounts.refusals import Refusal
from desk.administration.founding import found_district

FIELDS = ("ags", "slug", "name", "kind", "land")


class Command(BaseCommand):
    help = "Creates a district and invites its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ags", required=True, help="official key of the district, five digits")
        parser.add_argument("--slug", required=True, help="short name in addresses, e.g. auental")
        parser.add_argument("--name", required=True, help="e.g. 'Landkreis Auental'")
        parser.add_argument("--kind", default=District.Kind.RURAL, choices=District.Kind.values)
        parser.add_argument("--land", required=True, choices=Land.values)
        parser.add_argument("--admin-email", required=True)
        parser.add_argument("--admin-name", required=True)
        parser.add_argument(
            "--operator-email",
            default="",
            help="the platform person in whose name this happens; made at the very first time",
        )
        parser.add_argument(
            "--print-link", action="store_true", help="print the link once instead of sending it by mail"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = found_district(
                values={name: options[name] for name in FIELDS},
                email=options["admin_email"],
                full_name=options["admin_name"],
                operator=options["operator_email"],
                send=not options["print_link"],
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"{done.district} is there. The invitation is valid for seven days.")
        if options["print_link"]:
            self.stdout.write(f"Shown this once, hand it over in person:\n{done.link}")
        else:
            self.stdout.write(f"It goes to {done.invitation.email} through the outbox.")
