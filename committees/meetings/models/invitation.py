"""Who was invited to a meeting, how, and what they answered."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager
from committees.meetings.models.meeting import Meeting


class InvitationRecipient(models.Model):
    """One person to whom one version of the invitation went: when, how, and what it answered.

    A member who cannot come hands the invitation on: `handed_by` of the deputy's row names the row of the
    member. An invitation is handed to one deputy at a time, and a deputy takes one.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("E-Mail")
        LETTER = "letter", _("Brief")

    class Reply(models.TextChoices):
        OPEN = "open", _("offen")
        YES = "yes", _("kommt")
        MAYBE = "maybe", _("vielleicht")
        NO = "no", _("abgesagt")
        DEPUTY = "deputy", _("gibt weiter")

    class Source(models.TextChoices):
        """By which way an answer came."""

        LINK = "link", _("über den Link in der Einladung")
        ACCOUNT = "account", _("nach der Anmeldung")
        OFFICE = "office", _("von der Geschäftsstelle eingetragen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="recipients")
    holding = models.ForeignKey("committees.SeatHolding", models.PROTECT, related_name="invitations")
    #: Not "version": that word belongs to the check for stale saves, which counts it up.
    edition = models.PositiveSmallIntegerField(_("Fassung der Einladung"))
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"), blank=True)
    channel = models.CharField(_("Weg"), max_length=10, choices=Channel)
    is_copy = models.BooleanField(_("Kopie an Stellvertretung"), default=False)
    sent_on = models.DateField(_("versandt am"))
    deemed_received_on = models.DateField(_("gilt als zugegangen am"))
    reply = models.CharField(_("Antwort"), max_length=10, choices=Reply, default=Reply.OPEN)
    reply_note = models.CharField(_("Bemerkung"), max_length=200, blank=True)
    replied_at = models.DateTimeField(_("geantwortet"), null=True, blank=True, editable=False)
    reply_source = models.CharField(
        _("Antwort kam"), max_length=10, choices=Source, blank=True, editable=False
    )
    handed_by = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="handed_to",
        verbose_name=_("weitergegeben von"),
    )

    door = Door(
        "meeting",
        district="meeting__district",
        public=Q(pk__in=[]),
        committee=lambda m: Q(meeting__committee=m.committee_id),
    )
    objects = DoorManager()
    audit_withheld = ("reply_note",)

    class Meta:
        ordering = ["holding__seat__number", "is_copy", "holding__pool_position"]
        verbose_name = _("Eingeladene Person")
        verbose_name_plural = _("Eingeladene")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "holding", "edition"], name="invitation_once_per_edition"
            ),
            models.CheckConstraint(
                condition=Q(handed_by__isnull=True) | ~Q(handed_by=F("id")), name="invitation_not_to_oneself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_newest(self) -> bool:
        """Whether no later invitation has replaced this one."""
        return self.edition == self.meeting.invitation_version

    @property
    def may_hand_on(self) -> bool:
        """Whoever holds a seat has somebody to hand the invitation to; deputies and the clerk have not."""
        return self.holding.is_holder

    @property
    def answer_words(self) -> str:
        """What was answered, as it stands now, with the name of whom it concerns."""
        if self.handed_by is not None:
            return gettext("für %(name)s: %(reply)s") % {
                "name": self.handed_by.name,
                "reply": self.get_reply_display(),
            }
        if self.is_copy:
            return str(SPARE_WORDS.get(self.Reply(self.reply), ""))
        deputy = getattr(self, "handed_to", None)
        if deputy is None:
            return str(self.get_reply_display())
        if deputy.reply == self.Reply.YES:
            return gettext("weitergegeben an %(name)s, kommt") % {"name": deputy.name}
        return gettext("weitergegeben an %(name)s, noch ohne Antwort") % {"name": deputy.name}


#: What a deputy with a copy says, before anybody needs it.
SPARE_WORDS = {
    InvitationRecipient.Reply.YES: _("könnte vertreten"),
    InvitationRecipient.Reply.NO: _("kann nicht vertreten"),
}
