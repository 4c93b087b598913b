"""What a file held and what became of it: found = read + skipped, for every kind of element."""

import pandas as pd

from ..study import TABLES, Study

COLUMNS = ("element", "found", "read", "skipped", "reason")


def ledger(study):
    """Tell what the file of a study held, and what of it was read.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per kind of element: element, found, read, skipped, reason. `found` is always
        `read` + `skipped`; a reason says how many it concerns. A study in tables is read whole.

    Raises
    ------
    TypeError
        If it is not a study: a path has to be loaded first.

    Examples
    --------
    >>> import harmred as hr
    >>> table = ledger(hr.load())
    >>> (table["found"] == table["read"] + table["skipped"]).all()
    np.True_
    >>> table["element"].tolist()
    ['sources', 'codebook', 'segments', 'turns', 'guide']
    """
    if not isinstance(study, Study):
        raise TypeError(f"`study` must be a Study; got {study!r}. hr.load(path) reads one.")
    if study.ledger is not None:
        return study.ledger.copy()
    frames = {table: getattr(study, table) for table in TABLES}
    return entries([(t, len(frame), {}) for t, frame in frames.items() if frame is not None])


def entries(rows):
    """Make a ledger.

    Parameters
    ----------
    rows : iterable of tuple
        Element, how many were found, why some were skipped (reason -> how many) and, if there
        is more to say, a list of remarks.

    Returns
    -------
    DataFrame
        As `ledger` returns it.

    Examples
    --------
    >>> entries([("cases", 80, {"without a source": 62})]).values.tolist()
    [['cases', 80, 18, 62, '62 without a source']]
    """
    table = pd.DataFrame([_entry(*row) for row in rows], columns=COLUMNS)
    return table.astype({"element": "str", "reason": "str"})


def _entry(element, found, why, remarks=()):
    skipped = sum(why.values())
    said = [f"{number:,} {reason}" for reason, number in why.items() if number]
    return element, found, found - skipped, skipped, "; ".join([*said, *remarks])
