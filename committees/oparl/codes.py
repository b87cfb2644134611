"""The twelve types of OParl 1.1 and the lists of a body."""

from django.db import models

SCHEMA = "https://schema.oparl.org/1.1/"


class Kind(models.TextChoices):
    """A type of OParl: how it is written in addresses, and its name in the specification."""

    SYSTEM = "system", "System"
    BODY = "body", "Body"
    LEGISLATIVE_TERM = "legislativeterm", "LegislativeTerm"
    ORGANIZATION = "organization", "Organization"
    PERSON = "person", "Person"
    MEMBERSHIP = "membership", "Membership"
    MEETING = "meeting", "Meeting"
    AGENDA_ITEM = "agendaitem", "AgendaItem"
    PAPER = "paper", "Paper"
    CONSULTATION = "consultation", "Consultation"
    FILE = "file", "File"
    LOCATION = "location", "Location"

    @property
    def schema(self) -> str:
        """What stands in `type`."""
        return f"{SCHEMA}{self.label}"


#: The lists of a body: the last word of the address, what is in it, and its property in `Body`.
BODY_LISTS: dict[str, tuple[Kind, str]] = {
    "organizations": (Kind.ORGANIZATION, "organization"),
    "persons": (Kind.PERSON, "person"),
    "meetings": (Kind.MEETING, "meeting"),
    "papers": (Kind.PAPER, "paper"),
    "agendaitems": (Kind.AGENDA_ITEM, "agendaItem"),
    "consultations": (Kind.CONSULTATION, "consultation"),
    "files": (Kind.FILE, "file"),
    "locations": (Kind.LOCATION, "locationList"),
    "legislativeterms": (Kind.LEGISLATIVE_TERM, "legislativeTermList"),
    "memberships": (Kind.MEMBERSHIP, "membership"),
}
#: The lists of an organization.
ORGANIZATION_LISTS: dict[str, Kind] = {"meetings": Kind.MEETING, "consultations": Kind.CONSULTATION}
#: What `omit_internal=true` leaves out (specification, section on filters).
INTERNAL: dict[Kind, tuple[str, ...]] = {
    Kind.AGENDA_ITEM: ("auxiliaryFile",),
    Kind.MEETING: ("auxiliaryFile", "agendaItem"),
    Kind.PAPER: ("auxiliaryFile", "location"),
    Kind.PERSON: ("membership",),
    Kind.BODY: ("legislativeTerm",),
}
