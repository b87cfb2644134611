"""Umlaufverfahren: a simple matter in writing, adopted if nobody objects. Pure rules, no database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Circulation:
    """How a matter in circulation stands: silence agrees, one objection ends it."""

    entitled: int
    agreed: int
    objected: int
    is_over: bool

    @property
    def silent(self) -> int:
        return self.entitled - self.agreed - self.objected

    @property
    def is_adopted(self) -> bool:
        """Adopted when the time is over, or all have agreed, and nobody objected."""
        return not self.objected and (self.is_over or self.agreed == self.entitled)

    @property
    def goes_to_agenda(self) -> bool:
        """One objection is enough: the matter comes to the next meeting."""
        return self.objected > 0

    @property
    def sentence(self) -> str:
        words = {"agreed": self.agreed, "objected": self.objected, "silent": max(self.silent, 0)}
        counts = (
            _("%(agreed)d stimmen zu, %(objected)d widersprechen, %(silent)d haben nicht geantwortet") % words
        )
        if self.goes_to_agenda:
            return counts + ": " + _("nicht beschlossen, kommt auf die nächste Tagesordnung.")
        if self.is_adopted:
            return counts + ": " + _("beschlossen, niemand hat widersprochen.")
        return counts + ": " + _("die Frist läuft noch.")
