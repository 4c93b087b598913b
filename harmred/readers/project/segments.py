"""The segments of a project: one row per coding that has a code, a source and a coder."""

from collections import Counter
from itertools import chain, compress
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..ledger import NOTE
from .facets import folded
from .names import tidy, unique
from .source import NEVER, half_year

NOBODY = "unknown"
"""The coder of a mark of which the project does not say who made it."""


class Segments(NamedTuple):
    """The table; who made its marks, what became of places and facets; codes not there."""

    table: pd.DataFrame
    users: list
    became: list
    lost: list
    unmarked: int
    unfolded: Counter
    facets: int


def segments(kept, ids, project, known, book):
    """Make the table of segments.

    Parameters
    ----------
    kept : list of Source
        The sources that were read, their passages placed.
    ids : list of str
        Their identifiers.
    project : Project
        Who and what the marks refer to.
    known : dict
        Key -> code.
    book : DataFrame
        The codebook.

    Returns
    -------
    Segments
        The table has columns source, start, end, code, coder, memo; facets, coded_half_year
        and `place_note` where there are any. A coding of a source as a whole goes from its
        first character to its last; positions are missing where a passage was not found.

    Examples
    --------
    >>> from harmred.readers.project.codes import codebook
    >>> from harmred.readers.project.project import Project
    >>> made = segments([], [], Project(), {}, codebook([])[0])
    >>> made.table.columns.tolist()
    ['source', 'start', 'end', 'code', 'coder', 'memo']
    """
    rows = _rows(kept)
    codes = [known.get(each) for each in project.marked.known] + [None]
    there = np.array([each is not None for each in codes])[rows["code"]]
    memos = chain.from_iterable([*s.memos, *(c.description for c in s.whole)] for s in kept)
    columns = {
        "source": _named(ids, rows["source"]),
        **{side: pd.array(rows[side], dtype="Int64") for side in ("start", "end")},
        "code": _named(codes, rows["code"]),
        "coder": _named(coders(project), rows["user"]),
        "memo": pd.array(list(memos), dtype="str"),
    }
    for side in ("start", "end"):
        columns[side][rows[side] < 0] = pd.NA
    table = _noted(columns, kept)
    if not there.all():
        table = table[there]
    table, why, facets = folded(table, rows["selection"][there], book)
    return Segments(
        table,
        rows["user"][there].tolist(),
        _became(kept, there),
        rows["code"][~there].tolist(),
        _unmarked(rows, there),
        why,
        facets,
    )


def _noted(columns, kept):
    """Say when each mark was made, and what became of a passage that was moved or not found."""
    when = _joined(kept, "when", lambda s: [half_year(coding.when) for coding in s.whole])
    if (when != NEVER).any():
        halves, back = np.unique(when, return_inverse=True)
        names = [None if n == NEVER else f"{n // 2}H{n % 2 + 1}" for n in halves.tolist()]
        columns["coded_half_year"] = _named(names, back)
    if any(source.strays for source in kept):
        notes = chain.from_iterable(map(s.strays.get, range(_size(s))) for s in kept)
        columns[NOTE] = pd.array(list(notes), dtype="str")
    return pd.DataFrame(columns, copy=False)


def _rows(kept):
    """Put the rows of all sources under one another: passages, then the source as a whole."""
    return {
        "source": np.repeat(np.arange(len(kept)), [_size(source) for source in kept]),
        "start": _joined(kept, "start", lambda s: [_whole(s)[0]] * len(s.whole)),
        "end": _joined(kept, "end", lambda s: [_whole(s)[1]] * len(s.whole)),
        "code": _joined(kept, "code", lambda s: [coding.code for coding in s.whole]),
        "user": _joined(kept, "user", lambda s: [coding.user for coding in s.whole]),
        "selection": _joined(kept, "selection", lambda s: [-1] * len(s.whole)),
    }


def _became(kept, there):
    """Count for each source what became of its passages whose code is there."""
    pieces = np.split(there, np.cumsum([_size(source) for source in kept])[:-1])
    return [
        # The rows of a source as a whole come last, and have no place to be found.
        Counter(compress(source.became, piece))
        for source, piece in zip(kept, pieces[: len(kept)], strict=True)
    ]


def _unmarked(rows, there):
    """Count the selections none of whose codes is there."""
    if there.all():
        return 0
    marked = rows["selection"] >= 0
    pairs = pd.MultiIndex.from_arrays([rows["source"], rows["selection"]])
    return len(pairs[~there & marked].unique().difference(pairs[there & marked]))


def coders(project):
    """Name the people whom marks refer to.

    Parameters
    ----------
    project : Project
        The project.

    Returns
    -------
    list of str
        By number; `unknown` where the project does not list them, and, last, for -1.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> project = Project()
    >>> project.users = {"a": "Ana", "b": "Ana"}
    >>> [project.people.index(each) for each in "bca"]
    [0, 1, 2]
    >>> coders(project)
    ['Ana (2)', 'unknown', 'Ana', 'unknown']
    """
    names = unique([NOBODY, *(tidy(name) or "unnamed" for name in project.users.values())])[1:]
    by = dict(zip(project.users, names, strict=True))
    return [by.get(each, NOBODY) for each in project.people.known] + [NOBODY]


def _size(source):
    return len(source.code) + len(source.whole)


def _whole(source):
    """Return the ends of a source as a passage; an empty one, or one without text, has none."""
    end = len(source.text or "")
    return (0, end) if end else (-1, -1)


def _joined(kept, passages, whole):
    pieces = chain.from_iterable((getattr(source, passages), whole(source)) for source in kept)
    return np.concatenate([np.zeros(0, int), *(np.asarray(each, dtype=int) for each in pieces)])


def _named(names, numbers):
    """Return names by number; the last one stands for -1. Rows share the strings."""
    return pd.array(np.array([*names], dtype=object)[numbers], dtype="str")
