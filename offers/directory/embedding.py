"""The code with which another website shows the list in a frame."""

from collections.abc import Sequence

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offers.catalogue.facets import Facet, facets_for
from offers.places.published_selectors import Place

#: Height of the frame in pixels: three offers and the way to all.
HEIGHT = 720


def frame_query(asked: QueryDict, shown: Sequence[Facet]) -> tuple[dict[str, str], str]:
    """What was chosen by parameter, and the query of the frame; a value nobody offers is answered with 400."""
    chosen, query = {}, QueryDict(mutable=True)
    for facet in shown:
        value = asked.get(facet.param, "")
        if value and value not in dict(facet.options):
            raise BadRequest(facet.param)
        if value:
            chosen[facet.param] = query[facet.param] = value
    return chosen, f"?{query.urlencode()}" if chosen else ""


def fixed_choices(places: Sequence[Place], chosen: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """What the address of a frame fixes: words, parameter and value, so that a search inside keeps to it."""
    fixed = [
        (label, facet.param, code)
        for facet in facets_for(places)
        for code, label in facet.options
        if code in chosen[facet.key]
    ]
    for radius in chosen["radius"] if chosen["municipality"] else ():
        fixed.append((_("und %(radius)s km darum") % {"radius": radius}, "umkreis", radius))
    return fixed


def frame_code(address: str, title: str) -> SafeString:
    """HTML to copy; the title is what a screen reader says of the frame."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        address,
        title,
        HEIGHT,
    )
