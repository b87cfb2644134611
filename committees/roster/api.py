"""Terms and rules of committees for programs; reading only."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from committees.roster.models import RuleProfile, Term
from committees.roster.sheets import rule_groups
from committees.rules.catalogue import FIELDS
from desk.api.views import DoorViewSet


class RuleSerializer(serializers.Serializer):
    """One rule: its sentence, where it is written, from whom it comes, and whether that was checked."""

    key = serializers.CharField()
    name = serializers.CharField()
    sentence = serializers.CharField(source="words")
    citation = serializers.CharField(source="source")
    origin = serializers.CharField()
    is_checked = serializers.BooleanField()


class RuleProfileSerializer(serializers.ModelSerializer):
    """What holds for a committee from a day on: the values, and each rule as a sentence."""

    rules = serializers.SerializerMethodField()

    class Meta:
        model = RuleProfile
        fields = ["id", "committee", "valid_from", "valid_until", "template", *FIELDS, "rules", "version"]
        read_only_fields = fields

    @extend_schema_field(RuleSerializer(many=True))
    def get_rules(self, profile: RuleProfile) -> list[dict[str, Any]]:
        lines = [line for group in rule_groups(profile) for line in group.lines]
        return list(RuleSerializer(lines, many=True).data)


class RuleProfileViewSet(DoorViewSet):
    """Rules by committee and day; `valid_until` is the first day on which they do not hold any more."""

    model = RuleProfile
    resource = "committee"
    serializer_class = RuleProfileSerializer
    filters = {"committee": "committee", "from": "valid_from__gte", "until": "valid_from__lte"}
    ordering = {"valid_from": "valid_from"}

    def rows(self, user: Any) -> Any:
        return super().rows(user).select_related("committee")


class TermSerializer(serializers.ModelSerializer):
    """A term of office with the seats by the statute of its first day."""

    statutory_seats = serializers.IntegerField(source="seats_kept", read_only=True)
    voting_seats = serializers.IntegerField(source="votes_kept", read_only=True)

    class Meta:
        model = Term
        fields = ["id", "committee", "number", "starts_on", "ends_on", "statutory_seats", "voting_seats"]
        read_only_fields = fields


class TermViewSet(DoorViewSet):
    """Terms of office; both days belong to them, and their numbers of seats outlive a new statute."""

    model = Term
    resource = "committee"
    serializer_class = TermSerializer
    filters = {"committee": "committee", "from": "starts_on__gte", "until": "starts_on__lte"}
    ordering = {"starts_on": "starts_on"}

    def rows(self, user: Any) -> Any:
        return super().rows(user).select_related("committee")
