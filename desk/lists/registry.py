"""Which lists there are: the dotted paths of `config/house.py` LISTS, found by their key."""

from django.conf import settings
from django.utils.module_loading import import_string

from desk.lists.spec import ListSpec


def list_by_key(key: str) -> ListSpec:
    """The list, or LookupError: a job must not build what no page shows."""
    for path in getattr(settings.HOUSE, "LISTS", []):
        spec = import_string(path)
        if spec.key == key:
            return spec()
    raise LookupError(f"No list {key!r} in config/house.py LISTS.")
