"""What a list does not understand."""

from django.core.exceptions import BadRequest


class UnknownQuery(BadRequest):
    """An address names a parameter or value this list does not offer (answered with 400)."""
