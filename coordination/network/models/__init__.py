"""Organisations, the people in them, what was said, and what is to be done."""

from coordination.network.models.journal import InternalNote, JournalEntry
from coordination.network.models.organisations import Organisation
from coordination.network.models.people import ContactPerson, Function
from coordination.network.models.relations import Relation
from coordination.network.models.tasks import Task

__all__ = ["ContactPerson", "Function", "InternalNote", "JournalEntry", "Organisation", "Relation", "Task"]
