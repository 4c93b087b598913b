"""saturate: how codes were found as sources were added, and how many may not have been."""

import numpy as np
import pandas as pd

from ..codebook import rollup
from ..errors import StudyError, one_of
from ..words.signed import signed
from .discovery import accumulated, bounds, extrapolated
from .mentions import marked
from .runs import ORDERS, new_codes, reached

_BASES, _RUNS, _THRESHOLDS = (4, 5, 6), (2, 3), (0.05, 0.0)
_DATED = ("half_year", "new_codes", "found")
_OWN = {
    "source", "text", "kind", "sources", "of_sources", "expected", "extrapolated", "half_year",
    "new_codes", "found", "of_codes", "found_once", "found_twice", "chao2", "coverage", "code",
    "base", "run", "threshold", "median", "low", "high", "never", "hidden", "note",
}  # fmt: skip
"""Columns of these tables, and those of sources that make no groups."""


def saturate(study, *, by=None, show="curve", seed=1):
    """Follow the discovery of codes as sources are added.

    A description of the coding, never a proof that nothing else was to be found: a codebook
    made beforehand is found early, and understanding what was said is not counted.

    Parameters
    ----------
    study : Study
        The study.
    by : str, optional
        A column of `sources`: each of its values on its own.
    show : {"curve", "richness", "once", "runs"}
        The curve of discovery; how many codes there may be at least; the codes found in one
        source only; or after how many sources a run of further ones brought few new codes.
    seed : int, default 1
        What the orders of `"runs"` are drawn from.

    Returns
    -------
    DataFrame
        One row per kind and group; in the curve, per number of `sources`: codes `expected` on
        average over all orders of the sources, `extrapolated` up to twice as many; and, where
        a half-year of fieldwork ends, that `half_year`, the codes `found` by then and the
        `new_codes` it brought, with sources of unknown date last; not by group, where a
        half-year can be one person.

        At `"richness"`: codes `found`, found once and twice, `chao2` (a lower bound) and
        `coverage` (the estimated share of mentions that are of a code already found).

        At `"runs"`, per base, run and threshold: `median`, `low` (5 %) and `high` (95 %) over
        1,000 random orders of the sources, which keep half-years in order where they are
        known, and the share of orders that `never` get there. An end that is missing lies
        beyond the last source.

        At `"once"`: the code and the half-year of its one source. For review only.

    Raises
    ------
    StudyError
        If no code is marked, whose marks stand is not decided, or the column is not there.
    ValueError
        If `show` is not one of those listed, or `by` no single column.

    References
    ----------
    `harmred.analysis.discovery` and `harmred.analysis.runs` give the sources of the numbers.
    On what they cannot be: Braun, V., & Clarke, V. (2021). To saturate or not to saturate?
    *Qualitative Research in Sport, Exercise and Health*, 13, 201–216.
    https://doi.org/10.1080/2159676X.2019.1704846. Saunders, B., et al. (2018). Saturation in
    qualitative research. *Quality & Quantity*, 52, 1893–1907.
    https://doi.org/10.1007/s11135-017-0574-8. Hennink, M. M., Kaiser, B. N., & Marconi, V. C.
    (2017). Code saturation versus meaning saturation. *Qualitative Health Research*, 27,
    591–608. https://doi.org/10.1177/1049732316665344.

    Examples
    --------
    >>> import harmred as hr
    >>> curve = hr.saturate(hr.select(hr.load(), kind="interview"))
    >>> curve["sources"].iloc[-1], bool((curve["expected"].diff().dropna() >= 0).all())
    (np.int64(100), True)
    """
    one_of(show, _SHOWN, "show")
    if not (by is None or isinstance(by, str)):
        raise ValueError(f'`by` is one column of sources, as "role_group"; got {by!r}.')
    by = [] if by is None else [by]
    rows = marked(study, "code")[["source", "unit"]].drop_duplicates()
    if rows.empty:
        raise StudyError(
            "nothing is coded yet with a code of the codebook, so none has been found.\n"
            "Code a source first; rows of type theme are no codes."
        )
    _groupable(study.sources, by)
    keys, parts = ["kind", *by], []
    for values, group in _groups(study.sources, keys):
        part = _SHOWN[show](group, rows[rows["source"].isin(group["source"])], seed)
        named = pd.DataFrame(dict(zip(keys, values, strict=True)), index=part.index)
        parts.append(named.join(part))
    table = pd.concat(parts, ignore_index=True).astype(study.sources[keys].dtypes)
    if by and show == "curve":
        table = table.assign(**{name: table[name].iloc[:0].reindex(table.index) for name in _DATED})
    if show != "once":
        table["of_codes"] = rollup(study.codebook, "code")["unit"].nunique()
    options = {"at": "code", "by": by, "show": show} | _drawn(show, seed)
    return signed(table.assign(hidden=False), study, "saturate", options)


