"""Use of codes over the time of coding: what moves with who codes, not with what is said."""

import pandas as pd

from ..analysis.levels import counting
from ..choose import each_value
from ..errors import StudyError
from ..standing import AGREED
from ..study import known

RISE, REST = 0.10, 0.05
"""How far the share of all marks changes when somebody begins to code, at least; and the share
within each who coded before and goes on, at most."""


def drift(study, at, numbered=None):
    """Follow the use of codes, and of dimensions, over the half-years of coding.

    Parameters
    ----------
    study : Study
        The study; sources of one kind. Each coder's own marks count, not the reconciled ones.
    at : {"theme", "code"}
        The level of the codebook.
    numbered : DataFrame, optional
        Segments by which coders are numbered, where they are more than those of the study.

    Returns
    -------
    DataFrame
        One row per code (or dimension), half-year of coding and coder (`coder_number`, by amount
        of marks; missing for all of them together): `marks` that carry it, of `of_marks` (of a
        dimension: marks that have one), their `share`; and whether the code is `named`: once
        somebody begins to code, the share of all marks is ten points higher or lower than
        before, and within each who coded before and goes on it moves by less than five.

    Raises
    ------
    StudyError
        If no mark says when it was made.

    Examples
    --------
    >>> import harmred as hr
    >>> rows = drift(hr.select(hr.load(), kind="interview"), "theme")
    >>> rows.loc[rows["named"], "code"].unique().tolist()
    ['dim_symbolic']
    """
    rows = made_when(study.segments)
    if rows.empty:
        raise StudyError(
            "no segment says when it was coded, so nothing can be said of its course.\n"
            "Fill the column coded_half_year of segments.csv, as 2025H1."
        )
    everyone = _by_marks(rows if numbered is None else made_when(numbered))
    order = {coder: str(place + 1) for place, coder in enumerate(everyone)}
    rows = rows.assign(coder_number=rows["coder"].map(order))[
        ["code", "dimension", "coded_half_year", "coder_number"]
    ]
    carried = rows[["code"]].rename_axis("mark").reset_index()
    codes = carried.merge(counting(study.codebook, at), on="code")[["mark", "unit"]]
    formed = each_value(rows["dimension"]).dropna().rename("unit").rename_axis("mark").reset_index()
    tables = [
        _shares(rows, codes.drop_duplicates()),
        _shares(rows[known(rows["dimension"]).notna()], formed.drop_duplicates()),
    ]
    return pd.concat(tables, ignore_index=True)


def made_when(segments):
    """Keep the marks of single coders of which it is known when they were made.

    Parameters
    ----------
    segments : DataFrame
        The segments of a study.

    Returns
    -------
    DataFrame

    Examples
    --------
    >>> import harmred as hr
    >>> "reconciled" in set(made_when(hr.load().segments)["coder"])
    False
    """
    rows = segments[known(segments["coded_half_year"]).notna()]
    return rows[rows["coder"].notna() & (rows["coder"] != AGREED)].reset_index(drop=True)


def _by_marks(rows):
    """Return coders, who marked most first; who marked as much began first, or by name."""
    told = rows.groupby("coder")["coded_half_year"].agg(["size", "min"]).reset_index()
    return told.sort_values(["size", "min", "coder"], ascending=[False, True, True])["coder"]


def _shares(rows, units):
    """Give the share of marks that carry each unit, by half-year: each coder's, and all."""
    marks = units.merge(rows, left_on="mark", right_index=True)
    tables = []
    for keys in (["coded_half_year", "coder_number"], ["coded_half_year"]):
        of = rows.groupby(keys).size().rename("of_marks").reset_index()
        names = pd.DataFrame({"unit": units["unit"].unique()})
        hits = marks.groupby(["unit", *keys]).size().rename("marks").reset_index()
        table = names.merge(of, how="cross").merge(hits, how="left", on=["unit", *keys])
        tables.append(table)
    table = pd.concat(tables, ignore_index=True).fillna({"marks": 0})
    table["marks"] = table["marks"].astype("Int64")
    table = table.rename(columns={"unit": "code"})
    moved = {code: _moved(part) for code, part in table.groupby("code")}
    table["share"] = (table["marks"] / table["of_marks"]).astype(float)
    return table.assign(named=table["code"].map(moved))


def _moved(table):
    """Tell whether use moves when somebody begins to code, and only because of them."""
    own = table[table["coder_number"].notna()]
    begins = own.groupby("coder_number")["coded_half_year"].agg(["min", "max"])
    for when in sorted(set(begins["min"]) - {begins["min"].min()}):
        stays = begins.index[(begins["min"] < when) & (begins["max"] >= when)]
        if len(stays) and abs(_change(own, when)) > RISE:
            held = (own[own["coder_number"] == coder] for coder in stays)
            if all(abs(_change(rows, when)) < REST for rows in held):
                return True
    return False


def _change(rows, when):
    """Return how much the share of a unit grows from before a half-year to then and after."""
    late = rows["coded_half_year"] >= when
    sums = rows.groupby(late)[["marks", "of_marks"]].sum()
    shares = sums["marks"] / sums["of_marks"]
    return float(shares.get(True, 0.0) - shares.get(False, 0.0))
