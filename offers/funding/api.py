"""Programmes and grants for programs, to read."""

from rest_framework import serializers

from desk.api.views import DoorViewSet
from offers.funding.models import FundingPeriod, FundingProgramme


class ProgrammeSerializer(serializers.ModelSerializer):
    """A programme without its internal rules of proof."""

    class Meta:
        model = FundingProgramme
        fields = [
            "id", "name", "funder", "level", "legal_basis", "max_share_percent", "own_share_min_percent",
            "target_group_binding", "forbids_opening", "is_closed", "version",
        ]  # fmt: skip


class PeriodSerializer(serializers.ModelSerializer):
    """A grant with its sums, for those who may see them."""

    class Meta:
        model = FundingPeriod
        fields = [
            "id", "programme", "grantee", "title", "file_number", "period_start", "period_end", "total_cost",
            "grant_amount", "own_share", "third_party_share", "notional_share", "financing_type", "status",
            "posts", "predecessor", "version",
        ]  # fmt: skip


class ProgrammeViewSet(DoorViewSet):
    """Programmes of the district."""

    model = FundingProgramme
    resource = "funding_programme"
    serializer_class = ProgrammeSerializer
    fast_list = True
    search = True
    filters = {"level": "level", "binding": "target_group_binding"}
    ordering = {"name": "name"}
    default_ordering = "name"


class PeriodViewSet(DoorViewSet):
    """Grants: all of the district for the coordination, the own ones for an organisation."""

    model = FundingPeriod
    resource = "funding_period"
    serializer_class = PeriodSerializer
    fast_list = True
    search = True
    filters = {
        "status": "status",
        "programme": "programme",
        "grantee": "grantee",
        "ends_from": "period_end__gte",
        "ends_until": "period_end__lte",
    }
    ordering = {"period_end": "period_end", "title": "title"}
    default_ordering = "period_end"


ROUTES = [("funding-programmes", ProgrammeViewSet), ("funding-periods", PeriodViewSet)]
