"""English and French of captions, headings and sentences; every number in prose comes from here."""

import csv
import os
from functools import cache
from importlib import resources

import pandas as pd

from ..errors import one_of

LANGUAGES = ("en", "fr")
FEW = 20
"""Under this many sources nothing is said in per cent."""
_NAMED = ("code", "codes", "a", "b", "section")
"""Columns of codes and sections, which the codebook and the guide have labels for."""
_HALF_YEARS = ("half_year", "coded_half_year")
"""Columns of half-years, which are written as 2025H1 and not spoken so in every language."""


@cache
def _words():
    """Read every phrase: one file a family of tables, beside this module."""
    files = [each for each in resources.files(__package__).iterdir() if each.suffix == ".csv"]
    words = {}
    for each in sorted(files, key=lambda file: file.name):
        with each.open(encoding="utf-8") as file:
            words |= {row["key"]: row for row in csv.DictReader(file)}
    return words


def language(lang):
    """Return the language to speak.

    Parameters
    ----------
    lang : {"en", "fr"} or None
        None takes the environment's HARMRED_LANG, else English.

    Returns
    -------
    str
        "en" or "fr".

    Raises
    ------
    ValueError
        If it is neither.

    Examples
    --------
    >>> language("fr")
    'fr'
    """
    lang = lang or os.environ.get("HARMRED_LANG") or "en"
    one_of(lang, LANGUAGES, "lang")
    return lang


def say(key, lang, **parts):
    """Return a phrase, its blanks filled in.

    Parameters
    ----------
    key : str
        Which phrase of the files beside this module.
    lang : {"en", "fr"}
        The language.
    **parts
        What goes in the blanks.

    Returns
    -------
    str
        The phrase.

    Raises
    ------
    KeyError
        If none of them has such a phrase.

    Examples
    --------
    >>> say("caption.of", "fr", of="50 entretiens")
    'Sur 50 entretiens.'
    """
    return _words()[key][lang].format(**parts)


def about(table):
    """Return what a table carries of its making.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.

    Returns
    -------
    dict
        Verb, options, labels, layer, synthetic.

    Raises
    ------
    ValueError
        If the table has lost it, with the way to give it back.

    Examples
    --------
    >>> import harmred as hr
    >>> about(hr.count(hr.load()))["verb"]
    'count'
    """
    if "harmred" not in table.attrs:
        raise ValueError(
            "this table no longer says which verb made it, from whose marks, or whether the data "
            "are invented: a merge loses that.\nGive it back with hr.like(table, original)."
        )
    return table.attrs["harmred"]


def like(table, original):
    """Give a table back what a merge made it lose.

    Parameters
    ----------
    table : DataFrame
        A table made from `original`.
    original : DataFrame
        The table as a verb of harmred made it.

    Returns
    -------
    DataFrame
        A copy of `table` that `draw`, `tell` and `save` know how to take.

    Raises
    ------
    ValueError
        If `original` has lost it too.

    Examples
    --------
    >>> import harmred as hr
    >>> table = hr.count(hr.load())
    >>> merged = table.merge(table[["code"]].drop_duplicates())
    >>> hr.like(merged, table).attrs["harmred"]["verb"]
    'count'
    """
    table = table.copy()
    table.attrs["harmred"] = about(original)
    return table


def label(table, code, lang, column="code"):
    """Return the label of a code, section or value in the language asked; else itself.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.
    code : str
        A code, a section, or a value of a column of the sources.
    lang : {"en", "fr"}
        The language.
    column : str, default "code"
        The column that the value stands in.

    Returns
    -------
    str
        The label.

    Raises
    ------
    ValueError
        If the table has lost its labels.

    Examples
    --------
    >>> import harmred as hr
    >>> label(hr.count(hr.load()), "responses", "fr")
    'Réponses et façons de tenir'
    """
    if not isinstance(code, str):
        none = f"{column}.none" if f"{column}.none" in _words() else "unknown"
        return say(none, lang) if pd.isna(code) else str(code)
    if column in _HALF_YEARS:
        return half_year(code, lang)
    named = about(table)["labels"].get(code) if column in _NAMED else None
    if named:
        return named[LANGUAGES.index(lang)]
    number, _, rest = code.partition(" ")
    if number.isdigit() and f"{column}.{rest}" in _words():
        return say(f"{column}.{rest}", lang, n=number)
    key = code if code.startswith("NA_") else f"{column}.{code}"
    return say(key, lang) if key in _words() else code.replace("_", " ")


def half_year(when, lang):
    r"""Write a half-year as prose has it.

    Parameters
    ----------
    when : str
        As 2025H1; or why it is missing.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The half-year; of a missing one, the reason.

    Examples
    --------
    >>> half_year("2025H1", "fr"), half_year("2025H2", "en"), half_year("NA_refused", "fr")
    ('1er\xa0semestre\xa02025', '2025H2', 'refusé')
    """
    year, _, half = when.partition("H")
    key = f"half_year.H{half}" if year.isdigit() else when
    return say(key, lang, year=year) if key in _words() else when.replace("_", " ")


def kinds(kind, number, lang):
    """Return the noun of a kind of source, in singular or plural.

    Parameters
    ----------
    kind : {"interview", "observation", "source"}
        The kind.
    number : int
        How many.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The noun.

    Examples
    --------
    >>> kinds("interview", 1, "en"), kinds("observation", 3, "fr")
    ('interview', "séances d'observation")
    """
    one = number == 1 or (lang == "fr" and number == 0)  # French counts none in the singular
    return say(f"{kind}|1" if one else kind, lang)
