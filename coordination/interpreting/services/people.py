"""Keeping pools, interpreters, their languages and proofs."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.doors import may_create
from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.interpreting.codes import InterpreterStatus
from coordination.interpreting.models import (
    Credential,
    Interpreter,
    InterpreterLanguage,
    InterpreterPool,
    InterpreterPrivate,
)

PRIVATE_FIELDS = ("email", "phone", "street", "postcode")


def create_pool(*, by: User, **fields: Any) -> InterpreterPool:
    if not may_create(by, "interpreter_pool"):
        raise PermissionDenied
    pool = InterpreterPool(district=by.acting_district, **fields)
    return changes.create(pool, by=by, action="pool.created")


def update_pool(pool: InterpreterPool, *, version: int | None, by: User, **fields: Any) -> InterpreterPool:
    return changes.apply(pool, fields, version=version, by=by, action="pool.changed")


def create_interpreter(
    *, languages: dict[str, str], credentials: dict[str, dt.date], today: dt.date, by: User, **fields: Any
) -> Interpreter:
    """Take a person into the pool with languages (code → level) and proofs (type → seen on)."""
    if not may_create(by, "interpreter"):
        raise PermissionDenied
    private = {name: fields.pop(name, "") for name in PRIVATE_FIELDS}
    with transaction.atomic():
        person = Interpreter(district=by.acting_district, **fields)
        changes.create(person, by=by, action="interpreter.created")
        changes.create(
            InterpreterPrivate(interpreter=person, **private), by=by, action="interpreter.private_kept"
        )
        set_languages(person, languages, by=by)
        set_credentials(person, credentials, by=by)
        _refuse_active_without_proofs(person, today=today)
    return person


def update_interpreter(
    person: Interpreter,
    *,
    version: int | None,
    today: dt.date,
    by: User,
    languages: dict[str, str] | None = None,
    credentials: dict[str, dt.date] | None = None,
    **fields: Any,
) -> Interpreter:
    private = {name: fields.pop(name) for name in PRIVATE_FIELDS if name in fields}
    with transaction.atomic():
        person = changes.apply(person, fields, version=version, by=by, action="interpreter.changed")
        if private:
            kept = InterpreterPrivate.objects.get_or_create(interpreter=person)[0]
            changes.apply(kept, private, by=by, action="interpreter.private_kept")
        if languages is not None:
            set_languages(person, languages, by=by)
        if credentials is not None:
            set_credentials(person, credentials, by=by)
        _refuse_active_without_proofs(person, today=today)
    return person


def set_languages(person: Interpreter, languages: dict[str, str], *, by: User) -> None:
    """Replace the person's languages; one line in the log with before and after."""
    before = {row.language: row.level for row in person.languages.all()}
    if before == languages:
        return
    person.languages.all().delete()
    for code, level in languages.items():
        row = InterpreterLanguage(interpreter=person, language=code, level=level)
        row.full_clean()
        row.save()
    audit.record(
        by=by, action="interpreter.languages", row=person,
        before={"languages": before}, after={"languages": dict(languages)},
    )  # fmt: skip


def set_credentials(person: Interpreter, credentials: dict[str, dt.date], *, by: User) -> None:
    """Replace the proofs seen (type → date); the documents themselves are never kept."""
    before = {row.type: row.seen_on.isoformat() for row in person.credentials.all()}
    after = {kind: seen.isoformat() for kind, seen in credentials.items()}
    if before == after:
        return
    person.credentials.all().delete()
    for kind, seen in credentials.items():
        row = Credential(interpreter=person, type=kind, seen_on=seen)
        row.full_clean()
        row.save()
    audit.record(
        by=by, action="interpreter.credentials", row=person,
        before={"credentials": before}, after={"credentials": after},
    )  # fmt: skip


def record_private_view(person: Interpreter, *, by: User) -> None:
    """Log that somebody looked at private data of an interpreter (class S3)."""
    audit.record_read(by=by, row=person, purpose="interpreter_private")


def _refuse_active_without_proofs(person: Interpreter, *, today: dt.date) -> None:
    if person.status != InterpreterStatus.ACTIVE:
        return
    person = Interpreter.objects.get(pk=person.pk)
    if missing := person.missing_credentials(today):
        raise Refusal(
            _("Aktiv kann nur sein, wer alle Nachweise hat. Es fehlt: %(names)s.") % {"names": ", ".join(missing)},
            field="status", rule=_("Nachweise vor dem ersten Einsatz"),
        )  # fmt: skip
