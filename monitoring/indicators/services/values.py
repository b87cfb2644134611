"""Entering values by hand, and keeping one edition of each active."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from documents.suppression import SMALLEST_BASE, is_small
from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import Area, Group, Indicator, IndicatorValue, Sex, Survey

Kind = Indicator.Kind


@dataclass(frozen=True)
class Entry:
    """One cell of the form. Neither value nor sign: the cell was emptied."""

    year: int
    group: str = Group.TOTAL
    value: Decimal | None = None
    sign: str = ""
    sex: str = Sex.ALL
    time_text: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value is None and not self.sign

    @property
    def time(self) -> str:
        return self.time_text or str(self.year)


def enter_values(
    indicator: Indicator,
    area: Area,
    *,
    entries: Sequence[Entry],
    edition: str,
    survey: Survey | None = None,
    by: User,
) -> int:
    """Write the cells that differ from what counts now; returns how many. Other editions stay as they are."""
    with transaction.atomic():
        changes.lock(indicator)
        active = {
            (row.time_text, row.group, row.sex): row
            for row in indicator.values.filter(area=area, is_active=True)
        }
        written = 0
        for entry in entries:
            row = active.get((entry.time, entry.group, entry.sex))
            if _is_same(row, entry, survey):
                continue
            _refuse_improper(indicator, entry, survey)
            _write(indicator, area, entry, row, edition, survey, by)
            written += 1
        settle_editions(indicator.district, [indicator.pk], [area.pk])
    return written


def settle_editions(district: District, indicators: Iterable[object], areas: Iterable[object]) -> int:
    """Make the newest edition of each value the active one; returns how many rows changed. Inside a transaction."""
    rows = IndicatorValue.objects.filter(district=district, indicator__in=indicators, area__in=areas)
    keys = ("indicator_id", "area_id", "time_text", "group", "sex")
    unsettled = rows.order_by().values(*keys).annotate(
        editions=Count("pk"), active=Count("pk", filter=Q(is_active=True))
    )  # fmt: skip
    wanted = {tuple(row[key] for key in keys) for row in unsettled.filter(~Q(editions=1, active=1))}
    if not wanted:
        return 0
    best: dict[tuple, tuple] = {}
    for pk, edition, is_active, *key in rows.values_list("pk", "edition", "is_active", *keys):
        if tuple(key) in wanted:
            best[tuple(key)] = max(best.get(tuple(key), ()), (*edition_rank(edition), pk, is_active))
    winners = {item[2] for item in best.values()}
    losers = [
        pk
        for pk, *key in rows.filter(is_active=True).values_list("pk", *keys)
        if tuple(key) in wanted and pk not in winners
    ]
    changed = _mark(losers, active=False)
    return changed + _mark([item[2] for item in best.values() if not item[3]], active=True)


def _mark(keys: list, *, active: bool, size: int = 500) -> int:
    """In slices, because a statement takes only so many keys."""
    return sum(
        IndicatorValue.objects.filter(pk__in=keys[start : start + size]).update(is_active=active)
        for start in range(0, len(keys), size)
    )


def _is_same(row: IndicatorValue | None, entry: Entry, survey: Survey | None) -> bool:
    if row is None:
        return entry.is_empty
    same_survey = survey is None or row.survey_id == survey.pk
    return (row.value, row.sign) == (entry.value, entry.sign) and same_survey


def _write(
    indicator: Indicator,
    area: Area,
    entry: Entry,
    row: IndicatorValue | None,
    edition: str,
    survey: Survey | None,
    by: User,
) -> None:
    if entry.is_empty:
        assert row is not None, "an empty cell without a row is the same as before"
        _remove(row, by)
        return
    same = row if row is not None and row.edition == edition and row.batch_id is None else None
    if same is None:
        _refuse_older(row, edition)
        _make(indicator, area, entry, row, edition, survey, by)
        return
    values = {"value": entry.value, "sign": entry.sign, "survey": survey or same.survey}
    changes.apply(same, values, by=by, action="indicator_value.changed")


def _make(
    indicator: Indicator,
    area: Area,
    entry: Entry,
    row: IndicatorValue | None,
    edition: str,
    survey: Survey | None,
    by: User,
) -> None:
    if row is not None:
        _mark([row.pk], active=False)
    made = IndicatorValue(
        district=indicator.district,
        indicator=indicator,
        area=area,
        time_text=entry.time,
        year=entry.year,
        edition=edition,
        group=entry.group,
        sex=entry.sex,
        value=entry.value,
        sign=entry.sign,
        survey=survey,
    )
    changes.create(made, by=by, action="indicator_value.created")


def _remove(row: IndicatorValue, by: User) -> None:
    if row.batch_id is not None:
        raise Refusal(
            _("%(time)s: Dieser Wert stammt aus einer Einfuhr. Bitte das Zeichen „…“ eintragen oder die Einfuhr zurücknehmen.")
            % {"time": row.time_text}
        )  # fmt: skip
    changes.delete(row, by=by, action="indicator_value.deleted")


def _refuse_older(row: IndicatorValue | None, edition: str) -> None:
    """What is typed is meant to count: an edition older than the active one would be hidden at once."""
    if row is not None and edition_rank(edition) <= edition_rank(row.edition):
        raise Refusal(
            _("Es gilt schon die Ausgabe „%(active)s“. Bitte eine neuere nennen, zum Beispiel mit dem Jahr von heute.")
            % {"active": row.edition},
            field="edition",
        )  # fmt: skip


def _refuse_improper(indicator: Indicator, entry: Entry, survey: Survey | None) -> None:
    """Range of the indicator; small numbers of our own never get into the database."""
    if entry.value is None:
        return
    where = {"year": entry.time}
    low, high = indicator.minimum, indicator.maximum
    if (low is not None and entry.value < low) or (high is not None and entry.value > high):
        raise Refusal(_("%(year)s: Der Wert liegt außerhalb dessen, was möglich ist.") % where)
    if not indicator.is_own:
        return
    rule = _("Zahlen, die auf einzelne Menschen schließen lassen, werden nicht gespeichert.")
    if indicator.kind == Kind.COUNT and entry.value == int(entry.value) and is_small(int(entry.value)):
        words = _(
            "%(year)s: Zahlen von 1 bis 4 könnten Menschen erkennbar machen. Bitte einen Punkt (.) eintragen."
        )
        raise Refusal(words % where, rule=rule)  # fmt: skip
    if indicator.kind == Kind.RATE and survey is not None and survey.respondents < SMALLEST_BASE:
        words = _("%(year)s: Eine Quote aus weniger als 20 Antworten sagt zu wenig. Bitte ein x eintragen.")
        raise Refusal(words % where, rule=rule)
