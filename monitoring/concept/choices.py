"""The words a concept, its goals and its measures are described with. Codes are stored, labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConceptStatus(models.TextChoices):
    """A version is written, adopted by the council, and one day replaced by the next."""

    DRAFT = "draft", _("Entwurf")
    ADOPTED = "adopted", _("beschlossen")
    REPLACED = "replaced", _("abgelöst")


CONCEPT_TRANSITIONS: dict[str, set[str]] = {
    ConceptStatus.DRAFT: {ConceptStatus.ADOPTED},
    ConceptStatus.ADOPTED: {ConceptStatus.REPLACED},
    ConceptStatus.REPLACED: set(),
}


class PaperKind(models.TextChoices):
    """What the study counts as a concept (section 6.4)."""

    CONCEPT = "concept", _("Konzept")
    EQUIVALENT = "equivalent", _("gleichwertiges Papier")


class Position(models.TextChoices):
    """Where the understanding of integration stands between the study's two poles."""

    INCLUSION = "1", _("Eingliederung: Zugewanderte passen sich ein")
    RATHER_INCLUSION = "2", _("eher Eingliederung")
    BETWEEN = "3", _("dazwischen")
    RATHER_SOCIETY = "4", _("eher gesamtgesellschaftlich")
    SOCIETY = "5", _("gesamtgesellschaftlich: alle verändern sich miteinander")


class KeyWord(models.TextChoices):
    """Key words by which the study reads an understanding of integration."""

    PARTICIPATION = "teilhabe", _("Teilhabe")
    DIVERSITY = "vielfalt", _("Vielfalt")
    PROCESS = "prozess", _("Prozess")
    EQUALITY = "chancengleichheit", _("Chancengleichheit")
    COHESION = "zusammenhalt", _("Zusammenhalt")
    BELONGING = "zugehoerigkeit", _("Zugehörigkeit")
    BOTH_SIDES = "gegenseitigkeit", _("Gegenseitigkeit")
    ANTI_DISCRIMINATION = "antidiskriminierung", _("Antidiskriminierung")


class Orientation(models.TextChoices):
    """Whether the paper speaks of everybody's participation."""

    PARTICIPATION = "participation", _("teilhabeorientiert")
    NOT = "not", _("nicht teilhabeorientiert")
    UNCLEAR = "unclear", _("unklar")


class GoalLevel(models.TextChoices):
    """A guiding goal says where to; an operational one what is to be reached."""

    GUIDING = "guiding", _("Leitziel")
    OPERATIONAL = "operational", _("Handlungsziel")


class Audience(models.TextChoices):
    """Whom a goal promises something, or whom a measure is made for (study, section 6.4)."""

    EVERYBODY = "all", _("alle")
    MIGRANTS = "migrants", _("Zugewanderte")
    UNCLEAR = "unclear", _("unklar")


class MeasureKind(models.TextChoices):
    """What a measure does, by the kinds the study counts."""

    LANGUAGE = "language", _("Sprachförderung")
    COUNSELLING = "counselling", _("Beratung und Begleitung")
    OPENING = "opening", _("interkulturelle Öffnung")
    EDUCATION = "education", _("Bildung und Qualifizierung")
    ENCOUNTER = "encounter", _("Begegnung und Engagement")
    POLITICAL = "political", _("politische Teilhabe")
    ANTI_DISCRIMINATION = "anti_discrimination", _("Antidiskriminierung")
    NETWORK = "network", _("Vernetzung und Steuerung")
    INFORMATION = "information", _("Information")
    OTHER = "other", _("anderes")


class MeasureStatus(models.TextChoices):
    """How far a measure is; traffic words instead of colours."""

    PLANNED = "planned", _("geplant")
    RUNNING = "running", _("läuft")
    DONE = "done", _("abgeschlossen")
    POSTPONED = "postponed", _("verschoben")
    GIVEN_UP = "given_up", _("aufgegeben")


MEASURE_TRANSITIONS: dict[str, set[str]] = {
    MeasureStatus.PLANNED: {MeasureStatus.RUNNING, MeasureStatus.POSTPONED, MeasureStatus.GIVEN_UP},
    MeasureStatus.RUNNING: {MeasureStatus.DONE, MeasureStatus.POSTPONED, MeasureStatus.GIVEN_UP},
    MeasureStatus.POSTPONED: {MeasureStatus.PLANNED, MeasureStatus.RUNNING, MeasureStatus.GIVEN_UP},
    MeasureStatus.DONE: {MeasureStatus.RUNNING},
    MeasureStatus.GIVEN_UP: {MeasureStatus.PLANNED},
}
#: Where a measure stops, somebody says why.
STOPPED = (MeasureStatus.POSTPONED, MeasureStatus.GIVEN_UP)
#: Somebody still has to do something.
OPEN = (MeasureStatus.PLANNED, MeasureStatus.RUNNING)


class ProgressState(models.TextChoices):
    """What a partner says of a measure in one word."""

    ON_TRACK = "on_track", _("läuft nach Plan")
    SLOWER = "slower", _("läuft, aber langsamer")
    STUCK = "stuck", _("stockt")
    FINISHED = "finished", _("ist fertig")
