"""Whether coders agree on what a part counts; where they do not, its verdict stays open."""

from dataclasses import replace

from ..agreement.reliability import reliability
from .outcome import UNDECIDED
from .things import relabelled, things

UNASSESSED, IN_PART, UNRELIABLE = "agreement_not_assessed", "agreement_in_part", "coding_unreliable"
"""Nothing assessed; some of it; under the least alpha. Only the last stands in the way."""


def assessed(study, ledger, below):
    """Measure agreement on what each part counts, before the coders settled on one version.

    Parameters
    ----------
    study : Study
        Interviews, with the marks of every coder.
    ledger : Ledger
        The claims; of its limits, [agreement] weigh, least, turns.
    below : dict
        The codes that count for each code that a part names.

    Returns
    -------
    dict
        Claim and part -> the columns alpha, alpha_low, alpha_high and state, of what coders
        agree on least. Parts that rest on no coding are left out; all of them, where the file
        leaves agreement aside.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> sorted(gather(study, opened(study)).agreement["C7", "a"])
    ['alpha', 'alpha_high', 'alpha_low', 'state']
    """
    limits = ledger.limits.get("agreement", {"weigh": False})
    parts = [*ledger.parts, *ledger.besides] if limits["weigh"] else []
    counted = {(part["claim"], part["part"]): things(part, below) for part in parts}
    sets = {_name(codes): codes for each in counted.values() for codes in each}
    if not sets:
        return {}
    found = reliability(relabelled(study, parts), sets)
    return {
        key: _least(found.loc[[_name(codes) for codes in each]], limits)
        for key, each in counted.items()
        if each
    }


def _name(codes):
    return " ".join(sorted(codes))


def _least(found, limits):
    """Return the least agreement, of what was marked often enough to tell."""
    enough = found[(found["coded"] >= limits["turns"]) & found["alpha"].notna()]
    if enough.empty:
        return {"state": (UNASSESSED,)}
    least = enough.sort_values("alpha", kind="stable").iloc[0]
    state = () if len(enough) == len(found) else (IN_PART,)
    if least["alpha"] < limits["least"]:
        state = (UNRELIABLE,)
    columns = {"alpha": "alpha", "alpha_low": "low", "alpha_high": "high"}
    return {name: float(least[of]) for name, of in columns.items()} | {"state": state}


def gated(part, outcome, evidence):
    """Leave a part open where coders do not agree on what it counts.

    Parameters
    ----------
    part : dict
        A part of a claim.
    outcome : Outcome
        What its rule says.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        With the agreement; undecided, where that is under the least of the file.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.claims.outcome import Outcome
    >>> part, poor = {"claim": "C7", "part": "a"}, {"alpha": 0.4, "state": (UNRELIABLE,)}
    >>> gated(part, Outcome("supported"), SimpleNamespace(agreement={("C7", "a"): poor})).verdict
    'undecided'
    """
    agreement = evidence.agreement.get((part["claim"], part["part"]))
    if agreement is None:
        return outcome
    state = (*outcome.state, *agreement["state"])
    verdict = UNDECIDED if UNRELIABLE in state else outcome.verdict
    return replace(outcome, **agreement | {"state": state, "verdict": verdict})
