"""Reading districts and their Gemeinden."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from accounts.districts.models import District, Municipality


def district_by_slug(slug: str) -> District | None:
    """The district of a public address; public pages are not bound to a person."""
    return District.objects.filter(slug=slug).first()


def municipality_rows(user: AbstractBaseUser) -> QuerySet[Municipality]:
    """The Gemeinden of the district the person acts in."""
    return Municipality.objects.visible_to(user)
