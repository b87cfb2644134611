"""A series of meetings: the rule by which its dates were made."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, TenantModel
from committees.meetings.models.meeting import Meeting
from committees.roster.models import Committee
from committees.rules.dates import LAST, OnHoliday, SeriesRule


class MeetingSeries(TenantModel):
    """Meetings at regular dates (Sitzungsreihe), made at once. Each is a meeting of its own afterwards.

    Moving or calling off one of them leaves the others and the rule as they are.
    """

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Montag")
        TUESDAY = 1, _("Dienstag")
        WEDNESDAY = 2, _("Mittwoch")
        THURSDAY = 3, _("Donnerstag")
        FRIDAY = 4, _("Freitag")
        SATURDAY = 5, _("Samstag")
        SUNDAY = 6, _("Sonntag")

    class Ordinal(models.IntegerChoices):
        FIRST = 1, _("erster")
        SECOND = 2, _("zweiter")
        THIRD = 3, _("dritter")
        FOURTH = 4, _("vierter")
        LAST = LAST, _("letzter")

    committee = models.ForeignKey(
        Committee, models.CASCADE, related_name="series", verbose_name=_("Gremium"), editable=False
    )
    ordinal = models.PositiveSmallIntegerField(
        _("Der wievielte im Monat"), choices=Ordinal, default=Ordinal.SECOND
    )
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=Weekday, default=Weekday.TUESDAY)
    months = models.JSONField(_("Monate"), default=list)
    starts_on = models.DateField(_("von"))
    ends_on = models.DateField(_("bis"))
    on_holiday = models.CharField(
        _("Fällt der Tag auf einen Feiertag"), max_length=15, choices=OnHoliday, default=OnHoliday.WEEK_LATER
    )
    at = models.TimeField(_("Beginn"))
    minutes = models.PositiveSmallIntegerField(
        _("Dauer in Minuten"), default=120, validators=[MinValueValidator(15), MaxValueValidator(720)]
    )
    location = models.CharField(_("Ort"), max_length=200)
    location_note = models.CharField(_("Hinweise zum Ort"), max_length=200, blank=True)
    form = models.CharField(_("Form"), max_length=10, choices=Meeting.Form, default=Meeting.Form.PRESENCE)

    door = Door("meeting", public=Q(pk__in=[]), committee=lambda m: Q(committee=m.committee_id))

    class Meta:
        ordering = ["-starts_on"]
        verbose_name = _("Sitzungsreihe")
        verbose_name_plural = _("Sitzungsreihen")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="series_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.committee}: {self.rhythm}"

    @property
    def rhythm(self) -> str:
        """E.g. "zweiter Dienstag im Januar, April, Juli, Oktober"."""
        months = ", ".join(str(MONTHS[month]) for month in sorted(self.months))
        return f"{self.get_ordinal_display()} {self.get_weekday_display()}, {months}"

    @property
    def rule(self) -> SeriesRule:
        return SeriesRule(self.weekday, self.ordinal, frozenset(self.months), self.on_holiday)

    def get_absolute_url(self) -> str:
        return reverse("committees:series-detail", kwargs={"pk": self.pk})


MONTHS = {
    1: _("Januar"),
    2: _("Februar"),
    3: _("März"),
    4: _("April"),
    5: _("Mai"),
    6: _("Juni"),
    7: _("Juli"),
    8: _("August"),
    9: _("September"),
    10: _("Oktober"),
    11: _("November"),
    12: _("Dezember"),
}
