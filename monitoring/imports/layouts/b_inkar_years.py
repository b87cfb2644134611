"""B: INKAR web export, several years. The name of the indicator repeats, the year stands below it."""

from django.utils.translation import gettext_lazy as _

from monitoring.imports.layouts.a_inkar_one_year import read
from monitoring.imports.layouts.layout import Head, Layout, has_two_heads
from monitoring.imports.sources import Source


def recognises(source: Source, head: Head) -> bool:
    """What has two heads and is not A; asked after it."""
    return has_two_heads(head)


LAYOUT = Layout("B", _("INKAR-Export, mehrere Jahre"), recognises, read)
