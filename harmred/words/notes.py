"""Notes of rows: what they lack, in English that draw and tell know how to say in French."""

import numpy as np
import pandas as pd

from ..study import plural


def left_out(table, study, rows):
    """Say for each row how many standing segments of its kind have no position.

    Parameters
    ----------
    table : DataFrame
        Has a column `kind`.
    study : Study
        The study.
    rows : DataFrame
        From `marked`: those that a position was needed of.

    Returns
    -------
    Series of str
        Missing where none is left out; draw and tell know it by its English.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.analysis.mentions import marked
    >>> study = hr.load()
    >>> left_out(hr.count(study), study, marked(study, "theme")).isna().all()
    np.True_
    """
    nowhere = rows[rows["start"].isna() | rows["end"].isna()].drop_duplicates("segment")
    kind = nowhere["source"].map(study.sources.set_index("source")["kind"])
    said = {
        each: f"{plural(many, 'segment')} without a position left out"
        for each, many in kind.value_counts().items()
    }
    return table["kind"].map(said).astype("str")


def no_interval(table, fewest):
    """Say of each row without an interval why it has none.

    Parameters
    ----------
    table : DataFrame
        Has columns `facilities` and `low`.
    fewest : int
        Facilities that an interval needs.

    Returns
    -------
    Series of str
        Missing where there is an interval.

    Examples
    --------
    >>> rows = pd.DataFrame({"facilities": pd.array([3, None], "Int64"), "low": [np.nan, np.nan]})
    >>> no_interval(rows, 4).tolist()
    ['fewer than 4 facilities: no interval', 'no facilities: no interval']
    """
    few = np.where(table["facilities"].isna(), "no facilities", f"fewer than {fewest} facilities")
    notes = pd.Series(few, index=table.index, dtype="str") + ": no interval"
    return notes.where(table["low"].isna())


def both(first, second):
    """Put two notes of each row in one.

    Parameters
    ----------
    first, second : Series of str
        Missing where there is nothing to note.

    Returns
    -------
    Series of str
        The one, a semicolon, the other.

    Examples
    --------
    >>> both(pd.Series(["a", None, "a"], dtype="str"), pd.Series(["b", "b", None], dtype="str"))[0]
    'a; b'
    """
    return (first + "; " + second).fillna(first).fillna(second)
