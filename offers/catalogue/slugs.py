"""The part of a public address that people read."""

from django.utils.text import slugify

from offers.catalogue.models import Offer

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def free_slug(offer: Offer) -> str:
    """A slug from the title that no other offer of the district has; a number is added if need be."""
    base = slugify(offer.title.translate(GERMAN))[:200] or "angebot"
    taken = set(
        Offer.objects.filter(district=offer.district, slug__startswith=base).values_list("slug", flat=True)
    )
    number, slug = 2, base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
