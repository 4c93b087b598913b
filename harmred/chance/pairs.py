"""Pairs against chance: block by block, added up over sources and over facilities."""

import numpy as np
import pandas as pd

from ..choose import select
from .blocks import blocks, facilities
from .ratios import of_ratios
from .sums import chance

SOURCES, FACILITIES, EXPECTED = 8, 4, 20
"""The gate: sources and facilities that each of the two needs, and expected turns of both."""


_WHOLE = ("sources", "of_sources", "facilities", "observed", "chance_low", "chance_high")
_COLUMNS = [
    "kind", "a", "b", "sources", "of_sources", "facilities", "observed", "expected", "lift",
    "low", "high", "chance_low", "chance_high", "p_upper", "p_lower", "p_mid", "p_smallest",
    "holds_without_each_facility", "fewest", "gate",
]  # fmt: skip


def compare(study, rows, pairs, *, within="turn", window=4, interval=0.95):
    """Compare how often pairs of units are near with what chance would give, exactly.

    Parameters
    ----------
    study : Study
        The study.
    rows : DataFrame
        Segments with source, start, end and unit, whatever the units are called.
    pairs : list of tuple
        Pairs of units.
    within : {"overlap", "turn", "window", "source"}
        What near means.
    window : int
        Turns of a window.
    interval : float
        Nominal coverage of `low` and `high`, and what lies between the quantiles.

    Returns
    -------
    DataFrame
        One row per kind and pair: kind, a, b, sources, of_sources, facilities, observed,
        expected, lift, low, high, chance_low, chance_high, p_upper, p_lower, p_mid,
        p_smallest, holds_without_each_facility (`against_chance` says what they are), `fewest`
        sources that the rarer of the two has, and `gate`: what the pair lacks to be weighed.

    Raises
    ------
    StudyError
        If no segment has a position, or turns are needed and there are none.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> rows = study.segments.assign(unit=study.segments["code"])
    >>> compare(study, rows, [("powerlessness", "exhaustion")])["gate"].tolist()
    ['few_expected']
    """
    kinds = study.sources["kind"].unique()
    parts = [
        _kind(select(study, kind=kind), rows, pairs, within, window, interval) for kind in kinds
    ]
    return pd.concat(parts, ignore_index=True)


def per_facility(study, rows, pairs, *, within="turn", window=4):
    """Return the same comparison facility by facility: what was observed and what expected.

    Parameters
    ----------
    study, rows, pairs, within, window
        As for `compare`.

    Returns
    -------
    DataFrame
        One row per kind, known facility and pair: kind, facility, a, b, sources, observed,
        expected, lift. No interval: a facility is one.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> rows = study.segments.assign(unit=study.segments["code"])
    >>> len(per_facility(study, rows, [("powerlessness", "exhaustion")]))
    10
    """
    parts = []
    for kind in study.sources["kind"].unique():
        one = select(study, kind=kind)
        places, met = _added(one, _found(one, rows, pairs, within, window), len(pairs))
        for place, facility in enumerate(places):
            observed, expected, sources = met[:, :, place]
            part = {"kind": kind, "facility": facility, "sources": sources, "observed": observed}
            lift = _lift(observed, expected)
            parts.append(_named(pairs).assign(**part, expected=expected, lift=lift))
    table = pd.concat(parts, ignore_index=True)
    table = table[table["facility"] != ""].astype({"sources": "Int64", "observed": "Int64"})
    return table[["kind", "facility", *"ab", "sources", "observed", "expected", "lift"]]


def _named(pairs):
    return pd.DataFrame(pairs, columns=["a", "b"], dtype="str")


def _found(study, rows, pairs, within, window):
    """Return the blocks of one kind of source."""
    units = pd.Index(dict.fromkeys(unit for pair in pairs for unit in pair), dtype="str")
    numbers = np.full((len(units), len(units)), -1)
    first, second = (units.get_indexer(_named(pairs)[side]) for side in "ab")
    numbers[first, second] = np.arange(len(pairs))
    rows = rows[rows["source"].isin(study.sources["source"])]
    return list(blocks(study, rows, units, numbers, within, window))


