"""Combinations: which codes a source has together; sets that few sources have are pooled."""

import pandas as pd

from ..words.signed import signed
from .levels import units

_FEW = 5
"""A set that fewer sources have could point at one of them: its codes are not named."""


def combined(found, asked, study, options):
    """Count the sources that have each set of codes, and those that have none.

    Parameters
    ----------
    found, asked : DataFrame
        From `measured`, at `"combination"`.
    study : Study
        The study.
    options : dict
        The options of `count`.

    Returns
    -------
    DataFrame
        One row per kind and set, by number of sources, then pooled sets by size.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.count(hr.select(hr.load(), kind="interview"), at="combination")
    >>> int(table["sources"].sum())
    50
    """
    each = _sets(found, asked, units(study.codebook, "combination"))
    table = each.groupby(["kind", "few", "row"], as_index=False).agg(
        codes=("codes", "first"),
        place=("place", "first"),
        size=("size", "first"),
        pooled=("codes", "nunique"),
        sources=("source", "count"),
        persons=("person", "nunique"),
        facilities=("facility", "nunique"),
        segments=("segments", "sum"),
    )
    table["rank"] = -table["sources"].where(~table["few"], -table["size"])
    table = table.sort_values(["kind", "few", "rank", "place"], ignore_index=True)
    of = asked.groupby("kind")[["source", "person", "facility"]].nunique().loc[table["kind"]]
    for name, column in (("persons", "person"), ("facilities", "facility")):
        table[name] = table[name].where(of[column].to_numpy() > 0)
    table = table.assign(
        of_sources=of["source"].to_numpy(), pooled=table["pooled"].where(table["few"])
    )
    few, table = table["few"], _finished(table)
    table = signed(table.assign(codes=table["codes"].mask(few, "")), study, "count", options)
    table["codes"] = table["codes"].mask(few)  # a missing cell has no labels to be looked up
    return table


def _sets(found, asked, listed):
    """Return each source with its set of codes, and for each kind a row of the empty set."""
    place = found["unit"].map({unit: f"{n:05}" for n, unit in enumerate(listed)})
    rows = found.assign(place=place).sort_values(["source", "place"])
    sets = rows.groupby("source", as_index=False).agg(
        codes=("unit", ";".join),
        place=("place", "".join),
        size=("unit", "size"),
        segments=("segments", "sum"),
    )
    each = pd.concat(
        [asked.merge(sets, how="left", on="source"), asked[["kind"]].drop_duplicates()]
    )
    each = each.fillna({"codes": "", "place": "", "size": 0, "segments": 0})
    many = each.groupby(["kind", "codes"])["source"].transform("count")
    few = (many < _FEW) & (each["size"] > 0)
    return each.assign(few=few, row=each["codes"].mask(few, each["size"].astype("str")))


def _finished(table):
    head = ["kind", "codes", "size", "pooled", "sources", "of_sources", "persons", "facilities"]
    head += ["segments", "share", "hidden", "note"]
    whole = ["size", "pooled", "sources", "of_sources", "persons", "facilities", "segments"]
    table = table.assign(share=table["sources"] / table["of_sources"], hidden=False, note=None)
    return table[head].astype(dict.fromkeys(whole, "Int64") | {"codes": "str", "note": "str"})
