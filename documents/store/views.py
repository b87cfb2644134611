"""Handing out a document."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.audit import services as audit
from documents.store.selectors import protection_of, readable_document
from documents.store.services import verified_content


@login_not_required  # public documents need no sign-in; everything else asks the owner's door
@require_safe
def document_download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bytes as an attachment, after the owner's door and the fingerprint have been checked."""
    document = readable_document(request.user, pk)
    if document is None:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404
    data = verified_content(document)
    if request.user.is_authenticated and protection_of(document) in {"S3", "S4"}:
        audit.record_read(by=request.user, row=document, purpose=_("Abruf"))
    return attachment(data, document.file_name, document.mime)


def attachment(data: Any, file_name: str, mime: str) -> HttpResponse:
    """A download that no browser opens in our origin: attachment, nosniff, sandbox; name by RFC 5987."""
    response = HttpResponse(data, content_type=mime)
    response["Content-Disposition"] = content_disposition_header(True, file_name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
