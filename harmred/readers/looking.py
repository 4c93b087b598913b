"""Looks at what a file holds, whatever its name, and finds the reader for it."""

import codecs
import re

from ..errors import FormatError
from ..naming import DATABASE, ESSENTIAL
from . import qualcoder, refi, rqda, sheets, taguette
from .archive import Archive, is_archive
from .database import is_database, opened

_BOOK = "xl/workbook.xml"
_DATABASES = (qualcoder, taguette, rqda)
_ENCODINGS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(\w+)")
_BEFORE = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
"""What may stand before the first element of XML."""
_LOOKED_FOR = (
    f"harmred looked for a folder with {', '.join(ESSENTIAL)}; a REFI-QDA project (.qdpx) or "
    "codebook (.qdc); a project of QualCoder (.qda), Taguette (.sqlite3) or RQDA (.rqda); a "
    "spreadsheet (.xlsx, .csv, .tsv) with a row for each coded segment, or with a column of 0 "
    "and 1 for each code."
)
_EXPORTS = {
    "NVivo": (("nvp", "nvpx", "nvcx"), "Share > Export Project > REFI-QDA Project"),
    "MAXQDA": (("mx", "mex", "mtr"), "export the project as a REFI-QDA project (.qdpx)"),
    "ATLAS.ti": (("atl", "hpr"), "export the project as QDPX (REFI-QDA)"),
    "Dedoose": (("dedx",), "export the excerpts, with their codes, to Excel"),
    "Taguette": ((), "export the project as SQLite3, or the highlights as CSV"),
    "a word processor": (
        ("doc", "docx", "odt", "rtf", "pdf", "txt"),
        "a transcript alone has no codes: code it in one of these programs, or see `harmred new`",
    ),
    "a spreadsheet program": (("xls", "xlsb", "ods", "numbers"), "save as .xlsx or CSV UTF-8"),
}
"""Program -> how the names of its own files end, and how to export from it."""


def reader(path):
    """Find the reader for a file or a folder, by its content.

    Parameters
    ----------
    path : Path
        A file that is there, or a folder.

    Returns
    -------
    callable
        Takes the path, and returns a Study.

    Raises
    ------
    FormatError
        If nothing that harmred reads is there: what was looked for, and how to export it.

    Examples
    --------
    >>> from pathlib import Path
    >>> reader(Path(__file__).parent)
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: 'readers' is a folder, but not of anything that harmred reads.
    ...
    """
    if path.is_dir():
        if (path / DATABASE).is_file():
            return qualcoder.read
        raise unknown(path, "is a folder, but not of anything that harmred reads")
    if is_archive(path):
        with Archive(path) as archive:
            return refi.read if archive.find(_BOOK) is None else sheets.read
    if is_database(path):
        return _of_database(path)
    return _of_text(path)


def _of_database(path):
    with opened(path) as database:
        for room in _DATABASES:
            if all(database.has(name, *columns) for name, columns in room.TABLES.items()):
                return room.read
    raise unknown(path, "is a SQLite database, but not one of QualCoder, Taguette or RQDA")


def _of_text(path):
    with path.open("rb") as file:
        start = file.read(4096)
    if element := _root(start):
        if element == refi.BOOK:
            return refi.read_codebook
        raise unknown(path, f"is XML with {element!r} at its root, and not a REFI-QDA codebook")
    if b"\0" in start and not start.startswith(tuple(_ENCODINGS)):
        raise unknown(path, "is neither text nor anything else that harmred reads")
    return sheets.read


def _root(start):
    """Return the name of the first element, if these bytes begin XML."""
    encoding = next((name for mark, name in _ENCODINGS.items() if start.startswith(mark)), "utf-8")
    text = start.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    element = _ELEMENT.search(_BEFORE.sub("", text)) if text.startswith("<") else None
    return element and element[1]


def unknown(path, problem):
    """Return the error that says what a file is not, what was looked for, and what to do.

    Parameters
    ----------
    path : Path
        The file.
    problem : str
        What follows its name in a sentence.

    Returns
    -------
    FormatError
        To be raised.

    Examples
    --------
    >>> from pathlib import Path
    >>> print(str(unknown(Path("visits.nvpx"), "is not readable")).splitlines()[2])
    From NVivo: Share > Export Project > REFI-QDA Project.
    """
    ending = path.suffix.casefold().removeprefix(".")
    theirs = [name for name, (ends, _) in _EXPORTS.items() if ends and ending.startswith(ends)]
    lines = [f"From {name}: {_EXPORTS[name][1]}." for name in theirs or _EXPORTS]
    return FormatError("\n".join([f"{path.name!r} {problem}.", _LOOKED_FOR, *lines]))
