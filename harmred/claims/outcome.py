"""What a part of a claim comes to: a value, its interval, what stands in the way, a verdict."""

from dataclasses import dataclass
from math import isnan, nan

SUPPORTED, CONTRADICTED, NOT_SEEN = "supported", "contradicted", "not seen"
UNDECIDED = "undecided"
_FIRST = (CONTRADICTED, UNDECIDED, NOT_SEEN)
"""Which verdict of a part decides for its claim; the earlier goes first."""


@dataclass(frozen=True)
class Outcome:
    """The columns of one part in the ledger; a number that a rule has not is missing."""

    verdict: str | None
    state: tuple = ()
    measure: str = ""
    value: float = nan
    low: float = nan
    high: float = nan
    threshold: float = nan
    sources: int | None = None
    of_sources: int | None = None
    facilities: int | None = None
    observed: int | None = None
    expected: float = nan
    chance_low: int | None = None
    chance_high: int | None = None
    p_upper: float = nan
    holm: float = nan
    holds_without_each_facility: bool | None = None
    alpha: float = nan
    alpha_low: float = nan
    alpha_high: float = nan


def compared(low, high, threshold):
    """Compare an interval with a threshold.

    Parameters
    ----------
    low, high : float
        Ends of the interval; missing where there is none.
    threshold : float
        What the value should be above.

    Returns
    -------
    verdict : str
        Supported above it, contradicted below it, else undecided.
    state : tuple of str
        Why it is undecided.

    Examples
    --------
    >>> compared(0.55, 0.8, 0.5), compared(0.3, 0.6, 0.5)
    (('supported', ()), ('undecided', ('not_told_apart',)))
    """
    if isnan(low):
        return UNDECIDED, ("no_interval",)
    if low > threshold:
        return SUPPORTED, ()
    return (CONTRADICTED, ()) if high < threshold else (UNDECIDED, ("not_told_apart",))


def together(outcomes):
    """Return what a claim comes to, from its parts.

    Contradicted if any part is; else undecided if any is; else not seen if any is; supported
    if all are.

    Parameters
    ----------
    outcomes : list of Outcome
        Of its parts.

    Returns
    -------
    Outcome
        The verdict, and what stands in the way of the parts that decide it.

    Examples
    --------
    >>> whole = together([Outcome(SUPPORTED), Outcome(UNDECIDED, ("few_expected",))])
    >>> whole.verdict, whole.state
    ('undecided', ('few_expected',))
    """
    there = {one.verdict for one in outcomes}
    verdict = next((each for each in _FIRST if each in there), SUPPORTED)
    states = [key for one in outcomes if one.verdict == verdict for key in one.state]
    return Outcome(verdict, tuple(dict.fromkeys(states)))
