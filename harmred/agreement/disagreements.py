"""Where coders part: every turn that some of them marked with a code and others did not."""

import numpy as np
import pandas as pd

from ..analysis.levels import units
from ..codebook import counted_for
from .turns import compared, marked


def disagreements(study, at):
    """List the turns that not all of their coders marked with a theme or code.

    Parameters
    ----------
    study : Study
        The study; sources of one kind.
    at : {"theme", "code"}
        The level of the codebook.

    Returns
    -------
    DataFrame
        One row per code and turn: source, turn, start, end, `marked_by` of `of_coders`; codes
        with most disagreements first. It names sources: for review.

    Examples
    --------
    >>> import harmred as hr
    >>> rows = disagreements(hr.load(), "theme")
    >>> bool((rows["marked_by"] < rows["of_coders"]).all())
    True
    """
    there = compared(study)
    of = there.turns["coders"].to_numpy()
    parts = []
    for code in units(study.codebook, at):
        hits = marked(there, counted_for(study.codebook, code))
        apart = np.flatnonzero((hits > 0) & (hits < of))
        turns = there.turns.iloc[apart].rename(columns={"coders": "of_coders"})
        parts.append(turns.assign(code=code, marked_by=hits[apart]))
    rows = pd.concat(parts, ignore_index=True)
    most = rows["code"].map(rows["code"].value_counts())
    rows = rows.assign(most=-most).sort_values("most", kind="stable", ignore_index=True)
    return rows[["code", "source", "turn", "start", "end", "marked_by", "of_coders"]]
