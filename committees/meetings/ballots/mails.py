"""What members are told of a circulation by mail: never more than its neutral title if it is not public."""

from collections.abc import Iterable, Sequence
from typing import Any

from accounts.users.models import User
from committees.meetings.ballots.models import Circulation, CirculationAnswer
from desk.mail.services import send_mail


def mail_members(
    circulation: Circulation,
    rows: Iterable[CirculationAnswer],
    by: User,
    papers: Sequence[tuple[str, bytes, str]] = (),
) -> None:
    """Ask everybody who has an address; the link leads to the page after signing in. `papers` go along."""
    to = [row.email for row in rows if row.email]
    if to:
        send_mail(
            to=to,
            template="committees/circulation",
            context=_words(circulation),
            district=circulation.district,
            by=by,
            attachments=papers,
        )


def mail_reminder(circulation: Circulation, row: CirculationAnswer) -> None:
    send_mail(
        to=[row.email],
        template="committees/circulation_reminder",
        context=_words(circulation),
        district=circulation.district,
        by=None,
    )


def _words(circulation: Circulation) -> dict[str, Any]:
    return {
        "committee": circulation.committee.name,
        "title": str(circulation),
        "text": circulation.text if circulation.is_public else "",
        "until": circulation.ends_on,
        "circulation_id": circulation.pk,
    }
