"""Pages to let boards sit together, to part them again, and to say which items they share."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from committees.meetings.joint.forms import JointForm
from committees.meetings.joint.services import keep_item, part_again, share_item, sit_together
from committees.meetings.models import Meeting
from committees.meetings.selectors import agenda_items
from committees.meetings.views.meetings import trail
from desk.forms import action_page


def joint_begin(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Choose the boards that sit with this meeting; it leads."""
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)

    def run(form: JointForm) -> Meeting:
        sit_together(meeting=meeting, committees=form.cleaned_data["committees"], by=request.user)
        return meeting

    return action_page(
        request,
        meeting,
        run=run,
        title=_("Gemeinsam mit einem weiteren Gremium tagen: %(name)s") % {"name": meeting},
        consequence=_(
            "Diese Sitzung führt: Das andere Gremium übernimmt Tag, Ort, Form und die öffentlichen Punkte; gleichlautende Punkte werden einer. Jedes Gremium behält seine Nummer, seine Einladung nach eigener Frist, seine Anwesenheit, Abstimmungen und Niederschrift."
        ),
        confirm=_("Gemeinsam tagen"),
        form_class=JointForm,
        form_kwargs={"meeting": meeting},
        success=meeting.get_absolute_url(),
        message=_("Die Gremien tagen gemeinsam. Jedes hat seine Sitzung mit den gemeinsamen Punkten."),
        breadcrumb=trail(meeting),
    )


def joint_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Part again, before the first invitation."""
    meeting = fetch_allowed(Meeting, request.user, "U", pk=pk)
    return action_page(
        request,
        meeting,
        run=lambda form: part_again(meeting=meeting, by=request.user),
        title=_("Gemeinsame Sitzung auflösen: %(name)s") % {"name": meeting},
        consequence=_(
            "Jedes Gremium behält seine Sitzung mit Tag, Ort und Tagesordnung und ändert sie danach für sich. Wer nicht mehr tagt, sagt seine Sitzung ab."
        ),
        confirm=_("Auflösen"),
        success=meeting.get_absolute_url(),
        message=_("Die Gremien tagen wieder jedes für sich."),
        breadcrumb=trail(meeting),
    )


def item_share(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Make an own item a common one, or take a common one back."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    words = {"number": item.number, "title": item.title}
    service = keep_item if item.is_joint else share_item
    title = (
        _("Nur für dieses Gremium: %(number)s %(title)s")
        if item.is_joint
        else _("Gemeinsam behandeln: %(number)s %(title)s")
    )
    return action_page(
        request,
        item,
        run=lambda form: service(item=item, by=request.user),
        title=title % words,
        consequence=_("Der Punkt verschwindet aus den Tagesordnungen der anderen Gremien.")
        if item.is_joint
        else _("Der Punkt steht danach mit allen Angaben auch in den Tagesordnungen der anderen Gremien.")
        + ("" if item.is_public else " " + _("Er bleibt auch dort nichtöffentlich.")),
        confirm=_("Nur für dieses Gremium") if item.is_joint else _("Gemeinsam behandeln"),
        success=item.meeting.get_absolute_url(),
        breadcrumb=trail(item.meeting),
    )
