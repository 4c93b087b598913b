"""What is printed beside a claim: counts that belong to it, and decide nothing."""

from dataclasses import replace
from math import nan

from .agreeing import UNRELIABLE
from .lacking import lacking
from .runs import outcomes


def companions(ledger, evidence):
    """Count what stands beside the claims. Its pairs are no part of the family of the claims.

    Parameters
    ----------
    ledger : Ledger
        The claims.
    evidence : Evidence
        What the study says.

    Returns
    -------
    dict
        Claim and part -> Outcome, without a verdict or a threshold; `measure` is the rule, and
        `state` says only what is lacking, or that its coding is not reliable enough.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> found = companions(opened(study), gather(study, opened(study)))
    >>> found["C13", "i"].verdict is None, found["C13", "i"].measure
    (True, 'share')
    """
    found = outcomes(ledger.besides, evidence, ledger)
    return {
        (part["claim"], part["part"]): _bare(part, found[part["claim"], part["part"]], evidence)
        for part in ledger.besides
    }


def _bare(part, outcome, evidence):
    state = (*lacking(part, evidence), *(key for key in outcome.state if key == UNRELIABLE))
    bare = {"verdict": None, "threshold": nan, "holm": nan}
    return replace(outcome, measure=part["rule"], state=state, **bare)
