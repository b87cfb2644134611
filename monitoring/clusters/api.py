"""Runs for programs: facts in the list, all districts with their values in the single run."""

from typing import Any

from rest_framework import serializers

from desk.api.views import DoorViewSet
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.selectors import run_rows, runs_with_assignments
from monitoring.clusters.study import REBUILT


class ClusterRunSerializer(serializers.ModelSerializer):
    """Facts of a run. `features`: the seven indicators with year, weight, mean and deviation."""

    notice = serializers.SerializerMethodField(help_text="What the assignment is and what it is not.")

    class Meta:
        model = ClusterRun
        fields = [
            "id",
            "sequence",
            "edition",
            "areas_on",
            "method",
            "started_from",
            "features",
            "labels",
            "sizes",
            "start",
            "centroids",
            "iterations",
            "inertia",
            "left_out",
            "data_hash",
            "made_at",
            "notice",
        ]
        read_only_fields = fields

    def get_notice(self, run: ClusterRun) -> str:
        return str(REBUILT)


class AssignmentSerializer(serializers.ModelSerializer):
    """One district of a run."""

    class Meta:
        model = ClusterAssignment
        fields = [
            "ags",
            "name",
            "label",
            "second_label",
            "distance",
            "second_distance",
            "values",
            "z_values",
            "distances",
            "ward_label",
            "many_label",
        ]
        read_only_fields = fields


class ClusterRunWithDistrictsSerializer(ClusterRunSerializer):
    """The same with where every district ended and what other methods give."""

    assignments = AssignmentSerializer(many=True, read_only=True)

    class Meta(ClusterRunSerializer.Meta):
        fields = [*ClusterRunSerializer.Meta.fields, "comparison", "assignments"]
        read_only_fields = fields


class ClusterRunViewSet(DoorViewSet):
    """Runs of the cluster analysis, read only: people ask for them, nobody changes them."""

    model = ClusterRun
    resource = "cluster_run"
    serializer_class = ClusterRunSerializer
    filters = {"method": "method", "edition": "edition", "number": "sequence"}
    ordering = {"number": "sequence", "made_at": "made_at"}
    default_ordering = "-number"
    search = True

    def rows(self, user: Any) -> Any:
        if getattr(self, "action", "") == "retrieve":
            return runs_with_assignments(user)
        return run_rows(user, "V")

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        is_single = self.action == "retrieve"
        return ClusterRunWithDistrictsSerializer if is_single else ClusterRunSerializer


ROUTES = [("cluster-runs", ClusterRunViewSet)]
