"""Reading files, notes and batches through their doors."""

from typing import Any

from django.db.models import QuerySet

from monitoring.imports.models import NotedCell, ValueFile
from monitoring.indicators.models import ImportBatch, Indicator


def file_rows(user: Any, action: str = "V") -> QuerySet[ValueFile]:
    """Files with the job that is under way."""
    return ValueFile.objects.allowed_to(user, action).select_related("owner", "district", "job", "batch")


def open_files(user: Any) -> QuerySet[ValueFile]:
    """Files of the person that wait for a decision."""
    waiting = [ValueFile.State.CHECKING, ValueFile.State.CHECKED, ValueFile.State.APPLYING]
    return file_rows(user).filter(owner=user, state__in=waiting)


def notes_of(file: ValueFile, kind: str = "") -> QuerySet[NotedCell]:
    rows = NotedCell.objects.filter(file=file)
    return rows.filter(kind=kind) if kind else rows


def batch_rows(user: Any, action: str = "V") -> QuerySet[ImportBatch]:
    return ImportBatch.objects.allowed_to(user, action).select_related("author", "undone_by", "merged_area")


def same_file_before(file: ValueFile) -> ImportBatch | None:
    """A batch that was read from the very same file and still counts."""
    return (
        ImportBatch.objects.filter(
            district=file.district_id, sha256=file.sha256, status=ImportBatch.Status.APPLIED
        )
        .order_by("-applied_at")
        .first()
    )


def indicator_choices(user: Any) -> list[tuple[str, str]]:
    """Indicators of the district a column can be given to."""
    rows = Indicator.objects.allowed_to(user, "U").order_by("sort_title")
    return [(str(row.pk), f"{row.code} {row.title}") for row in rows.only("pk", "code", "title")]
