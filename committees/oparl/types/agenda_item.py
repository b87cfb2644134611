"""AgendaItem: an item of the agenda, of a non-public one its number and neutral title; and what was made known."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from committees.meetings.models import AgendaItem
from committees.oparl.addresses import object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date, moment, moment_or_none, said
from committees.oparl.sources import Sources
from committees.oparl.types.consultation import DAY
from committees.papers.models import Resolution
from committees.rules.voting import Result
from desk.mail.services import absolute_url

State = AgendaItem.State


def of_item(sources: Sources, item: AgendaItem, order: int) -> Draft:
    """A non-public item keeps its place in the order with `public: false`, and says nothing else.

    It is not left out: the numbers of the items around it would look wrong, and a reader sees on the public
    page as well that there is one. Result and wording come with the signed minutes.
    """
    fields = {"number": item.number, "order": order, "name": item.shown_title, "public": item.is_public}
    if item.is_public:
        fields |= _outcome(sources, item) | {"web": _web(sources, item)} | _times(sources, item)
        fields["keyword"] = keywords(sources, item.barrier_id)
        if item.pk in sources.stops_by_item:
            fields["consultation"] = object_url(Kind.CONSULTATION, sources.stops_by_item[item.pk])
    back = {"meeting": object_url(Kind.MEETING, item.meeting_id)}
    return Draft(Kind.AGENDA_ITEM, item.pk, said(fields), back=back)


def of_circulation(meeting: UUID, circulation: UUID, resolution: Resolution, order: int) -> Draft:
    """A decision in circulation that the meeting made known: it stands behind the agenda, without a number.

    OParl knows no decision outside a meeting; the day it was taken on is a field of our own.
    """
    fields = {
        "order": order,
        "name": _("Im Umlauf beschlossen: %(title)s") % {"title": resolution.title},
        "public": True,
        "result": str(Result.ACCEPTED.label),
        "resolutionText": resolution.text,
        DAY: date(resolution.decided_on),
    }
    back = {"meeting": object_url(Kind.MEETING, meeting)}
    return Draft(Kind.AGENDA_ITEM, circulation, said(fields), back=back)


def _web(sources: Sources, item: AgendaItem) -> str:
    """Its place on the public page of the meeting."""
    where = {"district_slug": sources.district.slug, "pk": item.meeting_id}
    return absolute_url(f"{reverse('committees:public-meeting', kwargs=where)}#punkt-{item.pk}")


def _times(sources: Sources, item: AgendaItem) -> dict[str, Any]:
    """When it was called and when the meeting went on; what happened there is told with the signed minutes."""
    if item.meeting.state != item.meeting.State.MINUTED or item.called_at is None:
        return {}
    return {"start": moment(item.called_at), "end": moment_or_none(sources.ends.get(item.pk))}


def keywords(sources: Sources, barrier: UUID | None) -> list[str]:
    """The field of action of the public barrier that a record is about."""
    word = sources.fields_of_action.get(barrier) if barrier else None
    return [word] if word else []


def _outcome(sources: Sources, item: AgendaItem) -> dict[str, Any]:
    vote = sources.votes.get(item.pk)
    if vote is not None:
        resolution = sources.resolutions.get(vote.pk)
        text = resolution.text if resolution else vote.text
        return {"result": str(vote.get_result_display()), "resolutionText": text}
    if item.state == State.WITHDRAWN:
        return {"result": str(item.get_state_display())}
    is_minuted = item.meeting.state == item.meeting.State.MINUTED
    if is_minuted and item.state in (State.NOTED, State.POSTPONED):
        return {"result": str(item.get_state_display())}
    return {}
