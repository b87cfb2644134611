"""Fields for serializers that keep to the doors."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from rest_framework import serializers

from accounts.doors import visible_rows


class DoorRelatedField(serializers.PrimaryKeyRelatedField):
    """A link to a record the person can see; any other key "does not exist"."""

    def __init__(self, *, model: type[models.Model] | None = None, action: str = "V", **kwargs: Any):
        self.model, self.door_action = model, action
        if model is not None and not kwargs.get("read_only"):
            kwargs["queryset"] = visible_rows(model, AnonymousUser()).none()
        super().__init__(**kwargs)

    def get_queryset(self):
        user = self.context["request"].user
        return visible_rows(self.model, user, self.door_action)  # type: ignore[arg-type]
