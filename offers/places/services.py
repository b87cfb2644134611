"""Taking over outlines: all of a file or nothing."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit import services as audit
from accounts.districts.models import District, Municipality
from accounts.refusals import Refusal
from offers.places.geojson import Outline
from offers.places.models import MunicipalityShape
from offers.places.published_selectors import forget_shapes


def store_outlines(*, district: District, outlines: Sequence[Outline], credit: str) -> tuple[int, list[str]]:
    """Replace the outlines of a district; returns how many, and the names of municipalities left without one.

    Raises `Refusal` when the file knows a municipality that the district does not: then the register of the
    district is older or newer than the file, and a map with holes would look like an answer.
    """
    with transaction.atomic():
        District.objects.select_for_update().get(pk=district.pk)
        known = {row.ags: row for row in Municipality.objects.filter(district=district)}
        if strangers := [outline.ags for outline in outlines if outline.ags not in known]:
            raise Refusal(
                _("Der Kreis kennt diese Gemeinden nicht: %(keys)s. Bitte zuerst anlegen oder eine Datei mit anderem Gebietsstand nehmen.")
                % {"keys": ", ".join(strangers[:10])}
            )  # fmt: skip
        MunicipalityShape.objects.filter(municipality__district=district).delete()
        MunicipalityShape.objects.bulk_create(
            MunicipalityShape(
                municipality=known[outline.ags],
                longitude=outline.point[0],
                latitude=outline.point[1],
                rings=[[list(point) for point in ring] for ring in outline.rings],
                credit=credit,
            )
            for outline in outlines
        )
        audit.record(
            by=None,
            action="district.outlines_read",
            row=district,
            after={"count": len(outlines), "credit": credit},
        )
        transaction.on_commit(lambda: forget_shapes(district))
    drawn = {outline.ags for outline in outlines}
    return len(outlines), [row.name for ags, row in sorted(known.items()) if ags not in drawn]
