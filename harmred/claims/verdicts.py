"""Every part weighed by its rule, and what stands in the way before any rule is asked."""

from dataclasses import replace

from .agreeing import gated
from .given import design, exists
from .lacking import lacking
from .links import pairs
from .means import mean
from .outcome import SUPPORTED, UNDECIDED, Outcome
from .ranks import rank
from .several import plurality
from .shares import diff, share

RULES = {
    "design": design,
    "exists": exists,
    "share": share,
    "mean": mean,
    "diff": diff,
    "rank": rank,
    "plurality": plurality,
}
"""What weighs a part; pairs are weighed together."""


def weighed(parts, evidence, limits):
    """Weigh parts of claims.

    Parameters
    ----------
    parts : list of dict
        Parts of claims.
    evidence : Evidence
        What the study says.
    limits : dict
        What all parts of a rule share, of the file.

    Returns
    -------
    list of Outcome
        One a part, in order.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> ledger = opened(study)
    >>> weighed(ledger.parts, gather(study, ledger), ledger.limits)[0].verdict
    'supported'
    """
    lacks = [lacking(part, evidence) for part in parts]
    whole = [part for part, lack in zip(parts, lacks, strict=True) if not lack]
    linked = pairs([part for part in whole if part["rule"] == "pair"], evidence, limits)

    def one(part, lack):
        if lack:
            return Outcome(UNDECIDED, tuple(lack))
        outcome = linked.get((part["claim"], part["part"])) or RULES[part["rule"]](
            part, evidence, limits
        )
        return gated(part, _unless(part, outcome, evidence, limits), evidence)

    return [one(*both) for both in zip(parts, lacks, strict=True)]


def _unless(part, outcome, evidence, limits):
    """Leave a part open unless its condition is supported."""
    if "unless" not in part:
        return outcome
    condition = RULES[part["unless"]["rule"]](part["unless"], evidence, limits)
    if condition.verdict == SUPPORTED:
        return outcome
    return replace(outcome, verdict=UNDECIDED, state=(*outcome.state, "unless"))
