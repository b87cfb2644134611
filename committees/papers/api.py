"""Public motions with their consultation chain for programs; reading only."""

from typing import Any

from rest_framework import serializers

from committees.papers.models import Consultation, Paper
from committees.papers.selectors import paper_rows
from desk.api.views import DoorViewSet


class ConsultationSerializer(serializers.ModelSerializer):
    """One stop; the words are those of OParl where it has them."""

    body = serializers.CharField(source="body_name", read_only=True)
    authoritative = serializers.BooleanField(read_only=True)

    class Meta:
        model = Consultation
        fields = [
            "id",
            "position",
            "committee",
            "body",
            "role",
            "authoritative",
            "agenda_item",
            "planned_on",
            "result",
            "decided_on",
            "text",
        ]
        read_only_fields = fields


class PaperSerializer(serializers.ModelSerializer):
    """A motion without the people behind it."""

    consultations = ConsultationSerializer(many=True, read_only=True)

    class Meta:
        model = Paper
        fields = [
            "id",
            "number",
            "kind",
            "committee",
            "title",
            "text",
            "wording",
            "reasons",
            "received_on",
            "state",
            "outcome",
            "decided_on",
            "decided_by",
            "decided_text",
            "consultations",
            "version",
        ]
        read_only_fields = fields


class PaperViewSet(DoorViewSet):
    """Motions, submissions and inquiries, public part, once they are handed in."""

    model = Paper
    resource = "paper"
    serializer_class = PaperSerializer
    filters = {
        "committee": "committee",
        "kind": "kind",
        "state": "state",
        "received_from": "received_on__gte",
        "received_until": "received_on__lte",
    }
    ordering = {"received_on": "received_on"}
    search = True

    def rows(self, user: Any) -> Any:
        return paper_rows(user, "V").filter(is_public=True).exclude(state=Paper.State.DRAFT)


ROUTES = [("papers", PaperViewSet)]
