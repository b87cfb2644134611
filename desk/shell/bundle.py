"""Many small stylesheets to read, one to load: the files of a bundle put together when static files are collected.

Not a build step: a finder like any other, so that `collectstatic` and the tests get the same bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

#: Order matters: ground, parts, rooms, narrow screens, paper.
BUNDLES: dict[str, tuple[str, ...]] = {
    "css/staff.css": (
        "density", "icons",
        "staff/base", "staff/shell", "staff/parts", "staff/table", "staff/notice", "staff/today", "staff/list",
        "staff/record", "staff/form", "staff/meeting", "staff/live", "staff/chart", "staff/funding", "staff/thread",
        "staff/report", "staff/interpreting", "staff/pattern", "staff/narrow", "staff/print",
        "more/parts", "more/sign_in", "more/search", "more/import", "more/review", "more/committee",
        "more/planning", "more/minutes", "more/monitoring", "more/rights", "more/times", "more/translations",
        "more/participation", "more/openness", "more/indicators", "more/narrow",
        "work/network", "work/merge", "work/case", "work/interpreting", "work/funding", "work/phone",
        "work/finish", "more/sections", "staff/additions",
    ),
    "css/public.css": (
        "public/base", "public/shell", "public/home", "public/map", "public/search", "public/offer", "public/easy",
        "public/form", "public/dates", "public/committee", "public/text", "public/sheet", "public/additions",
        "more/freshness", "more/registration", "more/directory", "public/languages",
    ),
}  # fmt: skip


class BundleFinder(BaseFinder):
    """Offers each bundle as one static file, written below `VAR_DIR` when somebody asks for it."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any):
        self.folder = Path(settings.VAR_DIR) / "bundles"
        self.storage = FileSystemStorage(location=self.folder)
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in BUNDLES:
            return []
        found = str(put_together(path, self.folder))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in BUNDLES:
            put_together(name, self.folder)
            yield name, self.storage


def put_together(name: str, folder: Path) -> Path:
    """Write one bundle; the name of each file stays above its rules."""
    source = Path(settings.BASE_DIR) / "static" / "css"
    parts = [f"/* {part} */\n{(source / f'{part}.css').read_text()}" for part in BUNDLES[name]]
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(parts))
    return target
