"""A table to be read by people: labels for codes, whole per cent, headings in two languages."""

import pandas as pd

from ..words import FEW, about, kinds, label, language, say

_SHARES = ("share", "low", "high")
_KEPT_BACK = "▨"
"""What stands in a hidden cell: never blank, never zero."""


def table(table, *, lang=None):
    """Write a table out for reading.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.

    Returns
    -------
    DataFrame
        Labels in place of codes, whole per cent (none at all under 20 sources), a fixed
        symbol in hidden cells, headings in the language asked; what is counted is the index.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.draw.table(hr.count(hr.load()).head(1), lang="fr").index.tolist()
    [('entretien', 'Violences vécues par les personnes accueillies')]
    """
    lang = language(lang)
    keys = [
        name for name in ("kind", "code", *about(table)["options"].get("by", [])) if name in table
    ]
    columns = {}
    for name in table.columns.drop("hidden"):
        values = [_cell(table, row, name, lang) for _, row in table.iterrows()]
        if any(values):
            columns[_heading(name, lang)] = values
    shown = pd.DataFrame(columns, index=table.index)
    return shown.set_index([_heading(name, lang) for name in keys])


def _heading(name, lang):
    try:
        return say(f"head.{name}", lang)
    except KeyError:
        return name.replace("_", " ")


def _cell(table, row, name, lang):
    value, share = row[name], name in _SHARES
    if pd.isna(value) or (share and row.get("of_sources", FEW) < FEW):
        return ""
    if isinstance(value, str):
        return kinds(value, 1, lang) if name == "kind" else label(table, value, lang, name)
    if row["hidden"]:
        return _KEPT_BACK
    return f"{100 * value if share else value:.0f}" if isinstance(value, float) else str(value)
