"""What the committees add to the pages of a barrier and of an organisation."""

from typing import Any

from django.utils.translation import gettext as _

from committees.meetings.selectors import items_about, seats_of_organisation
from committees.papers.selectors import resolutions_adopting
from coordination.barriers.models import Barrier
from coordination.barriers.thread import Station
from coordination.network.models import Organisation
from coordination.network.sections import HubSection


def stations(barrier: Barrier, user: Any) -> list[Station]:
    """On which agendas the barrier stands or stood, and what was resolved."""
    found = []
    for item in items_about(barrier, user):
        meeting = item.meeting
        step = "done" if item.is_done else "now"
        found.append(
            Station(
                "agenda",
                f"{meeting}, {item.number}",
                item.get_absolute_url(),
                str(item.get_state_display()),
                step,
            )
        )
        found += [_resolution(vote.resolution) for vote in item.votes.all() if hasattr(vote, "resolution")]
    told = {station.url for station in found}
    adopted = [_resolution(row) for row in resolutions_adopting(barrier, user)]
    return found + [station for station in adopted if station.url not in told]


def _resolution(row: Any) -> Station:
    return Station("resolution", row.number, row.get_absolute_url(), row.title, "done")


def sections(organisation: Organisation, user: Any) -> list[HubSection]:
    """The seats to which the organisation sends somebody."""
    seats = seats_of_organisation(organisation, user)
    if not seats:
        return []
    return [
        HubSection(
            "gremien",
            _("Sitze in Gremien"),
            len(seats),
            "committees/roster/_organisation_seats.html",
            {"seats": seats},
        )
    ]
