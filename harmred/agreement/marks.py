"""Passages of the sources that several people coded, as arrays."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Passages:
    """Passages with a position: `rows` with code, and numbers for source and coder.

    `whole` and `of` say of each source how long it is and how many coded it, `coded` (sources
    by coders) who did.
    """

    rows: pd.DataFrame
    whole: np.ndarray
    of: np.ndarray
    coded: np.ndarray

    def arrays(self, codes):
        """Return source, coder, start and end of the passages of some codes."""
        rows = self.rows[self.rows["code"].isin(codes)]
        return [rows[name].to_numpy(np.int64) for name in ("place", "who", "start", "end")]


def passages(study, there):
    """Return the passages of compared sources.

    Parameters
    ----------
    study : Study
        The study.
    there : Turns
        From `turns.compared(study)`.

    Returns
    -------
    Passages

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.agreement.turns import compared
    >>> len(passages(hr.load(), compared(hr.load())).whole)
    12
    """
    sources = pd.Index(there.sources)
    rows = there.rows[there.rows["start"].notna() & there.rows["end"].notna()]
    known = study.sources.set_index("source").loc[sources, "length"].to_numpy(np.int64)
    coded = pd.crosstab(there.rows["source"], there.rows["coder"]).reindex(sources) > 0
    who = coded.columns.get_indexer(rows["coder"])
    rows = rows.assign(place=sources.get_indexer(rows["source"]), who=who)
    rows = rows[["code", "place", "who", "start", "end"]]
    return Passages(rows, known, coded.sum(axis=1).to_numpy(), coded.to_numpy())
