"""The sources that a row is of: how many, and whose rows are never public."""

import pandas as pd

from ..words import about
from .rules import GROUPS, PEERS

_PLACES = ("together", "apart", "a_alone", "b_alone")


def sized(table):
    """Write beside each row how many sources there are, where a table says it in other ways.

    Parameters
    ----------
    table : DataFrame
        A curve says it by where it ends, and pairs by the five places that all sources are in.

    Returns
    -------
    DataFrame
        With `of_sources`, if it can be known.

    Examples
    --------
    >>> import harmred as hr
    >>> sized(hr.cooccur(hr.load()))["of_sources"].unique().tolist()
    [50, 40]
    """
    if "of_sources" in table:
        return table
    if {"neither", *_PLACES} <= set(table):
        return table.assign(of_sources=table[[*_PLACES, "neither"]].sum(axis=1).astype("Int64"))
    if "extrapolated" not in table:
        return table
    keys = [table[name] for name in ("kind", *GROUPS) if name in table]
    ends = table["sources"].mask(table["extrapolated"].eq(True))
    return table.assign(of_sources=ends.groupby(keys, dropna=False).transform("max"))


def barred(table):
    """Tell which rows are never public, whatever they count: peers crossed with anything.

    Parameters
    ----------
    table : DataFrame
        By role group or not.

    Returns
    -------
    Series of bool
        True for the rows of peers, unless the table counts nothing but people.

    Examples
    --------
    >>> import harmred as hr
    >>> rows = hr.count(hr.select(hr.load(), kind="interview"), by="role_group")
    >>> rows.loc[barred(rows), "role_group"].unique().tolist()
    ['peer']
    """
    if "role_group" not in table or about(table)["options"].get("at") == "source":
        return pd.Series(False, index=table.index)
    return table["role_group"].astype("str").str.casefold().str.startswith(PEERS).fillna(False)
