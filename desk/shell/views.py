"""The pages of the frame itself: Heute, the district's colour, small switches, legal pages, patterns."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language as django_set_language

from accounts.clock import today
from accounts.users.models import User
from desk.notifications.selectors import notifications_of
from desk.shell.colours import accent_of
from desk.shell.context_processors import THEME_COOKIE, THEMES
from desk.shell.pages import PAGES, starting_points
from desk.shell.samples import sample_parts
from desk.shell.selectors import published_district
from desk.shell.today import MOST, morning, readings
from documents.jobs.models import Job
from documents.jobs.selectors import own_jobs

UNFINISHED = (Job.Status.QUEUED, Job.Status.RUNNING)
#: Messages beside "Heute".
NEWS = 5
YEAR = 365 * 24 * 3600


@require_GET
def today_page(request: HttpRequest) -> HttpResponse:
    """ "Heute": what needs the person now, at most seven things, each with one button."""
    day, house, user = today(), settings.HOUSE, request.user
    assert isinstance(user, User)  # the middleware lets nobody else in
    items, dates = morning(house.TODAY_SOURCES, user, day)
    context = {
        "today": day,
        "items": items[:MOST],
        "more": max(len(items) - MOST, 0),
        "urgent": sum(item.is_urgent for item in items[:MOST]),
        "dates": dates[:MOST],
        "readings": readings(house.TODAY_READINGS, user, day),
        "jobs": own_jobs(user).filter(status__in=UNFINISHED)[:MOST],
        "news": notifications_of(user)[:NEWS],
        "starts": [] if items else starting_points(user),
    }
    return render(request, "desk/shell/today.html", context)


@login_not_required
@require_GET
def district_colours(request: HttpRequest, slug: str) -> HttpResponse:
    """The one stylesheet a district has of its own: its accent, readable in light and dark."""
    district = published_district(slug)
    if district is None:
        raise Http404
    context = {"accent": accent_of(district.accent)}
    response = render(request, "desk/shell/colours.css", context, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@login_not_required
@require_GET
def district_crest(request: HttpRequest, slug: str) -> HttpResponse:
    """The crest in the head of every page; drawn pictures are not taken, only PNG and JPEG."""
    district = published_district(slug)
    if district is None or not district.crest:
        raise Http404
    try:
        with district.crest.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise Http404 from None
    kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    response = HttpResponse(data, content_type=kind)
    response["Cache-Control"] = "public, max-age=86400"
    return response


@login_not_required
@require_POST
def set_appearance(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says; kept in a cookie for a year."""
    response = redirect(_back(request))
    chosen = request.POST.get("darstellung", "system")
    response.set_cookie(
        THEME_COOKIE,
        chosen if chosen in THEMES else "system",
        max_age=YEAR,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """The interface in another language; kept in a cookie for a year."""
    response = django_set_language(request)
    if settings.LANGUAGE_COOKIE_NAME in response.cookies:
        response.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] = YEAR
    return response


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else reverse("desk:today")


@login_not_required
@require_GET
def static_page(request: HttpRequest, page: str, slug: str | None = None) -> HttpResponse:
    """Imprint, privacy, accessibility and feedback of a district, from what it says about itself."""
    own = getattr(request.user, "active_district", None)
    district = published_district(slug) if slug else own or published_district(None)
    if slug and district is None:
        raise Http404
    context = {"district": district, "page": PAGES[page], "texts": district.settings if district else {}}
    context["complete"] = all(context["texts"].get(key) for key in PAGES[page].texts)
    return render(request, f"desk/shell/{PAGES[page].template}.html", context)


@require_GET
def pattern_page(request: HttpRequest) -> HttpResponse:
    """Every small part of the surface on one page, for whoever builds the next one."""
    return render(request, "desk/shell/patterns.html", sample_parts())
