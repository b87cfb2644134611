"""The lists of grants and programmes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import clock
from desk.lists import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)
from offers.catalogue.wording import Mark
from offers.funding import choices
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.selectors import (
    at_risk_periods,
    grantee_choices,
    period_rows,
    programme_choices,
    programme_rows,
)

TONES = {
    choices.PeriodStatus.RUNNING: "gut",
    choices.PeriodStatus.APPROVED: "gut",
    choices.PeriodStatus.APPLIED: "frage",
    choices.PeriodStatus.REPAYMENT_OPEN: "fehler",
    choices.PeriodStatus.ENDED: "warn",
}


def status_mark(period: FundingPeriod) -> Mark:
    return Mark(period.get_status_display(), TONES.get(choices.PeriodStatus(period.status), "ruht"))


def _next_twelve(user: Any) -> dict[str, Any]:
    today = clock.today()
    last = today.replace(year=today.year + 1, day=min(today.day, 28))
    return {
        "status": ["approved", "running"],
        "ends_von": f"{today:%Y-%m-%d}",
        "ends_bis": f"{last:%Y-%m-%d}",
    }


class PeriodList(ListSpec):
    """Grants the person may list: all of the district, or those of the own organisation."""

    key = "funding-periods"
    title = _("Förderungen")
    noun = (_("Förderung"), _("Förderungen"))
    resource = "funding_period"
    model = FundingPeriod
    columns = [
        Column("title", _("Vorhaben"), sort="title", link=True),
        Column("file_number", _("Bescheid"), sort="file_number"),
        Column("grantee", _("Empfänger"), value=lambda p: p.grantee.name, sort="grantee__name"),
        Column(
            "programme", _("Programm"), value=lambda p: p.programme.name, sort="programme__name", narrow=False
        ),
        Column("period_start", _("Beginn"), sort="period_start", narrow=False),
        Column("period_end", _("endet"), sort="period_end"),
        Column("grant_amount", _("Zuwendung, Euro"), sort="grant_amount", numeric=True),
        Column("offer_count", _("Angebote"), sort="offer_count", numeric=True, narrow=False),
        Column("posts", _("Stellen"), sort="posts", numeric=True, narrow=False),
        Column(
            "status",
            _("Stand"),
            value=status_mark,
            sort="status",
            template="offers/catalogue/_state_cell.html",
        ),
        Column("level", _("Ebene"), value=lambda p: p.programme.get_level_display(), default=False),
        Column("total_cost", _("Gesamtkosten, Euro"), sort="total_cost", numeric=True, default=False),
        Column("own_share", _("Eigenmittel, Euro"), sort="own_share", numeric=True, default=False),
        Column("share", _("Anteil, Prozent"), value=lambda p: p.grant_share, numeric=True, default=False),
        Column("financing_type", _("Art"), value=lambda p: p.get_financing_type_display(), default=False),
        Column("followed_up", _("Folgeanträge"), sort="followed_up", numeric=True, default=False),
    ]
    filters = [
        ChoiceFilter("status", _("Stand"), choices=choices.PeriodStatus.choices),
        RelatedFilter("programme", _("Programm"), field="programme", options=programme_choices),
        RelatedFilter("grantee", _("Empfänger"), field="grantee", options=grantee_choices),
        ChoiceFilter("level", _("Ebene"), field="programme__level", choices=choices.Level.choices),
        DateRangeFilter("ends", _("endet"), field="period_end"),
        FlagFilter(
            "risk",
            _("gefährdet"),
            apply=lambda rows, user: rows.filter(
                pk__in=at_risk_periods(user, clock.today()).order_by().values("pk")
            ),
        ),
    ]
    views = [
        PresetView("running", _("Laufende"), {"status": ["approved", "running"]}, sort="period_end"),
        PresetView("ending", _("Endet in 12 Monaten"), _next_twelve, sort="period_end"),
        PresetView("risk", _("Gefährdet"), {"risk": "1"}, sort="period_end"),
        PresetView("applied", _("Beantragt"), {"status": ["idea", "applied"]}),
        PresetView("proof", _("Nachweis offen"), {"status": ["ended"]}, sort="period_end"),
    ]
    search_field = "search_text"
    search_hint = _("Vorhaben, Aktenzeichen, Empfänger")
    default_sort = "period_end"
    create_url = "offers:period-create"
    create_title = _("Neue Förderung")
    empty = Empty(
        _("Noch keine Förderung"),
        _("Tragen Sie den ersten Bescheid ein. Dann sehen Sie, was wann endet und was daran hängt."),
    )

    def rows(self, user: Any) -> QuerySet[FundingPeriod]:
        return period_rows(user)


class ProgrammeList(ListSpec):
    """Lines of money with their rules."""

    key = "funding-programmes"
    title = _("Förderprogramme")
    noun = (_("Programm"), _("Programme"))
    resource = "funding_programme"
    model = FundingProgramme
    columns = [
        Column("name", _("Programm"), sort="name", link=True),
        Column("funder", _("Fördermittelgeber"), sort="funder"),
        Column("level", _("Ebene"), value=lambda p: p.get_level_display(), sort="level"),
        Column("max_share_percent", _("höchstens, Prozent"), sort="max_share_percent", numeric=True),
        Column(
            "binding",
            _("Zielgruppe"),
            value=lambda p: p.get_target_group_binding_display(),
            sort="target_group_binding",
        ),
        Column("forbids_opening", _("schließt Öffnung aus"), sort="forbids_opening"),
        Column("grants", _("Bescheide"), sort="grants", numeric=True),
        Column("legal_basis", _("Grundlage"), default=False),
        Column("is_closed", _("geschlossen"), sort="is_closed", default=False),
    ]
    filters = [
        ChoiceFilter("level", _("Ebene"), choices=choices.Level.choices),
        ChoiceFilter(
            "binding", _("Zielgruppe"), field="target_group_binding", choices=choices.Binding.choices
        ),
        FlagFilter("open", _("nimmt Anträge an"), apply=lambda rows, user: rows.filter(is_closed=False)),
    ]
    search_field = "search_text"
    default_sort = "name"
    create_url = "offers:programme-create"
    create_title = _("Neues Programm")
    empty = Empty(_("Noch kein Programm"), _("Ein Programm trägt die Regeln; die Bescheide hängen daran."))

    def rows(self, user: Any) -> QuerySet[FundingProgramme]:
        return programme_rows(user)
