"""What a file held and what became of it: found = read + skipped, for every kind of element."""

import pandas as pd

from ..checks.report import NONE, found
from ..naming import LEDGER
from ..study import TABLES, Study, plural
from .encoding import decode
from .rows import rows

COLUMNS = ("element", "found", "read", "skipped", "reason")
PLACES, IN = "positions", "positions in "
"""The element that stands for all passages, and what comes before the name of each source."""
NOTE = "place_note"
"""The column of segments that says what became of a passage that was moved, or not found."""
_SHOWN = 10


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


def summed(study):
    """Sum up what the file of a study held: element -> found, read and skipped.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    dict
        Without the elements that the file did not hold, and without a row for each source.

    Examples
    --------
    >>> import harmred as hr
    >>> summed(hr.load())["guide"] == {"found": 8, "read": 8, "skipped": 0}
    True
    """
    table = ledger(study)
    table = table[(table["found"] > 0) & ~table["element"].str.startswith(IN)]
    counts = table.set_index("element")[["found", "read", "skipped"]]
    return {name: {k: int(v) for k, v in row.items()} for name, row in counts.iterrows()}


def told(study):
    """Say in lines what the file of a study held, and which passages were moved or not found.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of str
        A line for each kind of element, for each source whose passages do not all fit, and for
        each passage that was moved or not found: ten at most, and how many more there are.

    Examples
    --------
    >>> import harmred as hr
    >>> [line.split() for line in told(hr.load())][-1]
    ['guide', '8', '8', '0']
    """
    table = ledger(study)
    table = table[table["found"] > 0]
    each = table["element"].str.startswith(IN)
    odd = each & ((table["skipped"] > 0) | table["reason"].str.contains(";"))
    lines = [line.rstrip() for line in table[~each].to_string(index=False).splitlines()]
    lines += [f"{row.element}: {row.reason}" for row in table[odd].head(_SHOWN).itertuples()]
    lines += _more(int(odd.sum()), "source")
    if NOTE in study.segments:
        strays = study.segments[study.segments[NOTE].notna()]
        lines += [
            f"segments.csv row {row.Index + 2}: {row.source}, {row.code}: {getattr(row, NOTE)}"
            for row in strays.head(_SHOWN).itertuples()
        ]
        lines += _more(len(strays), "passage")
    return lines


def _more(many, word):
    return [f"and {plural(many - _SHOWN, f'more {word}')}"] * (many > _SHOWN)


def read_ledger(path):
    """Read the ledger that travels with the tables of a study.

    Parameters
    ----------
    path : Path or None
        The file, if there is one.

    Returns
    -------
    ledger : DataFrame or None
        As `ledger` returns it; None where there is none.
    problems : DataFrame
        One row if it is not a ledger.

    Examples
    --------
    >>> read_ledger(None)[0] is None
    True
    """
    if path is None:
        return None, NONE
    text, report = decode(path, LEDGER)
    try:
        raw = rows(text or "", COLUMNS)
        table = raw.iloc[1:].set_axis(raw.iloc[0].tolist(), axis=1)
        table = table.reset_index(drop=True)[list(COLUMNS)]
        table = table.astype({"found": "int", "read": "int", "skipped": "int"})
    except (TypeError, ValueError, KeyError):
        remedy = "Delete it, or convert the project again."
        problem = "it is not a ledger as `harmred convert` writes it"
        return None, found("warning", LEDGER, None, None, problem, remedy)
    return table.assign(reason=table["reason"].fillna("")), report


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
