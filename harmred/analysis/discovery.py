"""How many codes so many sources hold: over all orders, beyond the last one, and those unseen."""

import numpy as np


def accumulated(frequencies, sources):
    """Return the mean number of codes in t sources, over all ways of taking t of them.

    Parameters
    ----------
    frequencies : array of int, shape (codes,)
        In how many sources each code is.
    sources : int
        How many sources there are.

    Returns
    -------
    array, shape (sources,)
        Mean number of codes in 1, 2, … sources.

    References
    ----------
    Mao, C. X., Colwell, R. K., & Chang, J. (2005). Estimating the species accumulation curve
    using mixtures. *Biometrics*, 61, 433–441. https://doi.org/10.1111/j.1541-0420.2005.00316.x

    Examples
    --------
    >>> accumulated([1, 2], 2).tolist()
    [1.5, 2.0]
    """
    absent = sources - np.asarray(frequencies)[None, :]
    taken = np.arange(sources)[:, None]
    # the chance that t sources all lack a code: a product, exact where binomials overflow
    missed = np.cumprod(np.clip(absent - taken, 0, None) / (sources - taken), axis=0)
    return (1 - missed).sum(axis=1)


def extrapolated(frequencies, sources):
    """Return the number of codes to expect from as many sources again, one by one.

    Parameters
    ----------
    frequencies : array of int, shape (codes,)
        In how many sources each code is; none is in no source.
    sources : int
        How many sources there are.

    Returns
    -------
    array, shape (sources,)
        Codes expected in sources + 1, … 2 × sources: further on, the formula is not to be
        trusted. Empty for a single source, which says nothing of a second one. The codes to
        come need not be in the codebook.

    References
    ----------
    Chao, A., Gotelli, N. J., Hsieh, T. C., Sander, E. L., Ma, K. H., Colwell, R. K., &
    Ellison, A. M. (2014). Rarefaction and extrapolation with Hill numbers. *Ecological
    Monographs*, 84, 45–67. https://doi.org/10.1890/13-0133.1

    Examples
    --------
    >>> extrapolated([1, 1, 2, 3], 4).round(2).tolist()
    [4.38, 4.66, 4.87, 5.03]
    """
    frequencies, further = np.asarray(frequencies), np.arange(1, sources + 1)
    if sources == 1:
        return np.empty(0)
    once, unseen = (frequencies == 1).sum(), _unseen(frequencies, sources)
    left = 1 - once / (once + sources * unseen) if unseen else 1
    return len(frequencies) + unseen * (1 - left**further)


def bounds(frequencies, sources):
    """Give a lower bound for the number of codes, and the coverage of those that were found.

    Parameters
    ----------
    frequencies : array of int, shape (codes,)
        In how many sources each code is; none is in no source.
    sources : int
        How many sources there are.

    Returns
    -------
    chao2 : float
        Codes found and, at least, those still unseen.
    coverage : float
        Estimated share, of all mentions in sources like these, that are of a code already
        found; 1 if every code came up twice, missing if none was found.

    Both are missing for a single source: with it, every code is found once.

    References
    ----------
    Chao, A., & Colwell, R. K. (2017). Thirty years of progeny from Chao's inequality. *SORT*,
    41, 3–54 (Chao2). Chao et al. (2014), as in `extrapolated` (coverage; the same estimate of
    the unseen serves all three).

    Examples
    --------
    >>> chao2, coverage = bounds([1, 1, 2, 3], 4)
    >>> float(chao2), round(float(coverage), 2)
    (5.5, 0.79)
    """
    frequencies = np.asarray(frequencies)
    if sources == 1:
        return np.nan, np.nan
    once, unseen = (frequencies == 1).sum(), _unseen(frequencies, sources)
    chao2 = len(frequencies) + unseen
    if not len(frequencies):
        return chao2, np.nan
    found_again = sources * unseen / (sources * unseen + once) if once else 0
    return chao2, 1 - once / frequencies.sum() * found_again


def _unseen(frequencies, sources):
    once, twice = ((frequencies == times).sum() for times in (1, 2))
    pairs = once**2 / (2 * twice) if twice else once * (once - 1) / 2
    return (sources - 1) / sources * pairs
