"""Concepts, measures and progress for programs: reading everything, writing measures and progress."""

from typing import Any

from django.core.exceptions import PermissionDenied
from rest_framework import serializers

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible
from coordination.network.fields import FieldOfAction
from coordination.network.models import Organisation
from desk.api.serializers import DoorRelatedField
from desk.api.views import DoorViewSet
from monitoring.concept.models import Concept, Goal, Measure, Milestone, ProgressEntry
from monitoring.concept.selectors.concepts import concept_rows, goals_in
from monitoring.concept.selectors.measures import may_report, measure_rows, progress_rows
from monitoring.concept.services import create_measure, report_progress, update_measure


class GoalSerializer(serializers.ModelSerializer):
    """A goal within its concept."""

    field_of_action = serializers.CharField(source="field.code", read_only=True)

    class Meta:
        model = Goal
        fields = ["id", "number", "level", "parent", "field_of_action", "title", "promised"]
        read_only_fields = fields


class ConceptSerializer(serializers.ModelSerializer):
    """A version of the concept."""

    class Meta:
        model = Concept
        fields = [
            "id", "kind", "title", "year", "term_start", "term_end", "decided_by", "decision_number", "decided_on",
            "understanding", "position", "key_words", "orientation", "status", "status_since", "predecessor", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ConceptWithGoalsSerializer(ConceptSerializer):
    """The same with its goals."""

    goals = serializers.SerializerMethodField()

    class Meta(ConceptSerializer.Meta):
        fields = [*ConceptSerializer.Meta.fields, "goals"]
        read_only_fields = fields

    def get_goals(self, concept: Concept) -> list[dict[str, Any]]:
        return [dict(row) for row in GoalSerializer(goals_in(concept), many=True).data]


class ConceptViewSet(DoorViewSet):
    """Concepts, read only: the council decides on them, and people enter them."""

    model = Concept
    resource = "concept"
    serializer_class = ConceptSerializer
    filters = {"status": "status", "year": "year", "decided_from": "decided_on__gte"}
    ordering = {"term_start": "term_start", "year": "year"}
    default_ordering = "-term_start"
    search = True

    def rows(self, user: Any) -> Any:
        return concept_rows(user, "V")

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return ConceptWithGoalsSerializer if self.action == "retrieve" else ConceptSerializer


class MeasureSerializer(serializers.ModelSerializer):
    """A measure as anyone may see it who sees it at all: no money, no person, no report."""

    concept = DoorRelatedField(model=Concept)
    goal = DoorRelatedField(model=Goal, required=False, allow_null=True)
    organisation = DoorRelatedField(model=Organisation, required=False, allow_null=True)
    field_of_action = serializers.ChoiceField(choices=FieldOfAction.choices, required=False)
    code = serializers.CharField(required=False, allow_blank=True, max_length=12)

    class Meta:
        model = Measure
        fields = [
            "id", "concept", "goal", "code", "title", "description", "field_of_action", "kind", "audience",
            "organisation", "office", "starts_on", "ends_on", "status", "status_since", "status_reason", "is_public",
            "indicator_name", "indicator_unit", "baseline", "target", "actual", "measured_on", "version",
        ]  # fmt: skip
        read_only_fields = ["id", "status", "status_since", "status_reason", "version"]
        validators: list[Any] = []


class MeasureViewSet(DoorViewSet):
    """Measures of the concept; a measure without a goal needs a field of action."""

    model = Measure
    resource = "measure"
    serializer_class = MeasureSerializer
    filters = {
        "concept": "concept",
        "goal": "goal",
        "status": "status",
        "audience": "audience",
        "kind": "kind",
        "field_of_action": "field_of_action",
        "ends_from": "ends_on__gte",
        "ends_until": "ends_on__lte",
    }
    ordering = {"code": "code", "ends_on": "ends_on"}
    default_ordering = "code"
    search = True

    def rows(self, user: Any) -> Any:
        return measure_rows(user, "V")

    def create_with(self, serializer: Any, user: Any) -> Measure:
        given = dict(serializer.validated_data)
        concept = fetch_allowed(Concept, user, "U", pk=given.pop("concept").pk)
        if not given.get("goal"):
            given.setdefault("field_of_action", "")
        return create_measure(concept=concept, today=today(), by=user, **given)

    def update_with(self, row: Any, serializer: Any, user: Any, version: int) -> Measure:
        given = {key: value for key, value in serializer.validated_data.items() if key != "concept"}
        return update_measure(row, fields=given, version=version, by=user)


class ProgressSerializer(serializers.ModelSerializer):
    """One report on a measure."""

    measure = DoorRelatedField(model=Measure)
    milestone = DoorRelatedField(model=Milestone, required=False, allow_null=True)

    class Meta:
        model = ProgressEntry
        fields = [
            "id", "measure", "organisation", "reported_on", "state", "percent", "milestone", "sentence"
        ]  # fmt: skip
        read_only_fields = ["id", "organisation", "reported_on"]


class ProgressViewSet(DoorViewSet):
    """What was reported on measures; a report stands as it was given."""

    model = ProgressEntry
    resource = "measure_progress"
    serializer_class = ProgressSerializer
    filters = {"measure": "measure", "state": "state", "reported_from": "reported_on__gte"}
    ordering = {"reported_on": "reported_on"}
    default_ordering = "-reported_on"

    def rows(self, user: Any) -> Any:
        return progress_rows(user)

    def create_with(self, serializer: Any, user: Any) -> ProgressEntry:
        given = dict(serializer.validated_data)
        measure = fetch_visible(Measure, user, pk=given.pop("measure").pk)
        if not may_report(user, measure):
            raise PermissionDenied
        own = [m.organisation for m in user.acting_memberships if m.organisation_id]
        return report_progress(measure, today=today(), by=user, organisation=own[0] if own else None, **given)


ROUTES = [("concepts", ConceptViewSet), ("measures", MeasureViewSet), ("measure-progress", ProgressViewSet)]
