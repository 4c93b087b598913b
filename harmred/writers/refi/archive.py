"""Zip files that are the same, byte for byte, whenever and wherever they are written."""

import zipfile
import zlib
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o644 << 16
_SMALL, _SUSPECT = 2**24, 50
"""A larger file that shrinks further may be taken for a bomb by who reads it, harmred included."""


def packed(files):
    """Pack files into a zip file.

    Parameters
    ----------
    files : dict
        Name -> iterable of str, the pieces of its text; each is asked for once.

    Returns
    -------
    bytes
        The zip file: no date of now, texts in UTF-8 without a mark, as importers count them.

    Examples
    --------
    >>> packed({"a.txt": ["é", "té"]}) == packed({"a.txt": ["été"]})
    True
    """
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, pieces in files.items():
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
            raw = _encoded(pieces)
            archive.writestr(member, raw, _method(raw))
    return whole.getvalue()


def _encoded(pieces):
    """Return the pieces as one, without ever holding all of them beside it."""
    raw = BytesIO()
    for piece in pieces:
        raw.write(piece.encode())
    return raw.getbuffer()


def _method(raw):
    suspect = len(raw) > _SMALL and len(raw) > _SUSPECT * len(zlib.compress(raw, 1))
    return zipfile.ZIP_STORED if suspect else zipfile.ZIP_DEFLATED
