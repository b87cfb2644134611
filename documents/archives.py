"""Files in one archive whose bytes depend on nothing but its files."""

import io
import zipfile
from collections.abc import Mapping

#: The first instant a ZIP archive can name; every member says it was made then.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in the order given, with fixed times and rights."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, FIXED_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return target.getvalue()


def with_fixed_times(data: bytes) -> bytes:
    """The same archive as if `write_zip` had made it: office programs write the clock into theirs."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return write_zip({name: archive.read(name) for name in archive.namelist()})
