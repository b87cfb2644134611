"""Whatever way an entry was confirmed or ended, the open questions about it are answered with it."""

from typing import Any

from accounts.audit.models import AuditEntry
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import OfferReview

#: What a line of the log answers, by the name of the step.
ANSWERS: dict[str, Result] = {
    "offer.confirmed": Result.UNCHANGED,
    "offer.revised": Result.CHANGED,
    "offer.change_announced": Result.CHANGED,
    "offer.ended": Result.ENDED,
    "function.changed": Result.CHANGED,
    "function.confirmed": Result.UNCHANGED,
    "function.change_announced": Result.CHANGED,
    "function.ended": Result.ENDED,
    "organisation.changed": Result.CHANGED,
    "organisation.confirmed": Result.UNCHANGED,
    "organisation.change_announced": Result.CHANGED,
}
#: A change answers only where it also counts as a confirmation.
CONFIRMING = frozenset({"function.changed", "organisation.changed"})


def settle(entry: AuditEntry, row: Any) -> None:
    """Runs inside the transaction of the change: one statement for the few steps that answer a question."""
    result = ANSWERS.get(entry.action)
    if result is None or (entry.action in CONFIRMING and "confirmed_on" not in (entry.after or {})):
        return
    open_questions = OfferReview.objects.filter(answered_at=None)
    match entry.action.partition(".")[0]:
        case "offer":
            questions = open_questions.filter(offer=row)
        case "function":
            questions = open_questions.filter(contact=row)
        case _:
            questions = open_questions.filter(request__provider=row, offer=None, contact=None)
    questions.update(answered_at=entry.at, result=result, who=entry.actor_name)
