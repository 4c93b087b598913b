"""A table to be read by people: labels for codes, whole per cent, headings in two languages."""

import pandas as pd

from ..choose import FACETS
from . import FEW, about, kinds, label, language, say
from .forms import counted
from .numbers import written
from .pairs import PLACES
from .reporting import filled
from .titles import chosen, titled
from .verdicts import sayable

_ENDS = ("low", "high")
"""Of an interval: of a share if the table has one, else of a number."""
_SHARES = ("share", "b_given_a", "a_given_b", "coverage")
_SEVERAL = ("codes", "state", "note")
"""Columns that hold several words, with semicolons between them."""
_AS_IT_IS = ("source", "before", "passage", "after")
_KEYS = (
    "kind", "within", "window", "code", "a", "b", "claim", "part", "choice", "source", "standard",
    "item",
)  # fmt: skip
"""What is counted, read or weighed: the index."""
_SET = ["codes"]
"""What a table of combinations counts."""
_KEPT_BACK = "▨"
"""What stands in a hidden cell: never blank, never zero."""
_SPOKEN = {"claim": titled, "choice": chosen, "filled": filled}
"""Columns whose words are in the file of claims, or made of numbers."""


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
    table = sayable(table, lang)
    keys = dict.fromkeys(
        [*_KEYS, *_SET * ("pooled" in table), *about(table)["options"].get("by", [])]
    )
    columns = {}
    for name in table.columns.drop("hidden"):
        values = [_cell(table, row, name, lang) for _, row in table.iterrows()]
        if any(values) or not values:
            columns[_heading(table, name, lang)] = values
    shown = pd.DataFrame(columns, index=table.index)
    heads = [_heading(table, name, lang) for name in keys if name in table]
    return _Whole(shown.set_index([head for head in heads if head in shown]))


class _Whole(pd.DataFrame):
    """A table that a notebook shows without cutting its words off."""

    def _repr_html_(self):
        with pd.option_context("display.max_colwidth", None):
            return super()._repr_html_()


def _heading(table, name, lang):
    number = ".number" if name in _ENDS and "share" not in table else ""
    try:
        return say(f"head.{name}{number}", lang)
    except KeyError:
        return name.replace("_", " ")


def _cell(table, row, name, lang):
    value, by = row[name], about(table)["options"].get("by", [])
    share = name in _SHARES or (name in _ENDS and "share" in table)
    if pd.isna(value) or (name == "codes" and value == ""):
        return _empty(row, name, by, lang)
    if share and _of(row) < FEW:
        return ""
    if row["hidden"] and name not in (*_KEYS, *by, "note"):
        return _KEPT_BACK
    if isinstance(value, str) or pd.api.types.is_bool(value):
        return _words(table, str(value), name, lang)
    return f"{100 * value:.0f}" if share else written(value, name, lang)


def _empty(row, name, by, lang):
    """Say what a missing value means, where it means something."""
    if name == "codes" and "pooled" in row:
        return counted("codes.size", row["size"], lang)
    if name in by:
        return say(f"{name}.none" if name in FACETS else "unknown", lang)
    return say("filled.team", lang) if name == "filled" else ""


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
    if name in _SPOKEN:
        return _SPOKEN[name](table, value, lang)
    parts = value.split("; " if name == "note" else ";") if name in _SEVERAL else [value]
    return say("cut", lang).join(label(table, part, lang, name) for part in parts)
