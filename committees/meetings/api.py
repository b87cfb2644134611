"""Committees, meetings with their public agenda, and public resolutions for programs; reading only."""

from typing import Any

from rest_framework import serializers

from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_rows, published_items
from committees.papers.models import Resolution
from committees.papers.selectors import resolution_rows
from committees.roster.api import RuleProfileViewSet, TermViewSet
from committees.roster.models import Committee
from desk.api.views import DoorViewSet


class CommitteeSerializer(serializers.ModelSerializer):
    """A committee without its people."""

    class Meta:
        model = Committee
        fields = [
            "id",
            "name",
            "short_name",
            "slug",
            "format",
            "status",
            "purpose",
            "legal_basis",
            "legal_basis_on",
            "statutory_seats",
            "statutory_voting_seats",
            "is_public_default",
            "version",
        ]
        read_only_fields = fields


class CommitteeViewSet(DoorViewSet):
    """Bodies of the network."""

    model = Committee
    resource = "committee"
    serializer_class = CommitteeSerializer
    filters = {"format": "format", "status": "status"}
    ordering = {"name": "name"}
    search = True


class PublicItemSerializer(serializers.Serializer):
    """A line of the agenda: of a non-public item only its number and neutral title."""

    number = serializers.CharField()
    title = serializers.CharField(source="shown_title")
    public = serializers.BooleanField(source="is_public")
    state = serializers.CharField()


class MeetingSerializer(serializers.ModelSerializer):
    """A meeting with the agenda everybody may read.

    Meetings of several committees held as one have the same `joint`; one of them leads.
    """

    agenda = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields = [
            "id",
            "committee",
            "number",
            "kind",
            "form",
            "state",
            "starts_at",
            "ends_at",
            "location",
            "is_public",
            "joint",
            "leads",
            "continues",
            "agenda",
            "version",
        ]
        read_only_fields = fields

    def get_agenda(self, meeting: Meeting) -> list[dict[str, Any]]:
        return list(PublicItemSerializer(published_items(meeting), many=True).data)


class MeetingViewSet(DoorViewSet):
    """Meetings; the non-public part of an agenda is not in the interface."""

    model = Meeting
    resource = "meeting"
    serializer_class = MeetingSerializer
    filters = {
        "committee": "committee",
        "state": "state",
        "from": "starts_at__date__gte",
        "until": "starts_at__date__lte",
    }
    ordering = {"starts_at": "starts_at"}

    def rows(self, user: Any) -> Any:
        return meeting_rows(user, "V").prefetch_related("items")


class ResolutionSerializer(serializers.ModelSerializer):
    """A public resolution with its vote."""

    yes = serializers.IntegerField(source="vote.yes", read_only=True, allow_null=True)
    no = serializers.IntegerField(source="vote.no", read_only=True, allow_null=True)
    abstain = serializers.IntegerField(source="vote.abstain", read_only=True, allow_null=True)
    figures = serializers.CharField(read_only=True)

    class Meta:
        model = Resolution
        fields = [
            "id",
            "number",
            "committee",
            "meeting",
            "title",
            "text",
            "decided_on",
            "responsible",
            "due_on",
            "yes",
            "no",
            "abstain",
            "figures",
            "version",
        ]
        read_only_fields = fields

    def to_representation(self, instance: Resolution) -> dict[str, Any]:
        """Where nothing was counted no figure is given."""
        values = super().to_representation(instance)
        if instance.vote is None or not instance.vote.is_counted:
            values |= dict.fromkeys(("yes", "no", "abstain"))
        return values


class ResolutionViewSet(DoorViewSet):
    """The register of resolutions, public part."""

    model = Resolution
    resource = "resolution"
    serializer_class = ResolutionSerializer
    filters = {
        "committee": "committee",
        "decided_from": "decided_on__gte",
        "decided_until": "decided_on__lte",
    }
    ordering = {"decided_on": "decided_on"}
    search = True

    def rows(self, user: Any) -> Any:
        return resolution_rows(user, "V").filter(is_public=True)


ROUTES = [
    ("committees", CommitteeViewSet),
    ("terms", TermViewSet),
    ("rule-profiles", RuleProfileViewSet),
    ("meetings", MeetingViewSet),
    ("resolutions", ResolutionViewSet),
]
