"""One page for whoever decides: a recommendation with three numbers, what speaks for it and what against."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District
from documents.render import render_pdf
from documents.render.colours import DEFAULT_ACCENT
from documents.render.packing import page_count
from documents.tables import Table, TableColumn
from monitoring.reports.blocks import Figure
from monitoring.reports.contexts import Tile, tile
from monitoring.reports.outline import first_figures
from monitoring.reports.outputs.brief_charts import BriefChart, brief_chart, smaller
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import in_house_words, paragraphs
from monitoring.reports.writing import Advice

TEMPLATE = "documents/monitoring/brief.html"
#: Numbers that fit beside each other.
NUMBERS = 3


@dataclass(frozen=True)
class Brief:
    """Values of the page. Texts are in the words of the house."""

    label: str
    heading: str
    subtitle: str
    day: str
    foot: str
    stamp: str
    tiles: tuple[Tile, ...]
    reasons: tuple[str, ...]
    lead: str
    wording: str
    against: tuple[str, ...]
    facts: Table
    contact: str
    picture: BriefChart | None = None
    #: With its numbers beside it; without them the page says where they are.
    shows_numbers: bool = True


def brief_of(
    content: Content, label: str, *, stamp: str, contact: str, accent: str = DEFAULT_ACCENT
) -> Brief | None:
    """The brief on one recommendation (E1, E2, …), or nothing if the report has no such one."""
    advice = next((row for row in content.writing.advice if row.label == label), None)
    if advice is None:
        return None
    cut = content.taken_at.astimezone(BERLIN)
    report = f"{content.texts['title']} {content.period.words}"
    return Brief(
        label=advice.label,
        heading=_in(content, advice.title),
        subtitle=_("Kurzinformation zum Bericht: %(report)s · eine Seite, ein Vorschlag")
        % {"report": report},
        day=f"{cut:%d.%m.%Y}",
        foot=_("Stand der Daten: %(day)s · %(report)s") % {"day": f"{cut:%d.%m.%Y}", "report": report},
        stamp=stamp,
        tiles=_numbers(content, advice),
        reasons=tuple(_in(content, line) for line in paragraphs(advice.reason)),
        lead=_lead(content, advice),
        wording=_in(content, advice.text),
        against=tuple(_in(content, line) for line in paragraphs(advice.against)),
        facts=_facts(advice),
        contact=contact,
        picture=brief_chart(content, advice, accent),
    )


def brief_pdf(brief: Brief, *, district: District) -> bytes:
    """One page A4, PDF/UA. Where the words need the room, the picture shrinks, then its numbers go, then it does."""
    title = _("Kurzinformation %(label)s: %(heading)s") % {"label": brief.label, "heading": brief.heading}
    for version in _versions(brief):
        data = render_pdf(template=TEMPLATE, context=version, title=title, district=district)
        if page_count(data) == 1:
            break
    return data


def _versions(brief: Brief) -> Iterator[Brief]:
    yield brief
    if brief.picture:
        small = replace(brief, picture=smaller(brief.picture))
        yield small
        yield replace(small, shows_numbers=False)
        yield replace(brief, picture=None)


def _in(content: Content, text: str) -> str:
    return in_house_words(text, content.writing.terms)


def _numbers(content: Content, advice: Advice) -> tuple[Tile, ...]:
    """The figures of the chapter the recommendation rests on, filled up with those of the first page."""
    own = [
        figure
        for chapter in content.chapters
        if chapter.number == advice.chapter
        for figure in chapter.figures
    ]
    rest = [figure for figure in first_figures(content) if figure not in own]
    chosen: list[Figure] = [*own, *rest][:NUMBERS]
    return tuple(tile(figure, content.writing.change(figure.key)) for figure in chosen)


def _lead(content: Content, advice: Advice) -> str:
    return next((chapter.lead for chapter in content.chapters if chapter.number == advice.chapter), "")


def _facts(advice: Advice) -> Table:
    columns = [
        TableColumn("responsible", _("zuständig")),
        TableColumn("due", _("bis")),
        TableColumn("effort", _("Aufwand")),
        TableColumn("indicator", _("Messgröße und Ziel")),
        TableColumn("decision", _("nötiger Beschluss")),
    ]
    row = (advice.responsible, advice.due_on, advice.effort, advice.indicator, advice.decision)
    return Table("facts", _("Wer, bis wann, womit"), columns, [row])
