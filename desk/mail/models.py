"""The outbox: nothing is lost when the mail server is down."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager


class OutgoingMail(models.Model):
    """One mail to one address, on its way or delivered.

    Every recipient has an own row, so nobody sees other addresses and each delivery has its own state.
    After delivery the words and attachments are erased (not in the demo); the line itself stays 90 days.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("wartet")
        SENDING = "sending", _("wird gesendet")
        SENT = "sent", _("gesendet")
        FAILED = "failed", _("nicht zustellbar")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    district = models.ForeignKey("accounts.District", models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    #: One sending to several people; its attachments are kept once.
    batch = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    to = models.EmailField(_("an"), max_length=254)
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    subject = models.CharField(_("Betreff"), max_length=250)
    text = models.TextField(_("Text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    due_at = models.DateTimeField(_("nächster Versuch"))
    lease = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    error = models.CharField(_("Grund"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("eingestellt"))
    sent_at = models.DateTimeField(_("gesendet am"), null=True)
    erased_at = models.DateTimeField(_("Inhalt gelöscht am"), null=True)
    #: Somebody without sign-in sent it to themselves: the whole line goes with the delivery, address included.
    leaves_no_trace = models.BooleanField(default=False, editable=False)

    door = Door("mail", assigned=lambda user: models.Q(by=user) | models.Q(to__iexact=user.email))
    objects = DoorManager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("E-Mail")
        verbose_name_plural = _("E-Mails")
        indexes = [
            models.Index(fields=["district", "-created_at"], name="mail_district"),
            models.Index(
                fields=["due_at"],
                name="mail_waiting",
                condition=models.Q(state__in=["queued", "sending"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"


class MailAttachment(models.Model):
    """A file that travels with every mail of one sending."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(db_index=True)
    name = models.CharField(_("Dateiname"), max_length=200)
    mime = models.CharField(max_length=100)
    data = models.BinaryField()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Anlage")
        verbose_name_plural = _("Anlagen")

    def __str__(self) -> str:
        return self.name


class DigestItem(models.Model):
    """A line that waits for a person's daily mail instead of becoming a mail of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")
    title = models.CharField(_("Worum geht es?"), max_length=200)
    line = models.CharField(_("Zeile"), max_length=300, blank=True)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Zeile der Tagesmail")
        verbose_name_plural = _("Zeilen der Tagesmail")
        indexes = [
            models.Index(fields=["user", "district"], name="digest_waiting", condition=models.Q(sent_at=None))
        ]

    def __str__(self) -> str:
        return self.title