def _groupable(sources, by):
    known = [name for name in sources if name not in _OWN]
    if not set(by) <= set(known):
        raise StudyError(
            f"cannot follow discovery by {by[0]!r}, but by {', '.join(known)}.\n"
            "Kinds have curves of their own, and half-years are points of each curve; another "
            "column that is named as one of the table needs another name in sources.csv."
        )


def _drawn(show, seed):
    return {"orders": ORDERS, "seed": seed} if show == "runs" else {}


def _groups(sources, keys):
    """Return each group of sources; what is missing for whatever reason comes last."""
    groups = sources.groupby(keys, dropna=False, sort=False)
    return sorted(groups, key=lambda pair: [_place(value) for value in pair[0]])


def _place(value):
    return pd.isna(value), str(value).startswith("NA_"), str(value)


def _frequencies(rows):
    return rows["unit"].value_counts().to_numpy()


def _curve(sources, rows, _):
    frequencies, size = _frequencies(rows), len(sources)
    expected = [*accumulated(frequencies, size), *extrapolated(frequencies, size)]
    curve = pd.DataFrame({"sources": np.arange(1, len(expected) + 1), "expected": expected})
    curve["extrapolated"] = curve["sources"] > size
    return curve.merge(_history(sources, rows), how="left", on="sources")


def _history(sources, rows):
    """Return the end of each half-year; the order of sources within one is not known."""
    rank, known = _ranked(sources)
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


def _ranked(sources):
    """Return the place of each source's half-year, and the half-years; unknown ones come last."""
    half_year = sources.set_index("source")["half_year"]
    known = sorted({when for when in half_year.dropna() if not when.startswith("NA_")})
    places = {when: place for place, when in enumerate(known)}
    return half_year.map(places).fillna(len(known)).astype(int), known


def _richness(sources, rows, _):
    frequencies, size = _frequencies(rows), len(sources)
    chao2, coverage = bounds(frequencies, size)
    many = {"found_once": 1, "found_twice": 2}
    times = {name: int((frequencies == number).sum()) for name, number in many.items()}
    numbers = {"of_sources": size, "found": len(frequencies), **times}
    note = "one source: no estimate" if size == 1 else None
    part = pd.DataFrame({**numbers, "chao2": chao2, "coverage": coverage, "note": note}, index=[0])
    return part.astype({"chao2": float, "coverage": float, "note": "str"})


def _once(sources, rows, _):
    alone = rows.drop_duplicates("unit", keep=False).sort_values("unit")
    when = alone["source"].map(sources.set_index("source")["half_year"])
    part = pd.DataFrame({"code": alone["unit"], "half_year": when.astype("str")})
    return part.reset_index(drop=True)


def _runs(sources, rows, seed):
    rank, known = _ranked(sources)
    has = pd.crosstab(rows["source"], rows["unit"]).reindex(rank.index, fill_value=0)
    new = new_codes(has.to_numpy(bool), rank.to_numpy(), seed)
    rules = [(base, run, each) for base in _BASES for run in _RUNS for each in _THRESHOLDS]
    part = pd.DataFrame(rules, columns=["base", "run", "threshold"])
    at = np.stack([reached(new, *rule) for rule in rules])
    for name, share in {"median": 0.5, "low": 0.05, "high": 0.95}.items():
        end = pd.Series(np.quantile(at, share, axis=1, method="inverted_cdf"))
        part[name] = end.where(np.isfinite(end)).astype("Int64")
    part["never"] = np.isinf(at).mean(axis=1)
    part.insert(0, "of_sources", len(sources))
    return part.assign(note="half-years in order" if known else "any order of sources")


_SHOWN = {"curve": _curve, "richness": _richness, "once": _once, "runs": _runs}
