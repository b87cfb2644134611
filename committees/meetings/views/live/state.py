"""Opening, interrupting and closing a meeting from its live page."""

from uuid import UUID

from django.http import HttpResponse

from accounts.requests import SignedInRequest
from committees.meetings.models import Meeting
from committees.meetings.services.conduct import (
    close_meeting,
    doubt_quorum,
    interrupt_meeting,
    open_meeting,
    resume_meeting,
)
from committees.meetings.views.live.entry import at_of, attempt, ended, entry, meeting_to_conduct, of_meeting


@entry(of_meeting)
def meeting_state(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Open, interrupt, resume, close."""
    meeting = meeting_to_conduct(request, pk)
    services = {
        "oeffnen": open_meeting,
        "unterbrechen": interrupt_meeting,
        "fortsetzen": resume_meeting,
        "schliessen": close_meeting,
        "bezweifeln": doubt_quorum,
    }
    service = services.get(request.POST.get("tun", ""), open_meeting)
    answer = attempt(
        request, meeting, lambda: service(meeting=meeting, at=at_of(request, meeting), by=request.user)
    )
    meeting.refresh_from_db()
    if meeting.state == Meeting.State.CLOSED:
        return answer if answer.status_code == 409 else ended(request, meeting)
    return answer
