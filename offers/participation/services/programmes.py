"""Programmes and their versions. What is in force never changes; a change begins a new version."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.districts.models import District
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from offers.catalogue.models import Offer
from offers.participation.models import CertificateProgramme, Module, ProgrammeVersion
from offers.participation.selectors import current_version, draft_version


def create_programme(
    *, district: District, by: User, offers: Iterable[Offer] = (), **values: Any
) -> CertificateProgramme:
    """A new programme with an empty first version to write its modules in."""
    with transaction.atomic():
        programme = changes.create(
            CertificateProgramme(district=district, **values),
            by=by,
            action="certificate_programme.created",
            related={"offers": list(offers)},
        )
        _new_version(programme, 1, by)
        return programme


def update_programme(
    programme: CertificateProgramme,
    *,
    version: int | None = None,
    by: User,
    offers: Iterable[Offer] | None = None,
    **values: Any,
) -> CertificateProgramme:
    """Change name, words and offers; the abbreviation stays once a certificate bears it."""
    with transaction.atomic():
        current = changes.lock(programme, version=version)
        if values.get("short", current.short) != current.short and current.certificates.exists():
            raise Refusal(_("Es gibt schon Urkunden mit diesem Kürzel. Es bleibt deshalb."), field="short")
        related = {} if offers is None else {"offers": list(offers)}
        return changes.apply(current, values, by=by, action="certificate_programme.changed", related=related)


def revise_programme(programme: CertificateProgramme, *, by: User) -> ProgrammeVersion:
    """Begin the next version as a copy of the current one."""
    with transaction.atomic():
        current = changes.lock(programme)
        if draft_version(current) is not None:
            raise WrongState(_("Es gibt schon einen Entwurf für die nächste Fassung."))
        old = current_version(current)
        assert old is not None, "a programme has a draft or a version in force"
        version = _new_version(current, old.number + 1, by)
        for module in old.modules.all():
            changes.create(
                Module(
                    version_of=version,
                    code=module.code,
                    title=module.title,
                    partner=module.partner,
                    required=module.required,
                ),
                by=by,
                action="module.created",
            )
        return version


def put_in_force(programme: CertificateProgramme, *, today: dt.date, by: User) -> ProgrammeVersion:
    """From today on new cards begin with the draft; from now on it cannot be changed."""
    with transaction.atomic():
        draft = _draft(programme)
        if not draft.modules.filter(required=True).exists():
            raise Refusal(_("Ohne ein nötiges Modul gäbe es die Urkunde geschenkt. Bitte eines eintragen."))
        return changes.apply(draft, {"in_force_from": today}, by=by, action="certificate_version.in_force")


def add_module(programme: CertificateProgramme, *, by: User, **values: Any) -> Module:
    with transaction.atomic():
        draft = _draft(programme)
        return changes.create(Module(version_of=draft, **values), by=by, action="module.created")


def change_module(module: Module, *, by: User, **values: Any) -> Module:
    with transaction.atomic():
        _check_draft(module)
        return changes.apply(module, values, by=by, action="module.changed")


def remove_module(module: Module, *, by: User) -> CertificateProgramme:
    """Take a module out of the draft; returns the programme it belonged to."""
    with transaction.atomic():
        _check_draft(module)
        programme = module.version_of.programme
        changes.delete(module, by=by, action="module.deleted")
        return programme


def _draft(programme: CertificateProgramme) -> ProgrammeVersion:
    draft = draft_version(changes.lock(programme))
    if draft is None:
        raise WrongState(_("Die Fassung gilt schon und bleibt, wie sie ist. Bitte eine neue beginnen."))
    return draft


def _check_draft(module: Module) -> None:
    if changes.lock(module.version_of).in_force_from is not None:
        raise WrongState(_("Die Fassung gilt schon und bleibt, wie sie ist. Bitte eine neue beginnen."))


def _new_version(programme: CertificateProgramme, number: int, by: User) -> ProgrammeVersion:
    return changes.create(
        ProgrammeVersion(programme=programme, number=number), by=by, action="certificate_version.created"
    )
