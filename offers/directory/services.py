"""Taking a report of a mistake, dealing with it, forgetting it; and mailing a note list."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.languages import page_language
from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from desk.mail.services import absolute_url, send_mail
from desk.notifications.services import notify
from offers.catalogue.models import Offer
from offers.catalogue.selectors import editors_of
from offers.directory.choices import Mistake
from offers.directory.models import OfferReport
from offers.directory.selectors import people_to_tell

#: Days a report is kept once it is dealt with, and at most.
KEPT_AFTER, KEPT_AT_MOST = 30, 180
#: So many open reports about one offer say it all.
MOST_OPEN = 20


def report_mistake(*, offer_id: uuid.UUID, mistake: Mistake, text: str, today: dt.date) -> OfferReport:
    """Take a report from somebody who is not signed in; tells the provider's editors and the coordination.

    Only published offers can be reported. A provider without editors hears by mail to its own address. Raises
    `Refusal` when very many reports about the offer are open.
    """
    with transaction.atomic():
        offer = Offer.objects.published().select_for_update(of=("self",)).get(pk=offer_id)
        if OfferReport.objects.filter(offer=offer, done_on__isnull=True).count() >= MOST_OPEN:
            raise Refusal(
                _("Zu diesem Angebot liegen schon viele Meldungen vor. Danke, wir sehen es uns an.")
            )
        report = changes.create(
            OfferReport(
                district=offer.district, offer=offer, mistake=mistake, text=text.strip(), received_on=today
            ),
            by=None,
            action="offer_report.received",
        )
        _tell(report, offer, today)
    return report


def close_report(report: OfferReport, *, today: dt.date, by: User) -> OfferReport:
    """Say that the mistake is mended, or that there was none."""
    with transaction.atomic():
        current = changes.lock(report)
        if current.done_on is not None:
            raise WrongState(_("Diese Meldung ist schon erledigt."))
        return changes.apply(current, {"done_on": today, "done_by": by}, by=by, action="offer_report.done")


def forget_reports(*, today: dt.date) -> int:
    """Delete reports a month after they were dealt with, and all after half a year; returns how many."""
    old = OfferReport.objects.filter(
        received_on__lt=today - dt.timedelta(days=KEPT_AT_MOST)
    ) | OfferReport.objects.filter(done_on__lt=today - dt.timedelta(days=KEPT_AFTER))
    forgotten = 0
    for district in District.objects.filter(pk__in=old.values("district")):
        with transaction.atomic():
            count, _models = old.filter(district=district).delete()
            audit.record(by=None, action="offer_report.forgotten", row=district, after={"count": count})
        forgotten += count
    return forgotten


def mail_notes(*, district: District, entries: Sequence[Any], to: str, path: str) -> None:
    """Send somebody their own note list, in the language of the page it was asked for on.

    `entries`: of `sheets.entries_of`. Neither address nor words are kept after delivery.
    """
    missing = any(entry.is_missing for entry in entries)
    send_mail(
        to=[to],
        template="offers/notes",
        context={
            "entries": entries,
            "some_missing": missing,
            "link": absolute_url(path),
            "number": len(entries),
        },
        district=district,
        by=None,
        language=page_language(get_language()).code,
        leaves_no_trace=True,
    )


def _tell(report: OfferReport, offer: Offer, today: dt.date) -> None:
    editors = editors_of(offer.provider, today)
    coordination = User.objects.filter(
        is_active=True,
        memberships__in=Membership.objects.active_on(today).filter(
            district=offer.district, role=Role.COORDINATOR
        ),
    )
    title = _("Fehler gemeldet: %(title)s") % {"title": offer.title}
    for user in people_to_tell(editors, coordination):
        notify(
            user=user,
            title=title,
            line=str(report.get_mistake_display()),
            url=report.get_absolute_url(),
            district=offer.district,
            digest=True,
        )
    if not editors.exists() and offer.provider.email:
        public = reverse(
            "offers:public-offer", kwargs={"district_slug": offer.district.slug, "offer_slug": offer.slug}
        )
        send_mail(
            to=[offer.provider.email],
            template="offers/offer_reported",
            context={"offer": offer, "report": report, "link": absolute_url(public)},
            district=offer.district,
            by=None,
        )
