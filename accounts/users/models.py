"""People who sign in."""

import uuid
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.clock import today

if TYPE_CHECKING:
    from accounts.districts.models import District


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person with a sign-in; rights come only from memberships, never from the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    full_name = models.CharField(_("Name"), max_length=200)
    language = models.CharField(
        _("Sprache"), max_length=5, choices=[("de", _("Deutsch")), ("en", _("Englisch"))], default="de"
    )
    is_active = models.BooleanField(_("aktiv"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    #: The district the person works in at the moment; switched by hand, kept between sessions.
    active_district = models.ForeignKey(
        "accounts.District", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    #: Part of every session's seal: counting it up ends them all.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    audit_withheld = ("session_epoch", "last_login", "active_district")
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    class Meta:
        ordering = ["full_name"]
        verbose_name = _("Person mit Zugang")
        verbose_name_plural = _("Personen mit Zugang")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret=None) -> str:
        sealed = f"{self.password}:{self.session_epoch}"
        return salted_hmac("accounts.User.session", sealed, secret=secret, algorithm="sha256").hexdigest()

    @property
    def initials(self) -> str:
        words = self.full_name.split()
        return (words[0][:1] + words[-1][:1] if len(words) > 1 else self.full_name[:2]).upper()

    @cached_property
    def acting_memberships(self) -> tuple:
        """Active memberships in the district the person acts in."""
        here = (None, self.active_district_id)
        return tuple(row for row in self.active_memberships if row.district_id in here)

    @cached_property
    def active_memberships(self) -> tuple:
        """All active memberships with their districts; read once per request."""
        if not self.is_active:
            return ()
        return self._at_hand(tuple(self.memberships.active_on(today()).select_related("district")))

    def remember_memberships(self, rows: tuple) -> None:
        """Take the active memberships that were read together with the person."""
        self.active_memberships = self._at_hand(rows)

    def _at_hand(self, rows: tuple) -> tuple:
        for row in rows:
            if row.district_id and row.district_id == self.active_district_id:
                self.active_district = row.district
        return rows

    @cached_property
    def roles(self) -> frozenset[str]:
        """Role codes the person has where it acts now."""
        return frozenset(membership.role for membership in self.acting_memberships)

    @property
    def acting_district(self) -> "District":
        """The district the person works in; whoever works in none has nothing to do there (403)."""
        if self.active_district is None:
            raise PermissionDenied
        return self.active_district

    def acting_in(self, district) -> "User":
        """The same person in another district, for jobs and tokens that carry their own."""
        clone = User.objects.get(pk=self.pk)
        clone.active_district = district
        return clone
