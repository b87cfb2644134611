"""Rows of this app for tests."""

from typing import Any

from coordination.network.models import Organisation
from documents.jobs.models import Job
from documents.jobs.registry import job
from documents.store.models import StoredDocument
from documents.store.services import store_document
from tests.cast import TODAY, Cast


@job("test")
def do_nothing(run: Any) -> None:
    """The kind of all jobs made here."""


def make_job(cast: Cast, *, who: str = "coordinator", **fields: Any) -> Job:
    values = {"district": cast.auental, "by": cast.people[who], "kind": "test", "title": "Bericht 2026"}
    return Job.objects.create(**(values | fields))


def make_document(
    cast: Cast, *, owner: Any = None, data: bytes = b"%PDF-1.7 Inhalt", **fields: Any
) -> StoredDocument:
    """A document of the Brücke (an organisation), unless another owner is named."""
    values = {"kind": "test", "file_name": "Bericht.pdf", "by": cast.coordinator, "district": cast.auental}
    return store_document(owner=owner or cast.bruecke, data=data, **(values | fields))


def job_of_coordinator(cast: Cast) -> Job:
    return make_job(cast)


def open_job(cast: Cast) -> Job:
    return make_job(cast)


def failed_job(cast: Cast) -> Job:
    return make_job(cast, status=Job.Status.FAILED, error="Zu groß.")


def internal_document(cast: Cast) -> StoredDocument:
    return make_document(cast)


def public_document(cast: Cast) -> StoredDocument:
    return make_document(cast, audience="public")


def withdraw(organisation: Organisation) -> None:
    """The organisation left the network and is no longer shown to the public."""
    Organisation.objects.filter(pk=organisation.pk).update(status="left", left_on=TODAY)
