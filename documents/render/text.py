"""What Pango needs to set a text, made once per style; and a text set once stays set until it is drawn.

WeasyPrint makes a context, a font description and a list of font features anew for every piece of text, throws the
set text away as soon as its width is known, and sets it again to draw it. That keeps the memory of long documents
low and costs a short one a tenth of its time. Kept styles (`styles.py`) give those things a place to stay.
"""

from dataclasses import dataclass
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

#: What begins a new paragraph for Pango.
_ENDS = frozenset("\n\r\u2028\u2029")


@dataclass(frozen=True)
class Tools:
    """Pango's own things for all texts of one style."""

    context: Any
    description: Any
    language: Any
    features: Any


class KeptLayout(Layout):
    """The text of one box; gives the same glyphs as WeasyPrint's own."""

    #: Whether a text stays set until it is drawn: for short documents, see `render_pdf`.
    stays = False

    def setup(self, style: Any) -> None:
        if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
            super().setup(style)
            return
        tools = style.__dict__.get("tools")
        if tools is None:
            tools = style.tools = _tools(style)
        self.style, self.language, self.first_line_direction = style, tools.language, 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(tools.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, tools.description)
        if tools.features:
            # Not shared: `set_text` adds to it where letters are spaced.
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, tools.features)
            pango.pango_layout_set_attributes(self.layout, attributes)

    def set_text(self, text: str, justify: bool = False) -> None:
        super().set_text(text, justify)
        # As it will be drawn; said only then, Pango would set the text anew.
        pango.pango_layout_set_single_paragraph_mode(self.layout, _ENDS.isdisjoint(self.text))

    def deactivate(self) -> None:
        if not self.stays:
            super().deactivate()

    def reactivate(self, style: Any) -> None:
        if not self._is_set(style):
            super().reactivate(style)

    def _is_set(self, style: Any) -> bool:
        """Whether it can be drawn as it is: in one line, and not to be spaced out."""
        return (
            self.__dict__.get("style") is style
            and not self.justification_spacing
            and pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL
        )


def keep_layouts() -> None:
    """From now on WeasyPrint sets every text this way."""
    line_break.Layout = KeptLayout


def _tools(style: Any) -> Tools:
    """The same calls as in `Layout.setup`."""
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        pointer, _kept_alive = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    return Tools(context, get_font_description(style), language, _features(style))


def _features(style: Any) -> Any:
    features = font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
        style["font_variant_east_asian"], style["font_feature_settings"],
    )  # fmt: skip
    if not features:
        return None
    words = ",".join(f"{key} {value}" for key, value in features.items()).encode()
    kept = style.font_config.font_features
    if words not in kept:
        kept[words] = pango.pango_attr_font_features_new(words)
    return kept[words]
