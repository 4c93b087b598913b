"""Dates of coding as sheets write them, as half-years."""

import re

import pandas as pd

from ..project.source import NEVER, half_year

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_OTHER = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)")


def half_years(column):
    """Read a column of dates.

    Parameters
    ----------
    column : Series of str
        Clean cells.

    Returns
    -------
    Series or None
        As `2025H1`, missing where empty; None where a date cannot be read, or not in one way.

    Examples
    --------
    >>> half_years(pd.Series(["31.12.2024 10:05", "2025-01-02"])).tolist()
    ['2024H2', '2025H1']
    >>> half_years(pd.Series(["05/08/2024"])) is None
    True
    """
    codes, cells = pd.factorize(column)
    months_first = _months_first(cells)
    read = [half_year(_iso(cell, months_first)) for cell in cells]
    if NEVER in read or not read:
        return None
    names = [f"{number // 2}H{number % 2 + 1}" for number in read]
    values = pd.array(names, dtype="str").take(codes, allow_fill=True)
    return pd.Series(values, index=column.index)


def _months_first(cells):
    """Tell whether slashes put the month first; None where no day is beyond 12."""
    pairs = [(int(d[1]), int(d[3])) for d in map(_OTHER.match, cells) if d and d[2] == "/"]
    first, second = (max((pair[n] for pair in pairs), default=0) > 12 for n in (0, 1))
    return None if first == second else second


def _iso(cell, months_first):
    if date := _ISO.match(cell):
        return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    date = _OTHER.match(cell)
    if not date or (date[2] == "/" and months_first is None):
        return None
    day, month = (date[3], date[1]) if date[2] == "/" and months_first else (date[1], date[3])
    return f"{date[4]}-{int(month):02}-{int(day):02}"
