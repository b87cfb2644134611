"""Read the outlines of a district's municipalities from a GeoJSON file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.districts.selectors import district_by_slug
from accounts.refusals import Refusal
from offers.places.geojson import read_outlines
from offers.places.services import store_outlines


class Command(BaseCommand):
    help = (
        "Reads outlines of municipalities for the maps of the public pages: GeoJSON in WGS84 with the key „ags“, "
        "for example VG5000 of the Bundesamt für Kartographie und Geodäsie. All or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="GeoJSON file")
        parser.add_argument("--district", required=True, help="short name in addresses, e.g. auental")
        parser.add_argument(
            "--credit", required=True, help="the note the licence wants, e.g. '© GeoBasis-DE / BKG 2021'"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        district = district_by_slug(options["district"])
        if district is None:
            raise CommandError(f"Den Kreis „{options['district']}“ gibt es nicht.")
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(
                f"Die Datei {options['file']} lässt sich nicht lesen: {error.strerror}."
            ) from error
        try:
            outlines = read_outlines(data, ags_of_district=district.ags)
            number, missing = store_outlines(district=district, outlines=outlines, credit=options["credit"])
        except Refusal as error:
            raise CommandError(f"Nichts übernommen. {error.message}") from error
        self.stdout.write(f"{district}: {number} Umrisse übernommen.")
        if missing:
            self.stdout.write(f"Ohne Umriss: {', '.join(missing)}.")
