"""The language of a piece of text inside a document (PDF/UA-1, 7.2): WeasyPrint writes only that of the whole.

Each element with a `lang` of its own says it in the structure tree; what is inside it inherits. The branch of an
element is built by a function of WeasyPrint that calls itself by its name in the module: it is wrapped there, once
per process. A test in `test_render_services.py` tells when another version builds its tree otherwise.
"""

from collections.abc import Iterator
from functools import lru_cache, wraps
from typing import Any

import pydyf
from weasyprint.pdf import tags


@lru_cache(maxsize=1)
def speak_languages() -> None:
    """To be called before the first document is made."""
    tags._build_box_tree = _with_language(tags._build_box_tree)


def _with_language(build: Any) -> Any:
    @wraps(build)
    def build_branch(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, parent, pdf, *rest):
            inner = getattr(box, "_box", box)  # of an absolute box, its placeholder comes by
            own = inner.element.get("lang") if inner.element is not None else None
            if own and inner.element_tag not in ("html", "body"):
                element["Lang"] = pydyf.String(own)
            yield element

    return build_branch
