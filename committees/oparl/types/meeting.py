"""Meeting: a sitting with its agenda, invitation and published minutes; never who was there.

Each board of a joint session keeps an object of its own that names only this board; why: decision 0006.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from committees.meetings.joint.selectors import joined_words
from committees.meetings.models import Meeting, MinutesCorrection
from committees.oparl.addresses import object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, moment, moment_or_none, said
from committees.oparl.sources import Sources
from committees.oparl.types import agenda_item, file, location
from desk.mail.services import absolute_url

State = Meeting.State
#: The meetings of the other boards that it is held with.
HELD_WITH = "teilhabenetz:heldWith"


def build(sources: Sources) -> Iterator[Draft]:
    """Public meetings of the exported committees. `participant` stays out: nobody agreed to that list."""
    for meeting in sources.meetings:
        fields = {
            "name": joined_words(f"{meeting.committee.name}, {meeting.title}", _partners(sources, meeting)),
            "meetingState": state_words(meeting),
            "cancelled": meeting.state == State.CANCELLED,
            "start": moment(meeting.starts_at),
            # Of a meeting held the end as it was; of one to come the end as it is planned.
            "end": moment_or_none(meeting.closed_at if meeting.is_held else meeting.ends_at),
            "organization": [object_url(Kind.ORGANIZATION, meeting.committee_id)],
            "web": _web(sources, meeting),
            HELD_WITH: [object_url(Kind.MEETING, row.pk) for row in _partners(sources, meeting)],
        }
        yield Draft(
            Kind.MEETING,
            meeting.pk,
            said(fields),
            _parts(sources, meeting),
            organization=meeting.committee_id,
        )


def _partners(sources: Sources, meeting: Meeting) -> list[Meeting]:
    """Those that stand in the interface themselves."""
    return [row for row in meeting.known_partners if row.committee_id in sources.committee_keys]


def state_words(meeting: Meeting) -> str:
    """The three words of the specification; held once the minutes are signed."""
    if meeting.state == State.MINUTED:
        return "durchgeführt"
    return "eingeladen" if meeting.is_invited or meeting.is_running or meeting.is_held else "terminiert"


def _parts(sources: Sources, meeting: Meeting) -> dict[str, Draft | list[Draft] | None]:
    back = {"meeting": [object_url(Kind.MEETING, meeting.pk)]}
    minutes = sources.minutes.get(meeting.pk)
    label = f"{meeting.committee.name}, {meeting.title}"
    items = [
        agenda_item.of_item(sources, item, order) for order, item in enumerate(sources.items[meeting.pk])
    ]
    told = enumerate(sources.circulated.get(meeting.pk, ()), start=len(items))
    return {
        "location": location.of_meeting(meeting),
        "invitation": file.of_document(
            sources.invitations.get(meeting.pk), name=f"Einladung, {label}", sums=sources.sums, back=back
        ),
        "resultsProtocol": file.of_document(
            minutes.document if minutes else None,
            name=f"Niederschrift, {label}",
            sums=sources.sums,
            back=back,
        ),
        "auxiliaryFile": [_note(meeting, row, back) for row in sources.corrections.get(meeting.pk, ())],
        "agendaItem": items
        + [agenda_item.of_circulation(meeting.pk, key, row, order) for order, (key, row) in told],
    }


def _note(meeting: Meeting, row: MinutesCorrection, back: dict[str, Any]) -> Draft:
    """A correction lies beside the minutes, which stay as they were signed."""
    day = f"{row.noted_on:%d.%m.%Y}"
    return file.of_text(
        row.pk,
        f"Berichtigungsvermerk vom {day}, {meeting.committee.name}, {meeting.title}",
        f"Berichtigungsvermerk vom {day} zur Niederschrift, {meeting.title}\n\n{row.text}",
        file_name=f"Berichtigungsvermerk-{row.noted_on:%Y-%m-%d}.txt",
        day=row.noted_on,
        back=back,
    )


def _web(sources: Sources, meeting: Meeting) -> str:
    where = {"district_slug": sources.district.slug, "pk": meeting.pk}
    return absolute_url(reverse("committees:public-meeting", kwargs=where))
