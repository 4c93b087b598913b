"""The stretches of a source in which marks are rotated: its turns, in their sections."""

from itertools import pairwise

import numpy as np
import pandas as pd

from ..talk import talk


def turns_of(study):
    """Return the turns that count, each with its block and its place there.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Turns by source and start, with `block` (one a source and section), `order` (turns of
        the block before this one) and `before` (their characters).

    Raises
    ------
    StudyError
        If the study has neither turns nor texts.

    Examples
    --------
    >>> import harmred as hr
    >>> int(turns_of(hr.load())["order"].min())
    0
    """
    return _in_blocks(talk(study))


def whole_or_turns(study):
    """Return the same; a source that nobody cut into turns is one stretch.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        As from `turns_of`.

    Examples
    --------
    >>> import harmred as hr
    >>> len(whole_or_turns(hr.load())) == len(turns_of(hr.load()))
    True
    """
    said = study.turns if study.turns is not None else pd.DataFrame({"source": []}, dtype="str")
    whole = study.sources[~study.sources["source"].isin(said["source"])]
    marked = study.segments.groupby("source")["end"].max()
    ends = whole["length"].fillna(whole["source"].map(marked))
    uncut = {"source": whole["source"], "start": 0, "end": ends, "section": pd.NA}
    parts = [pd.DataFrame(uncut).dropna(subset="end")]
    if len(said):
        parts.append(said[said["speaker"] != "interviewer"])
    cells = pd.concat(parts).sort_values(["source", "start"], kind="stable", ignore_index=True)
    return _in_blocks(cells)


def _in_blocks(turns):
    block = turns.groupby(["source", "section"], dropna=False, sort=False).ngroup()
    characters = (turns["end"] - turns["start"]).astype("int64")
    before = characters.groupby(block).cumsum() - characters
    return turns.assign(block=block, order=block.groupby(block).cumcount(), before=before)


def by_block(block, *columns):
    """Cut arrays at their blocks.

    Parameters
    ----------
    block : array of int
        The block of each element.
    *columns : array
        As long as `block`.

    Yields
    ------
    tuple
        A block and its part of each column.

    Examples
    --------
    >>> [(block.item(), part.tolist()) for block, part in by_block([1, 0, 1], np.array([5, 6, 7]))]
    [(0, [6]), (1, [5, 7])]
    """
    order = np.argsort(block, kind="stable")
    block, *columns = (np.asarray(column)[order] for column in (block, *columns))
    for begin, stop in pairwise([*np.flatnonzero(np.diff(block, prepend=-1)), len(block)]):
        yield block[begin], *(column[begin:stop] for column in columns)
