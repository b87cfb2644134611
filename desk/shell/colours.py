"""A district's colour, made fit for light and dark pages: same hue, enough contrast.

Colours are mixed in OKLCH, where equal steps look equal. Contrast is that of WCAG 2.2 (1.4.3).
"""

import math
from dataclasses import dataclass

#: Text in the accent colour must reach this on paper and on its own tint (AA asks 4.5).
CONTRAST = 5.5
PAPER_LIGHT = "#ffffff"
PAPER_DARK = "#0e1118"


@dataclass(frozen=True)
class Accent:
    """The shades of one district, as `#rrggbb`."""

    light: str
    light_deep: str
    dark: str
    dark_deep: str


def accent_of(colour: str) -> Accent:
    """Shades of `colour` that can be read: darkened for light pages, lightened for dark ones."""
    lightness, chroma, hue = to_oklch(colour)
    light = _first_readable((lightness - step / 100 for step in range(100)), chroma, hue, PAPER_LIGHT)
    bright = (max(lightness, 0.78) + step / 100 for step in range(100))
    dark = _first_readable(bright, min(chroma, 0.1), hue, PAPER_DARK)
    return Accent(
        light=light,
        light_deep=from_oklch(min(to_oklch(light)[0], 0.30), min(chroma, 0.06), hue),
        dark=dark,
        dark_deep=from_oklch(0.29, min(chroma, 0.045), hue),
    )


def _first_readable(lightnesses, chroma: float, hue: float, paper: str) -> str:
    for lightness in lightnesses:
        colour = from_oklch(min(max(lightness, 0.0), 1.0), chroma, hue)
        tint = mix(colour, paper, 0.18 if paper == PAPER_DARK else 0.12)
        if contrast(colour, paper) >= CONTRAST and contrast(colour, tint) >= CONTRAST - 1:
            return colour
    return "#000000" if paper == PAPER_LIGHT else "#ffffff"


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(colour: str, paper: str, share: float) -> str:
    """A tint: `share` of the colour on paper, mixed as `color-mix(in oklab, ...)` does."""
    (top, chroma, hue), (ground, paper_chroma, paper_hue) = to_oklch(colour), to_oklch(paper)
    a = share * chroma * math.cos(hue) + (1 - share) * paper_chroma * math.cos(paper_hue)
    b = share * chroma * math.sin(hue) + (1 - share) * paper_chroma * math.sin(paper_hue)
    return from_oklch(share * top + (1 - share) * ground, math.hypot(a, b), math.atan2(b, a))


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0-1, chroma and hue (radians)."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest `#rrggbb`; colours beyond the screen are clipped."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _hex(
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def _hex(*linear: float) -> str:
    parts = (min(max(part, 0.0), 1.0) for part in linear)
    srgb = (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in srgb)
