"""Access to the pages about people, the district, rights, mails, bell and keys."""

import datetime as dt

from accounts.audit import services as audit
from accounts.clock import today
from accounts.memberships.models import Membership
from accounts.memberships.services import grant_role
from accounts.permissions import Role
from desk.mail.models import MailAttachment
from desk.mail.services import queue_mail
from desk.notifications.services import notify
from desk.tokens.services import create_token
from tests.access.accounts_people import invitation
from tests.access.coordination_cases import the_case
from tests.access.rows import Row

STRANGERS = {"outsider": 404, "anonymous": 302}


def proposed(cast):
    return grant_role(
        user=cast.nobody, role=Role.ADMIN, district=cast.auental, valid_from=today(), by=cast.admin
    )


def role(cast):
    return Membership.objects.get(user=cast.board_member)


def line(cast):
    return audit.record(by=cast.coordinator, action="test.line", row=cast.bruecke)


def mail(cast):
    return queue_mail(
        to=["jemand@auental.example"],
        subject="Probe",
        text="Text",
        district=cast.auental,
        by=cast.coordinator,
        attachments=[("blatt.txt", b"x", "text/plain")],
    )[0]


def attachment(cast):
    return MailAttachment.objects.get(name="blatt.txt")


def note(cast):
    return notify(user=cast.coordinator, title="Fertig", district=cast.auental)


def token(cast):
    return create_token(name="Probe", expires_on=today() + dt.timedelta(days=9), by=cast.coordinator)[0]


def pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def person(name):
    return lambda w: {"pk": w.cast.people[name].pk}


def mail_file(w):
    return {"pk": w.get(mail).pk, "file": w.get(attachment).pk}


ADMIN_ONLY = {"admin": 200, "coordinator": 403, "auditor": 403, "clerk": 403, "anonymous": 302}
READ_MEMBERS = {"admin": 200, "coordinator": 200, "auditor": 200, "platform": 200}

