"""What an offer says beyond the first facts: its regular times, and who may know, join and help.

Kept beside `models.py` so that both stay readable; the columns are those of `Offer`.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from offers.catalogue.choices import Visibility
from offers.catalogue.recurrence import (
    Occurrence,
    Timetable,
    occurrences,
    read_breaks,
    read_times,
    timetable_of,
)
from offers.catalogue.recurrence_fields import BreaksField, TimesField, WeekdaysField
from offers.catalogue.recurrence_words import breaks_words, times_words
from offers.catalogue.text_parts import break_names

FULL_CONSTRAINTS = [
    models.CheckConstraint(
        condition=Q(binding_grant__isnull=True) | Q(target_group_reason="funding"),
        name="offer_binding_grant_is_the_reason",
    ),
    models.CheckConstraint(
        condition=Q(opens_on__isnull=True) | ~Q(openness="open"), name="offer_opening_is_still_to_come"
    ),
    models.CheckConstraint(
        condition=Q(waiting_list=False) | Q(capacity__isnull=False), name="offer_waiting_list_needs_places"
    ),
    models.CheckConstraint(
        condition=~Q(status__in=["ended", "archived"]) | Q(valid_until__isnull=False),
        name="offer_ended_has_its_last_day",
    ),
]


class OfferInFull(models.Model):
    """The further columns of an offer.

    `recurrence` and `breaks` hold plain values (`recurrence.py`), `weekdays` is derived from them.
    `binding_grant`: the notice that keeps the offer closed, where its reason is a funding rule. `opens_on`:
    the first day on which the provider means to open it to everybody; nothing happens by itself on that day.
    """

    recurrence = TimesField(_("Regelmäßige Zeiten"))
    breaks = BreaksField(_("Fällt aus"))
    skips_holidays = models.BooleanField(_("fällt an gesetzlichen Feiertagen aus"), default=False)
    weekdays = WeekdaysField(_("Wochentage"))
    waiting_list = models.BooleanField(
        _("führt eine Warteliste, wenn alle Plätze vergeben sind"), default=False
    )
    reductions = models.CharField(_("Ermäßigung"), max_length=300, blank=True)
    registration_contact = models.CharField(_("Anmelden bei"), max_length=200, blank=True)
    volunteers = models.PositiveSmallIntegerField(_("Zahl der Ehrenamtlichen"), null=True, blank=True)
    visibility = models.CharField(
        _("Wer darf das Angebot finden?"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    binding_grant = models.ForeignKey(
        "offers.FundingPeriod",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bound_offers",
        verbose_name=_("Bescheid, der das verlangt"),
    )
    opens_on = models.DateField(_("Danach öffnen ab"), null=True, blank=True)

    #: Values that are no plain words, as the history tells them.
    history_words = {
        "recurrence": (_("Regelmäßige Zeiten"), lambda value: times_words(read_times(value))),
        "breaks": (_("Fällt aus"), lambda value: breaks_words(read_breaks(value))),
    }

    class Meta:
        abstract = True

    @property
    def break_names(self) -> str:
        """The names of its breaks, one a line."""
        return "\n".join(break_names(self.breaks))

    @property
    def regular_times(self) -> str:
        """The regular times in German, for the search: whoever types "dienstags" finds it."""
        with translation.override("de"):
            return times_words(read_times(self.recurrence))

    def timetable(self) -> Timetable:
        """All that decides when it takes place; the district should be at hand."""
        land = self.district.land if self.skips_holidays else ""  # type: ignore[attr-defined]
        return timetable_of(vars(self), land=land)

    def occurrences(self, first: dt.date, last: dt.date) -> Sequence[Occurrence]:
        """Its dates between two days, both counted."""
        return occurrences(self.timetable(), first, last)
