"""What a document may load: data inside itself, our fonts, our static pictures. Nothing else, ever."""

import mimetypes
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from weasyprint.urls import URLFetcher, URLFetcherResponse

from documents.render.fonts import font_files

#: ``shipped:font-0.ttf`` is a font of ours, ``shipped:img/logo.png`` a picture under static/.
SCHEME = "shipped:"
PICTURES = (".png", ".jpg", ".jpeg", ".svg")


class ForbiddenAddress(ValueError):
    """The document asked for something outside itself."""


class ShippedFilesFetcher(URLFetcher):
    """Handed to every HTML and CSS object; there is no network and no file system behind it."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=False)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(SCHEME):
            raise ForbiddenAddress("Only data: and shipped: addresses are allowed in documents.")
        name = url.removeprefix(SCHEME)
        path = font_files().get(name) or self._picture(name)
        kind = mimetypes.guess_type(name)[0] or "font/ttf"
        return URLFetcherResponse(url, path.open("rb"), {"Content-Type": kind})

    @staticmethod
    def _picture(name: str) -> Any:
        found = finders.find(name) if name.lower().endswith(PICTURES) and ".." not in name else None
        if not found:
            raise ForbiddenAddress("No such shipped file.")
        return Path(str(found))
