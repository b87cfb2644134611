"""Handing out stamp cards, and the certificate of a full one."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from documents.render import render_pdf
from documents.store.services import store_document
from offers.participation import papers, rules
from offers.participation.models import Certificate, CertificateProgramme, StampCard
from offers.participation.selectors import current_version


def hand_out_cards(
    programme: CertificateProgramme, *, count: int = 1, today: dt.date, by: Any
) -> list[StampCard]:
    """The next cards; each keeps the version in force today."""
    if not 1 <= count <= rules.MOST_CARDS:
        raise Refusal(_("Bitte 1 bis %(most)d Karten.") % {"most": rules.MOST_CARDS}, field="count")
    with transaction.atomic():
        current = changes.lock(programme)
        version = current_version(current)
        if version is None:
            raise WrongState(_("Noch gilt keine Fassung. Bitte zuerst die Module festlegen."))
        last = current.cards.aggregate(last=Max("number"))["last"] or 0
        return [
            changes.create(
                StampCard(
                    programme=current,
                    programme_version=version,
                    district=current.district,
                    number=last + place,
                    started_on=today,
                ),
                by=by,
                action="stamp_card.created",
            )
            for place in range(1, count + 1)
        ]


def issue_certificate(card: StampCard, *, today: dt.date, by: User) -> Certificate:
    """Number, print and seal the certificate of a card with all required modules of its version (B4.2)."""
    with transaction.atomic():
        programme = changes.lock(card.programme)  # numbers are given one after the other
        current = changes.lock(card)
        if Certificate.objects.filter(card=current).exists():
            raise WrongState(_("Zu dieser Karte gibt es schon eine Urkunde."))
        _check_complete(current)
        given = Certificate.objects.filter(programme=programme, year=today.year)
        serial = (given.aggregate(last=Max("serial"))["last"] or 0) + 1
        certificate = changes.create(
            Certificate(
                district=current.district,
                card=current,
                programme=programme,
                year=today.year,
                serial=serial,
                number=rules.certificate_number(programme.short, today.year, serial),
                issued_on=today,
            ),
            by=by,
            action="certificate.issued",
        )
        _seal(certificate, by)
        return certificate


def _check_complete(card: StampCard) -> None:
    required = card.programme_version.modules.filter(required=True).values_list("code", flat=True)
    stamped = card.stamps.values_list("module__code", flat=True)
    if lacking := rules.missing(required, stamped):
        raise Refusal(
            _("Es fehlt noch: %(codes)s.") % {"codes": ", ".join(lacking)},
            rule=_("Die Urkunde gibt es mit allen nötigen Modulen der Fassung, mit der die Karte begann."),
        )


def _seal(certificate: Certificate, by: User) -> None:
    context = papers.certificate_paper(certificate)
    title = papers.certificate_title(certificate)
    store_document(
        kind=papers.CERTIFICATE,
        owner=certificate,
        title=title,
        file_name=f"{certificate.number}.pdf",
        data=render_pdf(
            template=papers.CERTIFICATE_TEMPLATE,
            context=context,
            title=title,
            district=certificate.district,
        ),
        context=context,
        template=papers.CERTIFICATE_TEMPLATE,
        seal=True,
        by=by,
        district=certificate.district,
    )
