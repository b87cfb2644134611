"""The district of a public address, kept for a minute: every public page asks for it, and it hardly ever changes."""

from django.core.cache import cache

from accounts.districts.models import District

#: Seconds for which name, address and colour may be old where a change was not told to this cache.
KEPT = 60


def published_by_slug(slug: str) -> District | None:
    """The district with this name in its address, read at most once a minute; what is missing is asked for anew."""
    known: District | None = cache.get(_key(slug))
    if known is None:
        known = District.objects.published().filter(slug=slug).first()
        if known is not None:
            cache.set(_key(slug), known, KEPT)
    return known


def forget(slug: str) -> None:
    """The next page reads it anew."""
    cache.delete(_key(slug))


def _key(slug: str) -> str:
    return f"accounts:district:{slug.encode().hex()}"
