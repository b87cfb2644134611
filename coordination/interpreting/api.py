"""The slice for programs. No client, no private contact data; states change on the pages only."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from coordination.interpreting.models import BookingRequest, Interpreter
from coordination.interpreting.selectors import booking_rows, interpreter_rows
from desk.api.views import DoorViewSet


class BookingSerializer(serializers.ModelSerializer):
    class Meta:
        model = BookingRequest
        fields = [
            "id", "number", "pool", "requester", "language", "occasion", "mode", "starts_at", "ends_at",
            "municipality", "gender_wish", "status", "rejection_reason", "submitted_at", "version",
        ]  # fmt: skip
        read_only_fields = fields


class BookingViewSet(DoorViewSet):
    """Requests for interpreting that the token's person may see."""

    model = BookingRequest
    resource = "booking"
    serializer_class = BookingSerializer
    filters = {
        "status": "status",
        "language": "language",
        "occasion": "occasion",
        "municipality": "municipality__ags",
        "starts_from": "starts_at__gte",
        "starts_before": "starts_at__lt",
    }
    ordering = {"starts_at": "starts_at", "submitted_at": "submitted_at"}
    default_ordering = "starts_at"

    def rows(self, user: Any) -> QuerySet:
        return booking_rows(user)


class InterpreterSerializer(serializers.ModelSerializer):
    languages = serializers.SerializerMethodField()

    class Meta:
        model = Interpreter
        fields = [
            "id",
            "pool",
            "given_name",
            "family_name",
            "home",
            "modes",
            "status",
            "languages",
            "version",
        ]
        read_only_fields = fields

    def get_languages(self, person: Interpreter) -> list[dict[str, str]]:
        return [{"language": row.language, "level": row.level} for row in person.languages.all()]


class InterpreterViewSet(DoorViewSet):
    """Interpreters as dispatch sees them; how to reach them is not part of this interface."""

    model = Interpreter
    resource = "interpreter"
    serializer_class = InterpreterSerializer
    filters = {"status": "status", "language": "languages__language", "municipality": "home__ags"}
    ordering = {"family_name": "family_name"}
    default_ordering = "family_name"

    def rows(self, user: Any) -> QuerySet:
        return interpreter_rows(user)


ROUTES = [("bookings", BookingViewSet), ("interpreters", InterpreterViewSet)]
