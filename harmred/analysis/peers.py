"""What other programs count of two codes, for those who want to compare. Never a headline."""

import numpy as np
import pandas as pd

from .association import atlas_c, log_odds, phi
from .crossings import crossings

_SEGMENTS = ["segments_a", "segments_b", "segment_pairs", "a_touching_b", "b_touching_a"]


def compared(table, study, rows):
    """Add to a table of pairs what other programs count of them.

    Parameters
    ----------
    table : DataFrame
        Pairs, as `cooccur` makes them.
    study : Study
        The study.
    rows : DataFrame
        From `marked`, the raw segments of every unit.

    Returns
    -------
    DataFrame
        The table with segments_a, segments_b, segment_pairs, a_touching_b, b_touching_a,
        atlas_c, phi, log_odds.

    Warns
    -----
    UserWarning
        If `atlas_c` of a pair is outside 0 to 1.

    Examples
    --------
    >>> import harmred as hr
    >>> pairs = hr.cooccur(hr.select(hr.load(), kind="observation"), peers=True)
    >>> bool((pairs["a_touching_b"] <= pairs["segments_a"]).all())
    True
    """
    units = pd.Index(pd.unique(table[["a", "b"]].to_numpy().ravel()))
    kind = rows["source"].map(study.sources.set_index("source")["kind"])
    table = table.assign(**dict.fromkeys(_SEGMENTS, 0))
    for name, part in table.groupby("kind", sort=False):
        mine = rows[(kind == name) & rows["unit"].isin(units)]
        a, b = units.get_indexer(part["a"]), units.get_indexer(part["b"])
        table.loc[part.index, _SEGMENTS] = _counted(mine, units, a, b)
    both = table["together"] + table["apart"]
    four = (both, table["a_alone"], table["b_alone"], table["neither"])
    table["atlas_c"] = atlas_c(table["segments_a"], table["segments_b"], table["segment_pairs"])
    return table.assign(phi=phi(*four), log_odds=log_odds(*four))


def _counted(rows, units, a, b):
    segments = np.bincount(units.get_indexer(rows["unit"]), minlength=len(units))
    spans = rows.dropna(subset=["start", "end"])
    source, unit = pd.factorize(spans["source"])[0], units.get_indexer(spans["unit"])
    start, end = (spans[name].to_numpy(np.int64) for name in ("start", "end"))
    pairs, _, touching = crossings(source, unit, start, end, len(units))
    parts = (segments[a], segments[b], pairs[a, b], touching[a, b], touching[b, a])
    return np.column_stack(parts)
