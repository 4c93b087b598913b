"""How programs count positions: in which unit, how long a line end is, with which marks."""

from itertools import product
from typing import NamedTuple

UNITS = POINTS, UTF16 = "code points", "UTF-16 units"
UTF8 = "UTF-8 bytes"
"""Counted by one program only, which never counts otherwise: it is not tried on others."""
ENDS = TWO, ONE, LF_TWO = "CRLF as two", "CRLF as one", "LF as two"


class Convention(NamedTuple):
    """How a program counts: in which unit, how long a line end is, how many marks it counts."""

    unit: str = POINTS
    ends: str = TWO
    marks: int = 0


HABITS = {
    "qualcoder": Convention(POINTS, ONE),
    "nvivo": Convention(UTF16, TWO),
    "atlas.ti": Convention(POINTS, ONE),
    "rqda": Convention(POINTS, ONE),
    "harmred": Convention(POINTS, ONE),
}
"""As proved on files of these programs; elsewhere, code points as they stand in the file."""


def every(marks=1):
    """Return every convention.

    Parameters
    ----------
    marks : int
        How many byte-order marks may be counted; at most two are tried.

    Returns
    -------
    list of Convention
        All combinations.

    Examples
    --------
    >>> len(every())
    12
    """
    return [Convention(*way) for way in product(UNITS, ENDS, range(min(marks, 2) + 1))]


def habit(origin):
    """Return the convention that a program is known for.

    Parameters
    ----------
    origin : str
        The program, as the file names it.

    Returns
    -------
    Convention
        Its habit; code points as they stand in the file, if it is not known.

    Examples
    --------
    >>> habit("NVivo for Windows").unit, habit("something else").unit
    ('UTF-16 units', 'code points')
    """
    known = (way for name, way in HABITS.items() if name in origin.casefold())
    return next(known, Convention())
