"""How much a file may hold before it is refused; each limit can be set from outside."""

import os

from ..errors import FormatError

LIMITS = {
    "MEMBERS": 50_000,  # files in an archive: 5,000 sources with a film beside each stay below
    "SIZE": 2 * 2**30,  # bytes read from one file: XML, texts and tables; films are never read
    "RATIO": 100,  # XML and texts shrink to a fifth, at best to a thirtieth; bombs to a thousandth
    "SMALL": 16 * 2**20,  # bytes that may shrink as they like: they fill no memory
    "TOKEN": 64 * 2**20,  # bytes of one tag of XML with its attributes
    "DEPTH": 10_000,  # elements of XML inside one another: codes nest a few levels
    "CELL": 64 * 2**20,  # bytes of one cell: the longest transcripts have a few million characters
    "ROWS": 20_000_000,  # rows of one table
    "CELLS": 100_000_000,  # cells of one table
}
"""Name -> the largest value that is allowed."""
_VARIABLE = "HARMRED_LIMIT_"


def limit(name):
    """Return a limit: from the environment, else ours.

    Parameters
    ----------
    name : str
        Which, as in `LIMITS`; the environment variable is HARMRED_LIMIT_ and the name.

    Returns
    -------
    int
        The largest value that is allowed.

    Raises
    ------
    FormatError
        If the environment sets something that is not a whole number.

    Examples
    --------
    >>> limit("MEMBERS")
    50000
    """
    said = os.environ.get(_VARIABLE + name, "")
    if not said:
        return LIMITS[name]
    if not said.isdecimal():
        raise FormatError(
            f"the environment variable {_VARIABLE}{name} must be a whole number; got {said!r}.\n"
            f"Without it the limit is {LIMITS[name]:,}."
        )
    return int(said)


def raised(name):
    """Say how to allow more, for a file that one trusts.

    Parameters
    ----------
    name : str
        Which limit.

    Returns
    -------
    str
        The end of a remedy.

    Examples
    --------
    >>> raised("ROWS")
    'If you trust the file, set HARMRED_LIMIT_ROWS higher (it is 20,000,000).'
    """
    return f"If you trust the file, set {_VARIABLE}{name} higher (it is {limit(name):,})."
