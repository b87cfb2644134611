"""The list of the coordination: which offer was asked about, since when it waits, and a button to ask again."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts import clock
from desk.lists import BulkAction, Column, Empty, FlagFilter, ListSpec, PresetView, RelatedFilter
from offers.catalogue import wording
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.selectors import (
    announced_rows,
    due_rows,
    freshness_rows,
    overdue_rows,
    unanswered_rows,
)
from offers.catalogue.freshness.services import ask_again
from offers.catalogue.models import Offer
from offers.catalogue.selectors import provider_choices


def _asked(offer: Any) -> str:
    """How often without an answer, or why nobody was asked."""
    if offer.asked_on and not offer.last_sent_to and not offer.last_result:
        return _now("keine E-Mail-Adresse")
    return _now("%(count)d-mal") % {"count": offer.times_asked} if offer.times_asked else ""


def _answer(offer: Any) -> str:
    return str(Result(offer.last_result).label) if offer.last_result else ""


class FreshnessList(ListSpec):
    """Published offers by the day on which they leave the public pages unless somebody confirms them."""

    key = "freshness"
    title = _("Aktualität")
    noun = (_("Angebot"), _("Angebote"))
    resource = "offer_draft"
    model = Offer
    template = "offers/catalogue/freshness_list.html"
    intro = _("Was bestätigt ist, was wartet und wen wir gefragt haben.")
    columns = [
        Column("title", _("Angebot"), sort="sort_title", link=True),
        Column("provider", _("Träger"), value=lambda o: o.provider.name, sort="provider__name"),
        Column(
            "state",
            _("Stand"),
            value=lambda o: wording.state_of(o, clock.today()),
            sort="overdue_on",
            template="offers/catalogue/_state_cell.html",
        ),
        Column("due_on", _("fällig am"), sort="overdue_on", narrow=True),
        Column("overdue_on", _("nicht öffentlich ab"), sort="overdue_on"),
        Column("asked_on", _("gefragt am"), sort="asked_on"),
        Column("times_asked", _("vergeblich"), value=_asked, narrow=False),
        Column("answer", _("Antwort"), value=_answer, narrow=False),
        Column("last_confirmed_on", _("bestätigt am"), sort="last_confirmed_on", default=False),
        Column("review_interval_days", _("Tage bis zur Frage"), sort="review_interval_days", numeric=True, default=False),
        Column("who", _("geantwortet hat"), value=lambda o: o.last_who or "", default=False),
        Column("note", _("Was ist anders?"), value=lambda o: o.last_note or "", default=False),
    ]  # fmt: skip
    filters = [
        RelatedFilter("provider", _("Träger"), field="provider", options=provider_choices),
        FlagFilter("due", _("zu bestätigen"), apply=lambda rows, user: due_rows(rows, clock.today())),
        FlagFilter("overdue", _("überfällig"), apply=lambda rows, user: overdue_rows(rows, clock.today())),
        FlagFilter("unanswered", _("ohne Antwort"), apply=lambda rows, user: unanswered_rows(rows)),
        FlagFilter("announced", _("Änderung angekündigt"), apply=lambda rows, user: announced_rows(rows)),
    ]
    views = [
        PresetView("due", _("Zu bestätigen"), {"due": "1"}),
        PresetView("overdue", _("Überfällig"), {"overdue": "1"}),
        PresetView("unanswered", _("Ohne Antwort"), {"unanswered": "1"}),
        PresetView("announced", _("Änderung angekündigt"), {"announced": "1"}),
    ]
    search_field = "search_text"
    search_hint = _("Titel, Träger, Ort")
    default_sort = "overdue_on"
    empty = Empty(
        _("Noch nichts veröffentlicht"),
        _("Sobald Angebote öffentlich sind, steht hier, wann ihre Träger sie wieder bestätigen."),
    )
    bulk_actions = [
        BulkAction(
            "ask",
            _("Noch einmal fragen"),
            action="P",
            run=lambda rows, by, data: ask_again(rows=rows, now=clock.now(), by=by),
            confirm=_(
                "Jeder Träger bekommt eine einzige E-Mail mit einem Link, über den er alle seine Angebote ohne Anmeldung bestätigt. Wer heute schon eine bekam, bekommt keine zweite."
            ),
            icon="mail",
        ),
    ]

    def rows(self, user: Any) -> QuerySet[Offer]:
        return freshness_rows(user)
