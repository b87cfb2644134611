"""Entries of the live page: each takes effect once, however often its device sends it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts import clock
from accounts.users.models import User
from committees.meetings.joint.bond import lock_meeting
from committees.meetings.models import LiveEntry, Meeting


@dataclass(frozen=True)
class Sent:
    """What a device says about an entry: its key, what it is, and when it was made."""

    key: UUID
    action: str
    made_at: dt.datetime


def enter_once(*, meeting: Meeting, sent: Sent | None, deed: Callable[[], Any], by: User) -> bool:
    """Do what the entry says, unless its key says that it was done; False then.

    Without a key (a page without script) it is done each time. A refusal of the deed leaves no trace, so the
    same key may come again with other words.
    """
    if sent is None:
        deed()
        return True
    with transaction.atomic():
        current = lock_meeting(meeting)
        if LiveEntry.objects.filter(meeting=current, key=sent.key).exists():
            return False
        row = deed()
        LiveEntry.objects.create(
            meeting=current,
            key=sent.key,
            action=sent.action,
            made_at=sent.made_at,
            received_at=clock.now(),
            by=by,
            row_version=getattr(row, "version", None),
        )
    return True


def version_after(meeting: Meeting, key: UUID | None, by: User) -> int | None:
    """The version a row had after an earlier entry of the same person; what its device has seen since."""
    if key is None:
        return None
    row = LiveEntry.objects.filter(meeting=meeting, key=key, by=by).first()
    return row.row_version if row else None
