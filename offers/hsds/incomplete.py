"""A record the standard would refuse: the whole answer fails and names it, instead of half an export."""

from django.utils.translation import gettext as _


class IncompleteRecord(Exception):
    """An address without its Land (`address.state_province` of HSDS 3.0); says which offer."""

    def __init__(self, title: str):
        super().__init__(
            _(
                "Nichts ausgegeben: Zur Anschrift von „%(title)s“ fehlt das Land. Bitte in den Einstellungen des "
                "Kreises das Land wählen."
            )
            % {"title": title}
        )
