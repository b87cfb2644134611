"""Keys of what has none of its own here: made from its owner, so that it keeps them from answer to answer."""

import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:teilhabenetz:hsds")


def key_of(owner: uuid.UUID | str, *path: str) -> str:
    """E.g. `key_of(offer.pk, "language", "deu")`."""
    return str(uuid.uuid5(SPACE, "/".join((str(owner), *path))))
