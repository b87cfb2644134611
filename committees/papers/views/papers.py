"""Pages about motions and other papers."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.audit.services import record_read
from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.papers.forms import (
    FileForm,
    OptionalReasonForm,
    PaperForm,
    PaperReasonForm,
    PublishFileForm,
    SubmitForm,
)
from committees.papers.hub import paper_page, trail
from committees.papers.models import Paper
from committees.papers.selectors import committees_to_move_in, paper_page_rows
from committees.papers.services import papers as services
from committees.papers.services.files import KIND as FILE_KIND
from committees.papers.services.files import attach_file, publish_file, remove_file
from committees.papers.tables import PaperList
from desk.forms import action_page, form_page, step_page
from desk.lists import list_page
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of


def paper_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, PaperList())


@require_GET
def paper_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = fetch_visible(paper_page_rows(request.user), request.user, ask="UPX", pk=pk)
    if not paper.is_public:
        record_read(by=request.user, row=paper)
    return paper_page(request, paper, today())


def paper_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "paper")
    mine = list(committees_to_move_in(request.user)[:2])

    def save(form: Any) -> Paper:
        require_create(request.user, "paper", committee=form.cleaned_data["committee"])
        return services.write_paper(today=today(), by=request.user, **form.cleaned_data)

    return form_page(
        request,
        form_class=PaperForm,
        title=_("Antrag schreiben"),
        intro=_("Bis Sie ihn einreichen, sieht ihn sonst niemand."),
        initial={
            "committee": request.GET.get("gremium") or (mine[0].pk if len(mine) == 1 else None),
            "originator_words": request.user.full_name,
        },
        save=save,
        success=lambda paper: paper.get_absolute_url(),
        message=_("Entwurf gesichert. Einreichen können Sie ihn auf dieser Seite."),
        cancel=reverse("committees:paper-list"),
        breadcrumb=trail(),
    )


def paper_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "U", pk)
    return form_page(
        request,
        form_class=PaperForm,
        title=_("%(name)s bearbeiten") % {"name": paper},
        instance=paper,
        save=lambda form: services.change_paper(
            paper=paper, by=request.user, version=form.expected_version, **form.cleaned_data
        ),
        success=paper.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=paper.get_absolute_url(),
        breadcrumb=trail(paper),
        draft_key=None if paper.is_public else "",
    )


def paper_submit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "U", pk)
    return step_page(
        request,
        paper,
        partial(services.submit_paper, paper=paper, today=today()),
        breadcrumb=trail(paper),
        title=_("Einreichen: %(title)s") % {"title": paper.title},
        consequence=_(
            "Der Antrag erhält eine Nummer und liegt der Geschäftsstelle vor. Sie prüft Zuständigkeit und Frist."
        ),
        confirm=_("Einreichen"),
        form_class=SubmitForm,
        message=_("Eingereicht. Sie hören, sobald die Geschäftsstelle geprüft hat."),
    )


def paper_discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "X", pk)
    return step_page(
        request,
        paper,
        partial(services.discard_draft, paper=paper),
        breadcrumb=trail(paper),
        title=_("Entwurf verwerfen: %(title)s") % {"title": paper.title},
        consequence=_("Der Entwurf ist danach weg. Eingereicht war er noch nicht."),
        confirm=_("Verwerfen"),
        success=reverse("committees:paper-list"),
    )


def paper_admit(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "P", pk)
    return step_page(
        request,
        paper,
        partial(services.admit_paper, paper=paper, today=today()),
        breadcrumb=trail(paper),
        title=_("Zulassen: %(paper)s") % {"paper": paper},
        consequence=_(
            "Das Gremium sieht den Antrag und kann sich damit befassen. Sein Wortlaut ändert sich danach nur durch Änderungsanträge."
        ),
        confirm=_("Zulassen"),
    )


def paper_refuse(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "P", pk)
    return step_page(
        request,
        paper,
        partial(services.refuse_paper, paper=paper, today=today()),
        breadcrumb=trail(paper),
        title=_("Zurückweisen: %(paper)s") % {"paper": paper},
        consequence=_("Wer den Antrag gestellt hat, erhält eine Nachricht mit dem Grund."),
        confirm=_("Zurückweisen"),
        form_class=PaperReasonForm,
    )


def paper_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "X", pk)
    return step_page(
        request,
        paper,
        partial(services.withdraw_paper, paper=paper, today=today()),
        breadcrumb=trail(paper),
        title=_("Zurückziehen: %(paper)s") % {"paper": paper},
        consequence=_("Niemand befasst sich mehr damit. Ein neuer Antrag zum selben Thema bleibt möglich."),
        confirm=_("Zurückziehen"),
        form_class=OptionalReasonForm,
    )


def paper_lapse(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "P", pk)
    return step_page(
        request,
        paper,
        partial(services.lapse_paper, paper=paper, today=today()),
        breadcrumb=trail(paper),
        title=_("Verfallen lassen: %(paper)s") % {"paper": paper},
        consequence=_("Zum Beispiel am Ende der Amtszeit. Der Antrag bleibt im Register stehen."),
        confirm=_("Verfallen lassen"),
        form_class=PaperReasonForm,
    )


def file_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    paper = _paper(request, "U", pk)
    return form_page(
        request,
        form_class=FileForm,
        title=_("Unterlage zu %(paper)s") % {"paper": paper},
        save=lambda form: attach_file(
            paper=paper, title=form.cleaned_data["title"], upload=form.cleaned_data["file"], by=request.user
        ),
        success=paper.get_absolute_url(),
        message=_("Abgelegt."),
        submit=_("Ablegen"),
        cancel=paper.get_absolute_url(),
        breadcrumb=trail(paper),
        draft_key="",
    )


def file_publish(request: SignedInRequest, pk: UUID, document: UUID) -> HttpResponse:
    """The office hands out a file that was put beside the motion while it was not public."""
    paper = _paper(request, "P", pk)
    row = _file(paper, document)
    return action_page(
        request,
        paper,
        run=lambda form: publish_file(paper=paper, document=row, by=request.user),
        breadcrumb=trail(paper),
        title=_("Unterlage veröffentlichen: %(title)s") % {"title": row.title},
        consequence=_(
            "Alle können die Datei ohne Anmeldung herunterladen, auch Programme über die offene Schnittstelle. Wer sie einmal hat, behält sie: Zurückholen lässt sich das nicht, nur die Datei hier entfernen."
        ),
        confirm=_("Veröffentlichen"),
        form_class=PublishFileForm,
        success=paper.get_absolute_url(),
        message=_("Die Unterlage ist öffentlich."),
    )


def _file(paper: Paper, document: UUID) -> StoredDocument:
    row = documents_of(paper, kind=FILE_KIND).filter(pk=document).first()
    if row is None:
        raise Http404
    return row


def file_remove(request: SignedInRequest, pk: UUID, document: UUID) -> HttpResponse:
    paper = _paper(request, "U", pk)
    row = _file(paper, document)
    return step_page(
        request,
        paper,
        partial(remove_file, paper=paper, document=row),
        breadcrumb=trail(paper),
        title=_("Unterlage entfernen: %(title)s") % {"title": row.title},
        consequence=_("Die Datei ist danach weg."),
        confirm=_("Entfernen"),
        success=paper.get_absolute_url(),
    )


def _paper(request: SignedInRequest, action: str, pk: UUID) -> Paper:
    return fetch_allowed(paper_page_rows(request.user), request.user, action, pk=pk)
