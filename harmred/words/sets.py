"""Sets of codes: which codes one names, and what it is where it names none."""

import pandas as pd

from . import say
from .forms import counted


def members(row):
    """Return the codes of a combination; none where it names none.

    Parameters
    ----------
    row : Series
        From `hr.count(study, at="combination")`.

    Returns
    -------
    list of str
        Nothing for sources without any of the codes, and for pooled combinations.

    Examples
    --------
    >>> members({"codes": "street;help"}), members({"codes": float("nan")})
    (['street', 'help'], [])
    """
    return row["codes"].split(";") if isinstance(row["codes"], str) and row["codes"] else []


def apart(row, lang):
    """Say what a combination is that names no codes.

    Parameters
    ----------
    row : Series
        From `hr.count(study, at="combination")`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        How many codes it has, and how many combinations are pooled in it; nothing for one
        that names its codes.

    Examples
    --------
    >>> apart({"codes": None, "size": 2, "pooled": 11}, "en")
    '2 codes (11 sets)'
    """
    if members(row):
        return ""
    if row["size"] == 0:
        return say("combinations.none", lang)
    if pd.isna(row["pooled"]):
        return counted("combinations.hidden", row["size"], lang)
    if row["size"] == 1:
        return counted("combinations.alone", row["pooled"], lang)
    return counted("combinations.pooled", row["pooled"], lang, size=row["size"])
