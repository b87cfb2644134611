"""What is printed: the stamp card to fold, and the certificate. Both bear a line to write the name on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from desk.mail.services import absolute_url
from documents.charts import qr_code
from documents.charts.drawing import dot, line, picture, text
from documents.render import render_pdf
from documents.render.colours import palette_for
from offers.participation.models import Certificate, Module, StampCard

CERTIFICATE = "certificate"
CERTIFICATE_TEMPLATE = "documents/offers/certificate.html"
CARD_TEMPLATE = "documents/offers/stamp_card.html"
#: So many fields stand on the inside of a folded card.
FIELDS = 6
STAMP, MIDDLE = 76, 38


@dataclass(frozen=True)
class Field:
    """One module of a card. `stamped_on`: None while the field is empty."""

    code: str
    title: str
    partner: str
    required: bool
    stamped_on: dt.date | None
    picture: SafeString | str = ""


@dataclass(frozen=True)
class CardPaper:
    """Values of the printed card. `sheets`: its fields, six on each."""

    title: str
    number: str
    started_on: dt.date
    version: int
    sheets: list[list[Field]]
    stamped: int
    needed: int
    address: str
    code: SafeString
    provider: str
    contact: str


@dataclass(frozen=True)
class CertificatePaper:
    """Values of the certificate. `code`: leads to the card's page, where the stamps can be compared."""

    heading: str
    subtitle: str
    number: str
    card: str
    version: int
    achievement: str
    modules: list[Field]
    issued_on: dt.date
    place: str
    provider: str
    phone: str
    code: SafeString


def card_fields(card: StampCard) -> list[Field]:
    """The modules of the card's version in their order, each with its stamp if it has one."""
    days = {stamp.module_id: stamp.stamped_on for stamp in card.stamps.all()}
    return [_field(module, days.get(module.pk)) for module in card.programme_version.modules.all()]


def progress(card: StampCard) -> tuple[int, int]:
    """How many of the required modules are stamped: 5 of 6."""
    needed = [field for field in card_fields(card) if field.required]
    return sum(field.stamped_on is not None for field in needed), len(needed)


def card_address(card: StampCard) -> str:
    return absolute_url(reverse("offers:public-card", kwargs={"token": card.token}))


def card_pdf(card: StampCard) -> bytes:
    """The card as a sheet to print on both sides and fold; stamps so far are printed in."""
    fields = [_drawn(field, card) for field in card_fields(card)]
    stamped, needed = progress(card)
    programme = card.programme
    paper = CardPaper(
        title=programme.title,
        number=card.shown_number,
        started_on=card.started_on,
        version=card.programme_version.number,
        sheets=[fields[start : start + FIELDS] for start in range(0, len(fields), FIELDS)],
        stamped=stamped,
        needed=needed,
        address=card_address(card),
        code=_code(card, 26),
        provider=programme.provider.name,
        contact=", ".join(filter(None, (programme.provider.phone, programme.provider.email))),
    )
    title = _("Stempelkarte %(number)s, %(programme)s") % {
        "number": card.shown_number,
        "programme": programme.title,
    }
    return render_pdf(template=CARD_TEMPLATE, context=paper, title=title, district=card.district)


def certificate_title(certificate: Certificate) -> str:
    return _("%(programme)s, Urkunde %(number)s") % {
        "programme": certificate.programme.title,
        "number": certificate.number,
    }


def certificate_paper(certificate: Certificate) -> CertificatePaper:
    """Values of the certificate: the modules that were attended, in the version the card began with."""
    card, programme = certificate.card, certificate.programme
    return CertificatePaper(
        heading=programme.title,
        subtitle=programme.subtitle,
        number=certificate.number,
        card=card.shown_number,
        version=card.programme_version.number,
        achievement=programme.achievement,
        modules=[field for field in card_fields(card) if field.stamped_on],
        issued_on=certificate.issued_on,
        place=certificate.district.city,
        provider=programme.provider.name,
        phone=programme.provider.phone or certificate.district.phone,
        code=_code(card, 22),
    )


def _field(module: Module, stamped_on: dt.date | None) -> Field:
    return Field(module.code, module.title, module.partner, module.required, stamped_on)


def _drawn(field: Field, card: StampCard) -> Field:
    drawn = _stamp(field, card.district.city or card.district.name, card.district.accent)
    return Field(field.code, field.title, field.partner, field.required, field.stamped_on, drawn)


def _stamp(field: Field, place: str, accent: str) -> SafeString:
    """The round stamp with its day, or the empty place for one; 19 mm."""
    palette = palette_for(accent)
    if field.stamped_on is None:
        title = _("Freies Stempelfeld: %(module)s") % {"module": field.title}
        ring = dot(MIDDLE, MIDDLE, 34, fill="none", stroke=palette.line)
        return picture(title, _("Noch nicht besucht"), STAMP, STAMP, [ring])
    day = f"{field.stamped_on:%d.%m.%Y}"
    parts = [
        dot(MIDDLE, MIDDLE, 35, fill="none", stroke=palette.accent),
        dot(MIDDLE, MIDDLE, 31, fill="none", stroke=palette.accent),
        text(MIDDLE, 24, place.upper()[:12], anchor="middle", weight=600, fill=palette.accent, size=7.5),
        line(26, 40, 35, 48, stroke=palette.accent, width=4),
        line(34, 48, 51, 30, stroke=palette.accent, width=4),
        text(MIDDLE, 59, day, anchor="middle", weight=600, fill=palette.accent, size=7.5),
    ]
    title = _("Stempel: %(module)s besucht am %(day)s") % {"module": field.title, "day": day}
    return picture(title, title, STAMP, STAMP, parts)


def _code(card: StampCard, millimetres: float) -> SafeString:
    title = _("QR-Code zur Seite der Stempelkarte %(number)s") % {"number": card.shown_number}
    return qr_code(card_address(card), title=title, millimetres=millimetres)


def context_of(card: StampCard) -> dict[str, Any]:
    """What pages of a card show."""
    stamped, needed = progress(card)
    return {"fields": card_fields(card), "stamped": stamped, "needed": needed}
