"""What other slices put above the own offers of a provider."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Notice:
    """Something that holds for all offers of a provider, with one way on."""

    title: Any
    line: Any
    url: str = ""
    button: Any = ""
    icon: str = "clock"


def notices_for(user: Any) -> list[Notice]:
    """Everything the house says (`OWN_OFFER_NOTICES`), in its order."""
    return [notice for path in settings.HOUSE.OWN_OFFER_NOTICES for notice in import_string(path)(user)]
