"""The discovery of codes in words: a description of the coding, never a proof that it is done."""

import pandas as pd

from . import FEW, about, half_year, kinds, label, say
from .forms import counted, decimal, joined, percent, whole

FIGURES = ("discovery",)
"""What draws the discovery of codes."""
_NAMED = 5
"""Codes named in a sentence."""


def told(rows, lang):
    """Tell how the codes of one group of sources were found.

    Parameters
    ----------
    rows : DataFrame
        From `hr.saturate`, whatever it shows, of one kind and group; or without rows.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Sentences; after the name of the group, if the table is by one.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.saturate(hr.select(hr.load(), kind="interview"), show="richness"), "en")[:47]
    'in 50 interviews, 73 of the 73 codes were found'
    """
    tellers = {"curve": _curve, "richness": _richness, "once": _once, "runs": _runs}
    options = about(rows)["options"]
    lines = [line for line in tellers[options["show"]](rows, lang) if line]
    groups = [] if rows.empty else [label(rows, rows.iloc[0][by], lang, by) for by in options["by"]]
    return "".join(say("among", lang, value=group) for group in groups) + " ".join(lines)


def _curve(rows, lang):
    found = rows[~rows["extrapolated"]]
    last = found.iloc[-1]
    yield say("saturate", lang, found=round(last["expected"]), **_sizes(last, "sources", lang))
    dated = found[found["half_year"].notna() & (found["half_year"] != "unknown")]
    if len(dated):
        when, new = dated.iloc[-1][["half_year", "new_codes"]]
        yield say("saturate.last", lang, half_year=half_year(when, lang), new_codes=new)
    if len(found) > 1:
        half = found.iloc[len(found) // 2 - 1]["expected"]
        yield say("saturate.half", lang, half=decimal(half, lang))
        yield say("saturate.more", lang, more=decimal(rows.iloc[-1]["expected"], lang))


def _sizes(row, name, lang):
    size = 2 if row["hidden"] else row[name]
    parts = {"kinds": kinds(row["kind"], size, lang), "of_codes": row["of_codes"]}
    return {"n": "–" if row["hidden"] else size, **parts}


def _richness(rows, lang):
    row = rows.iloc[0]
    parts = {name: row[name] for name in ("found", "found_once", "found_twice")}
    parts = {name.removeprefix("found_"): number for name, number in parts.items()}
    yield say("richness", lang, **parts, **_sizes(row, "of_sources", lang))
    if pd.isna(row["chao2"]):
        yield say("richness.alone", lang)
        return
    if row["found"] and not row["found_once"]:
        yield say("richness.full", lang)
        return
    yield say("richness.chao2", lang, chao2=decimal(row["chao2"], lang))
    if row["of_sources"] >= FEW and row["found"]:
        nearly = 0.99 < row["coverage"] < 1
        share = say("richness.nearly", lang) if nearly else percent(row["coverage"], lang)
        key = f"richness.coverage{'.observation' if row['kind'] == 'observation' else ''}"
        yield say(key, lang, coverage=share, kinds=kinds(row["kind"], 2, lang))


def _once(rows, lang):
    if rows.empty:
        yield say("once.none", lang)
        return
    quoted = listed(
        [say("quoted", lang, label=label(rows, code, lang)) for code in rows["code"]], lang
    )
    kind = kinds(rows["kind"].iloc[0], 2, lang)
    yield counted("once.told", len(rows), lang, quoted=quoted, kinds=kind)


def listed(names, lang):
    """Name some, and say how many more there are.

    Parameters
    ----------
    names : list of str
        At least one.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The first five of more than six; else all.

    Examples
    --------
    >>> listed(list("abcdefg"), "en"), listed(["a", "b"], "fr")
    ('a, b, c, d, e and 2 more', 'a et b')
    """
    more = len(names) - _NAMED
    if more <= 1:
        return joined(names, lang)
    return say("need.more", lang, shown=", ".join(names[:_NAMED]), n=more)


def _runs(rows, lang):
    some = rows.iloc[0]
    orders = about(rows)["options"]["orders"]
    parts = {**_rule(some, lang), "orders": whole(orders, lang)}
    if some["of_sources"] < some["base"] + some["run"]:
        yield say("runs.few", lang, **parts)
        return
    if pd.isna(some["median"]):
        yield say("runs.never", lang, **parts)
    else:
        span = say("runs.open" if pd.isna(some["high"]) else "runs.span", lang, **parts)
        yield say("runs.told", lang, **parts, span=span)
        strict = rows[rows["threshold"] == 0].iloc[0]
        key = "runs.none.never" if pd.isna(strict["median"]) else "runs.none"
        yield say(key, lang, **_rule(strict, lang))
    yield say(f"runs.{some['note']}", lang)
    yield say("runs.caution", lang)


def _rule(row, lang):
    numbers = {name: row[name] for name in ("base", "run", "median", "low", "high")}
    shares = {name: percent(row[name], lang) for name in ("threshold", "never")}
    return {**numbers, **shares, **_sizes(row, "of_sources", lang)}


def captioned(table, lang):
    """Say in a caption what lines and dots are.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        Sentences.

    Examples
    --------
    >>> import harmred as hr
    >>> captioned(hr.draw.discovery(hr.saturate(hr.load())).table, "en")[0][:17]
    'Line: codes found'
    """
    there = {
        "caption.discovery": True,
        "caption.discovery.more": table["extrapolated"].any(),
        "caption.discovery.dots": table["found"].notna().any(),
        "caption.discovery.all": True,
        "caption.discovery.alone": bool(about(table)["options"]["by"]),
    }
    codes = table["of_codes"].max()
    return [say(key, lang, n=codes) for key, said in there.items() if said]


def aloud(table, lang):
    """Read the curves aloud: where each of them ends.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        What is drawn, then a sentence a group; a hidden one is named, not told.

    Examples
    --------
    >>> import harmred as hr
    >>> aloud(hr.draw.discovery(hr.saturate(hr.load())).table, "en")[1]
    'after 50 interviews, 73 of 73 codes.'
    """
    lines = [say("alt.discovery", lang)]
    for rows in groups(table):
        last = rows[~rows["extrapolated"]].iloc[-1]
        names = [label(table, last[by], lang, by) for by in about(table)["options"]["by"]]
        sizes = _sizes(last, "sources", lang)
        found = "–" if last["hidden"] else round(last["expected"])
        said = say("alt.discovery.row", lang, found=found, **sizes)
        lines.append("".join(say("among", lang, value=name) for name in names) + said)
    return lines


def groups(table):
    """Return the rows of each curve.

    Parameters
    ----------
    table : DataFrame
        From `hr.saturate`.

    Returns
    -------
    list of DataFrame
        One a kind and group.

    Examples
    --------
    >>> import harmred as hr
    >>> [len(rows) for rows in groups(hr.saturate(hr.load()))]
    [100, 80]
    """
    keys = ["kind", *about(table)["options"]["by"]]
    return [rows for _, rows in table.groupby(keys, sort=False, dropna=False)]
