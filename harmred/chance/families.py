"""Many comparisons at once: Holm for a short list chosen beforehand, BH and BY for exploring."""

import numpy as np


def holm(p):
    """Adjust chances so that even one false alarm in the whole family is rare.

    Parameters
    ----------
    p : array of float
        The family; a missing value is not part of it and stays missing.

    Returns
    -------
    array of float
        Never smaller than `p`.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. *Scandinavian
    Journal of Statistics*, 6, 65–70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    return _adjusted(p, lambda known, rank: np.maximum.accumulate(known * (len(known) - rank)))


def bh(p):
    """Adjust chances so that false alarms are rare among what is called out.

    Parameters
    ----------
    p : array of float
        The family; a missing value is not part of it and stays missing.

    Returns
    -------
    array of float
        Never smaller than `p`.

    References
    ----------
    Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. *Journal of
    the Royal Statistical Society B*, 57, 289–300.

    Examples
    --------
    >>> bh([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.04, 0.04]
    """
    return _adjusted(p, _stepped_up)


def by(p):
    """Do as `bh` does, whatever the dependence between the comparisons.

    Parameters
    ----------
    p : array of float
        The family; a missing value is not part of it and stays missing.

    Returns
    -------
    array of float
        Never smaller than those of `bh`.

    References
    ----------
    Benjamini, Y., & Yekutieli, D. (2001). The control of the false discovery rate in multiple
    testing under dependency. *Annals of Statistics*, 29, 1165–1188.

    Examples
    --------
    >>> by([0.01, 0.04, 0.03]).round(3).tolist()
    [0.055, 0.073, 0.073]
    """
    harmonic = (1 / np.arange(1, np.isfinite(np.asarray(p, float)).sum() + 1)).sum()
    return _adjusted(p, lambda known, rank: _stepped_up(known, rank) * harmonic)


def _stepped_up(known, rank):
    return np.minimum.accumulate((known * len(known) / (rank + 1))[::-1])[::-1]


def _adjusted(p, adjust):
    """Adjust the known chances in rising order, and put them back."""
    p = np.asarray(p, float)
    there = np.flatnonzero(np.isfinite(p))
    order = there[np.argsort(p[there], kind="stable")]
    out = np.full(p.shape, np.nan)
    out[order] = np.minimum(adjust(p[order], np.arange(len(order))), 1)
    return out
