"""Voluntary declarations after a change of keys or a restore (docs/operations.md)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts import clock
from committees.declarations.services import forget_restored, marked, renew_marks


class Command(BaseCommand):
    help = (
        "Freiwillige Angaben: zählt sie nach dem Schlüssel ihrer Kennzeichen. Mit --renew gelten sie sofort "
        "unter dem heutigen Schlüssel, mit --forget-restored werden nach dem Einspielen einer Sicherung alle gelöscht."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_mutually_exclusive_group()
        deeds.add_argument(
            "--renew", action="store_true", help="Kennzeichen erneuern, statt auf die Nacht zu warten."
        )
        deeds.add_argument(
            "--forget-restored",
            action="store_true",
            help="Alle löschen: Was seit der Sicherung zurückgenommen wurde, weiß niemand mehr.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.today()
        if options["forget_restored"]:
            self.stdout.write(f"{forget_restored(today=today)} gelöscht; die Mitglieder werden neu gefragt.")
            return
        if options["renew"]:
            self.stdout.write(f"{renew_marks(today=today)} erneuert.")
        found = marked(today=today)
        self.stdout.write(
            f"{found.current} unter dem heutigen Schlüssel, {found.former} unter einem früheren, "
            f"{found.lost} ohne Sitz oder Schlüssel (die nächste Nacht löscht sie)."
        )
