"""The pages of a new offer, one section at a time."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from desk.drafts.selectors import drafts_under
from desk.drafts.services import drop_drafts_under, save_draft
from desk.forms import see_other
from desk.forms.text import visible_data
from offers.catalogue import in_sections
from offers.catalogue.forms import NewOfferForm
from offers.catalogue.in_sections import KEY, NEXT, SECTION, STEPS

LAST = len(STEPS)


def offer_in_sections(request: SignedInRequest, save: Callable[[Any], Any]) -> HttpResponse:
    """Show a section (GET), or keep it and go on (POST); the last one makes the draft of the offer."""
    if request.method != "POST":
        drafts = drafts_under(request.user, KEY)
        asked = request.GET.get(SECTION)
        number = in_sections.section_number(asked) if asked else in_sections.place_of(drafts)
        return _page(request, number)
    if request.POST.get("_weg") == "verwerfen":
        drop_drafts_under(prefix=KEY, by=request.user)
        messages.success(request, _("Entwurf verworfen."))
        return see_other(request.path)
    number = in_sections.section_number(request.POST[SECTION])
    way = request.POST.get("_weg", "")
    if way == "spaeter":
        _keep(request, number, number)
        messages.success(request, _("Entwurf gesichert. Sie finden ihn unter „Meine Angebote“."))
        return see_other("offers:my-offers")
    if way == "zurueck":
        _keep(request, number, number - 1)
        return _to(request, number - 1)
    _keep(request, number, number)
    return _go_on(request, number, save)


def _go_on(request: SignedInRequest, number: int, save: Callable[[Any], Any]) -> HttpResponse:
    """To the next section if this one is right; from the last one to the offer if all are."""
    form = _form(request)
    if any(name in form.errors for name in in_sections.names_of(form, number)):
        return _page(request, number, form, status=422)
    if number < LAST:
        _keep(request, number, number + 1)
        return _to(request, number + 1)
    if form.is_valid():
        try:
            offer = save(form)
        except Refusal as refusal:
            form.add_refusal(refusal)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            drop_drafts_under(prefix=KEY, by=request.user)
            messages.success(
                request, _("Angebot als Entwurf angelegt. Mit „Einreichen“ geht es in die Prüfung.")
            )
            return see_other(offer)
    wrong = min(in_sections.page_of(form, name) for name in form.errors)
    return _page(request, wrong, form, status=422)


def _page(request: SignedInRequest, number: int, form: Any = None, *, status: int = 200) -> HttpResponse:
    drafts = drafts_under(request.user, KEY)
    kept = {draft.data.get(SECTION, [""])[0] for draft in drafts}
    judged = form if form is not None else _form(request)
    marks = [_mark(judged, other, number, str(other) in kept) for other in range(1, LAST + 1)]
    if form is not None:
        shown = in_sections.show_only(form, number, with_errors=True)
    elif str(number) in kept:
        shown = in_sections.show_only(_form(request), number, with_errors=False)
    else:
        shown = in_sections.show_only(_blank(request), number, with_errors=False)
    context = {
        "form": shown,
        "number": number,
        "count": LAST,
        "title": STEPS[number - 1].title,
        "next_title": STEPS[number].title if number < LAST else "",
        "steps": marks,
        "draft_key": in_sections.key_of(number),
        "draft": next((d for d in reversed(drafts) if d.data.get(SECTION) == [str(number)]), None),
        "has_draft": bool(drafts),
        "breadcrumb": [(_("Angebote"), reverse("offers:offer-list")), (_("Neues Angebot"), "")],
    }
    return render(request, "offers/catalogue/offer_in_sections.html", context, status=status)


def _mark(form: Any, number: int, current: int, is_kept: bool) -> dict[str, Any]:
    """How a section stands in the list beside the form."""
    is_whole = not any(name in form.errors for name in in_sections.names_of(form, number))
    return {
        "number": number,
        "title": STEPS[number - 1].title,
        "url": f"{reverse('offers:offer-create')}?{SECTION}={number}",
        "is_now": number == current,
        "is_done": is_kept and is_whole and number != current,
        "is_wrong": is_kept and not is_whole and number != current,
    }


def _form(request: SignedInRequest) -> NewOfferForm:
    """Everything typed so far, of all sections."""
    return NewOfferForm(in_sections.typed(drafts_under(request.user, KEY)), user=request.user)


def _blank(request: SignedInRequest) -> NewOfferForm:
    return NewOfferForm(user=request.user, initial={"valid_from": clock.today()})


def _keep(request: SignedInRequest, number: int, goes_on: int) -> None:
    data = visible_data(request.POST)
    data.setlist(NEXT, [str(goes_on)])
    save_draft(key=in_sections.key_of(number), data=data, by=request.user)


def _to(request: SignedInRequest, number: int) -> HttpResponse:
    return see_other(f"{request.path}?{SECTION}={max(1, number)}")
