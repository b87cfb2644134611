"""The queue of a language, the languages of an offer, writing and reading a translation."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, require_create
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page, step_page
from desk.lists import import_page
from desk.lists.exports import export_response
from desk.lists.state import OUTPUT, read_state
from offers.catalogue.models import Offer
from offers.catalogue.rules import FOUR_EYES, check_second_person
from offers.catalogue.texts import GERMAN, is_text_language
from offers.translations import rules, services, shown
from offers.translations.choices import WRITABLE, Standing, State
from offers.translations.forms import NewLanguageForm, TranslationForm, TranslationReviewForm
from offers.translations.imports import TranslationImport
from offers.translations.models import OfferTranslation
from offers.translations.selectors import (
    WANTED,
    language_counts,
    open_translation,
    public_translation,
    queue_rows,
    translations_of,
)
from offers.translations.tables import TranslationSheet


def translation_queue(request: SignedInRequest) -> HttpResponse:
    """What is to translate, one language at a time; every state of the page has an address."""
    require_create(request.user, "offer_translation")
    if OUTPUT in request.GET:
        return _sheet(request)
    language, standing, page = _read_query(request)
    first = (page - 1) * shown.PAGE_SIZE
    rows = queue_rows(request.user, language, standing)[first : first + shown.PAGE_SIZE + 1]
    context = shown.queue_context(language_counts(request.user), list(rows), language, standing, page)
    context |= shown.sheet_links(request.user, language, standing)
    return render(request, "offers/translations/queue.html", context)


def _sheet(request: SignedInRequest) -> HttpResponse:
    """What the queue shows as a table, put out like every list: rights, log and long tables are the kit's."""
    spec, query = TranslationSheet(), request.GET.copy()
    query.pop("seite", None)
    state = read_state(spec, query, request.user)
    state.columns = spec.default_columns()
    if state.output not in ("csv", "xlsx"):
        raise BadRequest
    return export_response(request, spec, state)


def translation_import(request: SignedInRequest) -> HttpResponse:
    """Read the filled sheet back; nothing is public by it."""
    return import_page(request, TranslationImport())


def translation_languages(request: SignedInRequest, pk: Any) -> HttpResponse:
    """In which languages an offer can be read, and a way to the next one."""
    offer = _offer(request, pk)
    known = translations_of(request.user, offer)
    form = NewLanguageForm(request.POST or None, user=request.user, languages=shown.addable_languages(known))
    if request.method == "POST" and form.is_valid():
        return redirect(shown.editor_url(offer, form.cleaned_data["language"]))
    context = {
        "title": _("Sprachen: %(title)s") % {"title": offer.title},
        "rows": shown.language_rows(offer, known),
        "form": form,
        "breadcrumb": [*_trail(offer), (_("Sprachen"), "")],
    }
    return render(
        request, "offers/translations/languages.html", context, status=422 if form.is_bound else 200
    )


def translation(request: SignedInRequest, pk: Any, language: str) -> HttpResponse:
    """German left, the other language right; a text that is being checked is only shown."""
    offer = _offer(request, pk)
    _check_language(language)
    services.check_has_public_text(offer)
    row, public = open_translation(offer, language), public_translation(offer, language)
    if row is not None and row.state not in WRITABLE:
        return _waiting(request, offer, row)

    def save(form: Any) -> OfferTranslation:
        with transaction.atomic():
            saved = services.save_translation(
                offer,
                language=language,
                values=form.values(),
                seen_mark=request.POST.get("_quelle", ""),
                version=form.expected_version if row else None,
                by=request.user,
            )
            if "_weiter" in request.POST:
                saved = services.submit_translation(saved, now=clock.now(), by=request.user)
        return saved

    former = row or public
    german, source = rules.german_texts(offer), former.source if former else {}
    return form_page(
        request,
        form_class=TranslationForm,
        title=shown.title_of(offer, language, former),
        intro=str(offer.provider),
        save=save,
        success=_after,
        message=_message,
        instance=row or _begun(public),
        form_kwargs={"language": language, "german": german, "former": source},
        cancel=reverse("offers:translations", kwargs={"pk": offer.pk}),
        breadcrumb=_trail_of_languages(offer),
        context=_editor_context(request, offer, language, row, former),
        template="offers/translations/editor.html",
    )


def _editor_context(
    request: SignedInRequest,
    offer: Offer,
    language: str,
    row: OfferTranslation | None,
    former: OfferTranslation | None,
) -> dict[str, Any]:
    may_remove = former is not None and may(request.user, "X", former)
    return {
        "row": row,
        "is_outdated": former is not None and former.source_mark != offer.text_mark,
        "source_mark": offer.text_mark,
        "checked_rule": rules.CHECKED,
        "remove_url": _step_url(offer, language, "remove") if may_remove else "",
        **shown.language_marks(language, former),
    }


