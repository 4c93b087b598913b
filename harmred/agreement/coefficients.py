"""Coefficients of agreement, from tables of counts: arrays only."""

import numpy as np


def alpha(coincidences, distances=None):
    """Return Krippendorff's alpha of a table of coincidences.

    Parameters
    ----------
    coincidences : array, shape (..., values, values)
        How often each pair of values was given to one unit by two coders, both orders, each
        unit's pairs divided by its number of coders less one.
    distances : array, shape (values, values), optional
        How far apart two values are; without it, any two differ by one.

    Returns
    -------
    array, shape (...)
        One, if all agree; about zero, if they agree as values drawn by lot would; missing,
        where only one value was ever given.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of
    Pennsylvania, Annenberg School for Communication.

    Examples
    --------
    >>> round(float(alpha(np.array([[8, 3], [3, 26]]))), 3)
    0.633
    """
    table = np.asarray(coincidences, float)
    if distances is None:
        distances = 1 - np.eye(table.shape[-1])
    values = table.sum(axis=-1)
    whole = values.sum(axis=-1)
    by_lot = values[..., :, None] * values[..., None, :]
    observed = (table * distances).sum(axis=(-2, -1))
    expected = (by_lot * distances).sum(axis=(-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - (whole - 1) * observed / expected, np.nan)


def of_pairs(both, first, second, neither):
    """Return what is told of two coders, or of all pairs of coders pooled, beside alpha.

    Parameters
    ----------
    both, first, second, neither : array, shape () or (pairs,)
        Units that both coders of a pair marked, only the first, only the second, and neither.

    Returns
    -------
    dict
        `kappa` (Cohen), `agreed_present` and `agreed_absent` (of what either marked, or left
        unmarked, the part that both did), `prevalence` (what both marked less what neither
        did, of all units) and `bias` (how much more one marks than the other, of all units),
        each missing where it is not defined. Agreement by lot is reckoned within each pair.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and
    Psychological Measurement*, 20, 37–46. Byrt, T., Bishop, J., & Carlin, J. B. (1993). Bias,
    prevalence and kappa. *Journal of Clinical Epidemiology*, 46, 423–429.

    Examples
    --------
    >>> told = of_pairs(80, 10, 5, 5)
    >>> round(float(told["kappa"]), 2), round(float(told["agreed_absent"]), 2)
    (0.32, 0.4)
    """
    tables = np.array([both, first, second, neither], float).reshape(4, -1)
    tables = tables[:, tables.sum(axis=0) > 0]
    of = tables.sum(axis=0)
    one, other = (tables[0] + tables[1]) / of, (tables[0] + tables[2]) / of
    by_lot = of * (one * other + (1 - one) * (1 - other))
    both, first, second, neither = tables.sum(axis=1)
    alike, apart, n = both + neither, first + second, of.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        return {
            "kappa": (alike - by_lot.sum()) / (n - by_lot.sum()),
            "agreed_present": 2 * both / (2 * both + apart),
            "agreed_absent": 2 * neither / (2 * neither + apart),
            "prevalence": (both - neither) / n,
            "bias": np.abs(tables[1] - tables[2]).sum() / n,
        }


def ac1(agreed, marked, values=2):
    """Return Gwet's AC1.

    Parameters
    ----------
    agreed : array
        Share of pairs of coders that agree, on average over units.
    marked : array, shape (..., values)
        Share of each value, on average over units.
    values : int, default 2
        How many values there are.

    Returns
    -------
    array

    References
    ----------
    Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of
    high agreement. *British Journal of Mathematical and Statistical Psychology*, 61, 29–48.

    Examples
    --------
    >>> ac1(0.85, np.array([0.875, 0.125])).round(3)
    np.float64(0.808)
    """
    marked = np.asarray(marked, float)
    by_lot = (marked * (1 - marked)).sum(axis=-1) / (values - 1)
    return (np.asarray(agreed, float) - by_lot) / (1 - by_lot)
