"""The page behind the mailed link. No sign-in: the secret in the address is the door. A GET changes nothing, for
mail scanners open links before people do."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import clock
from accounts.refusals import Refusal
from accounts.secret_links import keep_quiet
from desk.forms import see_other
from desk.shell.frame import show_district
from offers.catalogue.freshness import brake, services
from offers.catalogue.freshness.entries import entries_of
from offers.catalogue.freshness.models import FreshnessRequest
from offers.catalogue.freshness.published_selectors import published_answers, published_request
from offers.catalogue.freshness.questions import (
    AboutYouForm,
    outcome_of,
    questions_of,
    read_answers,
)
from offers.catalogue.freshness.taking_back import take_back_end

PAGES = "public/offers/freshness"
#: The button that sends a new link.
AGAIN = "again"
#: The button that undoes "gibt es nicht mehr"; its value is the answer.
TAKE_BACK = "take_back"


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def freshness_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, explain an answer that was given, or say why the link does not work and what to do."""
    return keep_quiet(_answer(request, token))


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    if brake.is_shut(request):
        return render(request, f"{PAGES}_unknown.html", {"is_shut": True}, status=429)
    question = published_request(services.hash_of(token))
    if question is None:
        brake.count_miss(request)
        return render(request, f"{PAGES}_unknown.html", {"is_shut": False}, status=404)
    show_district(request, question.district)
    if question.answered_at is not None and TAKE_BACK in request.POST:
        return _taken_back(request, question, token)
    if question.answered_at is not None:
        late = request.method == "POST"
        return _answered(request, question, late=late, status=409 if late else 200)
    if clock.today() > question.expires_on:
        return _expired(request, question)
    return _taken(request, question, token) if request.method == "POST" else _asked(request, question)


def _taken(request: HttpRequest, question: FreshnessRequest, token: str) -> HttpResponse:
    entries = entries_of(question.provider, clock.today())
    sent, form = read_answers(request.POST, entries), AboutYouForm(request.POST)
    if not form.is_valid():
        return _asked(request, question, chosen=sent.answers, form=form)
    if sent.contrary:
        words = _("Hier haben Sie etwas anderes gewählt. Bitte unten „Antworten senden“ nehmen.")
        return _asked(
            request, question, chosen=sent.answers, form=form, errors=dict.fromkeys(sent.contrary, words)
        )
    by: Any = request.user if request.user.is_authenticated else None
    try:
        services.answer_request(question, answers=sent.answers, now=clock.now(), by=by, **form.cleaned_data)
    except services.AnswersMissing as refusal:
        words = _("Bitte wählen Sie eine Antwort.")
        return _asked(
            request, question, chosen=sent.answers, form=form, errors=dict.fromkeys(refusal.keys, words)
        )
    except services.LinkUsed:
        return _answered(request, _again(question, token), late=True, status=409)
    except Refusal as refusal:
        return _asked(request, question, chosen=sent.answers, form=form, refusal=refusal)
    return see_other("offers:freshness-answer", token=token)


def _taken_back(request: HttpRequest, question: FreshnessRequest, token: str) -> HttpResponse:
    answers = published_answers(question.answered_through or question)
    review = next((row for row in answers if str(row.pk) == request.POST[TAKE_BACK]), None)
    by: Any = request.user if request.user.is_authenticated else services.LinkAnswerer("")
    try:
        if review is not None:
            take_back_end(review, now=clock.now(), by=by)
    except Refusal as refusal:
        return _answered(request, question, late=False, status=refusal.status, refusal=refusal)
    return see_other("offers:freshness-answer", token=token)


def _again(question: FreshnessRequest, token: str) -> FreshnessRequest:
    return published_request(services.hash_of(token)) or question


def _asked(
    request: HttpRequest,
    question: FreshnessRequest,
    *,
    chosen: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    form: Any = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    today = clock.today()
    entries = entries_of(question.provider, today)
    questions = questions_of(entries, today, chosen=chosen or {}, errors=errors or {})
    is_wrong = bool(errors or refusal or (form and form.errors))
    context = _frame(question) | {
        "due": [item for item in questions if item.is_due],
        "others": [item for item in questions if not item.is_due],
        "total": len(questions),
        "wrong": [item for item in questions if item.error],
        "form": form or AboutYouForm(),
        "refusal": refusal,
        "is_wrong": is_wrong,
    }
    return render(request, f"{PAGES}.html", context, status=422 if is_wrong else 200)


def _answered(
    request: HttpRequest,
    question: FreshnessRequest,
    *,
    late: bool,
    status: int,
    refusal: Refusal | None = None,
) -> HttpResponse:
    used, today = question.answered_through or question, clock.today()
    context = _frame(question) | {
        "used": used,
        "is_other": used != question,
        "outcomes": [outcome_of(review, today) for review in published_answers(used)],
        "is_late": late,
        "refusal": refusal,
    }
    return render(request, f"{PAGES}_answered.html", context, status=status)


def _expired(request: HttpRequest, question: FreshnessRequest) -> HttpResponse:
    """Gone, with a way on: a new link goes to the addresses we know, never to whoever asks."""
    is_asking = request.method == "POST" and AGAIN in request.POST
    new = services.ask_provider(question.provider, now=clock.now(), forced=True) if is_asking else None
    context = _frame(question) | {"is_asking": is_asking, "is_sent": bool(new and new.sent_to)}
    return render(request, f"{PAGES}_expired.html", context, status=410)


def _frame(question: FreshnessRequest) -> dict[str, Any]:
    return {
        "question": question,
        "district": question.district,
        "provider": question.provider,
        "mine_url": reverse("offers:my-offers"),
        "breadcrumb": [],
    }
