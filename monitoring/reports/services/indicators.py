"""An indicator goes into chapter 4 of a draft: into the table of a field, or as the line that leads it."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.network.fields import FieldOfAction
from monitoring.indicators.models import Indicator
from monitoring.reports.models import IntegrationReport
from monitoring.reports.services.drafts import lock_draft


def take_indicator(
    *,
    report: IntegrationReport,
    indicator: Indicator,
    field: str,
    is_lead: bool = False,
    by: User,
) -> Indicator:
    """Chapter 4 prints what belongs to a field; a former leading indicator steps back into the table.

    Raises `Refusal` for figures no report shows (neither official nor published), `WrongState` once the report is
    frozen. All lines of the log share one key.
    """
    together = uuid.uuid4()
    with transaction.atomic():
        changes.lock(indicator.district)
        draft = lock_draft(report)
        current = changes.lock(indicator)
        if current.origin != Indicator.Origin.OFFICIAL and not current.is_public:
            raise Refusal(
                _(
                    "Der Bericht zeigt amtliche Zahlen und veröffentlichte. Bitte zuerst den Indikator veröffentlichen."
                )
            )
        leads = Indicator.objects.filter(district=current.district_id, field=field, is_lead=True)
        for former in leads.exclude(pk=current.pk) if is_lead else ():
            changes.apply(former, {"is_lead": False}, by=by, action="indicator.lead_given", batch=together)
        values = {"field": field, "is_lead": is_lead}
        taken = changes.apply(current, values, by=by, action="indicator.taken_into_report", batch=together)
        audit.record(
            by=by,
            action="report.indicator_taken",
            row=draft,
            after={"indicator": str(taken), "field": str(FieldOfAction(field).label), "is_lead": is_lead},
            batch=together,
        )
    return taken
