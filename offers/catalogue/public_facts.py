"""The longer answers of a public page: when it takes place, how many places, what it costs, how to register."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.districts.models import District
from offers.catalogue import choices, wording
from offers.catalogue.recurrence import Break, next_occurrences, read_breaks, timetable_of
from offers.catalogue.recurrence_words import break_days, occurrence_words

#: Sign, question, answer and side note.
Fact = tuple[str, str, str, str]
#: So many of the coming dates are named.
NEXT = 4


def when_facts(district: District, row: dict[str, Any], now: dt.datetime, *, dates: int = NEXT) -> list[Fact]:
    """The regular times with what interrupts them, and the next `dates`."""
    regular = wording.when_words(row["recurrence"], "")
    notes = [_period(row["valid_from"], row["valid_until"])]
    if row["skips_holidays"]:
        notes.append(_("Nicht an Feiertagen."))
    facts = [("calendar", _("Wann"), regular or row["times"] or _("keine Angabe"), " ".join(notes))]
    if regular and row["times"]:
        facts.append(("info", _("Hinweis zu den Zeiten"), row["times"], ""))
    if breaks := [pause for pause in read_breaks(row["breaks"]) if pause.last >= now.date()]:
        names = row.get("break_names") or {}
        facts.append(("late", _("Fällt aus"), _break_lines(breaks, names), ""))
    coming = next_occurrences(timetable_of(row, land=district.land), now, dates) if dates else []
    if coming:
        words = "\n".join(occurrence_words(date) for date in coming)
        facts.append(("clock", _("Nächste Termine"), words, ""))
    return facts


def cost_facts(row: dict[str, Any]) -> list[Fact]:
    """The sum with its note, and who pays less."""
    facts = [("euro", _("Kosten"), wording.cost_words(row["cost"], ""), row["cost_note"])]
    if row["reductions"]:
        facts.append(("euro", _("Ermäßigung"), row["reductions"], ""))
    return facts


def registration_facts(row: dict[str, Any]) -> list[Fact]:
    """How one gets in, where, and whether there is room."""
    how = str(choices.Registration(row["registration"]).label)
    facts = [("key", _("Anmelden"), how, row["registration_note"])]
    if row["registration_contact"]:
        facts.append(("phone", _("Anmelden bei"), row["registration_contact"], ""))
    if row["capacity"]:
        places = ngettext("%(count)d Platz", "%(count)d Plätze", row["capacity"]) % {"count": row["capacity"]}
        waiting = _("Sind alle vergeben, gibt es eine Warteliste.") if row["waiting_list"] else ""
        facts.append(("hands", _("Plätze"), places, waiting))
    return facts


def opening_words(row: dict[str, Any]) -> str:
    """What is planned for the door; empty once the day is there and nobody has opened it."""
    if not row["opens_on"] or row["opens_on"] <= clock.today():
        return ""
    return _("Ab %(day)s soll es offen für alle sein.") % {"day": f"{row['opens_on']:%d.%m.%Y}"}


def _break_lines(breaks: list[Break], names: Mapping[str, Any]) -> SafeString:
    """A line for each: its days, and its name in the language in which it is read.

    `names`: German name -> what this reader gets, a text that knows its language.
    """
    return format_html_join(
        "\n", "{}", ((_break_line(pause, names.get(pause.name, "")),) for pause in breaks)
    )


def _break_line(pause: Break, name: Any) -> str:
    if not pause.name:
        return break_days(pause)
    told: Any = name or pause.name
    tag = getattr(told, "tag", "")
    if not tag:
        return f"{break_days(pause)}: {told}"
    return format_html('{}: <bdi lang="{}" dir="{}">{}</bdi>', break_days(pause), tag, told.direction, told)


def _period(start: dt.date, end: dt.date | None) -> str:
    if end:
        return _("Vom %(first)s bis %(last)s.") % {"first": f"{start:%d.%m.%Y}", "last": f"{end:%d.%m.%Y}"}
    return (
        _("Seit %(day)s.") % {"day": f"{start:%d.%m.%Y}"}
        if start <= clock.today()
        else _("Ab %(day)s.") % {"day": f"{start:%d.%m.%Y}"}
    )
