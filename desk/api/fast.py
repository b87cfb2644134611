"""Serializer fields as database columns, for lists that skip model instances."""

from django.core.exceptions import ImproperlyConfigured
from rest_framework import serializers

#: Fields whose shown value is the stored value.
PLAIN = (
    serializers.CharField,
    serializers.UUIDField,
    serializers.IntegerField,
    serializers.BooleanField,
    serializers.ChoiceField,
    serializers.ListField,
    serializers.DateField,
    serializers.DateTimeField,
    serializers.TimeField,
    serializers.DecimalField,
    serializers.PrimaryKeyRelatedField,
    serializers.SlugRelatedField,
)


def lookup_paths(serializer: serializers.Serializer) -> dict[str, str]:
    """`{field: lookup path}`; a field that needs code cannot be listed the fast way."""
    return {name: _path(name, field) for name, field in serializer.fields.items() if not field.write_only}


def _path(name: str, field: serializers.Field) -> str:
    if not isinstance(field, PLAIN) or field.source == "*":
        raise ImproperlyConfigured(
            f"{name}: fast_list serves stored values only, not {type(field).__name__}."
        )
    path = ".".join(field.source_attrs).replace(".", "__")
    if isinstance(field, serializers.SlugRelatedField):
        return f"{path}__{field.slug_field}"
    return path
