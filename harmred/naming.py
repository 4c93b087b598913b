"""How a study and its texts are named on disk, and known again: places, file names, marks."""

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

MARKERS = ("[SYNTHÉTIQUE]", "[SYNTHETIC]")
"""How each paragraph of an invented text begins."""
ESSENTIAL = ("sources.csv", "codebook.csv", "segments.csv")
"""The files that make a folder a study."""
DATABASE = "data.qda"
"""The file by which the folder of a QualCoder project is known."""
LEDGER = "ledger.csv"
"""What the file held that the study was read from, and what became of it."""
DERIVED = ("length", "text_sha256")
"""The columns of sources that a text gives where they are empty."""

_LONGEST, _KEPT = 250, 180
"""Bytes of a file name, as file systems take them, and what a longer one keeps of itself."""
# Windows takes none of these, and a slash is a folder everywhere.
_NOT_IN_A_FILE_NAME = re.compile(r'[/\\:*?"<>|%\x00-\x1f\x7f-\x9f]')


def beside(origin):
    """Return the folder where what belongs to a study is kept, such as its results.

    Parameters
    ----------
    origin : path-like
        Where the study was read from.

    Returns
    -------
    Path
        The study's own folder of tables; for the file, or the folder, of another program the
        one around it, because nothing is to be written into that.

    Examples
    --------
    >>> beside("fieldwork/visits.qdpx").name
    'fieldwork'
    """
    origin = Path(origin)
    own = origin.is_dir() and not (origin / DATABASE).exists()
    return origin if own else origin.parent


def text_file(source):
    """Return the name of the file that holds a source's text.

    Parameters
    ----------
    source : str
        Identifier of the source.

    Returns
    -------
    str
        The identifier, with what no file system takes percent-encoded, and `.txt`. A long one
        is cut, and twelve digits of its fingerprint tell it from others.

    Examples
    --------
    >>> text_file("I07"), text_file("A/B: été")
    ('I07.txt', 'A%2FB%3A été.txt')
    >>> text_file("a" * 300)[175:]
    'aaaaa~9835fa6bf4e2.txt'
    """
    composed = unicodedata.normalize("NFC", source)
    name = _NOT_IN_A_FILE_NAME.sub(lambda match: quote(match[0], safe=""), composed)
    held = name.encode("utf-8", "surrogatepass")
    if len(held) + len(".txt") > _LONGEST:
        name = f"{held[:_KEPT].decode('utf-8', 'ignore')}~{fingerprint(composed)[:12]}"
    return name + ".txt"


def fingerprint(text):
    """Return the SHA-256 of a text, as `sources.text_sha256` states it.

    Parameters
    ----------
    text : str
        The frozen text, with LF line ends.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> fingerprint("été")[:8]
    'bd010c64'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
