"""How the minutes tell that a late item was taken up."""

from django.utils.translation import gettext as _

from committees.meetings.calling.models import AgendaAdmission
from committees.meetings.models import AgendaItem, Meeting


def admissions_of(meeting: Meeting) -> dict:
    """The votes on late items of a meeting by item."""
    return {row.item_id: row for row in AgendaAdmission.objects.filter(item__meeting=meeting)}


def admission_note(item: AgendaItem, admissions: dict) -> tuple[str, ...]:
    """E.g. "Nachtrag, weil …: aufgenommen mit 8 Ja, 1 Nein, 0 Enthaltungen (Regel, Fundstelle)."."""
    row = admissions.get(item.pk)
    if row is None:
        return ()
    words = _(
        "Nachtrag. Kein Aufschub, weil: %(reason)s. %(result)s mit %(yes)d Ja, %(no)d Nein, %(abstain)d Enthaltungen (%(rule)s)."
    )
    return (
        words
        % {
            "reason": row.reason.rstrip("."),
            "result": _("Aufgenommen") if row.is_admitted else _("Nicht aufgenommen"),
            "yes": row.yes,
            "no": row.no,
            "abstain": row.abstain,
            "rule": row.rule_source or row.rule_words,
        },
    )
