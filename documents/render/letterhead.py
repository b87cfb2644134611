"""Who sends the document: name, office, address and crest of the district, as plain values."""

import base64
from dataclasses import dataclass

from accounts.districts.models import District
from documents.render.colours import Palette, palette_for

#: A crest larger than this has no place on a letter.
MAX_CREST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class Letterhead:
    """Head of every document. `crest` is a `data:` address or empty; `return_line` stands over addresses."""

    name: str
    office: str
    street: str
    place: str
    phone: str
    email: str
    crest: str
    palette: Palette

    @property
    def return_line(self) -> str:
        return " · ".join(part for part in (self.name, self.office, self.street, self.place) if part)

    @property
    def address_line(self) -> str:
        return ", ".join(part for part in (self.street, self.place) if part)


def letterhead_of(district: District) -> Letterhead:
    return Letterhead(
        name=district.name,
        office=district.office,
        street=district.street,
        place=f"{district.postcode} {district.city}".strip(),
        phone=district.phone,
        email=district.email,
        crest=_crest(district),
        palette=palette_for(district.accent),
    )


def _crest(district: District) -> str:
    """The crest as `data:` address; PNG and JPEG only, told by their first bytes, not by their name."""
    if not district.crest:
        return ""
    try:
        with district.crest.open("rb") as file:
            data = file.read(MAX_CREST_BYTES + 1)
    except OSError:
        return ""
    kinds = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
    kind = next((kind for mark, kind in kinds.items() if data.startswith(mark)), "")
    if not kind or len(data) > MAX_CREST_BYTES:
        return ""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