ROWS = [
    Row(
        "desk:membership-list",
        expect={
            **READ_MEMBERS,
            "outsider": 200,
            "clerk": 403,
            "case_worker": 403,
            "ngo_editor": 403,
            "anonymous": 302,
        },
    ),
    Row("desk:membership-grant", expect={**ADMIN_ONLY, "outsider": 403, "platform": 403}),
    Row(
        "desk:membership-end",
        args=pk(role),
        expect={"admin": 200, "coordinator": 403, "auditor": 403, "clerk": 404, **STRANGERS},
    ),
    Row(
        "desk:grant-approve",
        args=pk(proposed),
        expect={"admin": 200, "coordinator": 403, "auditor": 403, **STRANGERS},
    ),
    Row(
        "desk:grant-approve",
        args=pk(proposed),
        method="post",
        expect={"admin": 409, "coordinator": 403, **STRANGERS},
    ),
    Row("desk:grant-refuse", args=pk(proposed), expect={"admin": 200, "coordinator": 403, **STRANGERS}),
    Row(
        "desk:account-detail",
        args=person("board_member"),
        expect={**READ_MEMBERS, "board_member": 200, "clerk": 404, **STRANGERS},
    ),
    Row(
        "desk:account-close",
        args=person("board_member"),
        expect={"admin": 200, "coordinator": 403, "board_member": 403, "clerk": 404, **STRANGERS},
    ),
    Row(
        "desk:account-open",
        args=person("board_member"),
        expect={"admin": 200, "coordinator": 403, **STRANGERS},
    ),
    Row(
        "desk:account-reset-factor",
        args=person("clerk"),
        expect={"admin": 200, "coordinator": 403, "clerk": 403, **STRANGERS},
    ),
    Row("desk:invitation-list", expect={**ADMIN_ONLY, "outsider": 403}),
    Row("desk:invitation-create", expect={**ADMIN_ONLY, "outsider": 403}),
    Row(
        "desk:invitation-detail", args=pk(invitation), expect={"admin": 200, "coordinator": 404, **STRANGERS}
    ),
    Row("desk:invitation-renew", args=pk(invitation), expect={"admin": 200, "coordinator": 404, **STRANGERS}),
    Row(
        "desk:invitation-revoke", args=pk(invitation), expect={"admin": 200, "coordinator": 404, **STRANGERS}
    ),
    Row(
        "desk:district-settings",
        expect={
            "admin": 200,
            "coordinator": 403,
            "clerk": 403,
            "ngo_editor": 404,
            "platform": 403,
            "outsider": 403,
            "anonymous": 302,
        },
    ),
    Row(
        "desk:municipality-list",
        expect={"admin": 200, "coordinator": 200, "outsider": 200, "auditor": 403, "anonymous": 302},
    ),
    Row(
        "desk:municipality-edit",
        args=lambda w: {"pk": w.cast.lindtal.pk},
        expect={"admin": 200, "coordinator": 403, **STRANGERS},
    ),
    Row(
        "desk:audit-list",
        expect={
            "admin": 200,
            "auditor": 200,
            "coordinator": 200,
            "ngo_editor": 200,
            "outsider": 200,
            "nobody": 403,
            "anonymous": 302,
        },
    ),
    Row(
        "desk:audit-entry",
        args=pk(line),
        expect={
            "admin": 200,
            "auditor": 200,
            "coordinator": 200,
            "clerk": 404,
            "ngo_editor": 404,
            **STRANGERS,
        },
    ),
    Row(
        "desk:rights-person",
        args=person("coordinator"),
        expect={**READ_MEMBERS, "clerk": 404, "ngo_editor": 404, **STRANGERS},
    ),
    Row(
        "desk:rights-person",
        args=person("ngo_editor"),
        expect={"ngo_editor": 200, "admin": 200, "coordinator": 200, **STRANGERS},
    ),
    Row(
        "desk:rights-record",
        args=lambda w: {"row_type": "coordination.Organisation", "pk": w.cast.bruecke.pk},
        expect={
            "admin": 200,
            "coordinator": 200,
            "clerk": 200,
            "case_worker": 200,
            "ngo_editor": 403,
            **STRANGERS,
        },
    ),
    Row(
        "desk:rights-record",
        args=lambda w: {"row_type": "coordination.Case", "pk": w.get(the_case).pk},
        expect={
            "admin": 200,
            "case_worker": 200,
            "coordinator": 404,
            "clerk": 404,
            "auditor": 404,
            "platform": 404,
            "ngo_editor": 404,
            **STRANGERS,
        },
    ),
    Row(
        "desk:rights-record",
        args=lambda w: {"row_type": "nichts.Nie", "pk": w.cast.bruecke.pk},
        expect={"admin": 404, "coordinator": 404, **STRANGERS},
    ),
    Row(
        "desk:outbox",
        expect={"admin": 200, "coordinator": 200, "outsider": 200, "auditor": 403, "anonymous": 302},
    ),
    Row(
        "desk:outbox-mail",
        args=pk(mail),
        expect={"admin": 200, "coordinator": 200, "clerk": 404, **STRANGERS},
    ),
    Row("desk:outbox-html", args=pk(mail), expect={"admin": 404, "coordinator": 404, **STRANGERS}),
    Row("desk:outbox-attachment", args=mail_file, expect={"admin": 404, "coordinator": 404, **STRANGERS}),
    Row(
        "desk:outbox-again",
        args=pk(mail),
        method="post",
        expect={"admin": 302, "coordinator": 403, "clerk": 404, **STRANGERS},
    ),
    Row("desk:notifications", expect={"coordinator": 200, "outsider": 200, "nobody": 200, "anonymous": 302}),
    Row(
        "desk:notifications-read",
        method="post",
        expect={"coordinator": 302, "outsider": 302, "anonymous": 302},
    ),
    Row(
        "desk:notification-open",
        args=pk(note),
        method="post",
        expect={"coordinator": 302, "admin": 404, **STRANGERS},
    ),
    Row(
        "desk:notification-open",
        args=pk(note),
        expect={"coordinator": 405, "outsider": 405, "anonymous": 302},
    ),
    Row(
        "desk:api-token-list",
        expect={
            "coordinator": 200,
            "outsider": 200,
            "admin": 200,
            "clerk": 403,
            "interpreter": 403,
            "anonymous": 302,
        },
    ),
    Row(
        "desk:api-token-create",
        expect={"coordinator": 200, "ngo_editor": 200, "outsider": 200, "clerk": 403, "anonymous": 302},
    ),
    Row("desk:api-token-shown", expect={"coordinator": 302, "outsider": 302, "clerk": 403, "anonymous": 302}),
    Row(
        "desk:api-token-revoke",
        args=pk(token),
        expect={"coordinator": 200, "admin": 404, "auditor": 403, **STRANGERS},
    ),
    Row("api:schema", expect={"coordinator": 200, "outsider": 200, "anonymous": 200}),
]
