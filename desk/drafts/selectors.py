"""Reading drafts: each person only its own, in the district it acts in."""

from typing import Any

from django.http import QueryDict

from desk.drafts.models import Draft


def draft_of(user: Any, key: str) -> Draft | None:
    if not key or not user.is_authenticated:
        return None
    return Draft.objects.filter(user=user, district_id=user.active_district_id, key=key).first()


def drafts_under(user: Any, prefix: str) -> list[Draft]:
    """The parts of a form that is filled in page by page; the one touched last comes last."""
    rows = Draft.objects.filter(user=user, district_id=user.active_district_id, key__startswith=f"{prefix}/")
    return list(rows.order_by("saved_at", "pk"))


def draft_data(draft: Draft) -> QueryDict:
    """The draft in the shape in which a browser would post it."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data
