"""The lists of offers: columns, filters, tabs, and what can be done with many at once."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import clock
from coordination.network.codes import has_any
from coordination.network.fields import FieldOfAction
from coordination.network.languages import Language
from desk.lists import (
    BulkAction,
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    LinkedFilter,
    LinkedFlag,
    ListSpec,
    PresetView,
    RelatedFilter,
)
from offers.catalogue import choices, wording
from offers.catalogue.freshness.services import ask_again
from offers.catalogue.models import Offer
from offers.catalogue.selectors import (
    LOW_THRESHOLD,
    municipality_choices,
    offer_rows,
    provider_named,
    waiting_for_review,
    with_a_grant_ending,
)


class CodesFilter(ChoiceFilter):
    """ "Eines von" codes in a list field."""

    def apply(self, rows: QuerySet, value: list[str], user: Any) -> QuerySet:
        return rows.filter(has_any(self.field or self.key, value))


class LanguageFilter(ChoiceFilter):
    """Languages in any of the three roles."""

    def apply(self, rows: QuerySet, value: list[str], user: Any) -> QuerySet:
        roles = ("languages_spoken", "languages_taught", "languages_on_request")
        condition = Q()
        for role in roles:
            condition |= has_any(role, value)
        return rows.filter(condition)


def _languages(offer: Offer) -> str:
    return wording.language_words(
        [*offer.languages_spoken, *offer.languages_taught, *offer.languages_on_request]
    )


def _overdue(rows: QuerySet, user: Any) -> QuerySet:
    return rows.filter(status=choices.Status.PUBLISHED, overdue_on__lte=clock.today())


def _low_threshold(rows: QuerySet, user: Any) -> QuerySet:
    return rows.filter(LOW_THRESHOLD)


def _next_year(user: Any) -> dict[str, Any]:
    today = clock.today()
    return {"funding_von": f"{today:%Y-%m-%d}", "funding_bis": f"{today.replace(month=12, day=31):%Y-%m-%d}"}


class FundingEndsFilter(DateRangeFilter):
    """By the end of the first grant to run out, looked up only for offers that have a grant ending then."""

    def apply(self, rows: QuerySet, value: Any, user: Any) -> QuerySet:
        return super().apply(with_a_grant_ending(rows, *value), value, user)


class OfferList(ListSpec):
    """All offers the person may list."""

    key = "offers"
    title = _("Angebote")
    noun = (_("Angebot"), _("Angebote"))
    resource = "offer"
    model = Offer
    columns = [
        Column("title", _("Angebot"), sort="sort_title", link=True),
        Column("provider", _("Träger"), value=lambda o: o.provider.name, sort="provider__name"),
        Column("fields", _("Handlungsfeld"), value=lambda o: wording.field_names(o.fields_of_action[:1]), narrow=False),
        Column("place", _("Ort"), value=wording.place_of, sort="municipality__name", narrow=False),
        Column(
            "openness",
            _("Öffnung"),
            value=lambda o: wording.short_door_of(o.openness),
            sort="openness",
            template="offers/catalogue/_door_cell.html",
        ),
        Column("languages", _("Sprachen"), value=_languages, narrow=False, default=False),
        Column("capacity", _("Plätze"), sort="capacity", numeric=True, narrow=False),
        Column("funded_until", _("Förderung bis"), sort="funded_until", numeric=True, narrow=False),
        Column(
            "status",
            _("Stand"),
            value=lambda o: wording.state_of(o, clock.today(), has_open_change=o.has_open_change),
            sort="status",
            template="offers/catalogue/_state_cell.html",
        ),
        Column("all_fields", _("Alle Handlungsfelder"), value=lambda o: wording.field_names(o.fields_of_action), default=False),
        Column("times", _("Zeiten"), value=lambda o: wording.when_words(o.recurrence, o.times), default=False),
        Column("weekdays", _("Wochentage"), value=lambda o: wording.weekday_names(o.weekdays), default=False),
        Column("places", _("Plätze"), value=lambda o: o.capacity, sort="capacity", numeric=True, default=False),
        Column("waiting_list", _("Warteliste"), value=lambda o: o.waiting_list, default=False),
        Column("target", _("Zielgruppe"), value=lambda o: wording.group_names(o.target_groups), default=False),
        Column("reason", _("Grund"), value=lambda o: o.get_target_group_reason_display(), default=False),
        Column("opens_on", _("Danach öffnen ab"), sort="opens_on", default=False),
        Column("registration", _("Anmeldung"), value=lambda o: o.get_registration_display(), default=False),
        Column("german_level", _("Deutsch"), value=lambda o: o.get_german_level_display(), default=False),
        Column("cost", _("Kosten"), sort="cost", numeric=True, default=False),
        Column("reductions", _("Ermäßigung"), default=False),
        Column("volunteers", _("Ehrenamtliche"), value=lambda o: o.volunteers, sort="volunteers", numeric=True, default=False),
        Column("visibility", _("zu finden"), value=lambda o: o.get_visibility_display(), default=False),
        Column("low_threshold", _("niedrigschwellig"), value=lambda o: o.is_low_threshold, default=False),
        Column("wheelchair", _("Rollstuhl"), value=lambda o: o.get_wheelchair_display(), default=False),
        Column("valid_from", _("Beginn"), sort="valid_from", default=False),
        Column("valid_until", _("Ende"), sort="valid_until", default=False),
        Column("confirmed", _("bestätigt am"), value=lambda o: o.last_confirmed_on, sort="last_confirmed_on", default=False),
        Column("hidden_from", _("nicht mehr öffentlich ab"), value=lambda o: o.overdue_on, sort="overdue_on", default=False),
    ]  # fmt: skip
    filters = [
        CodesFilter("field", _("Handlungsfeld"), field="fields_of_action", choices=FieldOfAction.choices),
        ChoiceFilter("openness", _("Öffnung"), choices=choices.Openness.choices),
        RelatedFilter("municipality", _("Gemeinde"), field="municipality", options=municipality_choices, empty=_("ohne Gemeinde")),
        ChoiceFilter("status", _("Stand"), choices=choices.Status.choices),
        FundingEndsFilter("funding", _("Förderung endet"), field="funded_until"),
        LanguageFilter("language", _("Sprache"), choices=Language.choices),
        ChoiceFilter("registration", _("Anmeldung"), choices=choices.Registration.choices),
        ChoiceFilter("wheelchair", _("Rollstuhl"), choices=choices.YesNoUnknown.choices),
        CodesFilter("weekday", _("Wochentag"), field="weekdays", choices=choices.Weekday.choices),
        ChoiceFilter("visibility", _("zu finden"), choices=choices.Visibility.choices),
        ChoiceFilter("reason", _("Grund"), field="target_group_reason", choices=choices.ClosedReason.choices),
        ChoiceFilter("place", _("Wo"), field="place_kind", choices=choices.PlaceKind.choices),
        FlagFilter("overdue", _("überfällig"), apply=_overdue),
        FlagFilter("low", _("niedrigschwellig"), apply=_low_threshold),
        FlagFilter("review", _("zu prüfen"), apply=lambda rows, user: waiting_for_review(rows)),
        LinkedFilter("provider", _("Träger"), options=provider_named),
        LinkedFlag("public", _("heute öffentlich"), apply=lambda rows, user: rows.published()),
    ]  # fmt: skip
    views = [
        PresetView("running", _("Laufende Angebote"), {"status": ["published", "submitted", "paused"]}),
        PresetView("review", _("Zu prüfen"), {"review": "1"}),
        PresetView(
            "closed",
            _("Nicht offen"),
            {"status": ["published"], "openness": ["open_on_request", "target_group"]},
        ),
        PresetView("funding", _("Förderung endet dieses Jahr"), _next_year, sort="funded_until"),
        PresetView("overdue", _("Überfällig"), {"overdue": "1"}),
    ]
    search_field = "search_text"
    search_hint = _("Titel, Träger, Ort")
    default_sort = "title"
    create_url = "offers:offer-create"
    create_title = _("Neues Angebot")
    import_url = "offers:offer-import"
    empty = Empty(
        _("Noch kein Angebot"),
        _(
            "Legen Sie das erste an, lesen Sie eine Tabelle ein oder laden Sie Träger ein, ihre Angebote einzutragen."
        ),
    )
    bulk_actions = [
        BulkAction(
            "ask",
            _("Um Bestätigung bitten"),
            action="P",
            run=lambda rows, by, data: ask_again(rows=rows, now=clock.now(), by=by),
            confirm=_("Jeder Träger bekommt eine einzige E-Mail, mit einem Link für alle seine Angebote."),
            icon="mail",
        ),
    ]

    def rows(self, user: Any) -> QuerySet[Offer]:
        return offer_rows(user)
