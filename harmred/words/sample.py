"""The sources themselves in words: their sentence, and the rows of their figures read aloud."""

import pandas as pd

from ..study import REASONS
from . import about, kinds, label, say
from .forms import counted, whole

FIGURES = ("sample", "missing", "fieldwork", "profiles")
"""The figures that draw sources, or people, rather than what is said."""
_IN_ORDER = {"half_year", "duration_band"}
"""Columns that keep their own order; the values of others are told by size."""
_AS = {"before_law": "law"}
"""Columns whose yes and no say little without their heading, and the words that say more."""


def absent(values):
    """Return which values are missing, for a known reason or an unknown one.

    Parameters
    ----------
    values : Series of str
        A column.

    Returns
    -------
    Series of bool

    Examples
    --------
    >>> absent(pd.Series(["peer", "NA_refused", None])).tolist()
    [False, True, True]
    """
    return values.isna() | values.isin(REASONS)


def by_kind(table):
    """Return the rows of each kind of which something is known.

    Parameters
    ----------
    table : DataFrame
        From `count(study, at="source")`.

    Returns
    -------
    list of DataFrame
        One a kind; a kind whose columns are all missing without a reason has none (sessions
        have no role), unless every kind is like that.

    Examples
    --------
    >>> import harmred as hr
    >>> len(by_kind(hr.count(hr.load(), by="role_group", at="source")))
    1
    """
    by = about(table)["options"]["by"]
    groups = [rows for _, rows in table.groupby("kind", sort=False)]
    known = [rows for rows in groups if not by or rows[by].notna().any(axis=None)]
    return known or groups


def told(rows, lang):
    r"""Say how many sources of a kind there are; by group, if the table is.

    Parameters
    ----------
    rows : DataFrame
        The rows of one kind.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A sentence: values by size, and after a semicolon those that are missing, by reason.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.count(hr.select(hr.load(), kind="observation"), by="shift", at="source"), "fr")[:66]
    "40 séances d'observation par moment de la journée\xa0: matin (17), ap"
    """
    first, by = rows.iloc[0], about(rows)["options"]["by"]
    of = first["of_sources"]
    parts = {"n": whole(of, lang), "kinds": kinds(first["kind"], of, lang)}
    if not by:
        named = ("persons", "facilities", "segments")
        said = say("sample", lang, **parts, **{each: _some(first, each, lang) for each in named})
        return " ".join([said, *_hours(first, lang)])
    missing = rows[by].apply(absent).any(axis=1)
    known = rows[~missing]
    if len(by) == 1 and not _IN_ORDER & set(by):
        known = known.sort_values("sources", ascending=False, kind="stable")
    lists = [_values(part, by, lang) for part in (known, rows[missing]) if len(part)]
    traits = ", ".join(label(rows, _AS.get(name, name), lang, "head") for name in by)
    return say("sample.by", lang, traits=traits, values=say("cut", lang).join(lists), **parts)


def _hours(row, lang):
    if pd.isna(row["hours_low"]):
        return []
    without = "" if pd.isna(row["note"]) else int(row["note"].partition(" ")[0])
    untimed = without and counted("sample.untimed", without, lang)
    ends = {end: whole(row[f"hours_{end}"], lang) for end in ("low", "high")}
    return [say("sample.hours", lang, untimed=untimed, **ends)]


def _some(row, name, lang):
    number = row[name]
    if pd.isna(number):
        return ""
    one = "|1" if number == 1 else ""
    return say(f"sample.{name}{one}", lang, n=whole(number, lang))


def _values(rows, by, lang):
    names = [_joined(rows, row, by, lang) for row in _each(rows)]
    said = zip(names, rows["sources"], strict=True)
    return ", ".join(f"{name} ({whole(number, lang)})" for name, number in said)


def _joined(rows, row, columns, lang):
    return " · ".join(label(rows, row[name], lang, _AS.get(name, name)) for name in columns)


def _each(rows):
    return [row for _, row in rows.iterrows()]


def panels(table):
    """Return the rows that are read aloud together.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.

    Returns
    -------
    list of DataFrame
        One a kind and column, or a kind and group of facilities.

    Examples
    --------
    >>> import harmred as hr
    >>> roles = hr.count(hr.load(), by="role_group", at="source")
    >>> len(panels(hr.draw.sample(roles).table))
    1
    """
    keys = [name for name in ("kind", "trait", "facility_group") if name in table]
    return [rows for _, rows in table.groupby(keys, sort=False, dropna=False)]


def aloud(rows, lang):
    """Read a panel aloud: each bar or column with its number; a hidden one is named, not told.

    Parameters
    ----------
    rows : DataFrame
        One of `panels`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A sentence.

    Examples
    --------
    >>> import harmred as hr
    >>> roles = hr.count(hr.load(), by="role_group", at="source")
    >>> aloud(panels(hr.draw.missing(roles).table)[0], "en")
    'interviews; role group (50): not asked: 0; refused: 1; removed: 1; unknown: 1.'
    """
    first = rows.iloc[0]
    groups = [label(rows, first[name], lang, "head") for name in ("trait",) if name in rows]
    groups += [label(rows, first[name], lang, name) for name in ("facility_group",) if name in rows]
    whose = say("cut", lang).join([kinds(first["kind"], 2, lang), *groups])
    of = rows["row"].max() if "row" in rows else first["of_sources"]
    said = [
        say("alt.row", lang, label=name, value=value) for name, value in _read(rows, lang).items()
    ]
    return f"{whose} ({of}){say('among', lang, value='')}{say('cut', lang).join(said)}."


def _read(rows, lang):
    """Return the name and the number of each bar, cell or column."""
    if "row" in rows:
        sums = rows.groupby("code", sort=False)["sources"].sum()
        return {label(rows, code, lang): number for code, number in sums.items()}
    if "trait" in rows:
        names = [label(rows, row["value"], lang, row["trait"]) for row in _each(rows)]
    else:
        across = [name for name in ("half_year", "before_law") if name in rows]
        names = [_joined(rows, row, across, lang) for row in _each(rows)]
    numbers = rows["sources"].astype("str").mask(rows["hidden"], "–")
    return dict(zip(names, numbers, strict=True))
