"""What `base.html` reads. Everything is worked out on first use, so error pages and PDFs cost nothing."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from accounts.districts.models import District
from accounts.languages import PAGE_LANGUAGES, PageLanguage, page_language, shown_name
from accounts.permissions import reaches
from desk.notifications.selectors import unread_count
from desk.shell.navigation import OpenArea, closed_rooms, navigation_for
from desk.shell.selectors import Workplace, published_district, workplaces

THEME_COOKIE = "darstellung"
THEMES = ("light", "dark", "system")


class Shell:
    """The frame around one page for one person."""

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def user(self) -> Any:
        return getattr(self.request, "user", None)

    @cached_property
    def is_signed_in(self) -> bool:
        return bool(self.user and self.user.is_authenticated)

    @cached_property
    def workplaces(self) -> list[Workplace]:
        return workplaces(self.user) if self.is_signed_in else []

    @cached_property
    def district(self) -> District | None:
        """The district the person acts in; for visitors the one of the address."""
        if self.is_signed_in:
            current = (place.district for place in self.workplaces if place.is_current)
            return next(current, None) or self.user.active_district
        return published_district(self._slug)

    @cached_property
    def public_district(self) -> District | None:
        known: District | None = getattr(self.request, "public_district", None)
        return known or published_district(self._slug) or self.district

    @cached_property
    def navigation(self) -> list[OpenArea]:
        if not self.is_signed_in:
            return []
        return navigation_for(settings.HOUSE.NAVIGATION, self.user.roles, self.request.path)

    @cached_property
    def closed_rooms(self) -> frozenset[str]:
        return closed_rooms(settings.HOUSE.NAVIGATION, self.user.roles) if self.is_signed_in else frozenset()

    @cached_property
    def area(self) -> OpenArea | None:
        return next((area for area in self.navigation if area.is_current), None)

    @cached_property
    def may_use_programs(self) -> bool:
        """Whether the person may have keys for programs; the menu leads nobody to a closed door."""
        return self.is_signed_in and any(reaches(role, "api_token", "L") for role in self.user.roles)

    @cached_property
    def unread(self) -> int:
        """News for the person that it has not opened yet."""
        return unread_count(self.user) if self.is_signed_in else 0

    @cached_property
    def theme(self) -> str:
        chosen = self.request.COOKIES.get(THEME_COOKIE, "system")
        return chosen if chosen in THEMES else "system"

    @property
    def language(self) -> PageLanguage:
        """The language this page is written in."""
        return page_language(get_language())

    @property
    def wanted_language(self) -> PageLanguage | None:
        """The language the person asked for, where this page is not written in it."""
        code = getattr(self.request, "wanted_language", "")
        return page_language(code) if code else None

    @property
    def languages(self) -> list[tuple[PageLanguage, str, bool]]:
        """Every language of the public site, its name, and whether it is the chosen one."""
        chosen = self.wanted_language or self.language
        return [(language, shown_name(language), language == chosen) for language in PAGE_LANGUAGES.values()]

    @property
    def back_url(self) -> str:
        """The page of ours the person came from, for the way out of a refusal."""
        before = self.request.headers.get("Referer", "")
        ours = url_has_allowed_host_and_scheme(before, {self.request.get_host()}, self.request.is_secure())
        return before if ours and not before.endswith(self.request.get_full_path()) else ""

    @property
    def _slug(self) -> str | None:
        """Public addresses begin with /kreis/<slug>/, even those that turn out not to exist."""
        parts = self.request.path.split("/")
        return parts[2] if len(parts) > 3 and parts[1] == "kreis" else None


def shell(request: HttpRequest) -> dict[str, Any]:
    return {"shell": SimpleLazyObject(lambda: Shell(request)), "DEMO": settings.DEMO}
