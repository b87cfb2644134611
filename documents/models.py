"""Table of contents: every model of the app."""

from documents.jobs.models import Job
from documents.store.models import StoredDocument

__all__ = ["Job", "StoredDocument"]
