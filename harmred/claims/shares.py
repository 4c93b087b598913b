"""Rules about how many interviews: a share, and a difference of shares."""

from math import nan

from .asked import counted
from .numbers import difference, many, proportion
from .outcome import SUPPORTED, UNDECIDED, Outcome, compared
from .speaking import speaking


def share(part, evidence, limits):
    """Weigh whether more interviews than a given share speak of something.

    Parameters
    ----------
    part : dict
        any_of; over (without it, nothing is decided), stance, direction, spontaneous, with (in
        the same turn).
    evidence : Evidence
        What the study says.
    limits : dict
        Of the file: [share] unasked.

    Returns
    -------
    Outcome
        Value: the share. Supported at most undecided where it is large only because the guide
        asked, or where nobody knows what the guide asked.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study, limits = hr.load(), {"share": {"unasked": 0.3333}}
    >>> there, part = gather(study, opened(study)), {"any_of": ["powerlessness"], "over": 0.5}
    >>> share(part, there, limits).sources
    43
    """
    of = counted(evidence, part)
    found = proportion(evidence, _speak(part, evidence, part.get("spontaneous", False)), of)
    over = part.get("over", nan)
    verdict, state = compared(found["low"], found["high"], over)
    if verdict == SUPPORTED and not part.get("spontaneous"):
        verdict, state = _unasked(part, evidence, of, limits["share"]["unasked"])
    return Outcome(verdict, state, threshold=over, **found)


def _speak(part, evidence, unasked):
    given = {key: part.get(key) for key in ("stance", "direction")} | {"near": part.get("with")}
    return speaking(evidence, part["any_of"], **given, unasked=unasked)


def _unasked(part, evidence, of, least):
    """Keep a share from being supported where the guide may have made it."""
    if not evidence.elicited:
        return UNDECIDED, ("elicitation_unknown",)
    high = proportion(evidence, _speak(part, evidence, unasked=True), of)["high"]
    return (UNDECIDED, ("prompted",)) if high < least else (SUPPORTED, ())


def diff(part, evidence, _):
    """Weigh whether more interviews speak of one thing than of another.

    Parameters
    ----------
    part : dict
        any_of, against; stance, each.
    evidence : Evidence
        What the study says.

    Returns
    -------
    Outcome
        Value: the difference of the two shares, in the same interviews. With `each`, one code
        of `any_of` has to win alone.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> part = {"any_of": ["helping_central"], "against": ["instrumental_relation"]}
    >>> diff(part, gather(study, opened(study)), None).verdict
    'supported'
    """
    of, stance = counted(evidence, part), part.get("stance")
    other = speaking(evidence, part["against"], stance=stance).astype(int)
    hits = speaking(evidence, part["any_of"], stance=stance)
    found = difference(evidence, hits - other, of)
    verdict, state = compared(found["low"], found["high"], 0)
    if verdict == SUPPORTED and part.get("each"):
        alone = (speaking(evidence, [code], stance=stance) - other for code in part["any_of"])
        if not any(difference(evidence, values, of)["low"] > 0 for values in alone):
            verdict, state = UNDECIDED, ("only_the_union_wins",)
    return Outcome(verdict, state, threshold=0.0, **found, **many(evidence, hits, of))
