"""Where a translation stands, seen from the person who writes and from the offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The way of a translation to the public page; a second person stands in between."""

    DRAFT = "draft", _("in Arbeit")
    SUBMITTED = "submitted", _("in Prüfung")
    RETURNED = "returned", _("zurückgegeben")
    PUBLISHED = "published", _("veröffentlicht")


#: Which step may follow which; a published text is replaced by the next one, never changed.
TRANSITIONS: dict[str, set[str]] = {
    State.DRAFT: {State.SUBMITTED},
    State.RETURNED: {State.SUBMITTED},
    State.SUBMITTED: {State.PUBLISHED, State.RETURNED},
    State.PUBLISHED: set(),
}
#: Not yet public: at most one of these per offer and language.
OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED)
#: The person may go on writing.
WRITABLE = frozenset({State.DRAFT, State.RETURNED})


class Standing(models.TextChoices):
    """How an offer stands in one language, the most urgent first."""

    MISSING = "missing", _("fehlt")
    OUTDATED = "outdated", _("veraltet")
    RETURNED = "returned", _("zurückgegeben")
    DRAFT = "draft", _("in Arbeit")
    SUBMITTED = "submitted", _("in Prüfung")
    CURRENT = "current", _("aktuell")
