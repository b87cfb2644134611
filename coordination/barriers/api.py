"""The register of barriers for programs: reading and reporting."""

from typing import Any

from rest_framework import serializers

from accounts.clock import today
from accounts.districts.models import Municipality
from coordination.barriers.models import Barrier
from coordination.barriers.services import raise_barrier, update_barrier
from desk.api.serializers import DoorRelatedField
from desk.api.views import DoorViewSet


class BarrierSerializer(serializers.ModelSerializer):
    """A barrier without its sightings: those are numbers of class S2."""

    number = serializers.CharField(read_only=True)
    municipality = DoorRelatedField(model=Municipality, required=False, allow_null=True)
    groups = serializers.ListField(
        child=serializers.ChoiceField(choices=Barrier.Group.choices), required=False
    )

    class Meta:
        model = Barrier
        fields = [
            "id",
            "number",
            "title",
            "description",
            "municipality",
            "field_of_action",
            "kind",
            "groups",
            "level",
            "status",
            "status_since",
            "seen_on",
            "solved_on",
            "version",
        ]
        read_only_fields = ["id", "number", "status", "status_since", "solved_on", "version"]


class BarrierViewSet(DoorViewSet):
    """Barriers to participation; texts that name somebody are refused with 400."""

    model = Barrier
    resource = "barrier"
    serializer_class = BarrierSerializer
    filters = {
        "status": "status",
        "kind": "kind",
        "level": "level",
        "field_of_action": "field_of_action",
        "municipality": "municipality__ags",
        "seen_from": "seen_on__gte",
        "seen_until": "seen_on__lte",
    }
    ordering = {"seen_on": "seen_on", "title": "title"}
    default_ordering = "-seen_on"
    search = True

    def create_with(self, serializer: Any, user: Any) -> Barrier:
        own = [m.organisation for m in user.acting_memberships if m.role == "N"]
        reporter = {"reported_by": own[0]} if own and "K" not in user.roles else {}
        return raise_barrier(
            district=user.acting_district, today=today(), by=user, **reporter, **serializer.validated_data
        )

    def update_with(self, row: Any, serializer: Any, user: Any, version: int) -> Barrier:
        return update_barrier(row, fields=serializer.validated_data, today=today(), version=version, by=user)


ROUTES = [("barriers", BarrierViewSet)]
