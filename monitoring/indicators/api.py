"""Indicators, their values and areas for programs, read only: values are read in or entered by people."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from desk.api.views import DoorViewSet
from monitoring.indicators.models import Area, Indicator, IndicatorValue
from monitoring.indicators.selectors.rows import api_indicator_rows, area_rows, value_rows


class BreakSerializer(serializers.Serializer):
    """From which year on figures are made in another way."""

    year = serializers.IntegerField()
    reason = serializers.CharField()


class IndicatorSerializer(serializers.ModelSerializer):
    """What an indicator means and where it comes from."""

    dimension = serializers.CharField(source="component.dimension.title", read_only=True)
    component = serializers.CharField(source="component.title", read_only=True)
    last_year = serializers.IntegerField(read_only=True, allow_null=True)
    breaks = BreakSerializer(many=True, read_only=True)
    keys: serializers.RelatedField = serializers.SlugRelatedField(slug_field="key", many=True, read_only=True)

    class Meta:
        model = Indicator
        fields = [
            "id", "code", "title", "short_title", "dimension", "component", "field", "is_lead", "kind", "unit",
            "decimals", "desired_direction", "unchanged_band", "aggregation", "weight_indicator", "dash_is_zero",
            "minimum", "maximum", "origin", "reference_day", "definition", "source", "licence", "attribution",
            "missing_people", "is_public", "last_year", "breaks", "keys", "version",
        ]  # fmt: skip
        read_only_fields = fields


class IndicatorValueSerializer(serializers.ModelSerializer):
    """One value; `value` is null where `sign` says why."""

    indicator_code = serializers.CharField(source="indicator.code", read_only=True)
    ags = serializers.CharField(source="area.ags", read_only=True)

    class Meta:
        model = IndicatorValue
        fields = [
            "id", "indicator", "indicator_code", "area", "ags", "time_text", "year", "edition", "group", "sex",
            "value", "sign", "cases", "is_active", "survey",
        ]  # fmt: skip
        read_only_fields = fields


class AreaSerializer(serializers.ModelSerializer):
    """An area by its official key; degrees of WGS 84."""

    class Meta:
        model = Area
        fields = ["id", "ags", "name", "kind", "level", "parent", "nuts", "longitude", "latitude", "version"]
        read_only_fields = fields


class IndicatorViewSet(DoorViewSet):
    """Indicators of the monitoring."""

    model = Indicator
    resource = "indicator"
    serializer_class = IndicatorSerializer
    filters = {
        "code": "code",
        "field": "field",
        "origin": "origin",
        "is_lead": "is_lead",
        "is_public": "is_public",
        "inkar": "keys__key",
    }
    ordering = {"code": "code", "title": "sort_title"}
    default_ordering = "code"
    search = True

    def rows(self, user: Any) -> QuerySet[Indicator]:
        return api_indicator_rows(user)


class IndicatorValueViewSet(DoorViewSet):
    """Values of indicators, all editions; `is_active=true` gives those that count."""

    model = IndicatorValue
    resource = "indicator"
    serializer_class = IndicatorValueSerializer
    filters = {
        "indicator": "indicator",
        "code": "indicator__code",
        "ags": "area__ags",
        "level": "area__level",
        "year": "year",
        "year_from": "year__gte",
        "year_until": "year__lte",
        "group": "group",
        "sex": "sex",
        "edition": "edition",
        "is_active": "is_active",
    }
    ordering = {"year": "year"}
    default_ordering = "-year"

    def rows(self, user: Any) -> QuerySet[IndicatorValue]:
        return value_rows(user)


class AreaViewSet(DoorViewSet):
    """Areas figures are given for."""

    model = Area
    resource = "area"
    serializer_class = AreaSerializer
    filters = {"ags": "ags", "level": "level", "parent": "parent"}
    ordering = {"ags": "ags", "name": "sort_name"}
    default_ordering = "ags"
    search = True

    def rows(self, user: Any) -> QuerySet[Area]:
        return area_rows(user)


ROUTES = [
    ("indicators", IndicatorViewSet),
    ("indicator-values", IndicatorValueViewSet),
    ("areas", AreaViewSet),
]
