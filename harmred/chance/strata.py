"""Sources at random among those of their facility: hypergeometric, stratum by stratum."""

from functools import cache
from math import comb

import numpy as np


@cache
def shared(sources, a, b):
    """Give the chance of 0, 1, 2 … sources with both, where some have a and some have b.

    Parameters
    ----------
    sources, a, b : int
        Sources of the stratum, and those of them that have each.

    Returns
    -------
    array of float
        Up to as many as could have both.

    References
    ----------
    Veech, J. A. (2013). A probabilistic model for analysing species co-occurrence. *Global
    Ecology and Biogeography*, 22, 252–260. Over strata: Mantel, N., & Haenszel, W. (1959).
    Statistical aspects of the analysis of data from retrospective studies of disease. *Journal
    of the National Cancer Institute*, 22, 719–748.

    Examples
    --------
    >>> shared(4, 2, 2).round(3).tolist()
    [0.167, 0.667, 0.167]
    """
    ways = [comb(a, both) * comb(sources - a, b - both) for both in range(min(a, b) + 1)]
    return np.array([way / comb(sources, b) for way in ways])
