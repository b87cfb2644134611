"""What every public page of the committees begins with: the district, the committee, and the way here."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.roster.models import Committee
from committees.roster.selectors import published_committees
from desk.shell.selectors import published_district


def public_district(slug: str) -> District:
    """The district of the address, or 404."""
    district = published_district(slug)
    if district is None:
        raise Http404
    return district


def public_committee_of(district: District, slug: str) -> Committee:
    """The public committee of the address, or 404."""
    return get_object_or_404(published_committees(district).select_related("district"), slug=slug)


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