def _added(study, found, pairs):
    """Add up observed, expected and sources with both: 3 x pairs x facilities."""
    places = pd.Index(facilities(study).unique())
    near = pd.DataFrame(
        [(one.pair, one.facility, one.source, one.observed, one.expected) for one in found],
        columns=["pair", "facility", "source", "observed", "expected"],
    )
    where = near["pair"].to_numpy(int), places.get_indexer(near["facility"])
    # whole sources shuffled: each that has both is one; else a block is a part of one source
    met = near[near["observed"] > 0].drop_duplicates(["pair", "source"]).index
    once = np.where(near["source"].isna(), near["observed"], near.index.isin(met))
    sums = np.zeros((3, pairs, len(places)))
    for row, values in zip(sums, (near["observed"], near["expected"], once), strict=True):
        np.add.at(row, where, values)
    return places, sums


def _lift(observed, expected):
    """Return observed over expected, a half added to both; missing where the two never can meet."""
    return np.where(expected > 0, (observed + 0.5) / (expected + 0.5), np.nan)


def _kind(study, rows, pairs, within, window, interval):
    found = _found(study, rows, pairs, within, window)
    places, (observed, expected, sources) = _added(study, found, len(pairs))
    low, high, holds = of_ratios(observed, expected, interval)
    total, mean = observed.sum(axis=1), expected.sum(axis=1)
    table = _named(pairs).assign(
        kind=study.sources["kind"].iloc[0],
        sources=sources.sum(axis=1).astype(int),
        of_sources=len(study.sources),
        facilities=(observed[:, places != ""] > 0).sum(axis=1),
        observed=total.astype(int),
        expected=mean,
        lift=_lift(total, mean),
        low=low,
        high=high,
        **_placed(found, total.astype(int), interval),
        holds_without_each_facility=pd.array(holds, "boolean"),
    )
    table = table.join(_gate(study, rows, table, within))
    if (places == "").all():
        table["facilities"] = pd.NA
    whole = dict.fromkeys(_WHOLE, "Int64")
    return table.astype(whole)[_COLUMNS]


def _placed(found, observed, interval):
    """Place each observed number in its exact distribution."""
    parts = [[] for _ in observed]
    for one in found:
        parts[one.pair].append(one.chances)
    placed = [chance(*each, interval) for each in zip(parts, observed.tolist(), strict=True)]
    names = {"p_upper": "upper", "p_lower": "lower", "p_mid": "mid", "p_smallest": "smallest"}
    names |= {"chance_low": "low", "chance_high": "high"}
    return {name: [getattr(one, field) for one in placed] for name, field in names.items()}


def _gate(study, rows, table, within):
    """Say what a pair lacks to be weighed, and in how many sources the rarer of the two is."""
    where = dict(zip(study.sources["source"], facilities(study), strict=True))
    rows = rows[rows["source"].isin(where)]
    if within != "source":
        rows = rows[rows["start"].notna()]
    rows = rows.assign(facility=rows["source"].map(where).replace("", None))
    many = rows.groupby("unit")[["source", "facility"]].nunique()
    fewest = pd.DataFrame({side: table[side].map(many["source"]) for side in "ab"}).min(axis=1)
    places = pd.DataFrame({side: table[side].map(many["facility"]) for side in "ab"}).min(axis=1)
    few = {
        "few_sources": ~(fewest >= SOURCES),
        "few_facilities": ~(places >= FACILITIES) & rows["facility"].notna().any(),
        "few_expected": (table["expected"] < EXPECTED) & (within in ("turn", "window")),
    }
    gate = [";".join(name for name in few if few[name][row]) for row in table.index]
    return pd.DataFrame({"fewest": fewest.fillna(0).astype("Int64"), "gate": gate})
