"""What makes the copy of a district due: any line in the log about committees, or about who is named in them."""

from typing import Any

from django.db import models

from committees.oparl.models import OparlMark, OparlObject

#: Records of other rooms that the interface names; they count only where it names this very one.
NAMED = frozenset({"coordination.ContactPerson", "coordination.Organisation"})


def mark(entry: Any, row: models.Model) -> None:
    """Note in the same transaction that the copy is out of date. Called for every line of the log."""
    if entry.district_id is None or entry.is_read or not _concerns(row):
        return
    OparlMark.objects.create(district_id=entry.district_id)


def _concerns(row: models.Model) -> bool:
    label = row._meta.label
    if row._meta.app_label == "committees" or label == "accounts.District":
        return True
    if label == "documents.StoredDocument":
        return str(getattr(row, "owner_type", "")).startswith("committees.")  # files beside a motion
    return label in NAMED and OparlObject.objects.filter(key=row.pk, deleted=False).exists()
