"""What the ledger says of positions: how each source counts, and how well that fits."""

from collections import Counter

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
    why = {each: whole[each] for each in (NOWHERE, ELSEWHERE, BLIND)}
    moved = [f"{whole[each]:,} {each}" for each in (UNIT, MOVED, SPACES) if whole[each]]
    return whole.total(), why, [*_ways(names, kept, became), *moved]


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
    judged, rest = sum(became[each] for each in _JUDGED), became[WORDS] + became[OPEN]
    where = f"{len(names):,} text{'s' * (len(names) > 1)}" + f" ({some(names)})" * (not sound)
    scores = [f"{became[FIT]:,} of {judged:,} excerpts fit"] * bool(judged)
    scores += [f"{became[WORDS]:,} of {rest:,} without excerpt {WORDS}"] * bool(rest)
    return f"{way} in {where}: {', '.join(scores) or 'no passage fits'}"


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
