"""Reading series of meetings."""

from django.db.models import QuerySet

from committees.meetings.series.models import MeetingSeries


def series_rows() -> QuerySet[MeetingSeries]:
    """Series with what their page shows, to be fetched through the door."""
    return MeetingSeries.objects.select_related("committee", "committee__district")
