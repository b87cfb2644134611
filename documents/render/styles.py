"""The style of every element, worked out once per kind of element instead of once per element and document.

WeasyPrint works out seven styles for each element (its own, and those of six pseudo-elements that its own sheet
speaks of: markers, notes), and keeps them all until the file is written: 90,000 in a report of 140 pages, a quarter
of its memory. But whatever the same rules fit under the same parent looks the same, in one document and in the next.
So a style is kept under its rules and its parent, and a process that has printed minutes once has all of them at
hand. Nothing in a style belongs to one document: the anchor of an element is laid over the kept style, and units of
the page (`vw`) are not used in print.css.
"""

import functools
from collections.abc import Iterable, Iterator
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.css import (
    ComputedStyle,
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)
from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext

SVG = "{http://www.w3.org/2000/svg}svg"
#: Attributes that WeasyPrint reads as declarations of one element. Its anchor it reads from `id` and `name`.
OWN = ("style", "lang")
OWN_OF_SVG = (*OWN, "width", "height")
#: What one installation prints has some hundred styles; beyond this many the next document begins afresh.
MOST_KEPT = 4_000
_SIDES = ("top", "bottom", "left", "right")
#: A drawing is one picture: what lies inside gets no box, and so no style.
_INSIDE_A_DRAWING = {None: {"display": ("none",), "float": "none"}}

#: The style of an element under None, those of its pseudo-elements under their names.
Styles = dict[str | None, Any]


class PlainDocument(Document):
    """A document whose styles come from the sheets handed to it and from `style` attributes alone."""

    @classmethod
    def _build_layout_context(
        cls, html: Any, font_config: Any, counter_style: Any, color_profiles: Any, options: dict
    ) -> LayoutContext:
        targets = TargetCollector()
        sheets = [(sheet, "user agent", None) for sheet in html._ua_stylesheets()]
        sheets += [(sheet, "user", None) for sheet in options["stylesheets"]]
        for counters in html._ua_counter_style():
            counter_style.update(counters)
        pictures = functools.partial(
            get_image_from_uri, cache=options["cache"], url_fetcher=html.url_fetcher, options=options
        )
        style_for = KeptStyles(html, sheets, font_config, targets)
        return LayoutContext(style_for, pictures, font_config, counter_style, targets)


@functools.lru_cache(maxsize=8)
def _kept(_sheets: tuple[Any, ...]) -> dict[Any, Styles]:
    """Styles by their parent, the rules that fit, and the own declarations of the element."""
    return {}


