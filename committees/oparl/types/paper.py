"""Paper: a motion with its wording, its files, those who move it, and its way from body to body."""

from collections.abc import Iterator

from django.urls import reverse

from committees.oparl.addresses import object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date, said
from committees.oparl.sources import Sources
from committees.oparl.types import consultation, file
from committees.oparl.types.agenda_item import keywords
from committees.papers.models import Paper
from committees.papers.published_selectors import PublishedPaper
from desk.mail.services import absolute_url


def build(sources: Sources) -> Iterator[Draft]:
    """Public motions of the exported committees. Who moves one is named with consent alone."""
    for shown in sources.papers:
        yield Draft(Kind.PAPER, shown.row.pk, said(_fields(sources, shown)), _parts(sources, shown))


def _fields(sources: Sources, shown: PublishedPaper) -> dict[str, object]:
    row = shown.row
    related = {other.row.pk for other in sources.papers if other.row.related_id == row.pk}
    related |= {row.related_id} if row.related_id else set()
    organizations = [one.pk for one in shown.organisations]
    organizations += [one.pk for one in shown.committees if one.pk in sources.committee_keys]
    return {
        "body": object_url(Kind.BODY, sources.district.pk),
        "name": row.title,
        "reference": row.number,
        "date": date(row.received_on),
        "paperType": str(row.get_kind_display()),
        "relatedPaper": [object_url(Kind.PAPER, key) for key in sorted(related & sources.paper_keys)],
        "originatorPerson": sorted(
            object_url(Kind.PERSON, one.pk) for one in shown.people if one.pk in sources.named_keys
        ),
        "originatorOrganization": sorted(object_url(Kind.ORGANIZATION, key) for key in organizations),
        "underDirectionOf": [object_url(Kind.ORGANIZATION, row.committee_id)],
        "keyword": keywords(sources, row.barrier_id),
        "web": _web(sources, row),
    }


def _parts(sources: Sources, shown: PublishedPaper) -> dict[str, Draft | list[Draft] | None]:
    row = shown.row
    back = {"paper": [object_url(Kind.PAPER, row.pk)]}
    files = [file.of_document(one, name=one.title, sums=sources.sums, back=back) for one in shown.files]
    return {
        "mainFile": file.of_text(
            row.pk,
            f"{row.number} {row.title}",
            wording_of(shown),
            file_name=f"{row.number.replace('/', '-')}.txt",
            day=row.received_on,
            back=back,
        ),
        "auxiliaryFile": [
            *(_amendment(shown, index, back) for index in range(len(shown.amendments))),
            *(one for one in files if one is not None),
        ],
        "consultation": [consultation.of_stop(sources, shown, stop) for stop in shown.stops],
    }


def wording_of(shown: PublishedPaper) -> str:
    """What the motion says, as it was moved and as it reads today."""
    row = shown.row
    parts = [f"{row.get_kind_display()} {row.number}\n{row.title}", row.text]
    if shown.is_amended:
        parts.append(f"Geltender Wortlaut:\n{shown.wording}")
    if row.reasons:
        parts.append(f"Begründung:\n{row.reasons}")
    if row.costs:
        parts.append(f"Kosten und Deckung: {row.costs}")
    return "\n\n".join(parts)


def _amendment(shown: PublishedPaper, index: int, back: dict[str, list[str]]) -> Draft:
    amendment = shown.amendments[index]
    row = amendment.row
    parts = [f"{row} zu {shown.row.number}", row.words]
    if row.reasons:
        parts.append(f"Begründung:\n{row.reasons}")
    if amendment.result:
        parts.append(f"Ergebnis: {amendment.result}")
    return file.of_text(
        row.pk,
        f"{row} zu {shown.row.number}",
        "\n\n".join(parts),
        file_name=f"{shown.row.number.replace('/', '-')}-aenderung-{row.position}.txt",
        day=row.moved_on,
        back=back,
    )


def _web(sources: Sources, row: Paper) -> str:
    where = {"district_slug": sources.district.slug, "pk": row.pk}
    return absolute_url(reverse("committees:public-paper", kwargs=where))
