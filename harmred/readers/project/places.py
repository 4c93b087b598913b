"""What the ledger says of positions: how each source counts, and how well that fits."""

from collections import Counter

from ..ledger import IN
from ..placing import BLIND, ELSEWHERE, FIT, MOVED, NOWHERE, OPEN, SPACES, UNIT, WORDS

_SHOWN = 3
"""Names that one reason lists; the others are counted."""
_JUDGED = (FIT, SPACES, UNIT, MOVED, ELSEWHERE)


def placed(names, kept, became):
    """Say how positions were counted, and what became of those that did not fit.

    Parameters
    ----------
    names : list of str
        The sources, by their identifiers.
    kept : list of Source
        The same.
    became : list of Counter
        What became of their passages with a code.

    Returns
    -------
    found : int
        Passages with a code.
    why : dict
        Why some have no position -> how many.
    remarks : list of str
        How the sources count, and how well that fits; what was moved.

    Examples
    --------
    >>> placed([], [], [])[0]
    0
    """
    whole = sum(became, Counter())
    return whole.total(), _astray(whole), [*_ways(names, kept, became), *_moved(whole)]


def sources(names, kept, became):
    """Return an entry of the ledger for each source: how it counts, and how well that fits.

    Parameters
    ----------
    names : list of str
        The sources, by their identifiers.
    kept : list of Source
        The same.
    became : list of Counter
        What became of their passages with a code.

    Returns
    -------
    list of tuple
        Element, how many passages, why some have no position, and remarks.

    Examples
    --------
    >>> sources([], [], [])
    []
    """
    return [
        (f"{IN}{name}", fates.total(), _astray(fates), [*_score(source.way, fates), *_moved(fates)])
        for name, source, fates in zip(names, kept, became, strict=True)
        if fates
    ]


def _astray(fates):
    return {each: fates[each] for each in (NOWHERE, ELSEWHERE, BLIND)}


def _moved(fates):
    return [f"{fates[each]:,} {each}" for each in (UNIT, MOVED, SPACES) if fates[each]]


def _ways(names, kept, became):
    """Say each convention once; sources whose excerpts do not all fit, by their names."""
    groups = {}
    for name, source, fates in zip(names, kept, became, strict=True):
        if fates and source.way:
            judged = sum(fates[each] for each in _JUDGED)
            key = source.way, judged == fates[FIT]
            groups.setdefault(key, []).append((name, fates))
    return [_way(*key, each) for key, each in groups.items()]


def _way(way, sound, group):
    names = [name for name, _ in group]
    became = sum((each for _, each in group), Counter())
    where = f"{len(names):,} text{'s' * (len(names) > 1)}" + f" ({some(names)})" * (not sound)
    return _score(f"{way} in {where}", became)[0]


def _score(way, became):
    """Say how well a way to count fits; nothing of a source without a text."""
    if not way:
        return []
    judged, rest = sum(became[each] for each in _JUDGED), became[WORDS] + became[OPEN]
    scores = [f"{became[FIT]:,} of {judged:,} excerpts fit"] * bool(judged)
    scores += [f"{became[WORDS]:,} of {rest:,} without excerpt {WORDS}"] * bool(rest)
    return [f"{way}: {', '.join(scores) or 'no passage fits'}"]


def some(names):
    """List names, the first ones.

    Parameters
    ----------
    names : list of str
        Names.

    Returns
    -------
    str
        At most three of them, and how many more there are.

    Examples
    --------
    >>> some(list("abcde"))
    'a, b, c and 2 more'
    """
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + f" and {more:,} more" * (more > 0)
