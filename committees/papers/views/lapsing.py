"""The page on which the motions of an ended term lapse together."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from accounts.clock import today
from accounts.doors import fetch_visible
from accounts.requests import SignedInRequest
from committees.papers.forms import LeftBehindForm
from committees.papers.hub import trail
from committees.papers.selectors import left_behind_in
from committees.papers.services.lapsing import lapse_left_behind
from committees.roster.models import Term
from committees.rules.catalogue import sentence_of
from desk.forms import action_page


def term_motions(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Nothing is left behind, or not by the rules, or for others to end: there is no such page."""
    term = fetch_visible(Term, request.user, pk=pk)
    found = left_behind_in(request.user, term, today())
    if found is None:
        raise Http404
    words = {
        "committee": term.committee,
        "term": term,
        "day": f"{found.over_on:%d.%m.%Y}",
        "rule": sentence_of("unfinished", found.rules),
        "source": found.rules.cited("unfinished"),
    }
    return action_page(
        request,
        term.committee,
        run=lambda form: lapse_left_behind(term=term, today=today(), by=request.user, **form.cleaned_data),
        title=_("%(committee)s: Anträge der %(term)s verfallen lassen") % words,
        consequence=_(
            "Die %(term)s ist seit dem %(day)s zu Ende. %(rule)s (%(source)s) Die Anträge bleiben im Register stehen, und wer sie gestellt hat, erfährt es. Was das neue Gremium beraten will, setzen Sie vorher auf eine seiner Tagesordnungen."
        )
        % words,
        confirm=_("Verfallen lassen"),
        form_class=LeftBehindForm,
        form_kwargs={"left": found},
        success=term.committee.get_absolute_url(),
        message=_("Die Anträge sind verfallen."),
        breadcrumb=trail(),
    )
