"""Going through every way out of the house: addresses from the URLconf, files, lists, feeds.

A new page is found by itself; a page with a part in its address that nobody knows here fails loudly.
"""

import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.pdf import pdf_text

#: Not ours, or no page that anybody reads: sign-in, the draft keeper (takes POST alone), metrics.
LEFT_OUT = (
    "account_",
    "mfa_",
    "openid_connect_",
    "socialaccount_",
    "prometheus",
    "metrics",
    "desk:draft-save",
)


@dataclass(frozen=True)
class Address:
    """A named address with what its parts may be."""

    name: str
    parts: tuple[str, ...]
    is_open: bool

    def filled(self, values: dict[str, list[str]]) -> Iterator[str]:
        """Every address that can be made from these values."""
        unknown = set(self.parts) - set(values)
        assert not unknown, f"Say in the test what {sorted(unknown)} of {self.name} may be."
        for chosen in itertools.product(*(values[part] for part in self.parts)):
            try:
                yield reverse(self.name, kwargs=dict(zip(self.parts, chosen, strict=True)))
            except NoReverseMatch:
                continue


def addresses(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[Address]:
    """All named addresses of the house."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            name = f"{namespace}{entry.name}"
            if not name.startswith(LEFT_OUT):
                parts = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
                yield Address(name, parts, not getattr(entry.callback, "login_required", True))


def words_of(response: Any) -> str:
    """Everything an answer says: its text, its heads, and what is inside its file."""
    heads = " ".join(f"{name}: {value}" for name, value in response.items())
    return heads + "\n" + words_in(response.content, response.get("Content-Type", ""))


def words_in(data: bytes, mime: str = "") -> str:
    """The words of a file: PDF with its metadata and attachments, ZIP (XLSX, DOCX) with all its parts."""
    raw = data.decode("utf-8", "replace")
    if data.startswith(b"%PDF"):
        return "\n".join([raw, data.decode("latin-1"), pdf_text(data), *_inside_pdf(data)])
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inner = (f"{name}\n{words_in(archive.read(name))}" for name in archive.namelist())
            return "\n".join(inner)
    return raw


def _inside_pdf(data: bytes) -> Iterable[str]:
    """Title and the like, bookmarks, comments in structure, attached files."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [str(value) for value in (pdf.docinfo or {}).values()]
        found += [repr(item) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        found += [item.read_bytes().decode("latin-1") for item in pdf.objects if _is_metadata(item)]
        for name, spec in pdf.attachments.items():
            found += [name, words_in(spec.get_file().read_bytes())]
    return found


def _is_metadata(item: Any) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Type") == "/Metadata"
