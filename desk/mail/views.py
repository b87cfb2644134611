"""The outbox: the log of mails, and in the demo the mails themselves."""

import uuid
from io import BytesIO

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from accounts.doors import require_create
from accounts.requests import SignedInRequest
from desk.lists import list_page
from desk.mail.delivery import send_again
from desk.mail.models import OutgoingMail
from desk.mail.selectors import attachments_of, body_is_shown, mail_rows
from desk.mail.tables import MailList

#: Shown in a frame without rights: no scripts, no forms, nothing from elsewhere.
FRAME_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups"],
}


def outbox(request: SignedInRequest) -> HttpResponse:
    """All mails the person may see."""
    return list_page(request, MailList())


def outbox_mail(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """One mail: state for all who may see it, words only in the demo."""
    mail = _mail(request, pk)
    context = {
        "mail": mail,
        "attachments": attachments_of(mail) if body_is_shown() else [],
        "is_body_shown": body_is_shown(),
        "may_send_again": mail.state == OutgoingMail.State.FAILED,
        "breadcrumb": [(_("Postausgang"), reverse("desk:outbox")), (mail.subject, "")],
    }
    return render(request, "desk/mail/outbox_mail.html", context)


@xframe_options_sameorigin
@csp_replace(FRAME_POLICY)  # type: ignore[arg-type]
def outbox_html(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """The HTML of a mail, for the frame on its page (demo only)."""
    mail = _mail(request, pk)
    if not body_is_shown():
        raise Http404
    return HttpResponse(mail.html)


def outbox_attachment(request: SignedInRequest, pk: uuid.UUID, file: uuid.UUID) -> FileResponse:
    """A file of a mail (demo only), always as a download."""
    mail = _mail(request, pk)
    if not body_is_shown():
        raise Http404
    attachment = get_object_or_404(attachments_of(mail), pk=file)
    data = BytesIO(bytes(attachment.data))
    return FileResponse(data, content_type=attachment.mime, as_attachment=True, filename=attachment.name)


@require_POST
def outbox_again(request: SignedInRequest, pk: uuid.UUID) -> HttpResponse:
    """Try a failed mail again; for those who run the invitations."""
    mail = _mail(request, pk)
    require_create(request.user, "invitation")
    send_again(mail)
    messages.success(request, _("Die E-Mail wird noch einmal gesendet."))
    return redirect("desk:outbox-mail", pk=mail.pk)


def _mail(request: SignedInRequest, pk: uuid.UUID) -> OutgoingMail:
    return get_object_or_404(mail_rows(request.user), pk=pk)
