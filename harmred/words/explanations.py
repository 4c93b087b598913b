"""Views and explanations in words: stances, combinations of codes, and paths between codes."""

import pandas as pd

from . import about, kinds, label, say
from .chance import null
from .forms import joined
from .pairs import named, near, unplaced
from .sets import apart, members
from .sources import numbers
from .stances import beside_each

FIGURES = ("stances", "combinations", "paths")
"""What draws who holds an idea, which ideas go together, and what is put side by side."""
ABOVE, UNCOMPARED = "above chance", ("too sparse", "no interval", "undefined")
"""How pairs stand to chance: those of a dark path, and those of none."""


def captioned(table, lang):
    """Say in a caption what is drawn, of how many sources, and what is not.

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
    >>> own = hr.select(hr.load(), kind="interview", code="explanations_of_violence")
    >>> captioned(hr.draw.stances(hr.count(own, at="code", by="stance")).table, "en")[0][:24]
    'Interviews that mention '
    """
    figure, kind, of = about(table)["figure"], table["kind"].iloc[0], table["of_sources"].iloc[0]
    many = kinds(kind, 2, lang)
    parts = {"kinds": many, "Kinds": f"{many[:1].upper()}{many[1:]}"}
    parts |= _chance(table, lang) if figure == "paths" else {}
    keys = [figure, *(f"{figure}.{part}" for part in _present(table))]
    lines = [say(f"caption.{key}", lang, **parts) for key in keys]
    lines.append(say("caption.of", lang, of=f"{of} {kinds(kind, of, lang)}"))
    if figure == "stances":
        drawn = "interval" if table["low"].notna().any() else "no_interval"
        width = f"{100 * about(table)['options']['interval']:g}"
        lines.append(say(f"caption.{drawn}", lang, interval=width))
    return lines + (unplaced(table, lang) if figure == "paths" else [])


def _present(table):
    """Name what a figure has only sometimes, and its caption then says."""
    figure = about(table)["figure"]
    if figure == "stances":
        return ["none"] * bool(table["stance"].isna().any())
    if figure == "paths":
        more, sparse = (table["state"] == ABOVE).any(), _sparse(table)
        said = {"above": more, "not_above": not more and sparse < len(table), "sparse": sparse}
        said["chance"] = True
        return [part for part, there in said.items() if there]
    there = table[table["panel"] == "combination"]
    named = [bool(members(row)) for _, row in there.iterrows()]
    parts = pd.Series("pooled", there.index).mask(there["size"] == 0, "none").mask(named, "dots")
    return [part for part in ("dots", "pooled", "none") if (parts == part).any()]


def _sparse(table):
    return int(table["state"].isin(UNCOMPARED).sum())


def _chance(table, lang):
    options = about(table)["options"]
    held_up = table["holds_without_each_facility"].notna().any()
    return {
        "near": near(options["within"], options.get("window"), lang),
        "unit": say(f"unit.{options['within']}", lang),
        "held": say("caption.held", lang) if held_up else "",
        "null": null(table, lang),
        "keeps": say(f"null.keeps.{options['blocks']}", lang),
        "sparse": _sparse(table),
        "pairs": len(table),
    }


def aloud(table, lang):
    """Read a figure aloud: its form, then its rows; a hidden one is named, not told.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        The form of the figure, then a sentence or two.

    Examples
    --------
    >>> import harmred as hr
    >>> own = hr.select(hr.load(), kind="interview", code="explanations_of_violence")
    >>> aloud(hr.draw.stances(hr.count(own, at="code", by="stance")).table, "en")[0][:19]
    'Lanes of marks, one'
    """
    figure = about(table)["figure"]
    lists = _READ[figure](table.assign(said=numbers(table)), lang)
    return [
        say(f"alt.{figure}", lang),
        *(f"{say('cut', lang).join(each)}." for each in lists if each),
    ]


def _read_stances(table, lang):
    return [
        [
            say(
                "alt.row",
                lang,
                label=label(table, code, lang),
                value=", ".join(beside_each(lanes, lang)),
            )
            for code, lanes in table.groupby("code", sort=False)
        ]
    ]


def _read_combinations(table, lang):
    parts = {"combination": [], "code": []}
    for _, row in table.iterrows():
        codes = [row["code"]] if row["panel"] == "code" else members(row)
        name = (
            joined([label(table, code, lang) for code in codes], lang)
            if codes
            else apart(row, lang)
        )
        parts[row["panel"]].append(say("alt.row", lang, label=name, value=row["said"]))
    return list(parts.values())


def _read_paths(table, lang):
    rows = []
    for _, row in table[~table["state"].isin(UNCOMPARED)].iterrows():
        state = "" if row["hidden"] else f" ({label(table, row['state'], lang, 'state')})"
        parts = {"label": named(table, row, lang), "value": f"{row['said']}{state}"}
        rows.append(say("alt.row", lang, **parts))
    return [rows]


_READ = {"stances": _read_stances, "combinations": _read_combinations, "paths": _read_paths}
