"""The pages on which everything about an organisation, a person or a municipality hangs."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.permissions import reaches
from accounts.requests import SignedInRequest
from coordination.network.codes import labels
from coordination.network.fields import FieldOfAction
from coordination.network.languages import language_names
from coordination.network.models import ContactPerson, Function, Organisation
from coordination.network.sections import HubSection, sections_of
from coordination.network.selectors import (
    OrganisationRights,
    functions_of,
    functions_of_person,
    journal_of,
    organisation_rights,
    relations_of,
    tasks_of,
)
from coordination.network.tables.organisations import CONFIRM_AFTER
from desk.hub import Action, NextStep, render_hub

TONES = {"pending": "frage", "active": "gut", "dormant": "ruht", "left": "fehler"}


def organisation_page(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    user: Any = request.user
    rights = organisation_rights(user, organisation)
    functions = functions_of(organisation, user)
    current = [f for f in functions if is_held(f, today())]
    relations = relations_of(organisation, user)
    journal = journal_of(organisation, user) if rights.may_write_journal else []
    sections = sections_of(organisation, user)
    tasks = tasks_of(organisation, user)
    journal_count = journal[0].total if journal else 0  # type: ignore[attr-defined]
    return render_hub(
        request,
        organisation,
        template="coordination/network/organisation_detail.html",
        title=organisation.name,
        subtitle=_subtitle(organisation),
        state=(_state_word(organisation), TONES[organisation.status]),
        facts=_facts(organisation),
        actions=_actions(organisation, rights),
        next_step=_next_step(organisation, rights, current, sections),
        jump=_jump(current, sections, relations, journal_count, rights),
        breadcrumb=[
            (_("Netzwerk"), ""),
            (_("Organisationen"), reverse("coordination:organisation-list")),
        ],
        context={
            "organisation": organisation,
            "rights": rights,
            "functions": current,
            "former": [f for f in functions if not is_held(f, today())],
            "relations": relations,
            "relation_count": sum(len(links) for _kind, links in relations),
            "journal": journal,
            "journal_count": journal_count,
            "other_sections": sections,
            "tasks": tasks,
        },
    )


def person_page(request: SignedInRequest, person: ContactPerson) -> HttpResponse:
    user: Any = request.user
    functions = functions_of_person(person, user)
    actions = []
    if _may(user, "contact_person", "U"):
        actions.append(
            Action(_("Bearbeiten"), reverse("coordination:person-update", args=[person.pk]), "pencil")
        )
    consent = f"{person.consent_on:%d.%m.%Y}" if person.consent_on else _("keine")
    return render_hub(
        request,
        person,
        template="coordination/network/person_detail.html",
        title=person.name,
        subtitle=person.name_in_script,
        state=None,
        facts=[
            (_("Anrede"), person.pronoun),
            (_("Einwilligung"), f"{consent} {person.consent_note}".strip()),
        ],
        actions=actions,
        next_step=None,
        jump=[],
        breadcrumb=[
            (_("Netzwerk"), ""),
            (_("Ansprechpersonen"), reverse("coordination:person-list")),
        ],
        context={
            "person": person,
            "functions": [f for f in functions if is_held(f, today())],
            "former": [f for f in functions if not is_held(f, today())],
            "may_change": _may(user, "contact_person", "U"),
            "may_delete": _may(user, "contact_person", "X"),
            "tasks": tasks_of(person, user),
        },
    )


def is_held(function: Function, day: dt.date) -> bool:
    """Does the function last on that day?"""
    return function.ends_on is None or function.ends_on >= day


def _may(user: Any, resource: str, action: str) -> bool:
    return any(reaches(m.role, resource, action) for m in user.acting_memberships)


def _subtitle(organisation: Organisation) -> str:
    parts = [str(organisation.get_kind_display())]
    if organisation.municipality:
        parts.append(str(organisation.municipality))
    if organisation.parent:
        parts.append(_("gehört zu %(name)s") % {"name": organisation.parent})
    return ", ".join(parts)


def _state_word(organisation: Organisation) -> str:
    if organisation.left_on:
        return _("ausgeschieden am %(day)s") % {"day": f"{organisation.left_on:%d.%m.%Y}"}
    if organisation.confirmed_on:
        day = f"{organisation.confirmed_on:%d.%m.%Y}"
        return _("%(status)s, bestätigt am %(day)s") % {
            "status": organisation.get_status_display(),
            "day": day,
        }
    return str(organisation.get_status_display())


def _facts(organisation: Organisation) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        (_("Anschrift"), organisation.address),
        (_("Telefon"), organisation.phone),
        (_("E-Mail"), organisation.email),
        (_("Internet"), organisation.website),
        (_("Sprachen"), ", ".join(language_names(organisation.languages))),
        (_("Felder"), ", ".join(str(w) for w in labels(FieldOfAction, organisation.fields_of_action))),
        (_("Rechtsform"), organisation.get_legal_form_display()),
        (_("Register"), organisation.register),
    ]
    if organisation.joined_on:
        facts.append((_("Im Netz seit"), f"{organisation.joined_on:%d.%m.%Y}"))
    if organisation.trusted_provider:
        facts.append((_("Freigabe"), _("veröffentlicht ohne zweite Prüfung")))
    return facts


def _actions(organisation: Organisation, rights: OrganisationRights) -> list[Action]:
    def url(name: str) -> str:
        return reverse(f"coordination:{name}", args=[organisation.pk])

    actions = []
    if rights.may_write_journal:
        actions.append(Action(_("Gespräch eintragen"), url("journal-create"), "phone"))
    if rights.may_change:
        actions.append(Action(_("Bearbeiten"), url("organisation-update"), "pencil"))
    return actions


def _next_step(
    organisation: Organisation, rights: OrganisationRights, people: list[Function], sections: list[HubSection]
) -> NextStep | None:
    """The one sensible thing to do now: what other rooms wait for, then people, then freshness."""
    for section in sections:
        if section.next_step:
            return section.next_step
    if organisation.is_left or organisation.is_pending:
        return None
    if rights.may_add_people and not people:
        return NextStep(
            _("Ansprechperson eintragen"),
            _("Noch weiß niemand, wen man hier anruft."),
            _("Person eintragen"),
            reverse("coordination:function-create", args=[organisation.pk]),
        )
    confirmed = organisation.confirmed_on
    if rights.may_change and (confirmed is None or confirmed < today() - CONFIRM_AFTER):
        since = f"{confirmed:%d.%m.%Y}" if confirmed else ""
        line = _("Zuletzt bestätigt am %(day)s.") % {"day": since} if since else _("Noch nie bestätigt.")
        return NextStep(
            _("Angaben bestätigen"),
            line,
            _("Angaben ansehen"),
            reverse("coordination:organisation-update", args=[organisation.pk]),
        )
    return None


def _jump(people: list, sections: list, relations: list, journal_count: int, rights: Any) -> list[tuple]:
    links = [("menschen", _("Menschen"), len(people))]
    links += [(section.anchor, section.title, section.count) for section in sections]
    links.append(("beziehungen", _("Beziehungen"), sum(len(rows) for _kind, rows in relations)))
    if rights.may_write_journal:
        links.append(("journal", _("Journal"), journal_count))
    return links
