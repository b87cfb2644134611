"""A: INKAR web export, one year. Two rows of headings, each indicator once."""

from django.utils.translation import gettext_lazy as _

from monitoring.imports.cells import Cells, Told
from monitoring.imports.layouts.layout import (
    Head,
    Layout,
    edition_of,
    has_two_heads,
    headings,
    read_two_heads,
)
from monitoring.imports.sources import Source


def recognises(source: Source, head: Head) -> bool:
    if not has_two_heads(head):
        return False
    names = [heading.name for heading in headings(head)]
    return len(names) == len(set(names))


def read(source: Source, told: Told) -> Cells:
    told.edition = edition_of(source.name)
    return read_two_heads(source.lines(), source.head(), told)


LAYOUT = Layout("A", _("INKAR-Export, ein Jahr"), recognises, read)
