"""The own dates across all committees for programs; reading only."""

from typing import Any

from rest_framework import serializers

from accounts.clock import today
from committees.meetings.models import Meeting
from committees.mine.selectors import my_meetings, reply_of
from desk.api.views import DoorViewSet


class MyMeetingSerializer(serializers.ModelSerializer):
    """A date with what the person answered to the invitation."""

    committee_name = serializers.CharField(source="committee.name", read_only=True)
    my_reply = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields = [
            "id",
            "committee",
            "committee_name",
            "number",
            "state",
            "starts_at",
            "ends_at",
            "location",
            "my_reply",
            "version",
        ]
        read_only_fields = fields

    def get_my_reply(self, row: Meeting) -> str:
        return reply_of(row)


class MyMeetingViewSet(DoorViewSet):
    """Dates of all committees in which the person has a role or a seat."""

    model = Meeting
    resource = "meeting"
    serializer_class = MyMeetingSerializer
    filters = {
        "committee": "committee",
        "state": "state",
        "from": "starts_at__gte",
        "until": "starts_at__lte",
    }
    ordering = {"starts_at": "starts_at"}

    def rows(self, user: Any) -> Any:
        return my_meetings(user, today())


ROUTES = [("my-meetings", MyMeetingViewSet)]
