"""What a person can be in a district, and which roles ask for more care than others (specification C2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in a district; P alone is bound to the installation."""

    PLATFORM = "P", _("Plattform-Administration")
    ADMIN = "A", _("Administration des Kreises")
    COORDINATOR = "K", _("Koordination")
    CLERK = "S", _("Gremien-Geschäftsstelle")
    CASE_WORKER = "F", _("Fallmanagement")
    INTERPRETER = "I", _("Sprachmittler:in")
    NGO_EDITOR = "N", _("Träger-Redaktion")
    APPLICANT = "T", _("Träger in Prüfung")
    TRANSLATOR = "U", _("Übersetzung")
    BOARD_MEMBER = "B", _("Gremienmitglied")
    AUDITOR = "D", _("Datenschutz und Revision")
    PUBLIC = "Ö", _("Öffentlichkeit")


#: Roles that must sign in with a second factor (C2).
MFA_ROLES = frozenset(
    {Role.PLATFORM, Role.ADMIN, Role.COORDINATOR, Role.CLERK, Role.CASE_WORKER, Role.AUDITOR}
)
#: Roles that see data of class S3/S4: 30 minutes idle, then sign in again (C6).
SENSITIVE_ROLES = frozenset({Role.ADMIN, Role.CLERK, Role.CASE_WORKER, Role.AUDITOR})
#: Roles that must not meet in one person in one district (C2): nobody audits its own administration,
#: nobody approves the offers it writes itself.
FORBIDDEN_COMBINATIONS = (
    frozenset({Role.ADMIN, Role.AUDITOR}),
    frozenset({Role.NGO_EDITOR, Role.COORDINATOR}),
    frozenset({Role.APPLICANT, Role.COORDINATOR}),
)
#: Roles nobody gives by hand: the public has its own, the platform is founded, an applicant has registered.
UNGIVEN_ROLES = frozenset({Role.PUBLIC, Role.PLATFORM, Role.APPLICANT})
#: Roles that only two persons together can give (C1.8).
SECOND_PERSON_ROLES = frozenset({Role.ADMIN, Role.PLATFORM})
