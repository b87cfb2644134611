"""Annex D: the published organisations and offers on the day of the Datenschnitt."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.models import Organisation
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.words import source_line
from offers.catalogue.choices import Openness
from offers.catalogue.models import Offer


def directory(district: District, today: dt.date) -> tuple[TableBlock, TableBlock]:
    """Two queries. Only what everybody can read on the public pages."""
    return _actors(district, today), _offers(district, today)


def _actors(district: District, today: dt.date) -> TableBlock:
    kinds = {code: str(label) for code, label in Organisation.Kind.choices}
    found = (
        Organisation.objects.published()
        .filter(district=district)
        .order_by("name")
        .values_list("name", "kind", "municipality__name")
    )
    return TableBlock(
        "D1",
        "directory-actors",
        _("Akteure mit öffentlichem Profil, %(district)s") % {"district": district},
        (ColumnSpec("name", _("Organisation")), ColumnSpec("kind", _("Art")), ColumnSpec("place", _("Ort"))),
        tuple((name, kinds.get(kind, kind), place) for name, kind, place in found),
        source=source_line(_("Akteursregister"), today),
    )


def _offers(district: District, today: dt.date) -> TableBlock:
    doors = {code: str(label) for code, label in Openness.choices}
    found = (
        Offer.objects.published()
        .filter(district=district)
        .order_by("title")
        .values_list("title", "provider__name", "openness")
    )
    return TableBlock(
        "D2",
        "directory-offers",
        _("Veröffentlichte Angebote, %(district)s") % {"district": district},
        (
            ColumnSpec("title", _("Angebot")),
            ColumnSpec("provider", _("Träger")),
            ColumnSpec("openness", _("Öffnung")),
        ),
        tuple((title, provider, doors.get(openness, openness)) for title, provider, openness in found),
        source=source_line(_("Angebotsregister"), today),
    )
