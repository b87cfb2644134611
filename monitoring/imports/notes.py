"""Keeping what was noted about the cells of a file."""

from collections.abc import Sequence

from monitoring.imports.models import NotedCell, ValueFile


def keep_notes(file: ValueFile, notes: Sequence[NotedCell]) -> None:
    """The notes of the last check take the place of those before."""
    file.noted.all().delete()
    for note in notes:
        note.file = file
    NotedCell.objects.bulk_create(notes, batch_size=500)
