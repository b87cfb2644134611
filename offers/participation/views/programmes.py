"""Pages of certificates, their modules and cards."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page
from desk.hub import render_hub
from desk.lists import list_page
from documents.store.views import attachment
from offers.participation import hub, papers, services
from offers.participation.forms import CardsForm, ModuleForm, ProgrammeForm
from offers.participation.models import CertificateProgramme, Module, StampCard
from offers.participation.selectors import stamped_card
from offers.participation.tables import CardList, ProgrammeList


def curriculum_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ProgrammeList())


def card_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, CardList())


def curriculum_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    rows = CertificateProgramme.objects.visible_to(request.user).select_related("provider")
    programme = fetch_visible(rows, request.user, ask="U", pk=pk)
    return render_hub(request, programme, **hub.programme_hub(request.user, programme))


def curriculum_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "certificate_programme")
    return form_page(
        request,
        form_class=ProgrammeForm,
        title=_("Neues Zertifikat"),
        save=lambda form: services.create_programme(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda programme: programme.get_absolute_url(),
        message=_("Angelegt. Jetzt die Module eintragen."),
        submit=_("Anlegen"),
        cancel=reverse("offers:curriculum-list"),
        breadcrumb=[(_("Zertifikate"), reverse("offers:curriculum-list"))],
    )


def curriculum_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = fetch_allowed(CertificateProgramme, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ProgrammeForm,
        title=_("%(title)s bearbeiten") % {"title": programme.title},
        save=lambda form: services.update_programme(
            programme, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=programme.get_absolute_url(),
        message=_("Gespeichert."),
        instance=programme,
        cancel=programme.get_absolute_url(),
        breadcrumb=_trail(programme),
    )


def curriculum_module(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One more module in the draft."""
    programme = fetch_allowed(CertificateProgramme, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ModuleForm,
        title=_("Modul hinzufügen"),
        intro=programme.title,
        save=lambda form: services.add_module(programme, by=request.user, **form.cleaned_data),
        success=programme.get_absolute_url(),
        message=lambda module: _("Modul %(code)s hinzugefügt.") % {"code": module.code},
        submit=_("Hinzufügen"),
        cancel=programme.get_absolute_url(),
        breadcrumb=_trail(programme),
    )


def module_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    module = _module(request, pk)
    return form_page(
        request,
        form_class=ModuleForm,
        title=_("Modul ändern"),
        save=lambda form: services.change_module(module, by=request.user, **form.cleaned_data),
        success=module.get_absolute_url(),
        message=_("Gespeichert."),
        instance=module,
        cancel=module.get_absolute_url(),
        breadcrumb=_trail(module.version_of.programme),
    )


def module_remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    module = _module(request, pk)
    return action_page(
        request,
        module,
        run=lambda form: services.remove_module(module, by=request.user),
        title=_("Modul %(module)s entfernen") % {"module": module},
        consequence=_("Es verschwindet aus dem Entwurf. Geltende Fassungen bleiben, wie sie sind."),
        confirm=_("Entfernen"),
        message=_("Modul entfernt."),
        breadcrumb=_trail(module.version_of.programme),
    )


def curriculum_revise(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = fetch_allowed(CertificateProgramme, request.user, "U", pk=pk)
    return action_page(
        request,
        programme,
        run=lambda form: services.revise_programme(programme, by=request.user),
        title=_("Neue Fassung beginnen"),
        consequence=_(
            "Die Module werden in einen Entwurf kopiert, den Sie ändern können. Bis er in Kraft tritt, gilt die "
            "alte Fassung; begonnene Karten behalten sie auch danach."
        ),
        confirm=_("Fassung beginnen"),
        message=_("Der Entwurf steht bereit."),
        breadcrumb=_trail(programme),
    )


def curriculum_release(request: SignedInRequest, pk: UUID) -> HttpResponse:
    programme = fetch_allowed(CertificateProgramme, request.user, "U", pk=pk)
    return action_page(
        request,
        programme,
        run=lambda form: services.put_in_force(programme, today=clock.today(), by=request.user),
        title=_("Fassung in Kraft setzen"),
        consequence=_(
            "Ab heute beginnen neue Karten mit dieser Fassung. Sie lässt sich danach nicht mehr ändern, auch von "
            "uns nicht; für Änderungen gibt es die nächste."
        ),
        confirm=_("In Kraft setzen"),
        message=_("Die Fassung gilt ab heute."),
        breadcrumb=_trail(programme),
    )


def curriculum_cards(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Hand out the next cards."""
    programme = fetch_allowed(CertificateProgramme, request.user, "U", pk=pk)
    require_create(request.user, "stamp_card", organisation=programme.provider)
    return action_page(
        request,
        programme,
        run=lambda form: services.hand_out_cards(
            programme, count=form.cleaned_data["count"], today=clock.today(), by=request.user
        )[-1],
        title=_("Karten ausgeben"),
        consequence=_("Die Karten bekommen die nächsten Nummern und die Fassung, die heute gilt."),
        confirm=_("Ausgeben"),
        success=f"{reverse(hub.CARDS)}?programme={programme.pk}",
        message=_("Karten ausgegeben. Jede lässt sich auf ihrer Seite drucken."),
        form_class=CardsForm,
        breadcrumb=_trail(programme),
    )


def card_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    rows = stamped_card(StampCard.objects.visible_to(request.user))
    card = fetch_visible(rows, request.user, ask="UP", pk=pk)
    return render_hub(request, card, **hub.card_hub(request.user, card))


@require_safe
def card_print(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The card with its stamps so far; also half full it is worth showing."""
    card = fetch_visible(stamped_card(StampCard.objects.visible_to(request.user)), request.user, pk=pk)
    name = _("Stempelkarte-%(number)s.pdf") % {"number": card.shown_number}
    return attachment(papers.card_pdf(card), name, "application/pdf")


def card_certify(request: SignedInRequest, pk: UUID) -> HttpResponse:
    rows = StampCard.objects.visible_to(request.user).select_related("programme", "programme_version")
    card = fetch_allowed(rows, request.user, "P", pk=pk)
    return action_page(
        request,
        card,
        run=lambda form: services.issue_certificate(card, today=clock.today(), by=request.user),
        title=_("Urkunde ausstellen"),
        consequence=_(
            "Die Urkunde bekommt die nächste Nummer und wird versiegelt. Den Namen schreiben Sie von Hand auf die "
            "Linie; gespeichert wird er nicht."
        ),
        confirm=_("Ausstellen"),
        message=_("Urkunde ausgestellt. Sie lässt sich jetzt herunterladen und drucken."),
        breadcrumb=[*_trail(card.programme), (str(card), card.get_absolute_url())],
    )


def _module(request: SignedInRequest, pk: UUID) -> Module:
    rows = Module.objects.visible_to(request.user).select_related("version_of__programme")
    return fetch_allowed(rows, request.user, "U", pk=pk)


def _trail(programme: CertificateProgramme) -> list[tuple[str, str]]:
    return [
        (_("Zertifikate"), reverse("offers:curriculum-list")),
        (programme.title, programme.get_absolute_url()),
    ]
