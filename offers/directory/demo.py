"""Two mistakes that visitors found on the weekend before the demo's Monday."""

import datetime as dt

from desk.demo.world import World
from offers.directory.choices import Mistake
from offers.directory.services import close_report, report_mistake

REPORTS = (
    ("Begegnungscafé Erlenbrück", Mistake.TIMES, "Am Samstag war zu. An der Tür steht: erst um 15 Uhr.", 1),
    ("Mieterberatung vor Ort", Mistake.CONTACT, "Unter der Nummer meldet sich ein Fax.", 12),
)


def build(world: World) -> None:
    for title, mistake, text, days in REPORTS:
        offer = world[f"offer:{title}"]
        report = report_mistake(
            offer_id=offer.pk, mistake=mistake, text=text, today=world.today - dt.timedelta(days=days)
        )
        if days > 7:
            close_report(report, today=world.today - dt.timedelta(days=5), by=world.people["coordinator"])
