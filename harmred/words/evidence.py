"""What was counted for a part of a claim, in words."""

import pandas as pd

from . import about, say
from .forms import decimal

_COUNTED = ("share", "exists", "plurality")
"""Rules whose value is a number of sources."""
_SPOKEN = ("mean", "diff", "rank")
"""Rules whose value is told with a word beside it."""


def headings(table):
    """Head the columns of the board of claims.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn.

    Returns
    -------
    dict
        Column -> words, where columns stand beside one another; on invented data there is no
        verdict among them.

    Examples
    --------
    >>> import harmred as hr
    >>> headings(hr.draw.board(hr.weigh(hr.load())).table)["verdict"]
    'planted answer recovered'
    """
    made = about(table)
    if made["width"] == 90:
        return {}
    verdict = "recovered" if made["synthetic"] else "verdict"
    keys = {"claim": "claim", "parts": "parts", "verdict": verdict, "cannot": "cannot"}
    return {column: say(f"board.{key}", made["lang"]) for column, key in keys.items()}


def counted(row, lang):
    """Say what was counted for a part, in a few words.

    Parameters
    ----------
    row : Series
        The row of a part, from `hr.weigh`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Nothing, if nothing could be counted.

    Examples
    --------
    >>> import pandas as pd
    >>> part = {"rule": "pair", "observed": 57, "expected": 37.6, "facilities": 10}
    >>> counted(pd.Series(part), "en")
    '57 times, by chance 38'
    """
    rule = row["measure"] if row["rule"] == "beside" else row["rule"]
    if rule == "pair" and pd.notna(row["observed"]):
        expected = decimal(row["expected"], lang, 0)
        return say("evidence.near", lang, observed=row["observed"], expected=expected)
    if rule in _COUNTED and pd.notna(row["sources"]):
        said = [say("evidence.of", lang, sources=row["sources"], of=row["of_sources"])]
        if pd.notna(row["facilities"]):
            one = "|1" if row["facilities"] == 1 else ""
            said.append(say(f"filled.facility{one}", lang, n=row["facilities"]))
        return say("cut", lang).join(said)
    if pd.isna(row["value"]):
        return ""
    if rule not in _SPOKEN:
        return decimal(row["value"], lang, 0)
    value = decimal(row["value"], lang, 2).replace("-", "−")
    return say(f"evidence.{rule}", lang, value=value)


def agreed(row, lang):
    """Say how far coders agree on what was counted for a part.

    Parameters
    ----------
    row : Series
        The row of a part, from `hr.weigh`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Nothing, if it is not assessed.

    Examples
    --------
    >>> import pandas as pd
    >>> agreed(pd.Series({"alpha": 0.857}), "en"), agreed(pd.Series({"alpha": None}), "en")
    ('agreement 0.86', '')
    """
    if pd.isna(row.get("alpha")):
        return ""
    return say("evidence.agreement", lang, value=decimal(row["alpha"], lang, 2))