class KeptStyles(StyleFor):
    """The styles of one document, most of them from earlier ones."""

    def __init__(
        self, html: Any, sheets: list[tuple[Any, str, Any]], font_config: Any, targets: TargetCollector
    ) -> None:
        self._cascaded_styles: dict = {}
        self._computed_styles: dict = {}
        self._styles: dict[Element, Styles] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets, self.font_config, self._base_url = sheets, font_config, html.base_url
        kept = _kept(tuple(sheet for sheet, _origin, _specificity in sheets))
        if len(kept) > MOST_KEPT:
            kept.clear()
        self._root = InitialStyle(font_config)
        for element, parent in _walk(html.wrapper_element, self._styles):
            self._give(element, parent, kept, targets)
        root = html.etree_element
        self._computed_styles[root, None] = self._styles[root][None]  # pages inherit from it

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        styles = self._styles.get(element)
        return super().__call__(element, pseudo_type) if styles is None else styles.get(pseudo_type)

    def _give(self, wrapper: Any, parent: Any, kept: dict[Any, Styles], targets: TargetCollector) -> None:
        element = wrapper.etree_element
        rules = [sheet.matcher.match(wrapper) for sheet, _origin, _specificity in self._sheets]
        own = tuple(map(element.get, OWN_OF_SVG if element.tag == SVG else OWN))
        # The order of a rule is its number in its sheet.
        key = (id(parent), own, *(tuple([rule[1] for rule in found]) for found in rules))
        styles = kept.get(key)
        if styles is None:
            styles = kept[key] = self._computed(element, parent, rules, own)
        self._styles[element] = styles
        if anchor := (element.tag == "a" and element.get("name")) or element.get("id"):
            self._styles[element] = styles | {None: Anchored(styles[None], anchor)}
            targets.collect_anchor(anchor)

    def _computed(self, element: Any, parent: Any, rules: list, own: tuple) -> Styles:
        """The style of an element and those of its pseudo-elements, which inherit from it."""
        cascaded: dict[str | None, dict] = {None: {}}
        if any(own):
            names = OWN_OF_SVG if element.tag == SVG else OWN
            bare = Element(
                element.tag, {name: value for name, value in zip(names, own, strict=True) if value}
            )
            for specificity, _element, declarations, base_url in find_style_attributes(bare):
                ready = preprocess_declarations(base_url, declarations)
                _cascade(cascaded[None], ready, "author", inf, specificity)
        for (sheet, origin, sheet_specificity), found in zip(self._sheets, rules, strict=True):
            for specificity, _order, pseudo_type, (declarations, layer) in found:
                layer_order = inf if layer is None else sheet.layers.index(layer)
                style = cascaded.setdefault(pseudo_type, {})
                _cascade(style, declarations, origin, layer_order, sheet_specificity or specificity)
        this = self._style(parent, cascaded.pop(None), None)
        return {None: this} | {
            pseudo_type: self._style(this, style, pseudo_type) for pseudo_type, style in cascaded.items()
        }

    def _style(self, parent: Any, cascaded: dict, pseudo_type: str | None) -> ComputedStyle:
        root = parent.root_style if parent is not None else self._root
        if parent is not None and parent.is_root_element:
            root = parent
        style = ComputedStyle(
            parent, cascaded, pseudo_type, root, self._base_url, self.font_config, self.initial_page_sizes
        )
        _drop_what_tables_ignore(style)
        return style


class Anchored(ComputedStyle):
    """A kept style under the name of one element, which links and contents point to."""

    def __init__(self, kept: ComputedStyle, anchor: str) -> None:
        super().__init__(
            kept.parent_style, kept.cascaded, kept.pseudo_type, kept.root_style, kept.base_url,
            kept.font_config, kept.initial_page_sizes,
        )  # fmt: skip
        self._kept, self.specified = kept, kept.specified
        self["anchor"] = anchor

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._kept[key]
        return value


def _walk(root: Any, styles: dict[Element, Styles]) -> Iterator[tuple[Any, Any]]:
    """Every element that can have a box, parents first, with the kept style of its parent."""
    waiting = [(root, None)]
    while waiting:
        wrapper, parent = waiting.pop()
        yield wrapper, parent
        element = wrapper.etree_element
        if element.tag == SVG:
            styles.update(dict.fromkeys(element, _INSIDE_A_DRAWING))
            continue
        style = styles[element][None]
        style = style._kept if isinstance(style, Anchored) else style
        waiting += [(child, style) for child in wrapper.iter_children()][::-1]


def _cascade(
    style: dict, declarations: Iterable[tuple], origin: str, layer_order: float, specificity: tuple
) -> None:
    """The stronger declaration wins, of equals the later one."""
    for name, values, importance in declarations:
        weight = (declaration_precedence(origin, importance), layer_order, specificity)
        if name not in style or style[name][1] <= weight:
            style[name] = values, weight


def _drop_what_tables_ignore(style: ComputedStyle) -> None:
    """Padding of a table with collapsed borders, margins of its parts: as `StyleFor.__call__` does."""
    display = style["display"]
    if "table" in display and style["border_collapse"] == "collapse":
        style.update({f"padding_{side}": ZERO_PIXELS for side in _SIDES})
    if len(display) == 1 and display[0].startswith("table-") and display[0] != "table-caption":
        style.update({f"margin_{side}": ZERO_PIXELS for side in _SIDES})
