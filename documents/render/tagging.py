"""Last touch to the tagged PDF: what WeasyPrint leaves out and PDF/UA readers want.

- Header cells say what they head (`Scope`), told from their place in THead or TBody.
- Running heads and page numbers are artifacts: a screen reader does not read them on every page.

Works on the objects before they are written, so it costs next to nothing.
"""

from typing import Any

ARTIFACT = b"<</Type /Pagination>>"


def finish_tags(pdf: Any) -> None:
    """To be called before the document is written."""
    everything: list[Any] = [item for item in pdf.objects if hasattr(item, "keys")]
    objects = {item.reference: item for item in everything}
    root = next((item for item in objects.values() if item.get("Type") == "/StructTreeRoot"), None)
    if root is None:
        return
    reached: set[bytes] = set()
    _walk(objects, root["K"][0], reached, inside="")
    _release_running_heads(pdf, objects, root, reached)


def _walk(objects: dict, reference: bytes, reached: set[bytes], *, inside: str) -> None:
    """Depth first through the structure tree; marks what belongs to it and sets `Scope`."""
    stack = [(reference, inside)]
    while stack:
        reference, inside = stack.pop()
        element = objects.get(reference)
        if element is None or reference in reached:
            continue
        reached.add(reference)
        kind = element.get("S")
        if kind in {"/THead", "/TBody", "/TFoot"}:
            inside = kind
        elif kind == "/TH":
            element["A"]["Scope"] = "/Column" if inside == "/THead" else "/Row"
        for kid in element.get("K", ()):
            if isinstance(kid, bytes):
                stack.append((kid, inside))


def _release_running_heads(pdf: Any, objects: dict, root: Any, reached: set[bytes]) -> None:
    """Marked content whose structure element hangs on no tree becomes a pagination artifact."""
    numbers = objects[root["ParentTree"]]["Nums"]
    pages = [objects[reference] for reference in _page_references(pdf)]
    by_number = dict(zip(numbers[0::2], numbers[1::2], strict=True))
    streams = {item.reference: item for item in pdf.objects if hasattr(item, "stream")}
    for page in pages:
        owners = by_number.get(page.get("StructParents"))
        if not isinstance(owners, list):
            continue
        loose = {mcid for mcid, owner in enumerate(owners) if owner not in reached}
        if loose:
            _make_artifacts(streams[page["Contents"]], loose)
            for mcid in loose:
                owners[mcid] = b"null"


def _page_references(pdf: Any) -> list[bytes]:
    return list(pdf.page_references)


def _make_artifacts(stream: Any, loose: set[int]) -> None:
    operations = stream.stream
    for index, operation in enumerate(operations):
        if isinstance(operation, dict) and operation.get("MCID") in loose:
            operations[index - 1] = b"/Artifact"
            operations[index] = ARTIFACT
