"""The rule about order: in which place a theme stands, on three measures, in two kinds of talk."""

from math import isnan

import numpy as np

from ..codebook import rollup
from .grain import held
from .numbers import many
from .outcome import CONTRADICTED, SUPPORTED, UNDECIDED, Outcome
from .readings import readings
from .themes import mentioned, ranked, values


def rank(part, evidence, limits):
    """Weigh whether a theme stands in a place among its rivals.

    Parameters
    ----------
    part : dict
        theme, themes (its rivals), place, measures, of; codes.
    evidence : Evidence
        What the study says.
    limits : dict
        Of the file: [rank] measures, held.

    Returns
    -------
    Outcome
        Value: the difference to the theme that could take its place (or whose place it takes),
        on the measure that `measure` names: of the first kind of talk, a clear one if any is.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> part = next(part for part in ledger.parts if part["claim"] == "C4")
    >>> rank(part, gather(study, ledger), ledger.limits).verdict
    'contradicted'
    """
    read = {of: readings(part, evidence, of) for of in part["of"]}
    ways = {of: _weighed(each, limits["rank"]["measures"]) for of, each in read.items()}
    for of in part["of"]:
        if "codes" in part and ways[of][0] == SUPPORTED:
            ways[of] = _fine(part, evidence, of, limits["rank"]["held"])
    first = part["of"][0]
    verdict, state = ways[first]
    if len({way[0] for way in ways.values()}) > 1:
        verdict, state = UNDECIDED, ("measures_disagree",)
    shown = next((one for one in read[first] if one.clear), read[first][0])
    has = mentioned(evidence, "unit", ranked(part, evidence)[:1], first)[:, 0]
    number = shown.gap | many(evidence, has, np.ones(len(has), bool))
    return Outcome(verdict, state, f"{shown.measure} of {first}", threshold=0.0, **number)


def _weighed(readings, enough):
    """Weigh the readings of one kind of talk: enough measures, one of them clear, none reversed."""
    here = [one for one in readings if one.there]
    gone = [one for one in readings if not one.there]
    for verdict, these, those in ((SUPPORTED, here, gone), (CONTRADICTED, gone, here)):
        clear = any(one.clear for one in these) and not any(one.clear for one in those)
        if len(these) >= enough and clear:
            return verdict, ()
    if all(isnan(one.gap["low"]) for one in readings):
        return UNDECIDED, ("no_interval",)
    torn = any(one.clear for one in here) and any(one.clear for one in gone)
    return UNDECIDED, ("measures_disagree" if torn else "not_told_apart",)


def _fine(part, evidence, of, least):
    """Keep a place from being supported where it hangs on how finely the themes are divided."""
    book, roll = evidence.study.codebook, rollup(evidence.study.codebook, "theme")
    roll = roll[roll["code"].isin(book.loc[book["row_type"] == "code", "code"])]
    codes = [roll.loc[roll["unit"] == theme, "code"] for theme in ranked(part, evidence)]
    has = [mentioned(evidence, "code", each, of) for each in codes]
    kept = held(has, part["codes"], part["place"]) >= least
    return (SUPPORTED, ()) if kept else (UNDECIDED, ("codebook_grain",))


def behind(part, evidence):
    """Tell in which interviews the theme is not told of, or stands behind its place.

    Parameters
    ----------
    part, evidence
        As for `rank`.

    Returns
    -------
    dict
        "without" and "below": array of bool, shape (interviews,), by talk where that is
        measured. Two themes that take as much of it share the better place.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> part = next(part for part in ledger.parts if part["claim"] == "C4")
    >>> int(behind(part, gather(study, ledger))["without"].sum())
    8
    """
    measure = "talk" if "talk" in part["measures"] else "mention"
    themes, of = ranked(part, evidence), part["of"][0]
    said = values(evidence, themes, measure, of)[1]
    without = ~mentioned(evidence, "unit", themes[:1], of)[:, 0]
    above = (said[:, 1:] > said[:, :1]).sum(axis=1)
    return {"without": without, "below": ~without & (above >= part["place"])}
