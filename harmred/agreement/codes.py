"""Agreement code by code: coefficients on turns and on characters, and what they rest on."""

from itertools import combinations

import numpy as np
import pandas as pd

from ..analysis.levels import units
from ..codebook import counted_for
from .characters import lengths, u_alpha
from .coefficients import ac1, of_pairs
from .marks import passages
from .pairs import pairs
from .reliability import notes, reliability
from .turns import compared, marked


def by_code(study, at, interval, qualcoder=False):
    """Tell how alike coders mark each theme or code.

    Parameters
    ----------
    study : Study
        The study; sources of one kind.
    at : {"theme", "code"}
        The level of the codebook.
    interval : float
        Nominal coverage.
    qualcoder : bool
        Whether to add that program's own coefficient.

    Returns
    -------
    DataFrame
        One row per theme or code, as `agree` lists.

    Examples
    --------
    >>> import harmred as hr
    >>> by_code(hr.load(), "theme", 0.95)["code"].iloc[0]
    'violence_against_clients'
    """
    there = compared(study)
    sets = {name: counted_for(study.codebook, name) for name in units(study.codebook, at)}
    table = reliability(study, sets, interval, there).rename_axis("code").reset_index()
    coders, found = pairs(there), passages(study, there)
    more = [
        _beside(there, coders, codes)
        | {"u_alpha": u_alpha(lengths(*found.arrays(codes), found.whole, found.of))}
        | {"segments": _each(there, codes)}
        | ({"kappa_qualcoder": _as_qualcoder(found, codes)} if qualcoder else {})
        for codes in sets.values()
    ]
    table = table.rename(columns={"coded": "marked"}).join(pd.DataFrame(more))
    return table.assign(coders=len(coders.coders), note=notes(table))


def _beside(there, coders, codes):
    """Return what stands beside alpha: coefficients of pairs of coders, and AC1 of all."""
    told = of_pairs(*coders.counted(there.marks[there.marks["code"].isin(codes)]))
    hits, of = marked(there, codes), there.turns["coders"].to_numpy()
    agreed = (hits * (hits - 1) + (of - hits) * (of - hits - 1)) / (of * (of - 1))
    share = (hits / of).mean()
    undefined = {"ac1": ac1(agreed.mean(), [share, 1 - share]) if hits.any() else np.nan}
    return undefined | told


def _each(there, codes):
    """Return how many segments each coder marked, the most first; no names."""
    rows = there.rows[there.rows["code"].isin(codes)]
    counts = rows["coder"].value_counts().reindex(there.rows["coder"].unique(), fill_value=0)
    return "; ".join(map(str, sorted(counts, reverse=True)))


def _as_qualcoder(found, codes):
    """Return the coefficient that QualCoder calls kappa, on average over pairs of coders.

    It looks only at characters that one of the two marked, so that nothing is left unmarked by
    both, and multiplies the two chances of agreement that Cohen adds. That program takes one
    source at a time; here all that a pair coded are one text.
    """
    spans, told = found.arrays(codes), []
    for one, other in combinations(range(found.coded.shape[1]), 2):
        shared = (found.coded[:, one] & found.coded[:, other])[spans[0]]
        mine, theirs = (_marked(spans, shared & (spans[1] == who), found) for who in (one, other))
        both = _marked(spans, shared & np.isin(spans[1], [one, other]), found, row=(1, 1)) / 2
        either = mine + theirs - both
        if either:
            by_lot = mine * theirs * (either - mine) * (either - theirs) / either**4
            told.append((both / either - by_lot) / (1 - by_lot))
    return float(np.mean(told)) if told else np.nan


def _marked(spans, kept, found, row=1):
    """Return the characters that some coders marked, each coder's counted; or those of two."""
    table = lengths(*(part[kept] for part in spans), found.whole, np.full(len(found.whole), 2))
    return float(table.coincidences[row].sum())
