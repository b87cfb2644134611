"""Location: the room of a meeting, the address of the body."""

from accounts.districts.models import District
from committees.meetings.models import Meeting
from committees.oparl.addresses import derived_key
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, said


def of_meeting(meeting: Meeting) -> Draft | None:
    """Where a meeting takes place; the same words are the same place. The dial-in is for members alone."""
    words = ", ".join(text for text in (meeting.location.strip(), meeting.location_note.strip()) if text)
    if not words:
        return None
    key = derived_key(meeting.district_id, Kind.LOCATION, words)
    return Draft(Kind.LOCATION, key, {"description": words})


def of_body(district: District) -> Draft | None:
    words = ", ".join(text for text in (district.office, district.street, district.city) if text)
    if not district.street:
        return None
    fields = {
        "description": words,
        "streetAddress": district.street,
        "postalCode": district.postcode,
        "locality": district.city,
    }
    return Draft(Kind.LOCATION, derived_key(district.pk, Kind.LOCATION, "body"), said(fields))
