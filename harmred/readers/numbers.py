"""Whole numbers, whatever marks a spreadsheet put between their digits."""

import re

import pandas as pd

from ..checks.report import found
from ..errors import said

_WHOLE = re.compile(
    r"(?P<whole>-?(?:[1-9]\d{0,2}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*|\d+))(?:(?P<point>[.,])0+)?"
)
# Between thousands: space, no-break, thin and narrow no-break space, two apostrophes.
_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'\u2019](?=\d{3}(?!\d))")
_AMBIGUOUS = re.compile(r"-?\d{1,3}[.,]000")
_DIGITS = 15
"""Longer numbers are neither positions nor lengths, and spreadsheets round them."""


def whole(column, file):
    """Read a column of whole numbers, whatever marks a spreadsheet put into them.

    Parameters
    ----------
    column : Series
        Clean cells, by row of the spreadsheet.
    file : str
        What to call the file in a problem.

    Returns
    -------
    numbers : Series
        Nullable whole numbers, missing where the cell is not one.
    problems : DataFrame
        One row for each such cell.

    Examples
    --------
    >>> numbers, problems = whole(pd.Series(["8 412", "8412,0", "84,12"], name="end"), "a.csv")
    >>> numbers.tolist(), problems["problem"].tolist()
    ([8412, 8412, <NA>], ["'end' must be a whole number; got '84,12'"])
    """
    codes, cells = pd.factorize(column)
    read = pd.array([_number(cell) for cell in cells], dtype="Int64")
    numbers = pd.Series(read.take(codes, allow_fill=True), index=column.index, name=column.name)
    wrong = column.notna() & numbers.isna()
    problem = [
        f"{said(cell)} in '{column.name}' may be a thousand times as much"
        if _AMBIGUOUS.fullmatch(cell)
        else f"'{column.name}' must be a whole number; got {said(cell)}"
        for cell in column[wrong]
    ]
    remedy = "Write whole numbers in digits alone, such as 8412."
    return numbers, found("error", file, column.index[wrong], column.name, problem, remedy)


def _number(cell):
    if cell.isdecimal() and len(cell) <= _DIGITS:
        return int(cell)
    match = _WHOLE.fullmatch(_GROUPS.sub("", cell.replace("\u2212", "-")))
    if not match or _AMBIGUOUS.fullmatch(cell) or match["mark"] == match["point"] is not None:
        return pd.NA
    digits = re.sub("[.,]", "", match["whole"])
    return int(digits) if len(digits) <= _DIGITS else pd.NA
