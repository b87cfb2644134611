"""What outsiders read of something that is not public."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeutralTitle(models.Model):
    """A record with a title that only the committee reads, and a neutral one for everybody else.

    Whoever inherits it has `title` and `is_public`, and a constraint that nothing non-public lacks its
    neutral title.
    """

    title: Any
    is_public: Any
    public_title = models.CharField(
        _("Neutraler Titel"),
        max_length=200,
        blank=True,
        help_text=_(
            "Steht statt des Titels in der öffentlichen Tagesordnung, zum Beispiel „Einzelangelegenheit“."
        ),
    )
    confidential_reason = models.CharField(_("Grund der Nichtöffentlichkeit"), max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def shown_title(self) -> str:
        """What outsiders read: the title, or the neutral one."""
        return str(self.title if self.is_public else self.public_title)
