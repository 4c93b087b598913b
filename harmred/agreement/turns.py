"""Who marked which turn: the units that coders are compared on."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..elicited import touched
from ..standing import AGREED
from ..talk import talk


@dataclass(frozen=True)
class Turns:
    """The turns of sources that two coders or more have coded, and every mark in them.

    `turns` has source, turn, start, end and `coders`, how many coded its source; `rows` the
    segments of those coders; `marks` one row per turn (its place in `turns`), coder, code and
    facets; `alone` counts the sources that only one person coded.
    """

    turns: pd.DataFrame
    rows: pd.DataFrame
    marks: pd.DataFrame
    alone: int

    @property
    def sources(self):
        """Return the sources, each once."""
        return self.turns["source"].drop_duplicates()


def compared(study):
    """Find the turns of sources that two coders or more have coded.

    Parameters
    ----------
    study : Study
        The study; whose marks stand changes nothing, and what the team reconciled is left out.

    Returns
    -------
    Turns
        No turns, where nobody coded a source after somebody else, or the study has neither
        turns nor texts. A coder with a mark of unknown place is not compared in that source.

    Examples
    --------
    >>> import harmred as hr
    >>> there = compared(hr.load())
    >>> len(there.sources), there.alone
    (12, 78)
    """
    rows = study.segments[study.segments["coder"].notna() & (study.segments["coder"] != AGREED)]
    coders = rows.groupby("source")["coder"].nunique()
    placed = rows["start"].notna() & rows["end"].notna()
    # a mark without a place would count as none, so its coder is not compared in that source
    rows = rows[placed.groupby([rows["source"], rows["coder"]]).transform("all")]
    several = rows.groupby("source")["coder"].nunique()
    several = several[several > 1]
    turns = _turns(study)
    turns = turns[turns["source"].isin(several.index)].reset_index(drop=True)
    turns = turns.assign(coders=turns["source"].map(several).astype("int64"))
    rows = rows[rows["source"].isin(several.index)].reset_index(drop=True)
    span, cell = touched(rows, turns)
    told = ["coder", "code", "stance", "direction", "dimension"]
    marks = rows[told].iloc[span].assign(turn=cell).drop_duplicates(ignore_index=True)
    return Turns(turns, rows, marks, int((coders == 1).sum()))


def _turns(study):
    if study.turns is None and study.sources["text"].isna().all():
        return pd.DataFrame({"source": [], "turn": [], "start": [], "end": []})
    return talk(study)[["source", "turn", "start", "end"]]


def marked(there, codes):
    """Count the coders who marked each turn with one of some codes.

    Parameters
    ----------
    there : Turns
        The turns.
    codes : set of str
        The codes.

    Returns
    -------
    array of int, shape (turns,)

    Examples
    --------
    >>> import harmred as hr
    >>> int(marked(compared(hr.load()), {"powerlessness"}).max())
    3
    """
    rows = there.marks.loc[there.marks["code"].isin(codes), ["turn", "coder"]].drop_duplicates()
    return np.bincount(rows["turn"].astype(np.int64), minlength=len(there.turns))
