"""Pages of case work. Each look at a case is logged; drafts are off, so that no text lies about."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from coordination.cases import services
from coordination.cases.codes import OPEN_PHASES, Phase
from coordination.cases.forms import CaseForm, CloseForm, ContactForm, NeedForm, PhaseForm, RaiseBarrierForm
from coordination.cases.models import Case, Need
from coordination.cases.selectors import fetch_case, needs_and_contacts
from coordination.cases.tables import CaseList
from desk.forms import action_page, form_page
from desk.hub import Action, render_hub
from desk.lists import list_page

NO_DRAFT = ""


def case_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, CaseList())


def _to_case(row: Any) -> str:
    return getattr(row, "case", row).get_absolute_url()


def _path(case: Case, last: str) -> list[tuple[str, str]]:
    return [
        (_("Fälle"), reverse("coordination:case-list")),
        (case.number, case.get_absolute_url()),
        (last, ""),
    ]


def case_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    record_read(by=request.user, row=case, purpose=_("Fallbearbeitung"))
    hanging = needs_and_contacts(case)

    def action(text: str, name: str, icon: str) -> Action:
        return Action(text, reverse(f"coordination:{name}", kwargs={"pk": case.pk}), icon)

    actions = [action(_("Phase wechseln"), "case-phase", "arrow")]
    if case.is_open:
        actions = [
            action(_("Hürde melden"), "case-raise-barrier", "barrier"),
            *actions,
            action(_("Bearbeiten"), "case-update", "pencil"),
            action(_("Abschließen"), "case-close", "check"),
        ]
    return render_hub(
        request,
        case,
        template="coordination/cases/case_detail.html",
        title=_("Fall %(number)s") % {"number": case.number},
        subtitle=f"{case.municipality} · {case.get_complexity_display()}",
        state=(case.get_phase_display(), "frage" if case.is_open else "ruht"),
        facts=_facts(case),
        actions=actions,
        jump=[
            ("bedarfe", _("Bedarfe"), len(hanging["needs"])),
            ("kontakte", _("Kontakte"), hanging["contact_count"]),
        ],
        context={"case": case, "phases": _phases(case), **hanging},
        breadcrumb=[(_("Fälle"), reverse("coordination:case-list")), (case.number, "")],
    )


def _facts(case: Case) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [
        (_("aufgenommen"), f"{case.opened_on:%d.%m.%Y}"),
        (_("Zugang"), case.get_entry_path_display()),
        (_("zuständig"), case.responsible),
        (_("Alter"), case.get_age_band_display() or "–"),
        (_("Haushalt"), case.get_household_band_display() or "–"),
        (_("Aufenthalt"), case.get_residence_group_display() or "–"),
        (_("Sprache"), case.get_main_language_display() or "–"),
    ]
    if case.deputy:
        facts.append((_("Vertretung"), f"{case.deputy}, {_('bis')} {case.deputy_until:%d.%m.%Y}"))
    if case.closed_on:
        facts.append((_("abgeschlossen"), f"{case.closed_on:%d.%m.%Y}"))
        facts.append((_("Grund"), case.get_closing_reason_display()))
    return facts


def _phases(case: Case) -> list[dict[str, Any]]:
    """The way as steps: done, now, open."""
    order = [phase.value for phase in OPEN_PHASES]
    here = order.index(case.phase) if case.phase in order else len(order)
    return [
        {
            "title": Phase(phase).label,
            "number": number + 1,
            "step": "done" if number < here else "now" if number == here else "open",
        }
        for number, phase in enumerate(order)
    ]


def case_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "case")
    return form_page(
        request,
        form_class=CaseForm,
        title=_("Fall aufnehmen"),
        save=lambda form: services.open_case(today=clock.today(), by=request.user, **form.cleaned_data),
        success=_to_case,
        message=_("Fall aufgenommen."),
        initial={"opened_on": clock.today()},
        submit=_("Aufnehmen"),
        cancel=reverse("coordination:case-list"),
        breadcrumb=[(_("Fälle"), reverse("coordination:case-list")), (_("Neu"), "")],
        draft_key=NO_DRAFT,
    )


def case_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return form_page(
        request,
        form_class=CaseForm,
        title=_("Fall bearbeiten"),
        instance=case,
        save=lambda form: services.update_case(
            case, today=clock.today(), version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=_to_case,
        message=_("Gespeichert."),
        submit=_("Speichern"),
        cancel=case.get_absolute_url(),
        breadcrumb=_path(case, _("Bearbeiten")),
        draft_key=NO_DRAFT,
    )


def case_phase(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return action_page(
        request,
        case,
        run=lambda form: services.change_phase(
            case,
            form.cleaned_data["phase"],
            today=clock.today(),
            by=request.user,
            reason=form.cleaned_data["reason"],
        ),
        title=_("Phase wechseln"),
        consequence=_("Der Wechsel steht im Verlauf. Zurück geht es jederzeit zur Planung."),
        confirm=_("Wechseln"),
        form_class=PhaseForm,
        form_kwargs={"case": case},
        success=_to_case,
    )


def case_close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return action_page(
        request,
        case,
        run=lambda form: services.close_case(
            case, reason=form.cleaned_data["reason"], today=clock.today(), by=request.user
        ),
        title=_("Fall abschließen"),
        consequence=_(
            "Danach kann nichts mehr eingetragen werden. Sechs Monate lang lässt er sich wieder aufnehmen."
        ),
        confirm=_("Abschließen"),
        form_class=CloseForm,
        success=_to_case,
    )


def need_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return form_page(
        request,
        form_class=NeedForm,
        title=_("Bedarf eintragen"),
        save=lambda form: services.add_need(case, today=clock.today(), by=request.user, **form.cleaned_data),
        success=_to_case,
        message=_("Bedarf eingetragen."),
        submit=_("Eintragen"),
        cancel=case.get_absolute_url(),
        breadcrumb=_path(case, _("Bedarf")),
        draft_key=NO_DRAFT,
    )


def need_update(request: SignedInRequest, pk: UUID, need_pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    need = fetch_allowed(Need, request.user, "U", pk=need_pk, case=case)
    return form_page(
        request,
        form_class=NeedForm,
        title=_("Bedarf ändern"),
        instance=need,
        save=lambda form: services.update_need(
            need, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=_to_case,
        message=_("Gespeichert."),
        submit=_("Speichern"),
        cancel=case.get_absolute_url(),
        breadcrumb=_path(case, _("Bedarf")),
        draft_key=NO_DRAFT,
    )


def contact_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return form_page(
        request,
        form_class=ContactForm,
        title=_("Kontakt eintragen"),
        save=lambda form: services.add_contact(
            case, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=_to_case,
        message=_("Kontakt eingetragen."),
        initial={"happened_on": clock.today()},
        submit=_("Eintragen"),
        cancel=case.get_absolute_url(),
        breadcrumb=_path(case, _("Kontakt")),
        draft_key=NO_DRAFT,
    )


def case_raise_barrier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    case = fetch_case(request.user, pk)
    return form_page(
        request,
        form_class=RaiseBarrierForm,
        title=_("Hürde melden"),
        save=lambda form: services.raise_barrier_from_case(
            case, today=clock.today(), by=request.user, **form.cleaned_data
        ),
        success=lambda barrier: case.get_absolute_url(),
        message=_("Gemeldet. Von der Hürde aus ist dieser Fall nicht zu sehen."),
        submit=_("Melden"),
        cancel=case.get_absolute_url(),
        breadcrumb=_path(case, _("Hürde melden")),
        draft_key=NO_DRAFT,
    )
