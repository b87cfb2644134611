"""Dates for programs, to read: when, where, how many places. No sign-ups, no cards."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from desk.api.views import DoorViewSet
from offers.participation.models import Session
from offers.participation.selectors import session_rows


class SessionSerializer(serializers.ModelSerializer):
    """A date. `places`: null when nobody counts them; `taken`: places that are promised."""

    places = serializers.IntegerField(source="capacity", read_only=True, allow_null=True)
    taken = serializers.IntegerField(source="held", read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    module = serializers.CharField(source="module.code", read_only=True, default=None, allow_null=True)

    class Meta:
        model = Session
        fields = [
            "id", "offer", "starts_at", "ends_at", "place", "module", "places", "taken", "waiting",
            "cancelled_at", "cancelled_reason", "version",
        ]  # fmt: skip


class SessionViewSet(DoorViewSet):
    """Dates of offers: all of the district for the coordination, else the published and the own ones."""

    model = Session
    resource = "offer_session"
    serializer_class = SessionSerializer
    filters = {"offer": "offer", "starts_from": "starts_at__gte", "starts_until": "starts_at__lte"}
    ordering = {"starts_at": "starts_at"}
    default_ordering = "starts_at"

    def rows(self, user: Any) -> QuerySet[Session]:
        return session_rows(user, "V")


ROUTES = [("offer-sessions", SessionViewSet)]
