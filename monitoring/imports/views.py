"""Pages of reading in: hand in, look, say what is unknown, take over, take back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, may_create, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page, step_page
from desk.hub import Action, render_hub
from desk.lists import list_page
from desk.lists.words import shown
from documents.tables import german_number
from monitoring.imports import services
from monitoring.imports.boundaries import BoundariesRead, store_boundaries
from monitoring.imports.descriptions.reading import DESCRIPTIONS
from monitoring.imports.descriptions.views import is_description, show_descriptions, to_descriptions
from monitoring.imports.exports import notes_file, template_file
from monitoring.imports.forms import BoundariesForm, ChoicesForm, TakeOverForm, UploadForm
from monitoring.imports.layouts import LAYOUTS
from monitoring.imports.made import made_by
from monitoring.imports.models import ValueFile
from monitoring.imports.selectors import batch_rows, file_rows, indicator_choices, open_files
from monitoring.imports.shown import check_page
from monitoring.imports.tables import LAYOUT_TITLES, TONES, BatchList
from monitoring.imports.undoing import undo_batch, what_rests_on
from monitoring.indicators.models import ImportBatch

#: The table of texts, named beside the formats of values.
DESCRIBED = [(DESCRIPTIONS, gettext_lazy("Beschreibungen der Indikatoren"))]
#: So many of what stays are named; all are counted.
MOST_KEPT = 30


def require_reading(user: Any) -> None:
    """403 unless the person may read tables in and write figures."""
    require_create(user, "import")
    require_create(user, "indicator")


def batch_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, BatchList())


def value_file_create(request: SignedInRequest) -> HttpResponse:
    require_reading(request.user)

    def save(form: UploadForm) -> ValueFile:
        upload = form.cleaned_data["file"]
        return services.hand_in(
            file_name=upload.name,
            chunks=upload.chunks(),
            layout=form.layout,
            encoding=form.encoding,
            edition=form.cleaned_data["edition"],
            by=request.user,
        )

    return form_page(
        request,
        form_class=UploadForm,
        title=_("Kennzahlen einlesen"),
        intro=_("Nichts wird gespeichert, bevor Sie das Ergebnis der Prüfung gesehen haben."),
        save=save,
        success=lambda file: file.get_absolute_url(),
        submit=_("Datei prüfen"),
        cancel=reverse("monitoring:batch-list"),
        breadcrumb=trail(),
        draft_key="",
        template="monitoring/imports/value_file_create.html",
        context={
            "layouts": [*[(layout.code, layout.title) for layout in LAYOUTS], *DESCRIBED],
            "open_files": open_files(request.user),
        },
    )


@require_safe
def value_template(request: SignedInRequest) -> HttpResponse:
    require_reading(request.user)
    return template_file()


@require_safe
def value_file(request: SignedInRequest, pk: UUID) -> HttpResponse:
    file = fetch_visible(file_rows(request.user), request.user, pk=pk)
    if is_description(file) and acts_on(request.user, file):
        return to_descriptions(pk)
    values = check_page(file, kind=request.GET.get("art", ""), number=request.GET.get("seite", "1"))
    values |= {
        "file": file,
        "breadcrumb": trail((file.file_name, "")),
        "may_act": acts_on(request.user, file),
    }
    return render(request, "monitoring/imports/value_file.html", values)


@require_safe
def value_file_progress(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The part of the page that htmx asks for while the worker reads; at the end it loads the page anew."""
    file = fetch_visible(file_rows(request.user), request.user, pk=pk)
    response = render(request, "monitoring/imports/_progress.html", {"file": file})
    if not (file.job and file.job.is_open):
        response["HX-Refresh"] = "true"
    return response


