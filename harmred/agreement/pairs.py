"""What every two coders marked alike and apart, turn by turn, added up over all pairs of coders."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Pairs:
    """The coders of some turns, and which turns each of them has coded (turns by coders)."""

    coders: pd.Index
    coded: np.ndarray

    def counted(self, rows):
        """Return both, first alone, second alone and neither: by pair, of marks."""
        hits = np.zeros(self.coded.shape, bool)
        hits[rows["turn"].to_numpy(np.int64), self.coders.get_indexer(rows["coder"])] = True
        found = []
        for one, other in combinations(range(len(self.coders)), 2):
            shared = self.coded[:, one] & self.coded[:, other]
            a, b = hits[shared, one], hits[shared, other]
            found.append([(a & b).sum(), (a & ~b).sum(), (~a & b).sum(), (~a & ~b).sum()])
        return np.array(found).T


def pairs(there):
    """Say who coded which turns.

    Parameters
    ----------
    there : Turns
        From `turns.compared(study)`.

    Returns
    -------
    Pairs

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.agreement.turns import compared
    >>> there = compared(hr.load())
    >>> told = pairs(there).counted(there.marks[there.marks["code"] == "powerlessness"])
    >>> bool(told.sum() >= len(there.turns))
    True
    """
    coded = pd.crosstab(there.rows["source"], there.rows["coder"]) > 0
    return Pairs(coded.columns, coded.reindex(there.turns["source"]).to_numpy())
