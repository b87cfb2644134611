"""Offers and how open they are, by field of action (T14, A8)."""

import datetime as dt

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.fields import FieldOfAction
from documents.tables import german_number
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.catalogue.choices import Openness, Status
from offers.catalogue.models import Offer

#: Offers that were public once; what was never approved is no offer of the district.
WAS_PUBLIC = (Status.PUBLISHED, Status.PAUSED, Status.ENDED, Status.ARCHIVED)
ALL = "alle"


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. An offer counts in each of its fields, and once in the line of all."""
    cut = period.cut(today)
    counts = _counts(district, cut)
    fields = [(code, str(label)) for code, label in FieldOfAction.choices if sum(counts[code])]
    every = counts[ALL]
    rows = tuple((label, *counts[code], sum(counts[code])) for code, label in fields)
    columns = [ColumnSpec("field", _("Handlungsfeld"))]
    columns += [ColumnSpec(code, str(label), "number") for code, label in Openness.choices]
    table = TableBlock(
        "T14",
        "offers",
        _("Angebote nach Handlungsfeld und Öffnung, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (*columns, ColumnSpec("all", _("Angebote"), "number")),
        rows,
        (_("Alle Angebote"), *every, sum(every)) if rows else None,
        notes=(
            _("Ein Angebot in mehreren Feldern zählt in jedem; die letzte Zeile zählt jedes Angebot einmal."),
        )
        if rows
        else (),
        source=source_line(_("Angebotsregister"), cut),
    )
    chart = ChartBlock(
        "A8",
        "openness",
        "shares",
        _("Öffnung der Angebote nach Handlungsfeld, %(district)s, Anteile in Prozent")
        % {"district": district},
        _message(every),
        (*(label for _code, label in fields), _("Alle Angebote")) if fields else (),
        tuple(
            (str(label), (*(counts[code][index] for code, _label in fields), every[index]))
            for index, (_value, label) in enumerate(Openness.choices)
        )
        if fields
        else (),
        label_title=_("Handlungsfeld"),
        question=_("Wer darf kommen?"),
        source=source_line(_("Angebotsregister"), cut),
    )
    figure = Figure(
        "offers", _("Angebote"), sum(every), _("%(count)s davon offen für alle") % {"count": number(every[0])}
    )
    lead = _message(every) if rows else ""
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), lead, (table, chart), (figure,))


def _counts(district: District, cut: dt.date) -> dict[str, list[int]]:
    """Per field, and for all, how many offers stand in each of the three doors."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=cut)
    day_after = Period(cut, cut).ends_before
    asked = {
        f"{code or ALL}__{openness}": Count(
            "pk", filter=Q(openness=openness) & (Q(fields_of_action__has=code) if code else Q())
        )
        for code in ["", *FieldOfAction.values]
        for openness in Openness.values
    }
    names = {name: name.replace("__", "_zu_") for name in asked}
    found = Offer.objects.filter(
        running, district=district, status__in=WAS_PUBLIC, published_at__lt=day_after, valid_from__lte=cut
    ).aggregate(**{names[name]: count for name, count in asked.items()})
    return {
        code or ALL: [found[f"{code or ALL}_zu_{openness}"] for openness in Openness.values]
        for code in ["", *FieldOfAction.values]
    }


def _message(every: list[int]) -> str:
    total = sum(every)
    if not total:
        return _("Kein Angebot war am Stichtag öffentlich.")
    share = german_number(100 * every[0] / total, decimals=0)
    return _("%(open)s von %(total)s Angeboten stehen allen offen, das sind %(share)s %%.") % {
        "open": number(every[0]),
        "total": number(total),
        "share": share,
    }
