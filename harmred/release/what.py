"""What a number counts, in words that compare: one number of two figures has one name.

Two numbers can only be set against each other when it is known what each of them counts. A
`What` says it: of which kind of source, in which group, by which measure, which passages.
"""

from typing import NamedTuple

FACETS = ("stance", "direction", "dimension")
ATTRIBUTES = ("code", *FACETS, "elicited", "place", "of")
"""What passages are told apart by; a box has a set of values for each, None for all of them."""


class What(NamedTuple):
    """What a number counts: `boxes` of passages, by a measure, in a group of sources of a kind."""

    kind: str
    group: tuple
    measure: str
    boxes: tuple


def box(**attributes):
    """Return a box: a set of values for each attribute that is given, None for all others.

    Parameters
    ----------
    **attributes : iterable of str
        Values, by the name of an attribute.

    Returns
    -------
    tuple
        In the order of `ATTRIBUTES`.

    Examples
    --------
    >>> box(stance=["stance_own"])[1]
    frozenset({'stance_own'})
    """
    given = {name: frozenset(values) for name, values in attributes.items() if values is not None}
    return tuple(given.get(name) for name in ATTRIBUTES)


def size(kind, group=(), *part):
    """Return what the number of sources counts.

    Parameters
    ----------
    kind : str
        Of which kind the sources are.
    group : tuple
        Column and value, or nothing for all sources of a kind.
    *part : str
        What only some of them have: a place in the talk, or an open section.

    Returns
    -------
    What

    Examples
    --------
    >>> size("interview").measure
    'source'
    """
    return What(kind, group, "source", part)
