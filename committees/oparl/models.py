"""The published copy: what OParl says, row by row, and the marks that it is out of date."""

import uuid

from django.db import models

from committees.oparl.codes import Kind


class OparlObject(models.Model):
    """One object of the OParl interface as it was published last (docs/decisions/0005).

    Written by `publish` alone, from what everybody may see; read by the interface alone. `key` is the
    random key of the record behind it, `body` the finished JSON, `fingerprint` tells whether a new
    publication differs. A deleted object stays for ever as a stub. `organization` is the committee
    in whose own lists it stands. Only the system belongs to no district.
    """

    district = models.ForeignKey("accounts.District", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    key = models.UUIDField(default=uuid.uuid4)
    organization = models.UUIDField(null=True)
    created = models.DateTimeField()
    modified = models.DateTimeField()
    deleted = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="oparl_object_once")]
        indexes = [
            models.Index(fields=["district", "kind", "key"], name="oparl_object_list"),
            models.Index(fields=["district", "kind", "modified"], name="oparl_object_modified"),
            models.Index(fields=["organization", "kind", "key"], name="oparl_object_organization"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class OparlMark(models.Model):
    """Something of a district's committees has changed since the copy was made.

    A row per change, written in the transaction of the change: nobody waits for anybody, and what is
    committed while a publication runs keeps its mark for the next one.
    """

    district = models.ForeignKey("accounts.District", models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)
