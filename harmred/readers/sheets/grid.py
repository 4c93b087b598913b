"""Cuts a sheet into headings and cells, whatever stands above them."""

import csv
import re
from typing import NamedTuple

import pandas as pd

from ...errors import FormatError
from ..cells import heading
from ..encoding import decode
from ..limits import limit, raised
from ..project.names import tidy
from ..rows import SEPARATORS, rows
from .headings import known

LOOKED = 20
"""Rows among which the headings stand: titles, dates and filters may be above."""
WIDEST = 16_384
"""Columns that a spreadsheet can have."""
REMEDY = "Export it again, or save it as 'CSV UTF-8' from a spreadsheet program."
_LINE = re.compile(r"\r\n|\r|\n")


class Grid(NamedTuple):
    """The cells below the headings, by row of the sheet; headings; their row; what is around."""

    cells: pd.DataFrame
    headings: list
    row: int = 1
    others: list = ()
    file: str = "the sheet"


def score(cells, wanted=frozenset()):
    """Count the headings in a row that are known.

    Parameters
    ----------
    cells : iterable of str or None
        The row.
    wanted : collection of str
        Headings that the user names.

    Returns
    -------
    int
        How many, each once.

    Examples
    --------
    >>> score(["Document name", "Code", None, "code"])
    2
    """
    names = {heading(cell) for cell in cells if cell}
    return len(names & known()) + len(names & wanted)


def headmost(table, wanted=frozenset()):
    """Find the row of the headings.

    Parameters
    ----------
    table : list of list
        The first rows.
    wanted : collection of str
        Headings that the user names.

    Returns
    -------
    int
        The row with most known headings, the first of them; else the first that is not blank.

    Examples
    --------
    >>> headmost([["Coded segments"], [], ["Document", "Code"], ["I07", "said"]])
    2
    """
    scores = [score(cells, wanted) for cells in table[:LOOKED]]
    if max(scores, default=0) > 1:
        return scores.index(max(scores))
    return next((n for n, cells in enumerate(table) if any(cells)), 0)


def of_text(path, wanted=frozenset()):
    r"""Cut a CSV or TSV file.

    Parameters
    ----------
    path : Path
        The file.
    wanted : collection of str
        Headings that the user names.

    Returns
    -------
    Grid
        Its cells, as they stand.

    Raises
    ------
    FormatError
        If it cannot be read, is not a table, or is larger than a sheet can be.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.csv")
    ...     _ = path.write_text("Segments of May\n\nDocument;Code\nI07;said\n")
    ...     grid = of_text(path)
    >>> grid.headings, grid.cells.to_dict("index"), grid.row
    (['Document', 'Code'], {4: {0: 'I07', 1: 'said'}}, 3)
    """
    text = _text(path)
    lines = _lines(text)
    cut = [_best(line, wanted) for line in lines]
    first = headmost(cut, wanted)
    width = len(cut[first]) if cut else 0
    if width > WIDEST:
        raise _broken(path, f"has {width:,} columns, and a sheet has {WIDEST:,} at most")
    lines = text.count("\n") + text.count("\r")
    allowed(path, rows=lines, cells=lines * width)
    names = {heading(cell) for cell in cut[first] if cell} if cut else set()
    try:
        table = rows(_from(text, first), names)
    except pd.errors.EmptyDataError as error:
        raise _broken(path, "is empty") from error
    except (csv.Error, pd.errors.ParserError, ValueError) as error:
        raise _broken(path, f"is not a table that can be cut into cells: {_why(error)}") from error
    return framed(table.set_axis(table.index + first), path.name)


def allowed(path, **sizes):
    """Refuse a table that is larger than is allowed.

    Parameters
    ----------
    path : Path
        The file.
    **sizes : int
        How many `rows` and `cells` it would have in memory.

    Raises
    ------
    FormatError
        If one is too many.

    Examples
    --------
    >>> from pathlib import Path
    >>> allowed(Path("visits.csv"), rows=10**9)
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: 'visits.csv' has more than 20,000,000 rows.
    ...
    """
    for name, many in sizes.items():
        most = limit(name.upper())
        if many > most:
            problem = f"{path.name!r} has more than {most:,} {name}"
            raise FormatError(f"{problem}.\n{raised(name.upper())}")


def framed(table, file, others=()):
    """Make a grid of a table whose first row holds the headings.

    Parameters
    ----------
    table : DataFrame
        Cells as text, missing where empty, by row of the sheet.
    file : str
        Where they stand.
    others : sequence of str
        The sheets that are not read.

    Returns
    -------
    Grid
        Its cells.

    Examples
    --------
    >>> framed(pd.DataFrame([["Code"], ["a"]], index=[1, 2]), "a.csv").headings
    ['Code']
    """
    heads = [tidy(cell) if isinstance(cell, str) else "" for cell in table.iloc[0]]
    below = table.iloc[1:]
    # A cell far to the right makes thousands of columns between that hold nothing.
    kept = [at for at, name in enumerate(heads) if name or below.iloc[:, at].notna().any()]
    cells, heads = below.iloc[:, kept], [heads[at] for at in kept]
    cells = cells.set_axis(range(len(kept)), axis=1)
    return Grid(cells, heads, int(table.index[0]), others, file)


def _text(path):
    if path.stat().st_size > limit("SIZE"):
        raise FormatError(
            f"{path.name!r} is larger than {limit('SIZE'):,} bytes.\n{raised('SIZE')}"
        )
    text, problems = decode(path, path.name)
    if text is None:
        said = problems.iloc[0]
        raise FormatError(f"{path.name!r}: {said['problem']}.\n{said['remedy']}")
    return text


def _lines(text):
    """Return the first lines, each up to a length at which no headings are left to see."""
    found, at = [], 0
    while at < len(text) and len(found) < LOOKED:
        end = _LINE.search(text, at)
        until = end.start() if end else len(text)
        found.append(text[at : min(until, at + 2**20)])
        at = end.end() if end else len(text)
    return found


def _from(text, line):
    at = 0
    for _ in range(line):
        at = _LINE.search(text, at).end()
    return text[at:]


def _best(line, wanted):
    """Cut a line with the separator that shows most headings, or else most cells."""
    cuts = [_cells(line, mark) for mark in SEPARATORS]
    return max(cuts, key=lambda cells: (score(cells, wanted), len(cells)))


def _cells(line, mark):
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return [line]


def _why(error):
    said = str(error)
    if "EOF" in said:
        return "a quotation mark is never closed"
    if "limit" in said:
        return "a cell is longer than a cell can be"
    return "a row is far longer than the headings"


def _broken(path, problem):
    return FormatError(f"{path.name!r} {problem}.\n{REMEDY}")
