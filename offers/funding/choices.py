"""The words of the funding trade. Codes are stored, labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Who gives the money."""

    EU = "eu", _("Europäische Union")
    BUND = "bund", _("Bund")
    LAND = "land", _("Land")
    KOMMUNE = "kommune", _("Kreis oder Gemeinde")
    STIFTUNG = "stiftung", _("Stiftung")
    LOTTERIE = "lotterie", _("Lotterie")


class Binding(models.TextChoices):
    """Whether a programme names a group for whom the money is."""

    NONE = "none", _("keine Zielgruppe vorgeschrieben")
    PREFERRED = "preferred", _("Zielgruppe bevorzugt")
    REQUIRED = "required", _("Zielgruppe vorgeschrieben")


class FinancingType(models.TextChoices):
    """How the grant is reckoned (Finanzierungsart)."""

    SHARE = "anteil", _("Anteilfinanzierung")
    FIXED = "festbetrag", _("Festbetragsfinanzierung")
    SHORTFALL = "fehlbedarf", _("Fehlbedarfsfinanzierung")
    FULL = "voll", _("Vollfinanzierung")


class ProofRule(models.TextChoices):
    """When the proof of use is due."""

    MONTHS_AFTER_END = "months_after_end", _("Monate nach dem Ende")
    FIXED_DAY_NEXT_YEAR = "fixed_day_next_year", _("fester Tag im Jahr nach dem Ende")


class PeriodStatus(models.TextChoices):
    """Where a grant stands, from the first idea to the closed file (domain paper C4)."""

    IDEA = "idea", _("Idee")
    APPLIED = "applied", _("beantragt")
    APPROVED = "approved", _("bewilligt")
    REJECTED = "rejected", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    RUNNING = "running", _("läuft")
    ENDED = "ended", _("beendet")
    PROOF_SUBMITTED = "proof_submitted", _("Nachweis eingereicht")
    CLOSED = "closed", _("abgeschlossen")
    REPAYMENT_OPEN = "repayment_open", _("Rückforderung offen")


#: Which step may follow which; everything else is refused.
TRANSITIONS: dict[str, set[str]] = {
    PeriodStatus.IDEA: {PeriodStatus.APPLIED, PeriodStatus.WITHDRAWN},
    PeriodStatus.APPLIED: {PeriodStatus.APPROVED, PeriodStatus.REJECTED, PeriodStatus.WITHDRAWN},
    PeriodStatus.APPROVED: {PeriodStatus.RUNNING, PeriodStatus.WITHDRAWN},
    PeriodStatus.RUNNING: {PeriodStatus.ENDED},
    PeriodStatus.ENDED: {PeriodStatus.PROOF_SUBMITTED},
    PeriodStatus.PROOF_SUBMITTED: {PeriodStatus.CLOSED},
    PeriodStatus.CLOSED: {PeriodStatus.REPAYMENT_OPEN},
    PeriodStatus.REPAYMENT_OPEN: {PeriodStatus.CLOSED},
    PeriodStatus.REJECTED: set(),
    PeriodStatus.WITHDRAWN: set(),
}
#: What the button that leads into a state says.
STEP_WORDS = {
    PeriodStatus.APPLIED: _("Antrag ist gestellt"),
    PeriodStatus.APPROVED: _("Bescheid ist da"),
    PeriodStatus.REJECTED: _("Abgelehnt"),
    PeriodStatus.WITHDRAWN: _("Zurückziehen"),
    PeriodStatus.RUNNING: _("Läuft jetzt"),
    PeriodStatus.ENDED: _("Ist beendet"),
    PeriodStatus.PROOF_SUBMITTED: _("Nachweis ist eingereicht"),
    PeriodStatus.CLOSED: _("Abschließen"),
    PeriodStatus.REPAYMENT_OPEN: _("Rückforderung ist da"),
}
#: Money is there or promised: what hangs on it counts.
GRANTED = frozenset({PeriodStatus.APPROVED, PeriodStatus.RUNNING})
#: A successor in one of these states means that somebody has acted.
FOLLOWED_UP = frozenset({PeriodStatus.APPLIED, PeriodStatus.APPROVED, PeriodStatus.RUNNING})
