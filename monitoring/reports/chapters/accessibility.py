"""How easy it is to come: building, childcare, money, German, digital ways (T17), and languages (T17a)."""

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.languages import Language
from documents.suppression import rate
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.catalogue.choices import GermanLevel, PlaceKind, Registration, YesNoUnknown
from offers.catalogue.models import ACCESS_FIELDS
from offers.catalogue.wording import question
from offers.openness.selectors import running_on

#: Facts every offer knows of itself.
KNOWN: dict[str, Q] = {
    "online": Q(place_kind=PlaceKind.ONLINE),
    "free": Q(cost=0),
    "no_german": Q(german_level=GermanLevel.NONE),
    "no_registration": Q(registration=Registration.NONE),
}


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Two queries. Offers are counted, not people; a share of fewer than twenty offers says too little."""
    cut = period.cut(today)
    tables = (_ways(district, cut), _languages(district, cut))
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), "", tables)


def _ways(district: District, cut: dt.date) -> TableBlock:
    counts = running_on(district, cut).aggregate(offers=Count("pk"), **_counted())
    every = counts["offers"]
    rows = []
    for name in ACCESS_FIELDS:
        yes, no = counts[f"{name}_yes"], counts[f"{name}_no"]
        label = question(name)
        rows.append((label, yes, no, every - yes - no, rate(yes, every)))
    labels = {
        "online": _("Online"),
        "free": _("Kostenlos"),
        "no_german": _("Kein Deutsch nötig"),
        "no_registration": _("Ohne Anmeldung"),
    }
    for name, label in labels.items():
        rows.append((label, counts[name], every - counts[name], 0, rate(counts[name], every)))
    return TableBlock(
        "T17",
        "accessibility",
        _("Zugänglichkeit der Angebote, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (
            ColumnSpec("way", _("Merkmal")),
            ColumnSpec("yes", _("ja"), "number"),
            ColumnSpec("no", _("nein"), "number"),
            ColumnSpec("unknown", _("keine Angabe"), "number"),
            ColumnSpec("share", _("ja, an allen Angeboten in %"), "number", 1),
        ),
        tuple(rows) if every else (),
        notes=(_("x: Anteil aus weniger als 20 Angeboten."),) if 0 < every < 20 else (),
        source=source_line(_("Angebotsregister"), cut),
        absence=_("Kein Angebot war am Stichtag öffentlich."),
    )


def _counted() -> dict[str, Any]:
    found: dict[str, Any] = {name: Count("pk", filter=condition) for name, condition in KNOWN.items()}
    for name in ACCESS_FIELDS:
        found[f"{name}_yes"] = Count("pk", filter=Q(**{name: YesNoUnknown.YES}))
        found[f"{name}_no"] = Count("pk", filter=Q(**{name: YesNoUnknown.NO}))
    return found


def _languages(district: District, cut: dt.date) -> TableBlock:
    """Which languages are spoken, taught or interpreted; one statement, grouped by what is alike."""
    fields = ("languages_spoken", "languages_on_request", "languages_taught")
    tallies: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
    groups = running_on(district, cut).order_by().values_list(*fields).annotate(offers=Count("pk"))
    for *lists, offers in groups:
        for tally, codes in zip(tallies, lists, strict=True):
            tally.update(dict.fromkeys(codes, offers))
    rows: list[tuple[Any, ...]] = [
        (str(label), *(tally[code] for tally in tallies))
        for code, label in Language.choices
        if any(tally[code] for tally in tallies)
    ]
    rows.sort(key=lambda row: (-row[1], -row[2], row[0]))
    return TableBlock(
        "T17a",
        "languages",
        _("Angebote nach Sprache, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (
            ColumnSpec("language", _("Sprache")),
            ColumnSpec("spoken", _("wird gesprochen"), "number"),
            ColumnSpec("on_request", _("wird auf Anfrage gedolmetscht"), "number"),
            ColumnSpec("taught", _("wird unterrichtet"), "number"),
        ),
        tuple(rows),
        notes=(_("Ein Angebot in mehreren Sprachen zählt in jeder."),) if rows else (),
        source=source_line(_("Angebotsregister"), cut),
        absence=_("Kein Angebot nennt am Stichtag eine Sprache."),
    )
