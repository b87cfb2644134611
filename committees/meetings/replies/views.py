"""Personal pages of an invitation: by the link in the mail, or after signing in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from accounts.secret_links import keep_quiet
from committees.meetings.models import InvitationRecipient
from committees.meetings.replies.forms import AnswerForm
from committees.meetings.replies.pages import invitation_card, thanks
from committees.meetings.replies.selectors import own_invitations, recipient_by_token, recipient_rows
from committees.meetings.replies.services import answer
from committees.meetings.services.invitation import invitation_papers
from documents.store.views import attachment

Source = InvitationRecipient.Source


def _by_token(token: str) -> InvitationRecipient:
    recipient = recipient_by_token(token, clock.today())
    if recipient is None:
        raise Http404
    return recipient


@never_cache
@login_not_required
def invitation_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The signature in the address is the door; the page shows no more than the mail did."""
    recipient = _by_token(token)
    form = AnswerForm(request.POST if request.method == "POST" else None, user=request.user)
    context: dict[str, Any] = {"token": token, "form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            context["refusal"], status = _attempt(recipient, form, Source.LINK, None)
        recipient = _by_token(token)
        context["done"] = thanks(recipient) if status == 200 else ""
    context["card"] = invitation_card(recipient, clock.now())
    return keep_quiet(render(request, "committees/replies/answer.html", context, status=status))


def _attempt(
    recipient: InvitationRecipient, form: AnswerForm, source: str, by: Any
) -> tuple[Refusal | None, int]:
    try:
        answer(recipient=recipient, at=clock.now(), source=source, by=by, **form.cleaned_data)
    except Refusal as refusal:
        return refusal, refusal.status
    return None, 200


@never_cache
@login_not_required
@require_GET
def invitation_file(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """The papers the mail carried, once more."""
    recipient = _by_token(token)
    for file_name, data, mime in invitation_papers(recipient.meeting):
        if file_name.endswith(f".{name}"):
            return keep_quiet(attachment(data, file_name, mime))
    raise Http404


@require_GET
def my_invitations(request: SignedInRequest) -> HttpResponse:
    """Every invitation that waits for the person who is signed in."""
    now = clock.now()
    cards = [invitation_card(row, now) for row in own_invitations(request.user, now)]
    context = {"cards": cards, "breadcrumb": [(_("Meine Einladungen"), "")]}
    return render(request, "committees/replies/my_invitations.html", context)


@require_POST
def own_answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Answer an invitation that went to the address the person signs in with."""
    mine = {row.pk: row for row in own_invitations(request.user, clock.now())}
    if pk not in mine:
        raise Http404
    _tell(request, mine[pk], Source.ACCOUNT)
    return _see_other(reverse("committees:my-invitations"))


@require_POST
def reply_note(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The office enters what somebody said on the telephone."""
    recipient = fetch_allowed(recipient_rows(), request.user, "P", pk=pk)
    _tell(request, recipient, Source.OFFICE)
    return _see_other(f"{recipient.meeting.get_absolute_url()}#rueckmeldungen")


def _tell(request: SignedInRequest, recipient: InvitationRecipient, source: str) -> None:
    """Store the answer and say what became of it, on the page the person returns to."""
    form = AnswerForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("Bitte eine Antwort wählen."))
        return
    refusal, _status = _attempt(recipient, form, source, request.user)
    if refusal:
        messages.error(request, str(refusal.message))
        return
    recipient = recipient_rows().get(pk=recipient.pk)
    words = thanks(recipient) if source == Source.ACCOUNT else _("Antwort vermerkt.")
    messages.success(request, words)


def _see_other(url: str) -> HttpResponse:
    response = redirect(url)
    response.status_code = 303
    return response
