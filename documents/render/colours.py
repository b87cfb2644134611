"""From the district's one accent colour to the tints of its documents, readable in every case."""

from dataclasses import dataclass

#: The colours in print.css that a district replaces.
DEFAULT_ACCENT, DEFAULT_TINT, DEFAULT_LINE = "#0b4f56", "#eaf2f1", "#8dbcbb"
#: Contrast that normal text needs on white (WCAG 2.2, 1.4.3).
ENOUGH_CONTRAST = 4.5


@dataclass(frozen=True)
class Palette:
    """Accent for type and bars, tint for grounds, line for thin marks; all as ``#rrggbb``."""

    accent: str = DEFAULT_ACCENT
    tint: str = DEFAULT_TINT
    line: str = DEFAULT_LINE


def palette_for(accent: str) -> Palette:
    """Tints of an accent; an accent too light to read on white is darkened until it is readable."""
    if accent == DEFAULT_ACCENT:
        return Palette()
    rgb = _rgb(accent)
    while contrast_on_white(rgb) < ENOUGH_CONTRAST:
        rgb = tuple(int(part * 0.92) for part in rgb)  # type: ignore[assignment]
    return Palette(_hex(rgb), _hex(_mix(rgb, 0.09)), _hex(_mix(rgb, 0.45)))


def contrast_on_white(rgb: tuple[int, int, int]) -> float:
    """Contrast ratio by WCAG."""
    red, green, blue = (_linear(part / 255) for part in rgb)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def mixed(colour: str, share: float) -> str:
    """The colour thinned with white; `share` 1 is the colour itself."""
    return _hex(_mix(_rgb(colour), share))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(rgb: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(255 - (255 - part) * share) for part in rgb)
    return red, green, blue


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)
