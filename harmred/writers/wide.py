"""A study as one wide table of turns: a column of 0 and 1 for each code, for network programs."""

import numpy as np
import pandas as pd

from ..standing import standing
from ..study import plural
from ..talk import talk
from .cells import begins, csv
from .who import WHO, who

ENDING = ".csv"
FIRST = (*WHO, "turn", "speaker", "section")


def ours(path):
    """Tell whether a file is such a table.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bool
        Whether its headings begin as ours.

    Examples
    --------
    >>> from pathlib import Path
    >>> ours(Path(__file__))
    False
    """
    return begins(path, FIRST)


def lost(study):
    """List what the table has no place for.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of str
        What, and how much of it.

    Examples
    --------
    >>> import harmred as hr
    >>> lost(hr.load())
    []
    """
    nowhere = study.segments[["start", "end"]].isna().any(axis=1).sum()
    silent = len(study.sources) - study.sources["source"].isin(_everyone(study)).sum()
    return [f"{plural(nowhere, 'segment')} without a place"] * bool(nowhere) + [
        f"{plural(silent, 'source')} with neither turns nor a text"
    ] * bool(silent)


def _everyone(study):
    """Return the sources that have turns, be they all the interviewer's, or a text."""
    read = study.sources.loc[study.sources["text"].notna(), "source"]
    return read if study.turns is None else pd.concat([read, study.turns["source"]])


def content(study):
    r"""Return the turns as CSV.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    bytes
        As `turns` makes them.

    Raises
    ------
    StudyError
        If there are neither turns nor texts, or nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> content(hr.load()).count(b"\n")
    5513
    """
    return csv(turns(study))


def turns(study):
    """Make the table.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per turn that counts: who and where, turn, speaker, section, and 1 for each code
        that marks a character of the turn, by the coder whose marks stand. Codes come in the
        order of the codebook, also those that mark nothing; none counts for the one above it.

    Raises
    ------
    StudyError
        If there are neither turns nor texts, or nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> turns(hr.load())[["turn", "speaker", "support_present"]].loc[3].astype(str).tolist()
    ['8', 'participant', '0']
    """
    spoken, marks = talk(study), standing(study).dropna(subset=["start", "end"])
    book = study.codebook
    themes = (book["row_type"] == "theme") & book["code"].isin(marks["code"])
    codes = pd.Index(book.loc[(book["row_type"] == "code") | themes, "code"])
    grid = pd.DataFrame(_carried(spoken, marks, codes), columns=[*map(_heading, codes)])
    about = spoken[["turn", "speaker", "section"]]
    return pd.concat([who(spoken["source"], study.sources), about, grid], axis=1)


def _heading(code):
    return f"{code} (code)" if code in FIRST else code


def _carried(spoken, marks, codes):
    """Return 1 for each turn and code that meet; turns of a source do not overlap."""
    sources = pd.Index(spoken["source"].unique())
    column = codes.get_indexer(marks["code"])
    marks = marks[(column >= 0) & marks["source"].isin(sources)]
    column = codes.get_indexer(marks["code"])
    # One line of positions for all sources, so that a passage never reaches into the next.
    reach = max([0, *spoken["end"], *marks["end"]]) + 1
    begin, end = (_along(spoken, side, sources, reach) for side in ("start", "end"))
    first = np.searchsorted(end, _along(marks, "start", sources, reach), side="right")
    last = np.searchsorted(begin, _along(marks, "end", sources, reach), side="left")
    many = np.maximum(last - first, 0)
    row = np.arange(many.sum()) + np.repeat(first - np.cumsum(many) + many, many)
    grid = np.zeros((len(spoken), len(codes)), np.int8)
    grid[row, np.repeat(column, many)] = 1
    return grid


def _along(frame, side, sources, reach):
    return sources.get_indexer(frame["source"]) * reach + frame[side].to_numpy("int64")
