"""Who sits in the committees: seats sent by migrant-led organisations (T11a), and who takes the chair."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.roster.models import Committee, SeatHolding
from committees.roster.selectors import on_day
from coordination.network.models import Organisation
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock, TextBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line

#: Committees that exist on no page of the public site.
HIDDEN_BODIES = Q(term__committee__format=Committee.Format.LEADERSHIP) | Q(
    term__committee__status=Committee.Status.PROPOSED
)


def build_shares(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. Seats of public bodies are counted, not people: no smallest base is asked for."""
    cut = period.cut(today)
    sent_by = {"seat__organisation__isnull": False}
    found = (
        _holders(district, cut)
        .order_by("term__committee__name")
        .values_list("term__committee__name")
        .annotate(
            filled=Count("seat", distinct=True),
            sent=Count("seat", distinct=True, filter=Q(**sent_by)),
            migrant_led=Count(
                "seat", distinct=True, filter=Q(seat__organisation__kind=Organisation.Kind.MIGRANT_LED)
            ),
        )
    )
    rows = [(name, *counts, _share(counts[2], counts[0])) for name, *counts in found]
    sums = [sum(row[place] for row in rows) for place in (1, 2, 3)]
    table = TableBlock(
        "T11a",
        "bodies",
        _("Sitze migrantischer Selbstorganisationen, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (
            ColumnSpec("committee", _("Gremium")),
            ColumnSpec("filled", _("besetzte Sitze"), "number"),
            ColumnSpec("sent", _("entsandt"), "number"),
            ColumnSpec("migrant_led", _("davon MSO"), "number"),
            ColumnSpec("share", _("Anteil MSO in %"), "number", 1),
        ),
        tuple(rows),
        (_("Summe"), *sums, _share(sums[2], sums[0])) if rows else None,
        notes=(
            _("Entsandt: von einer Organisation im Netz. MSO: migrantische Selbstorganisation; Anteil an allen besetzten Sitzen."),
            _("Wer in mehreren Gremien sitzt, zählt in jedem. Gezählt sind Sitze, nicht Menschen."),
        ) if rows else (),
        source=source_line(_("Sitzverzeichnis der Gremien"), cut),
        absence=_("Am Stichtag ist in keinem Gremium ein Sitz besetzt."),
    )  # fmt: skip
    return Chapter(5, "network", _("Netzwerk und Gremien"), "", (table,))


def build_chairs(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. Only who agreed to be named is named."""
    cut = period.cut(today)
    chairs: dict[str, list[str]] = defaultdict(list)
    rows = (
        _holders(district, cut)
        .filter(role=SeatHolding.Role.CHAIR)
        .order_by("term__committee__name", "starts_on", "person__sort_name")
        .values_list("term__committee__name", "person__name", "name_public_since")
    )
    for committee, name, public_since in rows:
        is_named = public_since is not None and public_since <= cut
        chairs[committee].append(name if is_named else _("Name nicht veröffentlicht"))
    block = TextBlock(
        "chairs",
        _("Vorsitz der Gremien am %(day)s") % {"day": f"{cut:%d.%m.%Y}"},
        tuple(f"{committee}: {', '.join(dict.fromkeys(names))}" for committee, names in chairs.items()),
        source=source_line(_("Sitzverzeichnis der Gremien"), cut),
        absence=_("Am Stichtag ist in keinem Gremium der Vorsitz besetzt."),
    )
    return Chapter(5, "network", _("Netzwerk und Gremien"), "", (block,))


def _holders(district: District, day: dt.date) -> Any:
    """Who holds a seat on a day, without rounds nobody hears of."""
    rows = SeatHolding.objects.filter(term__committee__district=district, role__in=SeatHolding.HOLDERS)
    return rows.filter(on_day(day)).exclude(HIDDEN_BODIES)


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
