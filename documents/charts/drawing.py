"""Lines, boxes and text as SVG. The only place that writes markup; everything passes `format_html`.

Lengths are quarter millimetres. WeasyPrint does not apply the page's CSS inside an SVG, so fill and
font stand on every element; hatching is drawn as single lines, because patterns are not portable.
"""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from fontTools.ttLib import TTFont

from documents.render.colours import mixed
from documents.render.fonts import font_files
from documents.tables import clean_text

FONT = "Fira Sans, Noto Sans Arabic, sans-serif"
INK, GREY, RULE = "#16202a", "#55606b", "#c3cbd1"
UNIT = 4  # per millimetre
#: Eight points, the size of text in a chart.
TEXT = 8 * 0.3528 * UNIT
FILLS = ("solid", "tint", "hatched", "dotted", "outlined")


def number(value: float) -> str:
    """A coordinate, always written the same way."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def picture(
    title: str, description: str, width: float, height: float, parts: list[SafeString], lang: str = "de"
) -> SafeString:
    """The whole SVG: title first, because it is what a screen reader of the PDF says."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="abb-svg" role="img" lang="{}" viewBox="0 0 {} {}" '
        'width="{}mm" height="{}mm" font-family="{}"><title>{}</title><desc>{}</desc>{}</svg>',
        lang,
        number(width),
        number(height),
        number(width / UNIT),
        number(height / UNIT),
        FONT,
        clean_text(title),
        clean_text(description),
        joined(parts),
    )


def joined(parts: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def text(
    x: float,
    y: float,
    content: object,
    *,
    anchor: str = "start",
    weight: int = 400,
    fill: str = INK,
    size: float = TEXT,
) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-family="{}" font-size="{}" font-weight="{}" fill="{}" '
        'text-anchor="{}">{}</text>',
        number(x),
        number(y),
        FONT,
        number(size),
        weight,
        fill,
        anchor,
        clean_text(content),
    )


def rising_text(x: float, y: float, content: object, *, fill: str = INK) -> SafeString:
    """Text that runs upwards from its foot, for heads of narrow columns."""
    turn = format_html('<g transform="translate({} {}) rotate(-90)">', number(x), number(y))
    return joined([turn, text(0, 0, content, fill=fill), SafeString("</g>")])


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = RULE, width: float = 0.7, dash: str = ""
) -> SafeString:
    dashed = format_html(' stroke-dasharray="{}"', dash) if dash else ""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>',
        number(x1),
        number(y1),
        number(x2),
        number(y2),
        stroke,
        number(width),
        dashed,
    )


def box(
    x: float, y: float, width: float, height: float, *, fill: str = "#ffffff", stroke: str = "none"
) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="0.9"/>',
        number(x),
        number(y),
        number(max(width, 0)),
        number(max(height, 0)),
        fill,
        stroke,
    )


def squares(
    runs: list[tuple[int, int, int]], side: float, *, offset: float = 0, fill: str = INK
) -> SafeString:
    """Rows of small squares as one path: of each run the column and row it begins in, and how many."""
    steps = (
        f"M{number(offset + column * side)} {number(offset + row * side)}h{number(length * side)}"
        f"v{number(side)}h-{number(length * side)}z"
        for column, row, length in runs
    )
    return format_html('<path d="{}" fill="{}"/>', "".join(steps), fill)


def path(
    steps: str, *, fill: str = "none", stroke: str = "none", width: float = 0.7, tip: object = ""
) -> SafeString:
    """A shape from steps of numbers and letters; `tip` is said when the pointer rests on it."""
    attributes = format_html(
        '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="{}" stroke-linejoin="round"',
        steps,
        fill,
        stroke,
        number(width),
    )
    if not tip:
        return format_html("{}/>", attributes)
    return format_html("{}><title>{}</title></path>", attributes, clean_text(tip))


def filled_box(x: float, y: float, width: float, height: float, fill: str, accent: str) -> SafeString:
    """A bar in one of the five fills that stay apart in a grey copy."""
    if fill == "solid":
        return box(x, y, width, height, fill=accent, stroke=accent)
    if fill == "tint":
        return box(x, y, width, height, fill=mixed(accent, 0.35), stroke=accent)
    ground = box(x, y, width, height, stroke=accent)
    if fill == "hatched":
        return joined([ground, *_hatching(x, y, width, height, accent)])
    if fill == "dotted":
        return joined([ground, *_dots(x, y, width, height, accent)])
    return ground


def boxed_text(x: float, y: float, content: str, *, weight: int = 500) -> SafeString:
    """Text on a white ground, readable on any fill; centred on `x`."""
    width = text_width(content, weight=weight) + 5
    ground = box(x - width / 2, y - TEXT * 0.86, width, TEXT * 1.16)
    return joined([ground, text(x, y, content, anchor="middle", weight=weight)])


def text_width(content: str, *, size: float = TEXT, weight: int = 400) -> float:
    """Width in our font; signs of other fonts are taken as of average width."""
    widths, default, em = _metrics(500 if weight >= 500 else 400)
    return sum(widths.get(ord(sign), default) for sign in content) * size / em


def wrapped(content: str, width: float, *, most: int = 3) -> list[str]:
    """Lines of at most `width`; what does not fit into `most` lines ends with an ellipsis."""
    lines = [""]
    for word in content.replace("\n", " ").split(" "):  # not at a space that keeps a unit with its number
        tried = f"{lines[-1]} {word}".strip()
        if text_width(tried) <= width or not lines[-1]:
            lines[-1] = tried
        else:
            lines.append(word)
    cut = len(lines) > most
    lines = [_shortened(line, width) for line in lines[:most]]
    if cut:
        lines[-1] = _shortened(f"{lines[-1]} …", width)
    return lines


def _shortened(line: str, width: float) -> str:
    if text_width(line) <= width:
        return line
    while line and text_width(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(' …')}…"


def _hatching(x: float, y: float, width: float, height: float, accent: str) -> list[SafeString]:
    """Diagonals cut at the edges of the box."""
    parts, step, offset = [], 7.0, 3.5
    while offset < width + height:
        x1, y1 = x + max(0.0, offset - height), y + min(height, offset)
        x2, y2 = x + min(width, offset), y + max(0.0, offset - width)
        parts.append(line(x1, y1, x2, y2, stroke=accent, width=1.3))
        offset += step
    return parts


def _dots(x: float, y: float, width: float, height: float, accent: str) -> list[SafeString]:
    parts, row = [], 0
    dot_y = y + 3.0
    while dot_y < y + height - 1.5:
        dot_x = x + (3.0 if row % 2 == 0 else 6.0)
        while dot_x < x + width - 1.5:
            parts.append(dot(dot_x, dot_y, 1.0, fill=accent))
            dot_x += 6.0
        dot_y += 4.0
        row += 1
    return parts


def dot(x: float, y: float, radius: float, *, fill: str, stroke: str = "none") -> SafeString:
    return format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.2"/>',
        number(x),
        number(y),
        number(radius),
        fill,
        stroke,
    )


@lru_cache(maxsize=2)
def _metrics(weight: int) -> tuple[dict[int, int], int, int]:
    name = "FiraSans-Medium.ttf" if weight == 500 else "FiraSans-Regular.ttf"
    path = next(path for path in font_files().values() if path.name == name)
    with TTFont(path, lazy=True) as font:
        advances = font["hmtx"].metrics
        widths = {code: advances[glyph][0] for code, glyph in font.getBestCmap().items()}
        return widths, 550, font["head"].unitsPerEm
