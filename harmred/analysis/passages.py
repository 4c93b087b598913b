"""The passages in which codes stand near one another: where each begins and ends."""

import numpy as np
import pandas as pd

from ..elicited import touched
from ..spans import meet, unite
from ..talk import talk


def _united(rows):
    at, start, end = unite(rows["at"], rows["start"], rows["end"])
    return pd.DataFrame({"at": at, "start": start, "end": end})


def passages(study, rows, asked, within, window):
    """Find the passages in which the codes asked for stand near one another.

    Parameters
    ----------
    study : Study
        The study.
    rows : DataFrame
        Segments: `at`, the place of their source; source, start, end; `asked`, the number of
        the code that they count for.
    asked : int
        How many codes.
    within, window
        What near means, as in `cooccur`; of one code alone every passage is meant.

    Returns
    -------
    DataFrame
        at, start, end of each passage.

    Raises
    ------
    StudyError
        If turns are needed and there are none.

    Examples
    --------
    >>> rows = pd.DataFrame({"at": 0, "start": [0, 4], "end": [6, 9], "asked": [0, 1]})
    >>> passages(None, rows, 2, "overlap", 4).to_numpy().tolist()
    [[0, 4, 6]]
    """
    if within == "source":  # who speaks of all is known of segments without a position too
        rows = rows[rows.groupby("at")["asked"].transform("nunique") == asked]
    rows = rows.dropna(subset=["start", "end"]).astype({"start": int, "end": int})
    if asked == 1:
        return _united(rows)
    if within in ("turn", "window"):
        return _turns(study, rows, asked, window if within == "window" else 1)
    each = [_united(rows[rows["asked"] == number]) for number in range(asked)]
    return _shared(*each) if within == "overlap" else pd.concat(each).drop_duplicates()


def _shared(first, *others):
    """Intersect the united passages of one code after the other."""
    for other in others:
        mine, theirs = meet(*first.to_numpy().T, *other.to_numpy().T)
        here, there = first.iloc[mine].reset_index(drop=True), other.iloc[theirs]
        first = here.assign(
            start=np.maximum(here["start"], there["start"].to_numpy()),
            end=np.minimum(here["end"], there["end"].to_numpy()),
        )
    return first


def _turns(study, rows, asked, window):
    """Find each turn that carries one of the codes and has the others in the turns before."""
    turns = talk(study)
    rank = turns.groupby("source", sort=False).cumcount().to_numpy()
    span, cell = touched(rows, turns)
    # the last turn, up to each turn, that carries each of the codes
    carried = np.full((len(turns), asked), -1)
    carried[cell, rows["asked"].to_numpy()[span]] = cell
    here = (carried >= 0).any(axis=1)
    last = np.maximum.accumulate(carried, axis=0)
    reach = np.arange(len(turns)) - np.minimum(rank, window - 1)
    begin = last.min(axis=1)
    found = np.flatnonzero(here & (begin >= reach))
    at = pd.Index(study.sources["source"]).get_indexer(turns["source"].iloc[found])
    start = turns["start"].to_numpy(int)[begin[found]]
    return pd.DataFrame({"at": at, "start": start, "end": turns["end"].to_numpy(int)[found]})
