"""What every template can say without loading anything: icons, German dates and numbers, rule sentences."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from accounts.clock import BERLIN
from accounts.languages import PageLanguage
from accounts.languages import page_language as language_of
from desk.shell import navigation
from desk.shell.icons import ICONS

register = template.Library()

WEEKDAYS = (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))
NO_BREAK = "\N{NO-BREAK SPACE}"


# --- Signs -------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str, size: str = "") -> SafeString | str:
    """A small sign beside a word, never alone: hidden from screen readers. Unknown names show nothing."""
    sign = ICONS.get(name, name)
    if sign not in ICONS.values():
        return ""
    return format_html(
        '<span class="tn-i tn-i--{}{}" aria-hidden="true"></span>', sign, " tn-i--s" if size == "s" else ""
    )


@register.simple_tag
def sign(name: str, css: str = "") -> SafeString:
    """A line drawing of the public pages, from the one file `img/signs.svg`."""
    return format_html(
        '<svg class="tn-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {css}" if css else "",
        static("img/signs.svg"),
        name,
    )


@register.simple_tag
def url_if_there(name: str, *args: Any, **kwargs: Any) -> str:
    """The address, or an empty string while that room does not exist in this installation."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.filter
def walkable(steps: Any, closed: Any) -> list[tuple[Any, str]]:
    """The breadcrumbs without links to rooms that are closed to the person (`shell.closed_rooms`)."""
    return navigation.walkable(steps or (), closed or frozenset())


@register.filter
def sentence(value: Any) -> str:
    """With a full stop, unless it ends in a mark of its own; nothing stays nothing."""
    text = str(value or "").strip()
    return f"{text}." if text and text[-1] not in ".!?…:" else text


@register.simple_tag
def page_language() -> PageLanguage:
    """The language being written in, for what has no request: its `tag` and `direction` stand on `html`."""
    return language_of(get_language())


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """The attributes of a text that says it is written in another language than the page; else nothing."""
    tag = getattr(text, "tag", "")
    return format_html(' lang="{}" dir="{}"', tag, text.direction) if tag else SafeString("")


@register.filter
def isolated(text: str) -> SafeString:
    """A German word inside a sentence of another language, marked and kept from turning the sentence around."""
    return format_html('<bdi lang="de" dir="ltr">{}</bdi>', text)


# --- Dates -------------------------------------------------------------------------------
@register.filter
def german_date(value: Any, form: str = "") -> str:
    """02.03.2026; with "tag": Mo, 02.03.2026; with "kurz": 02.03."""
    day = _local(value)
    if day is None:
        return ""
    if form == "kurz":
        return f"{day:%d.%m.}"
    text = f"{day:%d.%m.%Y}"
    if form != "tag":
        return text
    return pgettext("zwischen Wörtern einer Aufzählung", ", ").join((str(WEEKDAYS[day.weekday()]), text))


@register.filter
def german_datetime(value: Any) -> str:
    """Mo, 02.03.2026, 14:00 Uhr in German local time; a mere date without the time of day."""
    instant = _local(value)
    if instant is None:
        return ""
    text = german_date(instant, "tag")
    if isinstance(instant, dt.datetime):
        text = gettext("%(day)s, %(time)s Uhr") % {"day": text, "time": f"{instant:%H:%M}"}
    return text


@register.filter
def german_time(value: Any) -> str:
    """14:00 Uhr."""
    moment = value if isinstance(value, dt.time) else _local(value)
    return gettext("%(time)s Uhr") % {"time": f"{moment:%H:%M}"} if moment else ""


def _local(value: Any) -> dt.datetime | dt.date | None:
    if isinstance(value, dt.datetime):
        return value.astimezone(BERLIN) if value.tzinfo else value
    return value if isinstance(value, dt.date) else None


# --- Numbers -----------------------------------------------------------------------------
@register.filter
def german_number(value: Any, places: int | None = None) -> str:
    """1.234,5 with a dot for thousands and a comma; `places` fixes the digits behind it."""
    number = _decimal(value)
    if number is None:
        return ""
    text = f"{number:,.{places}f}" if places is not None else f"{number:,f}"
    return text.translate(str.maketrans(",.-", ".,\N{MINUS SIGN}"))


@register.filter
def euro(value: Any) -> str:
    """48.600,00 €."""
    text = german_number(value, 2)
    return f"{text}{NO_BREAK}€" if text else ""


@register.filter
def percent(value: Any, places: int = 0) -> str:
    """62 % of a value that already is in percent."""
    text = german_number(value, places)
    return f"{text}{NO_BREAK}%" if text else ""


@register.filter
def filesize_de(value: Any) -> str:
    """512 Bytes, 33 KB, 1,4 MB."""
    size = _decimal(value)
    if size is None:
        return ""
    for unit, factor, places in (("GB", 10**9, 1), ("MB", 10**6, 1), ("KB", 10**3, 0)):
        if size >= factor:
            return f"{german_number(size / factor, places)}{NO_BREAK}{unit}"
    return f"{german_number(size, 0)}{NO_BREAK}{ngettext('Byte', 'Bytes', int(size))}"


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


# --- Words -------------------------------------------------------------------------------
@register.filter
def initials(value: Any) -> str:
    """SA for Selin Arndt."""
    words = str(value or "").split()
    return ((words[0][:1] + words[-1][:1]) if len(words) > 1 else str(value or "")[:2]).upper()


@register.filter
def yes_no(value: bool | None) -> str:
    """ja, nein, or keine Angabe for an unanswered question."""
    if value is None:
        return gettext("keine Angabe")
    return gettext("ja") if value else gettext("nein")


@register.inclusion_tag("components/_rule.html")
def rule(result: str, sentence: str, source: str = "", tone: str = "") -> dict[str, str]:
    """The computed sentence of a rule: result in bold, sentence, below it rule and source."""
    return {"result": result, "sentence": sentence, "source": source, "tone": tone}


@register.inclusion_tag("components/_state.html")
def state(word: str, tone: str = "ruht", sign: str = "") -> dict[str, str]:
    """What state a record is in, by sign and word; tones: gut, ruht, frage, warn, fehler."""
    return {"word": word, "tone": tone, "icon": sign}
