"""What somebody on a seat may say of itself, the words it agrees to, and what of it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.suppression import DEFAULT_K, Cell, suppress

#: An answer of its own: whoever has said nothing at all is counted with those who chose it.
NOTHING_SAID = "none"


class Gender(models.TextChoices):
    FEMALE = "female", _("weiblich")
    MALE = "male", _("männlich")
    DIVERSE = "diverse", _("divers")
    NONE = NOTHING_SAID, _("keine Angabe")


class AgeGroup(models.TextChoices):
    UNDER_27 = "under_27", _("unter 27 Jahre")
    TO_44 = "27_44", _("27 bis 44 Jahre")
    TO_64 = "45_64", _("45 bis 64 Jahre")
    OVER_64 = "65_up", _("65 Jahre und älter")
    NONE = NOTHING_SAID, _("keine Angabe")


class Migration(models.TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nein")
    NONE = NOTHING_SAID, _("keine Angabe")


@dataclass(frozen=True)
class Fact:
    """One question, with its answers in the order in which they are shown."""

    key: str
    title: Any
    question: Any
    answers: type[models.TextChoices]


FACTS = (
    Fact("gender", _("Geschlecht"), _("Geschlecht"), Gender),
    Fact("age_group", _("Alter"), _("Alter"), AgeGroup),
    Fact(
        "migration",
        _("Einwanderungsgeschichte"),
        _("Sind Sie selbst oder ist ein Elternteil von Ihnen nach Deutschland eingewandert?"),
        Migration,
    ),
)

#: What the person agrees to, by version; a stored declaration says which one. A text is never changed,
#: a new one gets the next number.
CONSENTS = {
    1: _(
        "Meine Angaben werden gezählt, damit der Kreis über die Teilhabe in seinen Gremien berichten kann. Sie sind freiwillig; niemand erfährt, ob ich etwas angegeben habe. Gespeichert werden sie ohne meinen Namen und ohne Verweis auf meinen Sitz. Gezeigt werden nur Zahlen ab 5. Ich kann meine Angaben jederzeit ändern oder zurücknehmen. Drei Monate nach dem Ende meines Sitzes werden sie gelöscht."
    )
}
CONSENT = max(CONSENTS)


def shown_counts(fact: Fact, said: Mapping[str, int], seats: int) -> list[Cell]:
    """How often each answer was given among so many taken seats, as far as it may be shown.

    The number of taken seats is known to everybody, so silence is the rest. Zeros are hidden too, and where
    one more number has to be, it is that of the silent ones.
    """
    counts = {answer: said.get(answer, 0) for answer in fact.answers.values}
    counts[NOTHING_SAID] = seats - sum(count for key, count in counts.items() if key != NOTHING_SAID)
    spare = fact.answers.values.index(NOTHING_SAID)
    return suppress(list(counts.values()), hides_zero=True, spare=spare)


def is_renewed(*, counted: int, still_counted: int, declared: int) -> bool:
    """Whether a new state may be shown: only when enough people at once make the difference.

    `counted`: declarations behind the state that is shown; `still_counted`: those of them that stand as
    they were; `declared`: all of today. Two states that differ by one person would tell what it said.
    """
    if not counted:
        return declared >= DEFAULT_K
    return max(counted - still_counted, declared - still_counted) >= DEFAULT_K


def is_enough(declared: int) -> bool:
    """Below this nothing is shown at all, not even that most have said nothing."""
    return declared >= DEFAULT_K


def answered(values: Mapping[str, str]) -> Sequence[str]:
    """The answers in the words of the form, in its order."""
    return [str(fact.answers(values[fact.key]).label) for fact in FACTS]
