"""Passwords that anyone here would guess first."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.districts.models import District

PLATFORM_WORDS = frozenset({"teilhabenetz", "teilhabe", "integration", "landkreis", "kreis", "passwort"})
#: What remains of a password without its context words must still be this long.
MINIMUM_REST = 8


class ContextWordsValidator:
    """Refuses passwords that are mostly the platform's or the district's name (ASVS 6.2.11)."""

    def validate(self, password: str, user=None) -> None:
        rest = password.lower()
        for word in sorted(PLATFORM_WORDS | _place_words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < min(MINIMUM_REST, len(password)):
            raise ValidationError(
                _("Das Passwort besteht vor allem aus dem Namen des Kreises oder der Plattform."),
                code="password_context_word",
            )

    def get_help_text(self) -> str:
        return _("Nicht nur der Name des Kreises oder der Plattform.")


def _place_words(user) -> frozenset[str]:
    """Words of four letters and more from the names of the person's district, or of all."""
    districts = District.objects.all()
    if getattr(user, "active_district_id", None):
        districts = districts.filter(pk=user.active_district_id)
    words = (word for name in districts.values_list("name", flat=True) for word in name.lower().split())
    return frozenset(word for word in words if len(word) >= 4)
