"""Whether a theme keeps its place when all themes are compared by the same number of codes."""

from itertools import combinations
from math import comb

import numpy as np

MOST = 20_000
"""Choices of codes that are all tried; with more, each theme counts for its mean over them."""


def held(themes, codes, place):
    """Return the part of all joint choices of codes in which the first theme keeps its place.

    Every theme is cut down to `codes` of its codes, in every possible way, each theme on its
    own; a choice counts the interviews that speak of one of the codes kept. The choices of
    the themes are independent, so that the joint ones need no listing.

    Parameters
    ----------
    themes : list of array of bool, shape (interviews, codes of the theme)
        Which interviews speak of which code; the theme that is weighed comes first.
    codes : int
        How many codes of each theme are kept; a theme that has fewer keeps them all.
    place : int
        1 = no other theme is in more interviews, 2 = exactly one is, and so on.

    Returns
    -------
    float
        From 0 to 1.

    References
    ----------
    Hurlbert, S. H. (1971). The nonconcept of species diversity: a critique and alternative
    parameters. *Ecology*, 52, 577–586.

    Examples
    --------
    >>> broad, narrow = np.eye(3, dtype=bool), np.array([[True], [True], [False]])
    >>> held([broad, narrow], 1, 1), held([broad, narrow], 3, 1)
    (0.0, 1.0)
    """
    counts = [np.sort(_counts(np.asarray(has, bool), codes)) for has in themes]
    # for each choice of the first theme, the distribution of how many others are above it
    above = np.ones((1, len(counts[0])))
    for other in counts[1:]:
        more = 1 - np.searchsorted(other, counts[0], side="right") / len(other)
        above = np.pad(above * (1 - more), ((0, 1), (0, 0))) + np.pad(
            above * more, ((1, 0), (0, 0))
        )
    return float(above[place - 1].mean()) if place <= len(above) else 0.0


def _counts(has, codes):
    """Count the interviews of every choice of codes; or give the mean, if there are too many."""
    interviews, many = has.shape
    kept = min(codes, many)
    if comb(many, kept) > MOST:
        missing = many - has.sum(axis=1)
        return np.array(
            [interviews - sum(comb(int(one), kept) for one in missing) / comb(many, kept)]
        )
    choices = np.array(list(combinations(range(many), kept)), int).reshape(-1, kept)
    spoken = np.zeros((len(choices), interviews), bool)
    for column in choices.T:
        spoken |= has.T[column]
    return spoken.sum(axis=1)
