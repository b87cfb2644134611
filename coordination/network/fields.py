"""The thirteen fields of action (Handlungsfelder) the whole house speaks of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldOfAction(models.TextChoices):
    """What integration work is about; organisations, offers, barriers and goals share this list.

    The codes are those of the state guidelines for integration concepts, in German, because they
    also go out in open data.
    """

    LANGUAGE = "sprache", _("Sprache")
    EDUCATION = "bildung", _("Bildung")
    WORK = "arbeit", _("Arbeit")
    HOUSING = "wohnen", _("Wohnen")
    HEALTH = "gesundheit", _("Gesundheit")
    POLITICAL_PARTICIPATION = "politische_teilhabe", _("Politische Teilhabe")
    VOLUNTEERING = "engagement", _("Engagement")
    CULTURE = "kultur", _("Kultur")
    SPORT_LEISURE = "sport_freizeit", _("Sport und Freizeit")
    COUNSELLING = "beratung", _("Beratung")
    ANTI_DISCRIMINATION = "antidiskriminierung", _("Antidiskriminierung")
    CHILDREN_FAMILY = "kinder_familie", _("Kinder und Familie")
    MOBILITY_DIGITAL = "mobilitaet_digital", _("Mobilität und Digitales")
