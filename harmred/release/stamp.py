"""Fingerprints of a drawn table, of the data and of the code."""

import hashlib
from functools import cache
from pathlib import Path

from ..study import TABLES


def as_csv(table):
    r"""Write a table the way it is kept: UTF-8, LF, twelve digits, empty for missing.

    Parameters
    ----------
    table : DataFrame
        Any table.

    Returns
    -------
    str
        The text of the CSV, the same on every machine.

    Examples
    --------
    >>> import pandas as pd
    >>> as_csv(pd.DataFrame({"share": [1 / 3]}))
    'share\n0.333333333333\n'
    """
    return table.to_csv(index=False, lineterminator="\n", float_format="%.12g")


def fingerprint(table):
    """Return the SHA-256 of a table as it is kept.

    Parameters
    ----------
    table : DataFrame
        Any table.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> import pandas as pd
    >>> fingerprint(pd.DataFrame({"a": [1]}))[:8]
    '309b0e45'
    """
    return hashlib.sha256(as_csv(table).encode()).hexdigest()


def of_study(study):
    """Return the fingerprint of a study's tables.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> import harmred as hr
    >>> of_study(hr.load()) == of_study(hr.load())
    True
    """
    tables = (getattr(study, name) for name in TABLES)
    parts = "".join(fingerprint(table) for table in tables if table is not None)
    return hashlib.sha256(parts.encode()).hexdigest()


@cache
def of_code():
    """Return the fingerprint of the package's own files, whatever their line ends.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> len(of_code())
    64
    """
    room = Path(__file__).parents[1]
    files = sorted(path for form in ("*.py", "*.csv", "*.json") for path in room.rglob(form))
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.relative_to(room).as_posix().encode())
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
