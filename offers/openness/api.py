"""Openness for programs: the counts of today, and those with which each month began."""

from typing import Any

from django.core.exceptions import PermissionDenied
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts import clock
from accounts.doors import visible_rows
from desk.api.errors import ErrorSerializer
from desk.api.renderers import QuickJSONRenderer
from desk.api.throttling import PersonThrottle
from desk.api.views import DoorViewSet
from desk.lists.selectors import has_right
from offers.openness.choices import Dimension
from offers.openness.counting import Doors
from offers.openness.models import OpennessSnapshot
from offers.openness.selectors import census_today, snapshots_of


class LineSerializer(serializers.Serializer):
    """Offers of one line behind the three doors; `share` is whole percent open to everybody, null of none."""

    dimension = serializers.ChoiceField(choices=Dimension.choices)
    key = serializers.CharField(allow_blank=True)
    open = serializers.IntegerField()
    on_request = serializers.IntegerField()
    target_group = serializers.IntegerField()
    total = serializers.IntegerField()
    share = serializers.IntegerField(allow_null=True)
    low_threshold = serializers.IntegerField()


class TodaySerializer(serializers.Serializer):
    """All lines of a day. An offer counts once in `all`, `place` and `provider`, and in each of its fields."""

    day = serializers.DateField()
    lines = LineSerializer(many=True)


class SnapshotSerializer(serializers.ModelSerializer):
    """One line of a month."""

    class Meta:
        model = OpennessSnapshot
        fields = ["id", "month", "taken_on", "dimension", "key", "open", "on_request", "target_group"]


class OpennessViewSet(GenericViewSet):
    """How open the offers of the district are today: what anyone can read in the public list."""

    serializer_class = TodaySerializer
    pagination_class = None
    renderer_classes = [QuickJSONRenderer]
    throttle_classes = [PersonThrottle]

    @extend_schema(
        responses={200: TodaySerializer} | dict.fromkeys((401, 403, 429), ErrorSerializer),
        operation_id="openness_today",
    )
    def list(self, request: Request) -> Response:
        user: Any = request.user
        if not has_right(user, "offer_statistics", "L"):
            raise PermissionDenied
        census = census_today(user.acting_district)
        lines = [
            _line(dimension, key, doors)
            for dimension in Dimension
            for key, doors in _sorted(census, dimension)
        ]
        return Response(TodaySerializer({"day": clock.today(), "lines": lines}).data)


class SnapshotViewSet(DoorViewSet):
    """The counts with which each month began; never written anew."""

    model = OpennessSnapshot
    resource = "offer_statistics"
    serializer_class = SnapshotSerializer
    fast_list = True
    filters = {"dimension": "dimension", "key": "key", "from": "month__gte", "until": "month__lte"}
    ordering = {"month": "month"}
    default_ordering = "month"

    def rows(self, user: Any) -> Any:
        if getattr(self, "action", "") == "retrieve":
            return visible_rows(OpennessSnapshot, user)
        return snapshots_of(user)


def _sorted(census: Any, dimension: str) -> Any:
    return sorted(
        {"": census.doors}.items() if dimension == Dimension.ALL else census.lines(dimension).items()
    )


def _line(dimension: str, key: str, doors: Doors) -> dict[str, Any]:
    return {
        "dimension": dimension,
        "key": key,
        "open": doors.open,
        "on_request": doors.on_request,
        "target_group": doors.target_group,
        "total": doors.total,
        "share": doors.share,
        "low_threshold": doors.low,
    }


ROUTES = [("openness", OpennessViewSet), ("openness-months", SnapshotViewSet)]
