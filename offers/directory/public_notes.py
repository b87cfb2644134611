"""The note list: works without signing in and without a script."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import clock
from accounts.districts.models import District
from desk.forms.answers import see_other
from desk.mail.services import absolute_url
from desk.shell.frame import published_district_of
from documents.store.views import attachment
from offers.directory import notes
from offers.directory.brakes import brake, slow_down
from offers.directory.forms import NotesMailForm
from offers.directory.papers import notes_paper
from offers.directory.published_selectors import published_by_keys
from offers.directory.services import mail_notes
from offers.directory.sheets import entries_of, languages, reading_of

HOUR, DAY = 3600, 24 * 3600
#: Mails of one visitor in an hour, mails to one address in a day, mails of a whole district in a day.
MOST_MAILS, MOST_TO_ONE, MOST_OF_DISTRICT = 5, 3, 500
#: The list of somebody else, or of another device, in an address.
SHARED = "angebote"


@login_not_required
@never_cache
@require_safe
def note_list(request: HttpRequest, district_slug: str) -> HttpResponse:
    """The offers on the list as they will stand on paper; a shared address shows the list it names."""
    district = published_district_of(request, district_slug)
    keys, is_shared = _keys(request)
    rows = published_by_keys(district, keys, languages())
    entries = entries_of(rows, district)
    query = f"?{SHARED}={notes.write_keys(row['id'] for row in rows)}" if rows else ""
    context = {
        "district": district,
        "public_area": "notes",
        "entries": entries,
        "some_missing": any(entry.is_missing for entry in entries),
        "gone": len(keys) - len(rows),
        "is_shared": is_shared,
        "share_url": absolute_url(request.path) + query,
        "query": query if is_shared else "",
        "now": clock.now(),
        "sent": "gesendet" in request.GET,
        "search_url": reverse("offers:public-search", kwargs={"district_slug": district.slug}),
    }
    return render(request, "public/offers/notes.html", context)


@login_not_required
@require_POST
def note(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Put one offer on the list or take it off, then back to where the visitor was."""
    district = published_district_of(request, district_slug)
    try:
        key = uuid.UUID(request.POST.get("angebot", ""))
    except ValueError as error:
        raise BadRequest("angebot") from error
    before = notes.noted(request)
    is_kept = "weg" not in request.POST
    rows = published_by_keys(district, [key], languages())
    keys = notes.note(before, key) if is_kept and rows else [kept for kept in before if kept != key]
    back = _back(request, district)
    if getattr(request, "htmx", False):
        response = render(
            request, "public/offers/_keep_done.html", _button(request, district, rows, key, keys)
        )
    else:
        response = see_other(back)
    notes.keep(request, response, district, keys)
    return response


@login_not_required
@require_POST
def notes_empty(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Throw the list away."""
    district = published_district_of(request, district_slug)
    response = see_other("offers:public-notes", district_slug=district.slug)
    notes.keep(request, response, district, [])
    return response


@login_not_required
@never_cache
@require_safe
def notes_sheet(request: HttpRequest, district_slug: str) -> HttpResponse:
    """The list as an accessible PDF, A4."""
    district = published_district_of(request, district_slug)
    rows = published_by_keys(district, _keys(request)[0], languages())
    if not rows:
        return see_other("offers:public-notes", district_slug=district.slug)
    return attachment(
        notes_paper(request, district, rows), f"{_('Merkzettel').lower()}.pdf", "application/pdf"
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notes_mail(request: HttpRequest, district_slug: str) -> HttpResponse:
    """Mail the list to an address, once; the address is not kept."""
    district = published_district_of(request, district_slug)
    keys, is_shared = _keys(request)
    rows = published_by_keys(district, keys, languages())
    home = reverse("offers:public-notes", kwargs={"district_slug": district.slug})
    if not rows:
        return see_other(home)
    form = NotesMailForm(request.POST if request.method == "POST" else None)
    query = f"?{SHARED}={notes.write_keys(row['id'] for row in rows)}"
    back = home + query if is_shared else home
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        brake(request, "notes", most=MOST_MAILS, seconds=HOUR)
        if not form.is_trapped:
            address = form.cleaned_data["email"]
            slow_down(f"notes-to:{address.lower()}", most=MOST_TO_ONE, seconds=DAY)
            slow_down(f"notes-of:{district.pk}", most=MOST_OF_DISTRICT, seconds=DAY)
            entries = entries_of(rows, district)
            mail_notes(district=district, entries=entries, to=address, path=home + query)
        return see_other(f"{back}{'&' if is_shared else '?'}gesendet=1")
    context = {
        "district": district,
        "public_area": "notes",
        "form": form,
        "number": len(rows),
        "back": back,
        "breadcrumb": [(_("Merkzettel"), back), (_("Als Mail senden"), "")],
    }
    return render(request, "public/offers/notes_mail.html", context, status=422 if form.errors else 200)


def _keys(request: HttpRequest) -> tuple[list[uuid.UUID], bool]:
    """The keys of the address, else those of the device; and whether they are of the address."""
    if SHARED in request.GET:
        return notes.read_keys(request.GET[SHARED]), True
    return notes.noted(request), False


def _button(request: HttpRequest, district: District, rows: list, key: uuid.UUID, keys: list) -> dict:
    """The button anew, and the number in the head beside it."""
    return {
        "action": request.path,
        "back": _back(request, district),
        "key": key,
        "title": reading_of(rows[0]).texts["title"] if rows else "",
        "is_kept": key in keys,
        "is_wide": request.POST.get("form") == "breit",
        "focus": True,
        "is_fresh": True,
        "number": len(keys),
        "url": reverse("offers:public-notes", kwargs={"district_slug": district.slug}),
    }


def _back(request: HttpRequest, district: District) -> str:
    target = request.POST.get("zurueck", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else reverse("offers:public-notes", kwargs={"district_slug": district.slug})
