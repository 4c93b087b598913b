"""Where a coder's mark begins and ends: seldom with the turn, sometimes in the next one."""

import numpy as np

from .draws import stream
from .parameters import JITTER


def place(rows, marks, talk, pages, seed):
    """Give each coded turn its first and last character.

    Parameters
    ----------
    rows : DataFrame
        As from `coders.layers`.
    marks : DataFrame
        As from `coding.mark`, in the order of `pages.named`.
    talk : Talk
        The turns.
    pages : Pages
        The texts.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The same rows with start and end.

    Examples
    --------
    >>> from harmred.synthetic import invent
    >>> segments = invent().segments
    >>> bool((segments["end"] > segments["start"]).all())
    True
    """
    first, last = _named(rows, marks, pages)
    turn, count = rows["turn"].to_numpy(), pages.count[rows["turn"]]
    early, late, beyond = _chance(rows, talk, seed)
    steps = 2 * JITTER + 1
    begin = np.clip(first + (early * steps).astype(int) - JITTER, 0, count - 2)
    end = np.clip(last + (late * steps).astype(int) - JITTER, begin + 2, count)
    after = np.minimum(turn + 1, len(pages.first) - 1)
    # Beyond the mark that opens every paragraph, or the passage would end inside it.
    further = pages.first[after] + 4 + (beyond * JITTER).astype(int)
    final = np.where(rows["crosses"], further, pages.first[turn] + end - 1)
    return rows.assign(start=pages.start[pages.first[turn] + begin], end=pages.end[final])


def _named(rows, marks, pages):
    known = marks[["turn", "strand"]].assign(first=pages.named[:, 0], last=pages.named[:, 1])
    found = rows[["turn", "strand"]].merge(known, on=["turn", "strand"], how="left")
    # What a coder sees where nothing is has no words of its own: all of the turn's.
    last = found["last"].to_numpy()
    last = np.where(np.isnan(last), pages.count[rows["turn"]], last)
    return found["first"].fillna(4).to_numpy(int), last.astype(int)


def _chance(rows, talk, seed):
    source = talk.source[rows["turn"]]
    drawn = np.empty((3, len(rows)))
    for rank in np.unique(source):
        mine = np.flatnonzero(source == rank)
        drawn[:, mine] = stream(seed, "spans", int(rank)).random((3, len(mine)))
    return drawn
