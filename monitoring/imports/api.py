"""Batches for programs, read only: reading in is looked at by people."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from desk.api.views import DoorViewSet
from monitoring.imports.selectors import batch_rows
from monitoring.indicators.models import ImportBatch


class ImportBatchSerializer(serializers.ModelSerializer):
    """Where figures came from, when, and how many."""

    class Meta:
        model = ImportBatch
        fields = [
            "id",
            "file_name",
            "sha256",
            "layout",
            "edition",
            "source",
            "licence",
            "attribution",
            "status",
            "rows_read",
            "values_new",
            "values_changed",
            "values_same",
            "cells_refused",
            "applied_at",
            "undone_at",
            "version",
        ]
        read_only_fields = fields


class ImportBatchViewSet(DoorViewSet):
    """Imports of figures, newest first."""

    model = ImportBatch
    resource = "indicator"
    serializer_class = ImportBatchSerializer
    filters = {"status": "status", "layout": "layout", "applied_from": "applied_at__gte"}
    ordering = {"applied_at": "applied_at"}
    default_ordering = "-applied_at"

    def rows(self, user: Any) -> QuerySet[ImportBatch]:
        return batch_rows(user, "V")


ROUTES = [("import-batches", ImportBatchViewSet)]
