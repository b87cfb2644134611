"""A new offer written in six sections, each kept on the server as soon as it is typed.

Every section is a draft of its own, so that what is kept of one never touches another, and a session that
ends half-way costs nothing: the next one begins where the last one stopped.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from desk.drafts.models import Draft
from desk.drafts.selectors import drafts_under
from desk.drafts.services import rewrite_draft
from desk.forms import Section

#: Of the drafts; one offer is begun at a time.
KEY = "offer-new"
#: Fields of the page itself: which section it shows, and where its draft goes on.
SECTION, NEXT = "abschnitt", "weiter"


@dataclass(frozen=True)
class Step:
    """One page: sections of the form that begin with one of these fields, and those that follow them."""

    title: Any
    fields: frozenset[str]


STEPS = (
    Step(_("Worum es geht"), frozenset({"provider", "title"})),
    Step(_("Wann und wo"), frozenset({"times", "valid_from", "place_kind"})),
    Step(_("Wer kommen kann"), frozenset({"openness", "target_groups", "age_min"})),
    Step(_("Sprachen und Kosten"), frozenset({"languages_spoken", "registration", "cost"})),
    Step(_("Barrierefreiheit"), frozenset({"wheelchair"})),
    Step(_("Kontakt"), frozenset({"contact", "review_interval_days"})),
)


@dataclass(frozen=True)
class Begun:
    """A new offer somebody has begun: its title so far, and the section to go on with."""

    title: str
    place: int
    saved_at: dt.datetime
    count: int = len(STEPS)


def begun_draft(user: Any) -> Begun | None:
    """What the person has begun and not handed in."""
    drafts = drafts_under(user, KEY)
    if not drafts:
        return None
    title = next((draft.data.get("title", [""])[0] for draft in drafts if "title" in draft.data), "")
    return Begun(title, place_of(drafts), drafts[-1].saved_at)


def move_begun(user: Any, *, old: Any, new: Any) -> None:
    """What somebody has begun for one provider goes on for another; a contact stays behind with the old one."""
    for draft in drafts_under(user, KEY):
        if draft.data.get("provider") == [str(old.pk)]:
            draft.data["provider"] = [str(new.pk)]
        rewrite_draft(draft, {**draft.data, "contact": [""]} if "contact" in draft.data else draft.data)


def place_of(drafts: list[Draft]) -> int:
    """The section to go on with: the one the last kept draft leads to."""
    return (
        section_number((drafts[-1].data.get(NEXT) or drafts[-1].data.get(SECTION) or [""])[0])
        if drafts
        else 1
    )


def section_number(text: str) -> int:
    """A number of a section, 1 for anything else."""
    return int(text) if text in {str(number) for number in range(1, len(STEPS) + 1)} else 1


def key_of(number: int) -> str:
    return f"{KEY}/{number}"


def typed(drafts: list[Draft]) -> QueryDict:
    """All sections together, in the shape in which a browser would post them."""
    data = QueryDict(mutable=True)
    for draft in drafts:
        for name, values in draft.data.items():
            if name not in (SECTION, NEXT):
                data.setlist(name, values)
    return data


def sections_of(form: Any) -> dict[int, list[Section]]:
    """The sections of the form by the number of their page; what no page knows stays with what it follows."""
    found: dict[int, list[Section]] = {number: [] for number in range(1, len(STEPS) + 1)}
    current = 1
    for section in form.sections:
        for number, step in enumerate(STEPS, start=1):
            if step.fields & set(section.fields):
                current = number
                break
        found[current].append(section)
    return found


def names_of(form: Any, number: int) -> list[str]:
    """The fields of a page, as far as the form has them."""
    return [name for section in sections_of(form)[number] for name in section.fields if name in form.fields]


def page_of(form: Any, name: str | None) -> int:
    """Where a field stands; the last page for what belongs to none."""
    for number in range(1, len(STEPS) + 1):
        if name in names_of(form, number):
            return number
    return len(STEPS)


def show_only(form: Any, number: int, *, with_errors: bool) -> Any:
    """Narrow a form to one page: its fields, and its errors if it has been handed in."""
    names = names_of(form, number)
    told = {*names, NON_FIELD_ERRORS} if with_errors else set()
    found = {name: errors for name, errors in form.errors.items() if name in told}
    for name in set(form.fields) - set(names):
        del form.fields[name]
    form.sections = [section for section in sections_of(form)[number] if set(section.fields) & set(names)]
    form._errors = ErrorDict(found)
    return form
