"""The question WeasyPrint asks most: whether a box stands in the flow.

It takes five looks at the style each time, a twentieth of the time of short minutes; two are enough for nearly
every box.
"""

from typing import Any

from weasyprint.formatting_structure.boxes import Box

_asked_in_full = Box.is_in_normal_flow
_IN_THE_FLOW = frozenset({"static", "relative"})


def is_in_normal_flow(box: Any) -> bool:
    """The same answer as WeasyPrint's; what floats or is taken out of the flow it is asked itself."""
    style = box.style
    return (style["float"] == "none" and style["position"] in _IN_THE_FLOW) or _asked_in_full(box)


def ask_shortly() -> None:
    """From now on every box answers this way."""
    Box.is_in_normal_flow = is_in_normal_flow
