"""Pages of interpreters and pools."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, may_create, require_create
from accounts.requests import SignedInRequest
from coordination.interpreting.codes import InterpreterStatus, Occasion
from coordination.interpreting.forms import InterpreterForm, PoolForm
from coordination.interpreting.models import Interpreter, InterpreterPool
from coordination.interpreting.selectors import (
    assignments_of,
    interpreter_rows,
    languages_of,
    pool_rows,
    private_of,
)
from coordination.interpreting.services import people
from coordination.interpreting.tables import InterpreterList, PoolList
from coordination.network.codes import word_of
from desk.forms import form_page
from desk.hub import Action, render_hub
from desk.lists import list_page

TONES = {InterpreterStatus.ACTIVE: "gut", InterpreterStatus.PAUSED: "warn", InterpreterStatus.LEFT: "ruht"}


def interpreter_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, InterpreterList())


def interpreter_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    person = fetch_visible(interpreter_rows(request.user), request.user, pk=pk)
    private = private_of(person, request.user)
    if private:
        people.record_private_view(person, by=request.user)
    edit = Action(_("Bearbeiten"), reverse("coordination:interpreter-update", kwargs={"pk": pk}), "pencil")
    return render_hub(
        request,
        person,
        template="coordination/interpreting/interpreter_detail.html",
        title=str(person),
        subtitle=str(person.pool),
        state=(person.get_status_display(), TONES.get(InterpreterStatus(person.status), "frage")),
        facts=_facts(person, private),
        actions=[edit] if may(request.user, "X", person) else [],
        context={
            "person": person,
            "private": private,
            "assignments": assignments_of(person, request.user),
            "missing": person.missing_credentials(clock.today()),
            "breadcrumb": [
                (_("Sprachmittlung"), reverse("coordination:booking-list")),
                (_("Sprachmittler:innen"), reverse("coordination:interpreter-list")),
                (str(person), ""),
            ],
        },
    )


def _facts(person: Interpreter, private: object) -> list[tuple[object, object]]:
    facts: list[tuple[object, object]] = [
        (_("Sprachen"), ", ".join(str(language) for language in person.languages.all())),
        (_("Wohngemeinde"), person.home),
        (_("Bereit für"), ", ".join(person.mode_names)),
    ]
    if person.note:
        facts.append((_("Hinweis"), person.note))
    if private:
        facts += [(_("E-Mail"), private.email or "–"), (_("Telefon"), private.phone or "–")]  # type: ignore[attr-defined]
    return facts


def interpreter_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "interpreter")
    return form_page(
        request,
        form_class=InterpreterForm,
        title=_("Person in den Pool aufnehmen"),
        save=lambda form: people.create_interpreter(today=clock.today(), by=request.user, **form.values()),
        success=lambda person: person.get_absolute_url(),
        message=_("Person aufgenommen."),
        submit=_("Aufnehmen"),
        cancel=reverse("coordination:interpreter-list"),
        breadcrumb=[(_("Sprachmittler:innen"), reverse("coordination:interpreter-list")), (_("Neu"), "")],
        draft_key="interpreter-new",
    )


def interpreter_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    person = fetch_allowed(interpreter_rows(request.user), request.user, "X", pk=pk)
    private = private_of(person, request.user)
    initial = {name: getattr(private, name, "") for name in people.PRIVATE_FIELDS}
    return form_page(
        request,
        form_class=InterpreterForm,
        title=_("%(name)s bearbeiten") % {"name": person},
        instance=person,
        initial=initial,
        save=lambda form: people.update_interpreter(
            person, version=form.expected_version, today=clock.today(), by=request.user, **form.values()
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Gespeichert."),
        submit=_("Speichern"),
        cancel=person.get_absolute_url(),
        breadcrumb=[(str(person), person.get_absolute_url()), (_("Bearbeiten"), "")],
        draft_key=f"interpreter-{person.pk}",
    )


def pool_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, PoolList())


def pool_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What a pool promises and demands; whoever asks it reads it here."""
    pool = fetch_visible(pool_rows(request.user), request.user, pk=pk)
    edit = Action(_("Bearbeiten"), reverse("coordination:pool-update", kwargs={"pk": pk}), "pencil")
    return render_hub(
        request,
        pool,
        template="coordination/interpreting/pool_detail.html",
        title=pool.name,
        subtitle=pool.get_kind_display(),
        state=(_("nimmt Anfragen an"), "gut") if pool.is_active else (_("nimmt nichts an"), "frage"),
        actions=[edit] if may(request.user, "U", pool) else [],
        breadcrumb=[
            (_("Sprachmittlung"), reverse("coordination:booking-list")),
            (_("Pools"), reverse("coordination:pool-list")),
        ],
        context={
            "pool": pool,
            "languages": languages_of(pool, request.user),
            "excluded": [word_of(Occasion, code) for code in pool.excluded_occasions],
            "people_url": f"{reverse('coordination:interpreter-list')}?pool={pool.pk}",
            "may_ask": pool.is_active and may_create(request.user, "booking"),
        },
    )


def pool_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "interpreter_pool")
    return form_page(
        request,
        form_class=PoolForm,
        title=_("Neuer Pool"),
        save=lambda form: people.create_pool(by=request.user, **form.cleaned_data),
        success=lambda pool: pool.get_absolute_url(),
        message=_("Pool angelegt."),
        submit=_("Anlegen"),
        cancel=reverse("coordination:pool-list"),
        breadcrumb=[(_("Pools"), reverse("coordination:pool-list")), (_("Neu"), "")],
        draft_key="pool-new",
    )


def pool_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    pool = fetch_allowed(InterpreterPool, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=PoolForm,
        title=_("Pool „%(name)s“") % {"name": pool},
        instance=pool,
        save=lambda form: people.update_pool(
            pool, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Pool gespeichert. Die Regeln gelten für neue Anfragen."),
        submit=_("Speichern"),
        cancel=pool.get_absolute_url(),
        breadcrumb=[
            (_("Pools"), reverse("coordination:pool-list")),
            (pool.name, pool.get_absolute_url()),
            (_("Bearbeiten"), ""),
        ],
        draft_key=f"pool-{pool.pk}",
    )
