"""Body and its terms: the district."""

from collections.abc import Iterator

from django.urls import reverse

from committees.oparl.addresses import object_url, oparl_url
from committees.oparl.codes import BODY_LISTS, Kind
from committees.oparl.draft import Draft, date, said
from committees.oparl.sources import Sources
from committees.oparl.types import location
from committees.roster.models import Term
from desk.mail.services import absolute_url


def build(sources: Sources) -> Iterator[Draft]:
    """The district with all its lists; its key of five digits is filled up as the register does it."""
    district = sources.district
    fields = {
        "system": object_url(Kind.SYSTEM, district.pk),
        "name": district.name,
        "website": _web(district.slug),
        "ags": f"{district.ags}000",
        "rgs": f"{district.ags}0000000",
        "contactName": district.office,
        "contactEmail": district.email,
        "license": district.settings.get("open_data_license", ""),
        "classification": str(district.get_kind_display()),
        **{name: oparl_url("body", district.pk, last) for last, (_kind, name) in BODY_LISTS.items()},
    }
    parts: dict[str, Draft | list[Draft] | None] = {
        "location": location.of_body(district),
        "legislativeTerm": [_term(sources, term) for term in sources.terms],
    }
    # Mandatory, so an empty list is said where there are no terms.
    yield Draft(Kind.BODY, district.pk, said(fields) | {"legislativeTerm": []}, parts)


def _term(sources: Sources, term: Term) -> Draft:
    fields = {
        "name": f"{term.committee.name}, {term.number}. Amtszeit",
        "startDate": date(term.starts_on),
        "endDate": date(term.ends_on),
    }
    back = {"body": object_url(Kind.BODY, sources.district.pk)}
    return Draft(Kind.LEGISLATIVE_TERM, term.pk, said(fields), back=back)


def _web(slug: str) -> str:
    return absolute_url(reverse("committees:public-committees", kwargs={"district_slug": slug}))
