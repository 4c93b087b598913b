"""Verdicts in words, and why not more; on invented data there is none."""

import pandas as pd

from . import LANGUAGES, about, language, like, say

SHAPES = {
    "supported": "●", "contradicted": "◀", "not seen": "○", "undecided": "◐", "yes": "■", "no": "□",
}  # fmt: skip
_NEVER_BLOCKS = ("", "agreement_not_assessed", "agreement_in_part")
HOLDS = {"same": "=", "changes": "≠", "unweighed": "–"}
"""What becomes of a claim under another choice of analysis."""


def outcome(table, row, lang, *, headed=False):
    """Say what came of a claim: on invented data never a verdict, only whether it came back.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh`.
    row : Series
        The row of a claim.
    lang : {"en", "fr"}
        The language.
    headed : bool, default False
        Whether it stands under a heading that says the rest.

    Returns
    -------
    str
        As "the counts agree", or "planted answer recovered: yes".

    Examples
    --------
    >>> import harmred as hr
    >>> claim = {"verdict": "supported", "recovered": "yes"}
    >>> outcome(hr.count(hr.load()), claim, "en")
    'planted answer recovered: yes'
    """
    if not about(table)["synthetic"]:
        return say(f"verdict.{row['verdict']}", lang)
    known = pd.notna(row["recovered"])
    came = say(f"recovered.{row['recovered'] if known else 'unknown'}", lang)
    return say("recovered", lang, value=came) if known and not headed else came


def reasons(state, lang):
    """Say what stands in the way, in plain language.

    Parameters
    ----------
    state : str
        A cell of `state`; what never blocks is left out.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Nothing, if nothing does.

    Examples
    --------
    >>> reasons("few_sources;agreement_not_assessed;one_facility", "en")
    'in too few interviews; it does not hold without one of the facilities'
    """
    keys = [] if pd.isna(state) else state.split(";")
    said = [say(f"state.{key}", lang) for key in keys if key not in _NEVER_BLOCKS]
    return say("cut", lang).join(said)


def sayable(table, lang):
    """Leave out what no reader is shown: the other language, and a verdict on invented data.

    Nor in how many runs a verdict differs when one facility is left out: that is for the team.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.
    lang : {"en", "fr"} or None
        The language; None takes HARMRED_LANG, else English.

    Returns
    -------
    DataFrame
        A copy without those columns.

    Examples
    --------
    >>> import harmred as hr
    >>> verdicts = hr.count(hr.load()).assign(verdict="supported", asks_en="", asks_fr="")
    >>> {"verdict", "asks_en", "asks_fr"} & set(sayable(verdicts, "en"))
    {'asks_en'}
    """
    other = tuple(f"_{each}" for each in LANGUAGES if each != language(lang))
    unsaid = ["differing", *(name for name in table if name.endswith(other))]
    if about(table)["synthetic"]:
        unsaid.append("verdict")
    return like(table.drop(columns=unsaid, errors="ignore"), table)


def sign(row):
    """Return the shape of what came of a claim: told apart without colour.

    Parameters
    ----------
    row : Series
        The row of a claim, as `sayable` leaves it.

    Returns
    -------
    str
        Verdicts are round or point away; whether a planted answer came back is square; no
        shape for what is not known.

    Examples
    --------
    >>> sign({"verdict": "not seen"}), sign({"recovered": "yes"})
    ('○', '■')
    """
    return SHAPES.get(row["verdict" if "verdict" in row else "recovered"], "")


def legend(table, lang):
    """Say what the signs of the grid of choices mean; on invented data none is a verdict.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh(study, show="choices")`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Sign and meaning, one after the other; a line breaks between them and not within.

    Examples
    --------
    >>> import harmred as hr
    >>> legend(hr.count(hr.load()), "en").split()
    ['=', 'holds', '≠', 'changes', '–', 'not', 'weighed']
    """
    keys = {each: f"grid.{name}" for name, each in HOLDS.items()}
    if not about(table)["synthetic"]:
        keys |= {SHAPES[name]: f"verdict.{name}" for name in list(SHAPES)[:4]}
    words = [f"{each} {say(key, lang)}" for each, key in keys.items()]
    return " ".join(f"{each}   ".replace(" ", "\u00a0") for each in words)
