"""saturate: how many codes had been found after how many sources."""

import numpy as np
import pandas as pd

from ..codebook import rollup
from ..errors import StudyError
from ..words.signed import signed
from .mentions import marked


def saturate(study):
    """Follow the discovery of codes as sources are added.

    A description of the coding, never a proof that nothing else was to be found.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per kind and number of `sources`: codes `expected` on average over all orders
        of the sources; and, where a half-year of fieldwork ends, that `half_year`, the codes
        `found` by then and the `new_codes` it brought. Sources of unknown date come last.

    Raises
    ------
    StudyError
        If no code is marked, or whose marks stand is not decided.

    References
    ----------
    Mao, C. X., Colwell, R. K., & Chang, J. (2005). Estimating the species accumulation curve
    using mixtures. *Biometrics*, 61, 433–441 (the mean over all orders in closed form).

    Examples
    --------
    >>> import harmred as hr
    >>> curve = hr.saturate(hr.select(hr.load(), kind="interview"))
    >>> curve["sources"].iloc[-1], bool((curve["expected"].diff().dropna() >= 0).all())
    (np.int64(50), True)
    """
    rows = marked(study, "code")[["source", "unit"]].drop_duplicates()
    if rows.empty:
        raise StudyError(
            "nothing is coded yet with a code of the codebook, so none has been found.\n"
            "Code a source first; rows of type theme are no codes."
        )
    codes = rollup(study.codebook, "code")["unit"].nunique()
    parts = [_curve(kind, group, rows) for kind, group in study.sources.groupby("kind")]
    table = pd.concat(parts, ignore_index=True).assign(of_codes=codes, hidden=False)
    return signed(table, study, "saturate", {"at": "code"})


def accumulated(frequencies, sources):
    """Return the mean number of codes in t sources, over all ways of taking t of them.

    Parameters
    ----------
    frequencies : array of int, shape (codes,)
        In how many sources each code is.
    sources : int
        How many sources there are.

    Returns
    -------
    array, shape (sources,)
        Mean number of codes in 1, 2, … sources.

    References
    ----------
    Mao, Colwell & Chang (2005), as in `saturate`.

    Examples
    --------
    >>> accumulated([1, 2], 2).tolist()
    [1.5, 2.0]
    """
    absent = sources - np.asarray(frequencies)[None, :]
    taken = np.arange(sources)[:, None]
    # the chance that t sources all lack a code: a product, exact where binomials overflow
    missed = np.cumprod(np.clip(absent - taken, 0, None) / (sources - taken), axis=0)
    return (1 - missed).sum(axis=1)


def _curve(kind, sources, rows):
    rows = rows[rows["source"].isin(sources["source"])]
    curve = pd.DataFrame({"kind": kind, "sources": np.arange(1, len(sources) + 1)})
    curve["expected"] = accumulated(rows["unit"].value_counts().to_numpy(), len(sources))
    return curve.merge(_history(sources, rows), how="left", on="sources")


def _history(sources, rows):
    """Return the end of each half-year; the order of sources within one is not known."""
    half_year = sources.set_index("source")["half_year"]
    known = sorted({when for when in half_year.dropna() if not when.startswith("NA_")})
    rank = half_year.map({when: place for place, when in enumerate(known)}).fillna(len(known))
    first = rows["source"].map(rank).groupby(rows["unit"]).min()
    steps = pd.DataFrame({"sources": rank.value_counts().sort_index().cumsum()})
    names = [*known, "unknown"]
    steps["half_year"] = [names[int(place)] for place in steps.index]
    steps["new_codes"] = first.value_counts().reindex(steps.index, fill_value=0)
    steps["found"] = steps["new_codes"].cumsum()
    if not known:
        steps = steps.iloc[:0]
    return steps.astype(
        {"half_year": "str", "new_codes": "Int64", "found": "Int64", "sources": "int64"}
    )
