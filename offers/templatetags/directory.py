"""Parts of the public pages of offers: the button of the note list, and what machines read of a page."""

import uuid
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from desk.mail.services import absolute_url
from offers.catalogue import text_parts, texts
from offers.directory import notes
from offers.directory.linked_data import data_block, offer_data

register = template.Library()


@register.inclusion_tag("public/offers/_keep.html", takes_context=True)
def keep_button(context: Any, key: str, title: str, look: str = "") -> dict[str, Any]:
    """Puts the offer on the note list or takes it off. `look`: "breit" for a button with words."""
    request = context["request"]
    kept = context.render_context.setdefault("noted", set(map(str, notes.noted(request))))
    district = context["district"]
    return {
        "action": reverse("offers:public-note", kwargs={"district_slug": district.slug}),
        "back": request.get_full_path(),
        "key": key,
        "title": title,
        "is_kept": str(uuid.UUID(str(key))) in kept,
        "is_wide": look == "breit",
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("public/offers/_noted.html", takes_context=True)
def noted_count(context: Any, district: Any) -> dict[str, Any]:
    """The way to the note list in the head, with the number of offers on it."""
    return {
        "url": reverse("offers:public-notes", kwargs={"district_slug": district.slug}),
        "number": len(notes.noted(context["request"])) if "request" in context else 0,
    }


@register.simple_tag
def linked_data(offer: dict[str, Any], district: Any, path: str) -> SafeString:
    """The offer for search engines (schema.org), as a block of data that no browser runs."""
    return data_block(offer_data(offer, district, absolute_url(path)))


@register.filter
def in_german(text: str) -> texts.Told:
    """A German text for `lang_of`: marked on every page that is not German itself."""
    return texts.told_german(str(text))


@register.filter
def in_order(text: str) -> str:
    """A number or an address where no element can keep its order, as in a mail or the foot of a paper."""
    return text_parts.kept_in_order(str(text))


@register.filter
def absolute(path: str) -> str:
    """The address with the host of this installation."""
    return absolute_url(path)
