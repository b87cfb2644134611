"""Papers of a circulation: put beside the draft, sent with it, and left as they were afterwards."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.ballots.models import Circulation
from committees.papers.services.files import MAX_FILES, checked_upload
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of
from documents.store.services import delete_document, store_document, verified_content

KIND = "circulation_paper"
#: So much a mail takes along; beyond it the papers wait behind the sign-in.
MAIL_BYTES = 8 * 1024 * 1024


def attach_paper(*, circulation: Circulation, title: str, upload: Any, by: User) -> StoredDocument:
    """Keep a file with a draft: PDF as it is, pictures drawn anew, anything else refused.

    It is read by whoever may read the circulation; of a non-public one under the line of the closed part.
    """
    with transaction.atomic():
        current = _lock_draft(circulation)
        if documents_of(current, kind=KIND).count() >= MAX_FILES:
            raise Refusal(_("Zu diesem Verfahren liegen schon 200 Dateien."), field="file")
        data, ending = checked_upload(upload)
        return store_document(
            kind=KIND,
            owner=current,
            title=title,
            file_name=f"{title[:80]}.{ending}",
            data=data,
            by=by,
            district=current.district,
            resource="circulation" if current.is_public else "nonpublic_item",
        )


def remove_paper(*, circulation: Circulation, document: StoredDocument, by: User) -> None:
    """Take a file off a draft; what was sent keeps its papers."""
    with transaction.atomic():
        _lock_draft(circulation)
        delete_document(document=document, by=by)


def drop_papers(*, circulation: Circulation, by: User) -> None:
    """With the draft go its papers."""
    for document in documents_of(circulation, kind=KIND):
        delete_document(document=document, by=by)


def _lock_draft(circulation: Circulation) -> Circulation:
    current = changes.lock(circulation)
    if not current.is_draft:
        raise WrongState(_("Was versandt ist, behält seine Unterlagen. Bitte abbrechen und neu beginnen."))
    return current


def guard_papers(*, circulation: Circulation, by: User) -> None:
    """A draft that became public or not takes its papers to the other line of the table."""
    resource = "circulation" if circulation.is_public else "nonpublic_item"
    for document in documents_of(circulation, kind=KIND).exclude(resource=resource):
        changes.apply(document, {"resource": resource}, by=by, action="document.guarded")


def papers_to_mail(circulation: Circulation) -> list[tuple[str, bytes, str]]:
    """What goes along with the mail that asks: all papers of a public circulation, if a mail can carry them."""
    if not circulation.is_public:
        return []
    rows = list(documents_of(circulation, kind=KIND).order_by("created_at", "pk"))
    if sum(row.size for row in rows) > MAIL_BYTES:
        return []
    return [(row.file_name, verified_content(row), row.mime) for row in rows]
