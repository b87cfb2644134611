"""Writing the contact journal, notes and relations of an organisation."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from coordination.network.forms import JournalForm, NoteForm, RelationForm
from coordination.network.models import InternalNote, JournalEntry, Relation
from coordination.network.selectors import journal_of, notes_of, organisation_rows
from coordination.network.services import (
    add_journal_entry,
    add_note,
    add_relation,
    delete_journal_entry,
    delete_note,
    remove_relation,
    update_journal_entry,
    update_note,
)
from coordination.network.views.organisations import trail
from desk.forms import form_page, step_page


@require_GET
def journal(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Everything that was said, newest first."""
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    require_create(request.user, "journal_entry")
    values = {
        "organisation": organisation,
        "journal": journal_of(organisation, request.user, limit=500),
        "notes": notes_of(organisation, request.user),
        "breadcrumb": [*trail(organisation), (_("Journal"), "")],
    }
    return render(request, "coordination/network/journal.html", values)


def journal_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    require_create(request.user, "journal_entry")
    return form_page(
        request,
        form_class=JournalForm,
        form_kwargs={"organisation": organisation},
        title=_("Gespräch eintragen"),
        save=lambda form: add_journal_entry(
            organisation=organisation, today=today(), by=request.user, **form.cleaned_data
        ),
        success=f"{organisation.get_absolute_url()}#journal",
        message=_("Eingetragen."),
        submit=_("Eintragen"),
        cancel=organisation.get_absolute_url(),
        breadcrumb=trail(organisation),
    )


def journal_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    entry = fetch_allowed(JournalEntry, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=JournalForm,
        form_kwargs={"organisation": entry.organisation},
        title=_("Eintrag im Journal ändern"),
        instance=entry,
        save=lambda form: update_journal_entry(
            entry, fields=form.cleaned_data, today=today(), version=form.expected_version, by=request.user
        ),
        success=entry.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=entry.get_absolute_url(),
        breadcrumb=trail(entry.organisation),
    )


def journal_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    entry = fetch_allowed(JournalEntry, request.user, "X", pk=pk)
    return step_page(
        request,
        entry,
        partial(delete_journal_entry, entry),
        title=_("Eintrag löschen"),
        consequence=_("Der Eintrag verschwindet aus dem Journal. Das lässt sich nicht zurücknehmen."),
        confirm=_("Löschen"),
        success=entry.get_absolute_url(),
        breadcrumb=trail(entry.organisation),
    )


def note_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    require_create(request.user, "organisation_note")
    return form_page(
        request,
        form_class=NoteForm,
        title=_("Einschätzung notieren"),
        save=lambda form: add_note(organisation=organisation, by=request.user, **form.cleaned_data),
        success=lambda note: note.get_absolute_url(),
        submit=_("Notieren"),
        cancel=organisation.get_absolute_url(),
        breadcrumb=trail(organisation),
    )


def note_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    note = fetch_allowed(InternalNote, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=NoteForm,
        title=_("Einschätzung ändern"),
        instance=note,
        save=lambda form: update_note(
            note, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=note.get_absolute_url(),
        cancel=note.get_absolute_url(),
        breadcrumb=trail(note.organisation),
    )


def note_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    note = fetch_allowed(InternalNote, request.user, "X", pk=pk)
    return step_page(
        request,
        note,
        partial(delete_note, note),
        title=_("Einschätzung löschen"),
        consequence=_("Die Einschätzung wird gelöscht. Das lässt sich nicht zurücknehmen."),
        confirm=_("Löschen"),
        success=note.get_absolute_url(),
        breadcrumb=trail(note.organisation),
    )


def relation_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    require_create(request.user, "organisation")
    return form_page(
        request,
        form_class=RelationForm,
        title=_("Beziehung eintragen"),
        save=lambda form: add_relation(source=organisation, by=request.user, **form.cleaned_data),
        success=f"{organisation.get_absolute_url()}#beziehungen",
        submit=_("Eintragen"),
        cancel=organisation.get_absolute_url(),
        breadcrumb=trail(organisation),
    )


def relation_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    relation = fetch_allowed(Relation, request.user, "X", pk=pk)
    home = f"{relation.source.get_absolute_url()}#beziehungen"
    return step_page(
        request,
        relation,
        partial(remove_relation, relation),
        title=_("Beziehung lösen"),
        consequence=str(relation),
        confirm=_("Lösen"),
        success=home,
        cancel=home,
        breadcrumb=trail(relation.source),
    )
