"""The fonts of the house: shipped by Python packages, and no font of the machine beside them."""

import contextlib
import hashlib
import importlib.util
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import fontTools
from django.conf import settings
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SANS = "Fira Sans"
ARABIC = "Noto Sans Arabic"
_VARIABLE = "NotoSansArabic[wdth,wght].ttf"
#: Per family its package, and each face as file, weight and style. A file with axes gives several weights.
FAMILIES = {
    SANS: (
        "fontpkg_fira_sans",
        (
            ("FiraSans-Light.ttf", 300, "normal"),
            ("FiraSans-LightItalic.ttf", 300, "italic"),
            ("FiraSans-Regular.ttf", 400, "normal"),
            ("FiraSans-Italic.ttf", 400, "italic"),
            ("FiraSans-Medium.ttf", 500, "normal"),
            ("FiraSans-MediumItalic.ttf", 500, "italic"),
            ("FiraSans-SemiBold.ttf", 600, "normal"),
            ("FiraSans-SemiBoldItalic.ttf", 600, "italic"),
        ),
    ),
    ARABIC: (
        "fontpkg_noto_sans_arabic",
        tuple((_VARIABLE, weight, "normal") for weight in (300, 400, 500, 600)),
    ),
}
#: Signs that Fira Sans lacks, and what a typesetter would take instead.
REPLACEMENTS = {
    0x2010: "-",
    0x2011: "-",
    0x2002: "\u00a0",
    0x2003: "\u00a0",
    0x2009: "\u00a0",
    0x202F: "\u00a0",
    0x25E6: "•",
    0x25AA: "•",
    0x2713: "√",
    0x2714: "√",
}
#: Invisible signs that need no glyph: soft hyphen, joiners, direction marks, line ends.
_INVISIBLE = frozenset({*range(0x20), 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF})
_INVISIBLE_RANGES = frozenset({*range(0x202A, 0x202F), *range(0x2066, 0x206A)})


@lru_cache(maxsize=1)
def font_files() -> dict[str, Path]:
    """Address inside our style sheets (``font-0.ttf`` …) to the file: of the installed package, or the
    weight we made of it."""
    faces = [
        (_shipped(package, file), weight) for package, files in FAMILIES.values() for file, weight, _ in files
    ]
    return {
        f"font-{index}.ttf": _of_one_weight(path, weight) if "[" in path.name else path
        for index, (path, weight) in enumerate(faces)
    }


@lru_cache(maxsize=1)
def font_face_css() -> str:
    """One `@font-face` per face."""
    faces = [(family, *face) for family, (_package, files) in FAMILIES.items() for face in files]
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("shipped:font-{index}.ttf"); }}'
        for index, (family, _file, weight, style) in enumerate(faces)
    )


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points for which a shipped font has a glyph."""
    result: set[int] = set(_INVISIBLE | _INVISIBLE_RANGES)
    for package, files in FAMILIES.values():
        with TTFont(_shipped(package, files[-1][0]), lazy=True) as font:
            result |= set(font.getBestCmap())
    return frozenset(result)


def printable(text: str) -> tuple[str, frozenset[str]]:
    """The text with signs our fonts have, and which ones had to be shown as ``?``."""
    text = text.translate(REPLACEMENTS)
    missing = frozenset(character for character in set(text) if ord(character) not in covered())
    if missing:
        text = text.translate({ord(character): "?" for character in missing})
    return text, missing


@lru_cache(maxsize=1)
def forget_system_fonts() -> None:
    """Point fontconfig to a folder with our fonts only, before WeasyPrint reads it.

    A glyph that is missing can then never be borrowed from whatever the machine has installed.
    """
    folder = _folder("fonts")
    for name, path in font_files().items():
        if not (folder / name).is_symlink() or (folder / name).readlink() != path:
            (folder / name).unlink(missing_ok=True)
            with contextlib.suppress(FileExistsError):  # another process was as quick
                (folder / name).symlink_to(path)
    (folder / "fonts.conf").write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>"
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")


def _of_one_weight(source: Path, weight: int) -> Path:
    """One weight of a font with axes as a file of its own, made once per installation.

    Otherwise WeasyPrint cuts it out of the axes in every single document. The name holds what the file was
    made of and by, so that a newer font or tool makes it anew; equal input gives equal bytes.
    """
    made_of = hashlib.sha256(source.read_bytes() + fontTools.version.encode()).hexdigest()[:12]
    target = _folder("font-weights") / f"{made_of}-{weight}.ttf"
    if not target.exists():
        with TTFont(source, recalcTimestamp=False) as font:
            rest = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            single = instantiateVariableFont(font, rest | {"wght": weight}, static=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
                single.save(file)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(target)  # at once, for another process may be making the same
    return target


def _folder(name: str) -> Path:
    folder = Path(settings.VAR_DIR) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _shipped(package: str, file: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.origin:
        raise ImportError(f"The font package {package} is not installed.")
    return Path(spec.origin).parent / "files" / file
