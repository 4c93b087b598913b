"""The rule about several at once: interviews that hold more than one of some codes."""

import numpy as np

from .asked import counted
from .numbers import proportion
from .outcome import CONTRADICTED, SUPPORTED, UNDECIDED, Outcome, compared
from .speaking import speaking


def plurality(part, evidence, _):
    """Weigh whether interviews hold several things, and few of them one thing alone.

    Parameters
    ----------
    part : dict
        any_of, at_least, over, only, under; stance.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        Value: the share of interviews with at least so many different codes.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study, codes = hr.load(), ["explain_trafficking", "explain_structural"]
    >>> part = {"any_of": codes, "at_least": 1, "over": 0.1, "only": codes[0], "under": 0.9}
    >>> plurality(part, gather(study, opened(study)), None).verdict
    'supported'
    """
    of, held, alone = held_by(part, evidence)
    several = proportion(evidence, held >= part["at_least"], of)
    one = proportion(evidence, alone, of)
    if several["low"] > part["over"] and one["high"] < part["under"]:
        verdict, state = SUPPORTED, ()
    elif several["high"] < part["over"] or one["low"] > part["under"]:
        verdict, state = CONTRADICTED, ()
    else:
        verdict, state = UNDECIDED, compared(several["low"], 1, 1)[1]
    return Outcome(verdict, state, threshold=part["over"], **several)


def held_by(part, evidence):
    """Count how many different codes of a part each interview holds.

    Parameters
    ----------
    part : dict
        any_of, only; stance.
    evidence : Evidence
        What the study says.

    Returns
    -------
    of : array of bool, shape (interviews,)
        Which ones count.
    held : array of int
        Different codes.
    alone : array of bool
        Which ones hold the code `only`, and no other.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> part = {"any_of": ["explain_structural"], "only": "explain_trafficking"}
    >>> _, held, alone = held_by(part, gather(hr.load(), opened(hr.load())))
    >>> bool((held[alone] == 1).all())
    True
    """
    codes, stance = dict.fromkeys([*part["any_of"], part["only"]]), part.get("stance")
    each = {code: speaking(evidence, [code], stance=stance) for code in codes}
    held = np.sum(list(each.values()), axis=0)
    return counted(evidence, part), held, each[part["only"]] & (held == 1)