def translation_review(request: SignedInRequest, pk: Any, language: str) -> HttpResponse:
    """Both texts side by side, and a decision with words."""
    row = fetch_allowed(
        OfferTranslation.objects.allowed_to(request.user, "V").select_related(
            "offer__provider", "submitted_by"
        ),
        request.user,
        "P",
        offer=pk,
        language=language,
        state=State.SUBMITTED,
    )

    def decide(form: Any) -> Any:
        if form.cleaned_data["decision"] == "approve":
            return services.approve_translation(row, now=clock.now(), by=request.user)
        return services.return_translation(row, comment=form.cleaned_data["comment"], by=request.user)

    return action_page(
        request,
        row,
        run=decide,
        title=_("Prüfen: %(title)s") % {"title": shown.title_of(row.offer, language, row)},
        consequence="",
        confirm=_("Entscheiden"),
        message=_("Entschieden. Wer den Text eingereicht hat, bekommt eine E-Mail."),
        form_class=TranslationReviewForm,
        form_kwargs={"initial": {"decision": "approve"}},
        success=reverse("offers:translation-queue") + f"?sprache={language}",
        breadcrumb=[(_("Übersetzungen"), reverse("offers:translation-queue")), (str(row.offer), row.get_absolute_url())],
        context={
            "offer": row.offer,
            "lines": shown.lines(row.offer, row),
            "refusal_reason": _why_not(request.user, row),
            "rule": FOUR_EYES,
            **shown.language_marks(language, row),
        },
        template="offers/translations/review.html",
    )  # fmt: skip


def translation_remove(request: SignedInRequest, pk: Any, language: str) -> HttpResponse:
    """Drop the text that is being written, else take the public one off the page."""
    rows = OfferTranslation.objects.allowed_to(request.user, "V").select_related("offer")
    rows = rows.filter(offer=pk, language=language).order_by("state")
    waiting = rows.exclude(state=State.PUBLISHED)
    found = waiting if waiting.exists() else rows
    row = fetch_allowed(found, request.user, "X", offer=pk, language=language)
    is_public = row.state == State.PUBLISHED

    def run(*, by: Any) -> None:
        services.remove_translation(row, by=by)

    return step_page(
        request,
        row,
        run,
        title=_("Übersetzung von der öffentlichen Seite nehmen") if is_public else _("Diesen Text verwerfen"),
        consequence=_("Wer die Seite in dieser Sprache liest, bekommt wieder den deutschen Text. Der Verlauf behält die Übersetzung.")
        if is_public
        else _("Was öffentlich ist, bleibt. Der begonnene Text steht danach nur noch im Verlauf."),
        confirm=_("Von der Seite nehmen") if is_public else _("Verwerfen"),
        message=_("Die Übersetzung steht nicht mehr öffentlich.") if is_public else _("Der Text ist verworfen."),
        success=reverse("offers:translations", kwargs={"pk": pk}),
        breadcrumb=_trail_of_languages(row.offer),
    )  # fmt: skip


def _waiting(request: SignedInRequest, offer: Offer, row: OfferTranslation) -> HttpResponse:
    context = {
        "title": shown.title_of(offer, row.language, row),
        "offer": offer,
        "row": row,
        "lines": shown.lines(offer, row),
        "review_url": _step_url(offer, row.language, "review") if may(request.user, "P", row) else "",
        "breadcrumb": [*_trail(offer), (row.language_name, "")],
        **shown.language_marks(row.language, row),
    }
    return render(request, "offers/translations/waiting.html", context)


def _offer(request: SignedInRequest, pk: Any) -> Offer:
    """The offer for which this person may write texts: 404 if it is not visible, 403 if it may not."""
    rows = Offer.objects.visible_to(request.user).select_related("provider")
    offer = fetch_visible(rows, request.user, pk=pk)
    require_create(request.user, "offer_translation", organisation=offer.provider)
    return offer


def _check_language(language: str) -> None:
    if language == GERMAN or not is_text_language(language):
        raise Http404


def _begun(public: OfferTranslation | None) -> OfferTranslation:
    """A new text begins with what is public; never saved itself."""
    if public is None:
        return OfferTranslation()
    names = [*rules.TEXT_FIELDS, "checked_by", "checked_on"]
    return OfferTranslation(**{name: getattr(public, name) for name in names})


def _after(saved: OfferTranslation) -> str:
    if saved.state in WRITABLE:
        return saved.get_absolute_url()
    return reverse("offers:translation-queue") + f"?sprache={saved.language}"


def _message(saved: OfferTranslation) -> str:
    if saved.state == State.SUBMITTED:
        return _("Eingereicht. Jemand Zweites liest den Text und gibt ihn frei.")
    if saved.state == State.PUBLISHED:
        return _("Der Text steht jetzt öffentlich.")
    return _("Gespeichert. Öffentlich wird der Text erst, wenn Sie ihn zur Prüfung geben.")


def _why_not(user: Any, row: OfferTranslation) -> str:
    """Why this person may not decide; empty if it may."""
    try:
        check_second_person(
            user, {row.author_id, row.edited_by_id, row.submitted_by_id}, row.offer.provider_id
        )
    except Refusal as refusal:
        return refusal.message
    return ""


def _read_query(request: HttpRequest) -> tuple[str, str, int]:
    """Language, standing and page of the queue; what is not offered is answered with 400."""
    language = request.GET.get("sprache", WANTED[0])
    standing, page = request.GET.get("stand", ""), request.GET.get("seite", "1")
    known = set(request.GET) <= {"sprache", "stand", "seite"}
    fits = is_text_language(language) and language != GERMAN and standing in ("", *Standing.values)
    if not (known and fits and page.isascii() and page.isdigit() and 1 <= int(page[:5]) <= 1000):
        raise BadRequest
    return language, standing, int(page)


def _trail(offer: Offer) -> list[tuple[Any, str]]:
    return [(_("Angebote"), reverse("offers:offer-list")), (offer.title, offer.get_absolute_url())]


def _trail_of_languages(offer: Offer) -> list[tuple[Any, str]]:
    return [*_trail(offer), (_("Sprachen"), reverse("offers:translations", kwargs={"pk": offer.pk}))]


def _step_url(offer: Offer, language: str, step: str) -> str:
    return reverse(f"offers:translation-{step}", kwargs={"pk": offer.pk, "language": language})
