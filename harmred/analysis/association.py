"""Coefficients of association that other programs and papers give for two codes."""

import warnings

import numpy as np


def atlas_c(segments_a, segments_b, pairs):
    """Return the co-occurrence coefficient of ATLAS.ti.

    Parameters
    ----------
    segments_a, segments_b, pairs : array of int
        Segments of each code, and pairs of them that overlap.

    Returns
    -------
    array of float
        pairs / (a + b - pairs). The formula takes segments as separate; where they overlap
        it can leave 0 to 1 or divide by zero, and is then missing.

    Warns
    -----
    UserWarning
        If a value is outside 0 to 1.

    References
    ----------
    ATLAS.ti 22 Windows user manual, "Code co-occurrence coefficient" and "Out of range".

    Examples
    --------
    >>> atlas_c([100], [10], [5]).round(3).tolist()
    [0.048]
    """
    a, b, pairs = (np.asarray(part, float) for part in (segments_a, segments_b, pairs))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = pairs / (a + b - pairs)
    outside = (a + b > 0) & ~((value >= 0) & (value <= 1))
    if outside.any():
        warnings.warn(
            f"atlas_c is outside 0 to 1 for {int(outside.sum())} of {len(value)} pairs and shown "
            "as missing: the formula takes segments as separate, and here one overlaps several.",
            stacklevel=2,
        )
    return np.where(outside, np.nan, value)


def phi(both, a_alone, b_alone, neither):
    """Return the correlation of two codes over sources.

    Parameters
    ----------
    both, a_alone, b_alone, neither : array of number
        The four cells.

    Returns
    -------
    array of float
        -1 to 1; missing where a code is in all sources or in none.

    References
    ----------
    Yule, G. U. (1912). *Journal of the Royal Statistical Society*, 75, 579–652.

    Examples
    --------
    >>> phi(12, 8, 6, 24).round(3)
    np.float64(0.408)
    """
    both, a, b, none = (np.asarray(x, float) for x in (both, a_alone, b_alone, neither))
    margins = (both + a) * (both + b) * (a + none) * (b + none)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (both * none - a * b) / np.sqrt(margins)


def log_odds(both, a_alone, b_alone, neither):
    """Return the natural logarithm of the odds ratio of two codes over sources.

    Parameters
    ----------
    both, a_alone, b_alone, neither : array of number
        The four cells; ½ is added to each, so that none is 0.

    Returns
    -------
    array of float
        0 where having one says nothing of having the other.

    References
    ----------
    Haldane, J. B. S. (1956). *Annals of Human Genetics*, 20, 309–311.

    Examples
    --------
    >>> log_odds(12, 8, 6, 24).round(3)
    np.float64(1.713)
    """
    both, a, b, none = (np.asarray(x, float) + 0.5 for x in (both, a_alone, b_alone, neither))
    return np.log(both * none / (a * b))
