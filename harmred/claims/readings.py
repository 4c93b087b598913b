"""Where a theme stands on one measure, and how far from the one that could take its place."""

from dataclasses import dataclass
from math import nan

import numpy as np

from .numbers import difference
from .themes import ranked, values


@dataclass(frozen=True)
class Reading:
    """What one measure says of a theme.

    `there` is true in the place claimed; `clear` where the interval of the difference (value,
    low, high) leaves no doubt of it, or of another place.
    """

    measure: str
    there: bool
    clear: bool
    gap: dict


def readings(part, evidence, of):
    """Read the place of a theme on every measure.

    Parameters
    ----------
    part : dict
        theme, themes, place, measures.
    evidence : Evidence
        What the study says.
    of : {"all", "violence"}
        In which talk.

    Returns
    -------
    list of Reading
        One a measure. In its place, a theme is compared with the one that could take it;
        behind, with the one that stands there; ahead, with the one it should stand behind.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> part = next(part for part in ledger.parts if part["claim"] == "C4")
    >>> [one.there for one in readings(part, gather(study, ledger), "violence")]
    [False, False, False]
    """
    themes = ranked(part, evidence)
    return [
        _reading(measure, *values(evidence, themes, measure, of), part["place"], evidence)
        for measure in part["measures"]
    ]


def _reading(measure, there, said, place, evidence):
    """Compare the first theme with another, if there is one."""
    if not there.any() or said.shape[1] == 1:
        return Reading(measure, False, False, dict.fromkeys(("value", "low", "high"), nan))
    means = said[there].mean(axis=0)
    others = 1 + np.argsort(-means[1:], kind="stable")
    stands = 1 + int((means[1:] > means[0]).sum())
    rival = others[min(place - (stands < place), len(others)) - 1]
    gap = difference(evidence, said[:, 0] - said[:, rival], there)
    clear = gap["high"] < 0 if stands > place else gap["low"] > 0
    return Reading(measure, stands == place, bool(clear), gap)
