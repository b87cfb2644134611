"""Changing what a district says about itself."""

import hashlib
import io
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from accounts import changes
from accounts.districts import kept
from accounts.districts.models import District, Municipality
from accounts.districts.settings import changed_words, chosen_settings
from accounts.refusals import Refusal

CREST_BYTES = 10 * 1024 * 1024
CREST_PIXELS = 20_000_000
CREST_SIDE = 800
FORMATS = ("PNG", "JPEG")


def update_district(
    *,
    district: District,
    values: dict[str, Any],
    crest: Any = None,
    settings: dict[str, str] | None = None,
    version: int | None = None,
    by: AbstractBaseUser,
) -> District:
    """Change name, office, address, colour, and what it decides for itself; a new crest is drawn anew so that
    only its picture is kept. `settings`: all of them; one that is empty or not named goes.
    """
    reason = ""
    if settings is not None:
        chosen = chosen_settings(district.settings, settings)
        values, reason = {**values, "settings": chosen}, changed_words(district.settings, chosen)
    if crest:
        picture = clean_crest(crest)
        name = f"{hashlib.sha256(picture).hexdigest()[:32]}.png"
        values = {**values, "crest": ContentFile(picture, name=name)}
    with transaction.atomic():
        transaction.on_commit(lambda: kept.forget(district.slug))
        return changes.apply(
            district, values, by=by, action="district.changed", version=version, reason=reason
        )


def update_municipality(
    *, municipality: Municipality, values: dict[str, Any], by: AbstractBaseUser
) -> Municipality:
    """Correct a Gemeinde's name or enter its inhabitants; its key is official and stays."""
    return changes.apply(municipality, values, by=by, action="municipality.changed")


def clean_crest(upload: Any) -> bytes:
    """The uploaded picture as a fresh PNG without anything hidden in it; refuses what is no picture.

    At most 10 MB and 20 megapixels (specification C7); only PNG and JPEG are even opened.
    """
    if upload.size > CREST_BYTES:
        raise Refusal(_("Das Bild ist größer als 10 MB."), field="crest")
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            if picture.width * picture.height > CREST_PIXELS:
                raise Refusal(_("Das Bild hat mehr als 20 Megapixel."), field="crest")
            fresh = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal(_("Das ist kein lesbares Bild im Format PNG oder JPEG."), field="crest") from error
    fresh.thumbnail((CREST_SIDE, CREST_SIDE))
    output = io.BytesIO()
    Image.frombytes("RGBA", fresh.size, fresh.tobytes()).save(output, "PNG", optimize=True)
    return output.getvalue()
