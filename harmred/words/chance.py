"""Comparisons with chance in words: how pairs stand to it, and the strongest."""

import pandas as pd

from . import about, kinds, label, say
from .forms import counted, decimal, joined, whole
from .pairs import unplaced

WHOLE = "whole sources rotated"
"""How the note begins of a source that no guide cuts into sections."""
_STATES = {
    "above chance": True, "below chance": True, "within chance": True, "one facility": False,
    "too sparse": True, "no interval": False, "undefined": False,
}  # fmt: skip
"""How a pair can stand to chance, and whether that is told even of none."""
_RARE = 0.001


def told(rows, lang):
    """Tell how the pairs of one kind of source stand to chance.

    Parameters
    ----------
    rows : DataFrame
        From `hr.against_chance`, of one kind.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        How many stand where, and the strongest of those above chance.

    Raises
    ------
    ValueError
        If a figure has kept only a part of the table.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.against_chance(hr.select(hr.load(), kind="interview")), "en")[:33]
    'of the 62 pairs, set against chan'
    """
    if "panel" in rows or "state" not in rows:
        raise ValueError("a figure keeps only what it draws: tell the tables of hr.against_chance.")
    if rows.empty:
        return say("cooccur.no_pair", lang)
    parts = {"null": null(rows, lang), "tally": tally(rows, lang)}
    lines = [counted("chance.tally", len(rows), lang, **parts)]
    above = strongest(rows)
    if len(above):
        lines.append(say("chance.strongest", lang, **_pair(above.iloc[0], above, lang)))
    return " ".join(lines + unplaced(rows, lang))


def blocks(rows):
    """Return what marks were moved about in; of some sources it may be all of each.

    Parameters
    ----------
    rows : DataFrame
        From `hr.against_chance`, of one kind of source.

    Returns
    -------
    str
        "section", "source", "facility" or "kind".

    Examples
    --------
    >>> import harmred as hr
    >>> [blocks(rows) for _, rows in hr.against_chance(hr.load()).groupby("kind")]
    ['section', 'source']
    """
    notes = rows["note"].fillna("").astype("str")
    uncut = len(rows) > 0 and notes.str.startswith(WHOLE).all()
    return "source" if uncut else about(rows)["options"]["blocks"]


def null(rows, lang):
    """Say what chance does with the marks.

    Parameters
    ----------
    rows : DataFrame
        From `hr.against_chance`, of one kind of source.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Half a sentence.

    Examples
    --------
    >>> import harmred as hr
    >>> talk = hr.select(hr.load(), kind="interview")
    >>> null(hr.against_chance(talk, within="source"), "en")
    'the two are handed out anew among the interviews of each facility'
    """
    kind = rows["kind"].iloc[0]
    parts = {"kind": kinds(kind, 1, lang), "kinds": kinds(kind, 2, lang)}
    return say(f"null.{blocks(rows)}", lang, **parts)


def tally(rows, lang):
    """Say how many pairs stand where.

    Parameters
    ----------
    rows : DataFrame
        From `hr.against_chance`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A list; what there is none of is named where that tells something.

    Examples
    --------
    >>> tally(pd.DataFrame({"state": ["above chance", "one facility"]}), "en")[:50]
    '1 above chance, 0 below chance, 0 within what chan'
    """
    states = rows["state"].value_counts()
    numbers = {state: int(states.get(state, 0)) for state in _STATES}
    kept = [(state, n) for state, n in numbers.items() if n or _STATES[state]]
    return joined([counted(f"tally.{state}", n, lang) for state, n in kept], lang)


def strongest(rows):
    """Keep the pairs that stand above chance, the strongest first.

    Parameters
    ----------
    rows : DataFrame
        From `hr.against_chance`, of one kind of source; hidden pairs are left out.

    Returns
    -------
    DataFrame
        By how many times what chance gives.

    Examples
    --------
    >>> table = {"state": ["above chance"] * 2, "lift": [2.0, 3.0], "hidden": False}
    >>> strongest(pd.DataFrame(table))["lift"].tolist()
    [3.0, 2.0]
    """
    above = rows[(rows["state"] == "above chance") & ~rows["hidden"]]
    return above.sort_values("lift", ascending=False, kind="stable")


def _pair(row, rows, lang):
    options = about(rows)["options"]
    codes = [say("quoted", lang, label=label(rows, row[side], lang)) for side in ("a", "b")]
    return {
        "quoted": joined(codes, lang),
        "observed": met(row, options["within"], lang),
        "way": say(f"null.way.{blocks(rows)}", lang),
        "mean": decimal(row["expected"], lang),
        "low": whole(row["chance_low"], lang),
        "high": whole(row["chance_high"], lang),
        "interval": f"{100 * options['interval']:g}",
        "often": say("chance.rarely", lang) if row["p_upper"] < _RARE else "",
        "where": _where(row, lang),
    }


def met(row, within, lang):
    """Say how often both were observed near each other.

    Parameters
    ----------
    row : Series
        A pair, with `observed`.
    within : {"overlap", "turn", "window", "source"}
        What near means.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A number of turns, characters or sources.

    Examples
    --------
    >>> met({"observed": 1}, "turn", "en"), met({"observed": 12}, "source", "fr")
    ('1 turn', '12 sources')
    """
    unit = {"overlap": "characters", "source": "sources"}.get(within, "turns")
    return counted(f"near.{unit}", row["observed"], lang)


def _where(row, lang):
    there = "" if pd.isna(row["facilities"]) else counted("facilities", row["facilities"], lang)
    return f"{row['sources']} {kinds(row['kind'], row['sources'], lang)}{there}"
