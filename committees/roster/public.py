"""What every public page of the committees begins with: the district, the committee, and the way here."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.roster.models import Committee
from desk.shell.frame import show_district


def published_committee_of(request: HttpRequest, district_slug: str, slug: str) -> Committee:
    """The public committee of the address together with its district, or 404."""
    rows = Committee.objects.published().filter(district__slug=district_slug).select_related("district")
    committee = get_object_or_404(rows, slug=slug)
    show_district(request, committee.district)
    return committee


def public_values(district: District, **values: Any) -> dict[str, Any]:
    return {"district": district, "public_area": "committees", **values}


def public_start(district: District) -> list[tuple[str, str]]:
    return [(_("Gremien"), reverse("committees:public-committees", kwargs={"district_slug": district.slug}))]


def committee_url(committee: Committee, district: District) -> str:
    """The page of a committee, empty for one without a public name in the address."""
    if not committee.slug:
        return ""
    where = {"district_slug": district.slug, "slug": committee.slug}
    return reverse("committees:public-committee", kwargs=where)
