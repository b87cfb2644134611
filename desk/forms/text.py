"""Signs nobody sees must not get in: they make two equal names differ or turn a line around."""

import unicodedata

from django.http import QueryDict

#: Direction overrides and embeddings, zero-width and soft signs. Joiners that Persian and Arabic
#: writing needs (ZWNJ, ZWJ) and plain direction marks stay.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]
)
_CONTROL = (
    {code: None for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: None}
    | dict.fromkeys(range(0x80, 0xA0))
)
_TRANSLATION = _INVISIBLE | _CONTROL


def visible_text(text: str) -> str:
    """The text without control, direction and zero-width signs, in one normal form, lines ended by LF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).translate(_TRANSLATION)


def visible_data(data: QueryDict) -> QueryDict:
    """Posted data with every text made visible; passwords stay as typed."""
    clean = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        clean.setlist(name, values if "password" in name else [visible_text(value) for value in values])
    return clean
