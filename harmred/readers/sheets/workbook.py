"""Reads .xlsx files: within limits, without document types, formulas by their last result."""

import codecs
import datetime
import warnings
from contextlib import closing
from itertools import islice
from xml.parsers import expat

import pandas as pd

from ...errors import FormatError
from ..archive import Archive
from ..project.values import plain
from .grid import LOOKED, REMEDY, allowed, framed, headmost, score

TALLEST = 1_048_576
"""Rows that a workbook can have."""
_BEGINNINGS = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def of_workbook(path, wanted=frozenset()):
    """Cut the sheet of a workbook that has known headings; the first one, if none has.

    Parameters
    ----------
    path : Path
        The file.
    wanted : collection of str
        Headings that the user names.

    Returns
    -------
    Grid
        Its cells as text; numbers and dates as a table writes them.

    Raises
    ------
    FormatError
        If it is no workbook, is damaged, may harm, or is larger than is allowed.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from openpyxl import Workbook
    >>> book = Workbook()
    >>> book.active.append(["Document", "Code"])
    >>> book.active.append(["I07", 3.0])
    >>> with tempfile.TemporaryDirectory() as place:
    ...     book.save(path := pathlib.Path(place, "visits.xlsx"))
    ...     of_workbook(path).cells.values.tolist()
    [['I07', '3']]
    """
    _safe(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and rules that openpyxl does not keep
        try:
            return _grid(path, wanted)
        except FormatError:
            raise
        except Exception as error:  # a damaged workbook breaks openpyxl in every possible way
            problem = f"{path.name!r} is not a workbook that can be read, or it is damaged"
            raise FormatError(f"{problem}.\n{REMEDY}") from error


def _safe(path):
    with Archive(path) as archive:
        for name in archive.names():
            # What a workbook takes for XML depends on its own lists, not on the name.
            with closing(archive.chunks(name)) as chunks:
                start = next(chunks, b"")
            problem = _declares(start) if start.lstrip().startswith(_BEGINNINGS) else None
            if problem:
                raise archive.refusal(f"cannot be read: {name!r} {problem}", REMEDY)


def _declares(start):
    """Say what is wrong before the first element: only there can entities be declared."""
    parser, seen = expat.ParserCreate(), []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("declares a document type")
    parser.StartElementHandler = lambda *_: seen.append(None)
    try:
        for at in range(0, len(start), 4096):
            parser.Parse(start[at : at + 4096], False)
            if seen:
                return seen[0]
    except (expat.ExpatError, LookupError, ValueError):
        return seen[0] if seen else "is not XML"
    return "has no element in its first mebibyte"


def _grid(path, wanted):
    from openpyxl import load_workbook

    # openpyxl takes a file by its name only if that ends in .xlsx.
    with (
        path.open("rb") as file,
        closing(load_workbook(file, read_only=True, data_only=True)) as book,
    ):
        starts = {}
        for sheet in book.worksheets:
            # What a sheet says of its own size may be anything.
            sheet.reset_dimensions()
            top = [_texts(row) for row in islice(sheet.iter_rows(values_only=True), LOOKED)]
            if any(map(any, top)):
                starts[sheet.title] = max(score(cells, wanted) for cells in top)
        if not starts:
            raise FormatError(f"{path.name!r} is empty.\n{REMEDY}")
        name = next(
            (each for each, many in starts.items() if many > 1), max(starts, key=starts.get)
        )
        table = _table(path, book[name])
    first = headmost(table["cells"].tolist()[:LOOKED], wanted)
    frame = pd.DataFrame(table["cells"].tolist()[first:], index=table.index[first:], dtype="str")
    return framed(frame, path.name, [each for each in starts if each != name])


def _table(path, sheet):
    """Return the rows that hold something, by their number."""
    seen, widest, kept = 0, 0, {}
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > TALLEST:
            raise FormatError(f"{path.name!r} has a row beyond {TALLEST:,}.\n{REMEDY}")
        cells = _texts(row)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept[number] = cells
            # Rows are made equally long below: one long row makes all of them long.
            seen, widest = seen + len(row), max(widest, len(cells))
            allowed(path, cells=max(seen, widest * len(kept)))
    return pd.DataFrame({"cells": pd.Series(kept, dtype=object)})


def _texts(row):
    return [None if value is None else _text(value) for value in row]


def _text(value):
    if isinstance(value, str):
        return _unescaped(value) or None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return plain("FloatValue", repr(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return str(value)


def _unescaped(text):
    if "_x" not in text:
        return text
    from openpyxl.utils.escape import unescape

    return unescape(text)
