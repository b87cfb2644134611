"""Keeping drafts. They are no records: no audit, no version, gone once the form is handed in."""

import datetime as dt
from typing import Any

from django.http import QueryDict

from desk.drafts.models import Draft

KEY_LIMIT = 160
SIZE_LIMIT = 200_000
DAYS = 30
_NEVER = ("csrf", "password", "token", "_")


def save_draft(*, key: str, data: QueryDict, by: Any) -> Draft | None:
    """Keep what was typed so far; nothing if there is nothing or far too much of it."""
    kept = {name: values for name, values in data.lists() if not _is_private(name)}
    typed = any(value for values in kept.values() for value in values)
    size = sum(len(value) for values in kept.values() for value in values)
    if not key or len(key) > KEY_LIMIT or not typed or size > SIZE_LIMIT:
        return None
    draft, _created = Draft.objects.update_or_create(
        user=by, district_id=by.active_district_id, key=key, defaults={"data": kept}
    )
    return draft


def rewrite_draft(draft: Draft, data: dict[str, list[str]]) -> None:
    """Put other answers into a draft without touching it: when somebody last typed stays as it was."""
    Draft.objects.filter(pk=draft.pk).update(data=data)


def drop_draft(*, key: str, by: Any) -> None:
    if key and by.is_authenticated:
        Draft.objects.filter(user=by, district_id=by.active_district_id, key=key).delete()


def drop_drafts_under(*, prefix: str, by: Any) -> None:
    """Drop all parts of a form that was filled in page by page."""
    Draft.objects.filter(user=by, district_id=by.active_district_id, key__startswith=f"{prefix}/").delete()


def forget_old_drafts(*, now: dt.datetime) -> int:
    """Delete drafts nobody touched for thirty days."""
    return Draft.objects.filter(saved_at__lt=now - dt.timedelta(days=DAYS)).delete()[0]


def _is_private(name: str) -> bool:
    return name.startswith(_NEVER) or "password" in name
