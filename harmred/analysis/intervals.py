"""Between-facility intervals: the one kind of interval that harmred gives."""

import numpy as np

FEWEST = 4
"""Fewer facilities than this say too little about how facilities vary: no interval."""


def of_shares(hits, of, interval=0.95):
    """Give an interval for shares of sources that are clustered in facilities.

    End by end the wider of two: the delete-one-facility jackknife on the logit scale (½ added
    to the hits, 1 to the sources), with Student's t on the number of facilities less one; and
    Wilson's, which takes sources as independent. It says how much these facilities vary,
    nothing about others.

    Parameters
    ----------
    hits, of : array, shape (rows, facilities)
        Sources that have the thing, and sources in all, by facility.
    interval : float, default 0.95
        Nominal coverage.

    Returns
    -------
    low, high : array, shape (rows,)
        Ends, in shares; NaN in rows with fewer than four facilities.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
    inference. *Journal of the American Statistical Association*, 22, 209–212.
    Efron, B., & Tibshirani, R. (1993). *An Introduction to the Bootstrap*.

    Examples
    --------
    >>> low, high = of_shares([[4, 3, 2, 1]], [[5, 5, 5, 5]])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.17], [0.83])
    """
    hits, of = np.asarray(hits, float), np.asarray(of, float)
    return _wider(_jackknife(hits, of, interval, 0.5), _wilson(hits, of, interval), of)


def of_means(totals, of, by_source, interval=0.95):
    """Give an interval for means of values in [0, 1], one value a source.

    As `of_shares`, with a delete-one-source jackknife in Wilson's place and nothing added; on
    the plain scale where one facility or one source alone carries the mean.

    Parameters
    ----------
    totals, of : array, shape (rows, facilities)
        Sum of the values, and number of sources, by facility.
    by_source : tuple of two arrays, shape (rows, sources)
        The same with each source as its own cluster.
    interval : float, default 0.95
        Nominal coverage.

    Returns
    -------
    low, high : array, shape (rows,)
        Ends; NaN in rows with fewer than four facilities.

    References
    ----------
    Efron, B., & Tibshirani, R. (1993). *An Introduction to the Bootstrap*.

    Examples
    --------
    >>> sums, sources = [[1.2, 0.9, 1.5, 1.0]], [[2, 2, 2, 2]]
    >>> singles = [[0.5, 0.7, 0.4, 0.5, 0.8, 0.7, 0.5, 0.5]], [[1] * 8]
    >>> low, high = of_means(sums, sources, singles)
    >>> bool(low[0] < 0.575 < high[0])
    True
    """
    of = np.asarray(of, float)
    alone = _jackknife(*by_source, interval, 0)
    return _wider(_jackknife(totals, of, interval, 0), alone, of)


def _wider(first, second, of):
    enough = (of > 0).sum(axis=1) >= FEWEST
    low = np.where(enough, np.minimum(first[0], second[0]), np.nan)
    high = np.where(enough, np.maximum(first[1], second[1]), np.nan)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _jackknife(sums, of, interval, add):
    """Delete one cluster at a time; `add` to the sum, twice `add` to the number of sources."""
    sums, of = np.asarray(sums, float), np.asarray(of, float)
    there = of > 0
    total, number = sums.sum(axis=1, keepdims=True), of.sum(axis=1, keepdims=True)
    share = _ratio(total + add, number + 2 * add)
    without = np.where(there, _ratio(total - sums + add, number - of + 2 * add), share)
    # one cluster that carries everything leaves a share of 0, which has no logit
    plain = (np.minimum(without, share) <= 0).any(axis=1) | (np.maximum(without, share) >= 1).any(
        axis=1
    )
    logit = ~plain[:, None]
    with np.errstate(divide="ignore"):
        without, middle = (np.log(x / (1 - x), out=x.copy(), where=logit) for x in (without, share))
    half = reach(without, there, interval)
    ends = middle[:, 0] - half, middle[:, 0] + half
    return tuple(np.where(plain, end, 1 / (1 + np.exp(-end))) for end in ends)


def reach(without, there, interval=0.95):
    """Return how far an interval reaches to both sides, by the delete-one-cluster jackknife.

    Parameters
    ----------
    without : array, shape (rows, clusters)
        The number without each cluster, on the scale of the interval.
    there : array of bool, shape (rows, clusters)
        Which clusters there are.
    interval : float, default 0.95
        Nominal coverage.

    Returns
    -------
    array, shape (rows,)
        Standard errors times Student's t on the number of clusters less one.

    Examples
    --------
    >>> reach(np.array([[1.0, 1.2, 0.8, 1.0]]), np.ones((1, 4), bool)).round(2).tolist()
    [0.78]
    """
    from scipy.stats import t

    clusters = np.maximum(there.sum(axis=1), 1)
    mean = np.where(there, without, 0).sum(axis=1) / clusters
    spread = (np.where(there, without - mean[:, None], 0) ** 2).sum(axis=1)
    times = t.ppf(0.5 + interval / 2, np.maximum(clusters - 1, 1))
    return times * np.sqrt((clusters - 1) / clusters * spread)


def _ratio(part, whole):
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _wilson(hits, of, interval):
    from scipy.stats import norm

    z = norm.ppf(0.5 + interval / 2)
    number = np.maximum(of.sum(axis=1), 1)
    share = hits.sum(axis=1) / number
    centre = (share + z**2 / (2 * number)) / (1 + z**2 / number)
    half = z / (1 + z**2 / number) * np.sqrt(share * (1 - share) / number + z**2 / (4 * number**2))
    return centre - half, centre + half
