"""A table to be read by people: labels for codes, whole per cent, headings in two languages."""

import pandas as pd

from ..words import FEW, about, kinds, label, language, say
from ..words.forms import decimal
from ..words.pairs import PLACES

_SHARES = ("share", "low", "high", "b_given_a", "a_given_b")
_AS_IT_IS = ("source", "before", "passage", "after")
_KEYS = ("kind", "within", "window", "code", "a", "b", "source")
"""What is counted, or read: the index."""
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
    keys = dict.fromkeys([*_KEYS, *about(table)["options"].get("by", [])])
    columns = {}
    for name in table.columns.drop("hidden"):
        values = [_cell(table, row, name, lang) for _, row in table.iterrows()]
        if any(values) or not values:
            columns[_heading(name, lang)] = values
    shown = pd.DataFrame(columns, index=table.index)
    heads = [_heading(name, lang) for name in keys if name in table]
    return shown.set_index([head for head in heads if head in shown])


def _heading(name, lang):
    try:
        return say(f"head.{name}", lang)
    except KeyError:
        return name.replace("_", " ")


def _cell(table, row, name, lang):
    value, share = row[name], name in _SHARES
    if pd.isna(value) and name in about(table)["options"].get("by", []):
        return say("unknown", lang)
    if pd.isna(value) or (share and _of(row) < FEW):
        return ""
    if row["hidden"] and name not in (*_KEYS, *about(table)["options"].get("by", []), "note"):
        return _KEPT_BACK
    if isinstance(value, str):
        return _words(table, value, name, lang)
    if name == "jaccard":
        return decimal(value, lang, 2)
    return f"{100 * value if share else value:.0f}" if isinstance(value, float) else str(value)


def _of(row):
    """Return how many sources a row rests on; the five places of a pair add up to them."""
    places = [row[name] for name in PLACES if name in row]
    of = row.get("of_sources", sum(places) if places else FEW)
    return FEW if pd.isna(of) else of


def _words(table, value, name, lang):
    if name in _AS_IT_IS:
        return value
    if name == "kind":
        return kinds(value, 1, lang)
    parts = value.split(";") if name == "codes" else [value]
    return say("cut", lang).join(label(table, part, lang, name) for part in parts)
