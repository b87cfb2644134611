"""The stored document; once sealed, the database itself refuses to change or delete it."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.doors import Door, DoorManager, DoorQuerySet, TenantModel


class StoredDocumentManager(DoorManager.from_queryset(DoorQuerySet)):  # type: ignore[misc]
    """Leaves the bytes in the database until somebody asks for them."""

    def get_queryset(self) -> Any:
        return super().get_queryset().defer("content", "context")


class StoredDocument(TenantModel):
    """A finished paper: minutes, invitation, report or export, exactly as it was handed out.

    The bytes lie in the database, in the same transaction and backup as the record they belong to
    (docs/decisions/0004). It is reached only through the door of its owner, the record it was made
    for; `resource` names another line of the permission table where the owner's own is too wide.
    """

    class Audience(models.TextChoices):
        INTERNAL = "internal", _("intern")
        PUBLIC = "public", _("öffentlich")

    kind = models.CharField(_("Art"), max_length=60)
    title = models.CharField(_("Titel"), max_length=250)
    file_name = models.CharField(_("Dateiname"), max_length=120)
    mime = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveBigIntegerField(_("Größe"))
    sha256 = models.CharField(_("Prüfwert (SHA-256)"), max_length=64)
    template = models.CharField(max_length=120, blank=True)
    template_version = models.CharField(max_length=12, blank=True)
    context = models.JSONField(default=dict, encoder=DjangoJSONEncoder, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("erstellt von")
    )
    sealed_at = models.DateTimeField(_("versiegelt"), null=True, blank=True)
    owner_type = models.CharField(max_length=80)
    owner_id = models.UUIDField()
    resource = models.CharField(max_length=40, blank=True)
    audience = models.CharField(
        _("Empfängerkreis"), max_length=10, choices=Audience, default=Audience.INTERNAL
    )

    #: No cell in the table: nobody lists documents past the record they belong to.
    door = Door("stored_document")
    objects = StoredDocumentManager()  # type: ignore[misc]

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_document_not_empty"),
        ]
        indexes = [
            models.Index(
                fields=["district", "owner_type", "owner_id", "-created_at"], name="stored_document_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def _is_untold(self) -> bool:
        """Whether the record it belongs to keeps its own title out of the log; then so does the document."""
        owner = apps.get_model(self.owner_type)._base_manager.filter(pk=self.owner_id).first()
        return "title" in getattr(owner, "audit_withheld", ())

    @property
    def audit_withheld(self) -> tuple[str, ...]:
        return ("content", "context", *(("title", "file_name") if self._is_untold else ()))

    @property
    def audit_label(self) -> str:
        return self.kind if self._is_untold else self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:document-download", kwargs={"pk": self.pk})
