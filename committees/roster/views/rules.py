"""Pages about the rules of a committee: read, change, start from a Land, pay sittings."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, may, may_create
from accounts.requests import SignedInRequest
from committees.roster.forms import AllowanceForm, RulesForm, TemplateForm, rules_initial
from committees.roster.models import Committee, RuleProfile
from committees.roster.selectors import earliest_change, rule_versions, rules_on, term_on
from committees.roster.services import set_allowance, set_rules, take_over_template
from committees.roster.sheets import rule_groups, unchecked_rules
from committees.roster.views.committees import trail
from committees.rules.templates import Template
from desk.forms import action_page, form_page
from desk.hub import Action, render_hub


def _page_of(committee: Committee) -> str:
    return reverse("committees:rules-detail", kwargs={"pk": committee.pk})


@require_GET
def rules_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Each rule as a sentence with its source; `fassung` shows an earlier or coming version."""
    committee = fetch_visible(Committee, request.user, pk=pk)
    versions = rule_versions(committee)
    rules = _chosen(versions, request.GET.get("fassung", "")) or rules_on(committee, today())
    may_change = may(request.user, "U", committee)
    rules.of_term = term_on(committee, max(today(), rules.valid_from))
    groups = rule_groups(rules)
    return render_hub(
        request,
        committee,
        template="committees/roster/rules_detail.html",
        title=_("Regeln: %(name)s") % {"name": committee},
        subtitle=_validity(rules),
        state=_state(rules),
        actions=_actions(committee) if may_change else [],
        jump=[(group.key, group.title, None) for group in groups],
        breadcrumb=trail(committee),
        with_history=False,
        context={
            "committee": committee,
            "rules": rules,
            "groups": groups,
            "versions": versions,
            "unchecked": unchecked_rules(rules),
            "rates": committee.allowance_rates.all(),
            "may_change": may_change,
            "may_pay": may_create(request.user, "minutes_draft", committee=committee),
            "year": today().year,
        },
    )


def _chosen(versions: list[RuleProfile], key: str) -> RuleProfile | None:
    if not key:
        return None
    found = next((row for row in versions if str(row.pk) == key), None)
    if found is None:
        raise Http404
    return found


def _validity(rules: RuleProfile) -> str:
    if rules._state.adding:
        return _("Noch nicht festgelegt: Es gelten vorsichtige Annahmen.")
    words = _("gilt ab %(day)s") % {"day": f"{rules.valid_from:%d.%m.%Y}"}
    if rules.valid_until:
        words += " " + _("bis vor dem %(day)s") % {"day": f"{rules.valid_until:%d.%m.%Y}"}
    return words


def _state(rules: RuleProfile) -> tuple[str, str]:
    day = today()
    if rules._state.adding:
        return _("Annahme"), "warn"
    if rules.valid_from > day:
        return _("gilt künftig"), "frage"
    if rules.valid_until and rules.valid_until <= day:
        return _("frühere Fassung"), "ruht"
    return _("in Kraft"), "gut"


def _actions(committee: Committee) -> list[Action]:
    def to(name: str) -> str:
        return reverse(f"committees:{name}", kwargs={"pk": committee.pk})

    return [
        Action(_("Ändern"), to("rules-update"), "pencil"),
        Action(_("Vorlage übernehmen"), to("rules-template"), "download"),
    ]


def rules_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    rules = rules_on(committee, today())
    start = earliest_change(committee, rules, today())
    return form_page(
        request,
        form_class=RulesForm,
        title=_("Regeln ändern: %(name)s") % {"name": committee},
        intro=_(
            "Tragen Sie ein, was in Satzung und Geschäftsordnung steht, und wo. Was niemand an der Fundstelle geprüft hat, steht überall als „bitte prüfen“ da."
        ),
        initial=rules_initial(rules, start),
        save=lambda form: set_rules(committee=committee, by=request.user, **form.given),
        success=_page_of(committee),
        message=_("Regeln gespeichert."),
        cancel=_page_of(committee),
        breadcrumb=[*trail(committee), (_("Regeln"), _page_of(committee))],
    )


def rules_template(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    land = committee.district.land
    usual = land if land in Template.values else Template.LIGHT
    start = earliest_change(committee, rules_on(committee, today()), today())
    return action_page(
        request,
        committee,
        run=lambda form: take_over_template(committee=committee, by=request.user, **form.cleaned_data),
        title=_("Vorlage übernehmen: %(name)s") % {"name": committee},
        consequence=_(
            "Alle Regeln stehen danach so, wie das Land sie für Räte und Kreistage kennt. Für einen Beirat gelten sie nur, soweit seine Satzung darauf verweist. Danach ändern Sie, was bei Ihnen anders ist."
        ),
        confirm=_("Vorlage übernehmen"),
        form_class=TemplateForm,
        form_kwargs={
            "initial": {"template": usual if committee.is_formal else Template.LIGHT, "valid_from": start}
        },
        success=_page_of(committee),
        message=_("Vorlage übernommen. Bitte die Stellen mit „bitte prüfen“ ansehen."),
        cancel=_page_of(committee),
        breadcrumb=[*trail(committee), (_("Regeln"), _page_of(committee))],
    )


def allowance_set(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_allowed(Committee, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AllowanceForm,
        title=_("Sitzungsgeld: %(name)s") % {"name": committee},
        intro=_(
            "Der neue Satz gilt ab seinem Tag, der bisherige für dieselben Personen endet davor. Gäste erhalten keines."
        ),
        initial={"valid_from": today(), "per_day": 1},
        save=lambda form: set_allowance(committee=committee, by=request.user, **form.cleaned_data),
        success=_page_of(committee),
        message=_("Sitzungsgeld festgelegt."),
        cancel=_page_of(committee),
        breadcrumb=[*trail(committee), (_("Regeln"), _page_of(committee))],
    )