@require_safe
def value_file_notes(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return notes_file(fetch_visible(file_rows(request.user), request.user, pk=pk))


def value_file_choose(request: SignedInRequest, pk: UUID) -> HttpResponse:
    file = own_file(request, pk)
    names = ("edition", "source", "licence", "attribution")

    def save(form: ChoicesForm) -> ValueFile:
        told = {name: form.cleaned_data[name] for name in names}
        areas = form.cleaned_data.get("areas", False)
        return services.choose(
            file=file,
            indicators=form.meanings(),
            areas=areas,
            by=request.user,
            version=form.expected_version,
            **told,
        )

    return form_page(
        request,
        form_class=ChoicesForm,
        form_kwargs={"file": file, "indicators": indicator_choices(request.user)},
        initial={name: getattr(file, name) for name in names},
        title=_("Zuordnen"),
        save=save,
        success=file.get_absolute_url(),
        submit=_("Zuordnen und neu prüfen"),
        cancel=file.get_absolute_url(),
        breadcrumb=trail((file.file_name, file.get_absolute_url())),
        draft_key="",
    )


def value_file_apply(request: SignedInRequest, pk: UUID) -> HttpResponse:
    file = own_file(request, pk)
    return step_page(
        request,
        file,
        partial(services.apply_file, file=file),
        title=_("%(file)s übernehmen") % {"file": file.file_name},
        consequence=_(
            "Neue Werte: %(new)s, ersetzte Werte: %(changed)s. Alles zusammen ist eine Einfuhr und "
            "lässt sich als Ganzes zurücknehmen."
        )
        % {name: shown(file.findings.get(name, 0)) for name in ("new", "changed")},
        confirm=_("Übernehmen"),
        form_class=TakeOverForm,
        form_kwargs={"file": file},
        breadcrumb=trail((file.file_name, file.get_absolute_url())),
    )


def value_file_descriptions(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Texts instead of values: their page is the check and the question at once."""
    file = own_file(request, pk)
    if not is_description(file):
        return redirect(file)
    return show_descriptions(request, file, trail((file.file_name, "")))


def value_file_discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    file = own_file(request, pk)
    return step_page(
        request,
        file,
        partial(services.discard_file, file=file),
        title=_("%(file)s verwerfen") % {"file": file.file_name},
        consequence=_("Die Datei wird gelöscht. Die Kennzahlen des Kreises bleiben, wie sie sind."),
        confirm=_("Datei verwerfen"),
        success=reverse("monitoring:batch-list"),
        message=_("Datei verworfen. Nichts wurde übernommen."),
        breadcrumb=trail((file.file_name, file.get_absolute_url())),
    )


@require_safe
def batch_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = fetch_visible(batch_rows(request.user), request.user, ask="X", pk=pk)
    is_applied = batch.status == ImportBatch.Status.APPLIED
    reason = what_rests_on(batch) if is_applied else ""
    made = made_by(batch)
    actions = []
    if is_applied and not reason and may(request.user, "X", batch):
        url = reverse("monitoring:batch-undo", kwargs={"pk": batch.pk})
        actions.append(Action(_("Zurücknehmen"), url, "history"))
    return render_hub(
        request,
        batch,
        template="monitoring/imports/batch_detail.html",
        state=(batch.get_status_display(), TONES[batch.status]),
        subtitle=LAYOUT_TITLES.get(batch.layout, batch.layout),
        facts=batch_facts(batch),
        actions=actions,
        breadcrumb=trail(),
        context={"batch": batch, "rests": reason, "made": made, "kept": made.kept[:MOST_KEPT]},
    )


def batch_undo(request: SignedInRequest, pk: UUID) -> HttpResponse:
    batch = fetch_allowed(batch_rows(request.user), request.user, "X", pk=pk)
    return step_page(
        request,
        batch,
        partial(undo_batch, batch=batch, now=clock.now()),
        title=_("Einfuhr zurücknehmen"),
        consequence=_(
            "Werte, die wieder gelöscht werden: %(new)s; Werte, die ihren früheren Stand bekommen: %(changed)s. "
            "Gebiete und Entwürfe von Indikatoren, die dabei angelegt wurden und die sonst niemand braucht: %(made)s; sie gehen mit."
        )
        % {
            "new": german_number(batch.values_new),
            "changed": german_number(batch.values_changed),
            "made": german_number(made_by(batch).free),
        },
        confirm=_("Zurücknehmen"),
        message=_("Die Einfuhr ist zurückgenommen."),
        breadcrumb=trail((batch.file_name, batch.get_absolute_url())),
    )


def boundary_import(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "area")
    require_create(request.user, "import")
    return form_page(
        request,
        form_class=BoundariesForm,
        title=_("Grenzen einlesen"),
        intro=_("Umrisse für die Karten. Vorhandene Umrisse derselben Gebiete werden ersetzt."),
        save=partial(_store, user=request.user),
        success=reverse("monitoring:boundary-import"),
        message=_boundary_words,
        submit=_("Einlesen"),
        cancel=reverse("monitoring:batch-list"),
        breadcrumb=trail(),
        draft_key="",
    )


def _store(form: BoundariesForm, *, user: Any) -> BoundariesRead:
    given = {name: form.cleaned_data[name] for name in ("edition", "attribution", "create_missing")}
    return store_boundaries(district=user.active_district, shapes=form.shapes, by=user, **given)


def _boundary_words(read: BoundariesRead) -> str:
    words = _("%(count)s Umrisse sind abgelegt.") % {"count": read.stored}
    if read.created:
        words += " " + _("%(count)s Gebiete wurden angelegt.") % {"count": read.created}
    if read.unknown:
        some = ", ".join(read.unknown[:5]) + (" …" if len(read.unknown) > 5 else "")
        words += " " + _("Nicht angelegt und darum ohne Umriss: %(names)s") % {"names": some}
    return words


def own_file(request: SignedInRequest, pk: UUID) -> ValueFile:
    """The file to act on: whoever handed it in and may still write figures."""
    file = fetch_visible(file_rows(request.user), request.user, pk=pk)
    require_reading(request.user)
    return file


def acts_on(user: Any, file: ValueFile) -> bool:
    return may_create(user, "indicator") and may_create(user, "import")


def batch_facts(batch: ImportBatch) -> list[tuple[Any, Any]]:
    who = _("zusammengefasst von") if batch.is_merger else _("eingelesen von")
    facts = [
        (who, str(batch.author or "")),
        (_("Ausgabe"), batch.edition),
        (_("Quelle"), batch.source),
        (_("Lizenz"), batch.licence),
        (_("Quellenvermerk"), batch.attribution),
        (_("Prüfwert (SHA-256)"), batch.sha256[:16] + "…"),
        (_("Vorgangsnummer"), str(batch.pk)),
        (_("zurückgenommen von"), str(batch.undone_by or "")),
    ]
    return [(title, value) for title, value in facts if value]


def trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [(_("Einfuhren"), reverse("monitoring:batch-list")), *more]
