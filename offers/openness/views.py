"""Pages of the openness lens: how open the offers are, and where some are missing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.requests import SignedInRequest
from coordination.network.fields import FieldOfAction
from desk.lists import UnknownQuery
from desk.lists.selectors import has_right
from documents.render.letterhead import letterhead_of
from documents.store.views import attachment
from offers.openness import files
from offers.openness.bars import picture_of
from offers.openness.choices import ADDRESS_WORDS
from offers.openness.counting import Census
from offers.openness.coverage import SORTS, Coverage, coverage_of
from offers.openness.history import change_words, first_month, history_chart, moments_of
from offers.openness.lens import bindings_of, lens_of, place_names
from offers.openness.narrowing import OUTPUTS, Narrowing, field_word, read_narrowing
from offers.openness.selectors import (
    binding_grants,
    census_today,
    history_of,
    municipalities_of,
    provider_name,
)

RESOURCE = "offer_statistics"
SORT = "sortierung"


@require_safe
def openness(request: SignedInRequest) -> HttpResponse:
    """Who may come: tiles, bars, table, history and reasons, or the same as a file."""
    page = _LensPage(request)
    if page.narrowing.output:
        return page.file()
    return render(request, "offers/openness/openness.html", page.context())


@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    """Which field is served where, or the same as a file."""
    _require(request, "L")
    sort, output = request.GET.get(SORT, "name"), request.GET.get("ausgabe", "")
    if sort.removeprefix("-") not in SORTS:
        raise UnknownQuery(SORT)
    if output not in OUTPUTS:
        raise UnknownQuery("ausgabe")
    district = request.user.acting_district
    found = coverage_of(census_today(district), municipalities_of(request.user), sort, clock.today())
    if output:
        return _coverage_file(request, found, output)
    context = {
        "coverage": found,
        "heads": _sort_heads(sort),
        "may_export": has_right(request.user, RESOURCE, "E"),
        "files": {word: f"?sortierung={sort}&ausgabe={word}" for word in OUTPUTS if word},
        "breadcrumb": [(_("Angebote"), reverse("offers:offer-list")), (_("Abdeckung"), "")],
    }
    return render(request, "offers/openness/coverage.html", context)


class _LensPage:
    """One look at the lens: the checked address, the census, and what hangs on both."""

    def __init__(self, request: SignedInRequest):
        _require(request, "L")
        self.user, self.district, self.today = request.user, request.user.acting_district, clock.today()
        self.narrowing = read_narrowing(request.GET)
        census = census_today(self.district)
        self.places = place_names(municipalities_of(self.user))
        self.providers = self._providers(census)
        if self.narrowing.place and self.narrowing.place not in self.places:
            raise UnknownQuery("gemeinde")
        self.lens = lens_of(census, self.narrowing, self._conditions(), self.today)
        self.bindings = bindings_of(binding_grants(self.user, self.today), self.narrowing)
        self._look_back()

    def _providers(self, census: Census) -> dict[str, str]:
        """Providers with a public offer, and the one that is asked for."""
        found, asked = dict(census.providers), self.narrowing.provider
        if asked and asked not in found:
            found[asked] = provider_name(self.user, asked)
            if not found[asked]:
                raise UnknownQuery("traeger")
        return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))

    def _conditions(self) -> str:
        """What is narrowed, in words."""
        asked = self.narrowing
        parts = [
            (_("Handlungsfeld"), field_word(asked.field) if asked.field else ""),
            (_("Gemeinde"), self.places.get(asked.place, "")),
            (_("Träger"), self.providers.get(asked.provider, "")),
        ]
        return "; ".join(f"{title}: {words}" for title, words in parts if words)

    def _look_back(self) -> None:
        """The monthly counts of what is shown; two conditions at once are not kept month by month."""
        line, lens = self.narrowing.line, self.lens
        rows = history_of(self.user, *line, since=first_month(self.today)) if line else []
        moments = moments_of(rows, lens.doors, self.today)
        self.change = change_words(moments)
        self.history = history_chart(
            moments,
            title=_("Öffnung der Angebote im Lauf der Monate"),
            description=" ".join(text for text in (lens.sentence, self.change) if text),
            accent=letterhead_of(self.district).palette.accent,
        )

    def context(self) -> dict[str, Any]:
        asked = self.narrowing
        return {
            "lens": self.lens,
            "picture": picture_of(self.lens.lines),
            "bindings": self.bindings,
            "bound": len({offer.pk for binding in self.bindings for offer in binding.offers}),
            "history": self.history,
            "change": self.change,
            "has_no_months": asked.line is None,
            "ways": [(d.label, asked.address(by=d), d == asked.by) for d in ADDRESS_WORDS.values()],
            "by_word": next(word for word, d in ADDRESS_WORDS.items() if d == asked.by),
            "fields": [(code, field_word(code)) for code in FieldOfAction.values],
            "places": self.places.items(),
            "providers": self.providers.items(),
            "reset": Narrowing(by=asked.by).address(),
            "may_export": has_right(self.user, RESOURCE, "E"),
            "files": {word: asked.address(output=word) for word in OUTPUTS if word},
            "breadcrumb": [(_("Angebote"), reverse("offers:offer-list")), (_("Öffnung"), "")],
        }

    def file(self) -> HttpResponse:
        _require_right(self.user, "E")
        output = self.narrowing.output
        if output == "pdf":
            data = files.lens_pdf(
                self.lens,
                district=self.district,
                history=self.history,
                change=self.change,
                bindings=self.bindings,
            )
        else:
            data = files.WRITERS[output](files.lens_table(self.lens))
        files.log_file(
            by=self.user, district=self.district, key="openness", conditions=self.lens.conditions,
            rows=len(self.lens.lines), output=output,
        )  # fmt: skip
        return attachment(data, files.file_name("oeffnung", output), files.MIME[output])


def _coverage_file(request: SignedInRequest, found: Coverage, output: str) -> HttpResponse:
    _require(request, "E")
    district = request.user.acting_district
    if output == "pdf":
        data = files.coverage_pdf(found, district=district)
    else:
        data = files.WRITERS[output](files.coverage_table(found))
    files.log_file(
        by=request.user,
        district=district,
        key="coverage",
        conditions="",
        rows=len(found.lines),
        output=output,
    )
    return attachment(data, files.file_name("abdeckung", output), files.MIME[output])


def _sort_heads(sort: str) -> dict[str, dict[str, str]]:
    """For each sortable column its link and the direction it has now; numbers begin with the largest."""
    heads = {}
    for word in SORTS:
        is_current = sort.removeprefix("-") == word
        first = word if word == "name" else f"-{word}"
        other = f"-{word}" if word == "name" else word
        direction = ("descending" if sort.startswith("-") else "ascending") if is_current else ""
        heads[word] = {
            "url": f"?{SORT}={other if sort == first else first}",
            "direction": direction,
            "arrow": {"descending": "↓", "ascending": "↑", "": ""}[direction],
        }
    return heads


def _require(request: SignedInRequest, action: str) -> None:
    _require_right(request.user, action)


def _require_right(user: Any, action: str) -> None:
    if not has_right(user, RESOURCE, action):
        raise PermissionDenied
