"""`render_pdf`: template and plain values in, PDF/UA-1 out; the same bytes for the same input."""

import contextlib
import dataclasses
import gc
import hashlib
import logging
import threading
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from weasyprint import DEFAULT_OPTIONS, HTML

from accounts.districts.models import District
from accounts.languages import page_language
from accounts.refusals import Refusal
from documents.render.colours import Palette
from documents.render.fetcher import ShippedFilesFetcher
from documents.render.fonts import printable
from documents.render.letterhead import Letterhead, letterhead_of
from documents.render.packing import pack
from documents.render.pictures import with_kept_crest
from documents.render.styles import PlainDocument
from documents.render.stylesheet import font_configuration, stylesheets
from documents.render.tagging import finish_tags
from documents.render.text import KeptLayout, keep_layouts

log = logging.getLogger(__name__)
keep_layouts()

VARIANT = "pdf/ua-1"
#: Measured: 12 columns x 500 rows take 5 s, 2,000 rows 27 s. A long report has about 4,000 cells.
MAX_TABLE_CELLS = 20_000
MAX_HTML_CHARACTERS = 6_000_000
#: Some twenty pages of text, or 5,000 table cells: measured, it costs at most 40 MB more memory.
MAX_RESTING_CHARACTERS = 150_000
#: New objects before the youngest, the middle and all are looked through; Python's own are 700, 10 and 10.
SELDOM = (50_000, 20, 100)
#: Pango and the shared font map are not made for two threads at once.
_one_at_a_time = threading.Lock()


class DocumentTooLarge(Refusal):
    """More than a document can hold; the sentence says what to do instead."""


def render_pdf(
    *, template: str, context: Any, title: Any, district: District | None = None, lang: str = "de"
) -> bytes:
    """Render a template of `templates/documents/` to a tagged PDF.

    `context`: frozen dataclass or dict of plain values. The template also gets `title`, `letterhead` (None
    without a district), `lang` and `direction`. `lang`: code of a language of the pages, for the words of the
    template and the language of the document. Raises `DocumentTooLarge`.
    """
    letterhead, pictures = with_kept_crest(letterhead_of(district)) if district else (None, {})
    html = _html(template, context, str(title), letterhead, lang)
    _refuse_too_large(html)
    html, missing = printable(html)
    if missing:
        log.warning("document.signs_missing", extra={"template": template, "count": len(missing)})
    return _pdf(html, letterhead.palette if letterhead else Palette(), pictures)


def _html(template: str, context: Any, title: str, letterhead: Letterhead | None, lang: str) -> str:
    language = page_language(lang)
    values = _as_dict(context) | {
        "title": title,
        "lang": language.tag,
        "direction": language.direction,
        "letterhead": letterhead,
    }
    with translation.override(language.code):
        return render_to_string(template, values)


def _as_dict(context: Any) -> dict[str, Any]:
    """One level only: templates keep the dataclasses inside, with their properties."""
    if dataclasses.is_dataclass(context) and not isinstance(context, type):
        return {field.name: getattr(context, field.name) for field in dataclasses.fields(context)} | {
            "document": context
        }
    return dict(context)


def _refuse_too_large(html: str) -> None:
    if html.count("<td") + html.count("<th") > MAX_TABLE_CELLS or len(html) > MAX_HTML_CHARACTERS:
        raise DocumentTooLarge(
            _(
                "Das ist zu viel für ein PDF. Bitte den Zeitraum oder die Auswahl verkleinern "
                "oder die Tabelle als CSV oder XLSX ausgeben."
            )
        )


@contextlib.contextmanager
def _collector_resting(html: str) -> Iterator[None]:
    """No garbage collection while a short document is made: it would walk through all its boxes again and
    again, a tenth of the time, and find nothing. A long document must not keep all its garbage: there it is
    looked for seldom, which saves a fifth of the time of a report and costs a few MB."""
    if not gc.isenabled():
        yield
        return
    usual = gc.get_threshold()
    if len(html) > MAX_RESTING_CHARACTERS:
        gc.set_threshold(*SELDOM)
    else:
        gc.disable()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.enable()


def _pdf(html: str, palette: Palette, pictures: dict[str, Any]) -> bytes:
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    with _one_at_a_time, _collector_resting(html):
        KeptLayout.stays = len(html) <= MAX_RESTING_CHARACTERS
        options = DEFAULT_OPTIONS | {
            "stylesheets": stylesheets(palette),
            "cache": pictures,
            "pdf_variant": VARIANT,
        }
        source = HTML(string=html, url_fetcher=ShippedFilesFetcher())
        document = PlainDocument._render(source, font_configuration(), None, None, options)
        return document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=_finish)


def _finish(document: Any, pdf: Any) -> None:
    """Everything is drawn: the boxes of the pages go before the file is put together, and make room for it."""
    document.pages.clear()
    finish_tags(pdf)
    pack(pdf)
