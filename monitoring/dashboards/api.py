"""The state of the work for programs: the same figures as on the page, and only those the person may list."""

from typing import Any

from django.core.exceptions import PermissionDenied
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts import clock
from desk.api.errors import ErrorSerializer
from desk.api.renderers import QuickJSONRenderer
from desk.api.throttling import PersonThrottle
from monitoring.dashboards.health import tiles_of
from monitoring.dashboards.reach import sees_whole


class HealthFigureSerializer(serializers.Serializer):
    """One figure. `part` of `whole` is what the list holds; `percent`: the share that is as it should be, whole
    percent, null where the figure is the count. `is_met`: whether it reaches its target, null without one."""

    key = serializers.CharField()
    title = serializers.CharField()
    part = serializers.IntegerField()
    whole = serializers.IntegerField()
    percent = serializers.IntegerField(allow_null=True)
    target = serializers.CharField(allow_blank=True)
    is_met = serializers.BooleanField(allow_null=True)
    sentence = serializers.CharField()
    url = serializers.CharField(help_text="Address of the list behind the figure.")


class HealthSerializer(serializers.Serializer):
    """All figures of a day."""

    day = serializers.DateField()
    figures = HealthFigureSerializer(many=True)


class DistrictHealthViewSet(GenericViewSet):
    """The state of the work in the district today."""

    serializer_class = HealthSerializer
    pagination_class = None
    renderer_classes = [QuickJSONRenderer]
    throttle_classes = [PersonThrottle]

    @extend_schema(
        responses={200: HealthSerializer} | dict.fromkeys((401, 403, 429), ErrorSerializer),
        operation_id="district_health",
    )
    def list(self, request: Request) -> Response:
        user: Any = request.user
        if not sees_whole(user, "indicator"):
            raise PermissionDenied
        today = clock.today()
        return Response(HealthSerializer({"day": today, "figures": tiles_of(user, today)}).data)


ROUTES = [("district-health", DistrictHealthViewSet)]
