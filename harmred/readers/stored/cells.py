"""What stands in a cell of a database: SQLite keeps numbers, text and bytes in any column."""

import re

from ..cells import prose

_WHOLE = re.compile(r"(\d{1,15})(?:\.0*)?")
"""No text is longer than fifteen digits can say: what has more is no position."""


def words(cell):
    r"""Return a cell as text.

    Parameters
    ----------
    cell : object
        None, a number, text or bytes.

    Returns
    -------
    str
        Nothing for None; bytes that are not UTF-8 are read as Windows-1252.

    Examples
    --------
    >>> words(None), words(41), words("été"), words(b"\xe9t\xe9")
    ('', '41', 'été', 'été')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bytes):
        try:
            return cell.decode()
        except UnicodeDecodeError:
            return cell.decode("cp1252", "replace")
    return "" if cell is None else str(cell)


def key(cell):
    """Return what an element is known by, so that 1, 1.0 and '1' are one.

    Parameters
    ----------
    cell : object
        The content of a column of identifiers.

    Returns
    -------
    str or None
        None for a cell without one.

    Examples
    --------
    >>> key(1), key(1.0), key("1"), key(None), key("")
    ('1', '1', '1', None, None)
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return words(cell) or None


def place(cell):
    """Return a position.

    Parameters
    ----------
    cell : object
        A whole number, also as REAL or as text.

    Returns
    -------
    int
        -1 for what is no position.

    Examples
    --------
    >>> place(17), place(17.0), place("17"), place(17.5), place(float("inf")), place(-3), place(b"")
    (17, 17, 17, -1, -1, -1, -1)
    """
    if type(cell) is int and 0 <= cell < 10**15:
        return cell
    match = _WHOLE.fullmatch(str(cell)) if isinstance(cell, float | str) else None
    return int(match[1]) if match else -1


def memo(cell):
    """Return what somebody wrote beside an element.

    Parameters
    ----------
    cell : object
        The content of a column of memos.

    Returns
    -------
    str or None
        Tidy; None for nothing.

    Examples
    --------
    >>> memo(" to check "), memo(""), memo(None)
    ('to check', None, None)
    """
    return (prose(words(cell)) or None) if cell else None
