"""When a run of sources brings few new codes, and how that depends on the order of sources."""

import numpy as np

ORDERS = 1000


def reached(new_codes, base, run, threshold):
    """Tell after how many sources a run of further ones brought few enough new codes.

    Parameters
    ----------
    new_codes : array of int, shape (..., sources)
        The codes that each source was the first to bring, in the order of the sources.
    base : int
        The sources whose codes the new ones are held against.
    run : int
        Sources in a run; runs overlap.
    threshold : float
        The most new codes of a run, as a share of those of the base.

    Returns
    -------
    array of float, shape (...)
        Sources before the first such run; infinite where there is none, or the base has no
        code to hold others against.

    References
    ----------
    Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic
    saturation in qualitative research. *PLoS ONE*, 15(5), e0232076.
    https://doi.org/10.1371/journal.pone.0232076

    Examples
    --------
    >>> float(reached([15, 10, 7, 5, 2, 1, 1, 0, 1, 0, 0, 0], base=4, run=2, threshold=0.05))
    6.0
    """
    sums = np.cumsum(new_codes, axis=-1)
    before, after = sums[..., base - 1 : -run], sums[..., base - 1 + run :]
    held = sums[..., base - 1 : base]
    few = ((after - before) / np.maximum(held, 1) <= threshold) & (held > 0)
    first = base + few.argmax(axis=-1) if few.shape[-1] else 0
    return np.where(few.any(axis=-1), first, np.inf)


def new_codes(has, rank, seed):
    """Take sources in random orders and count the codes that each is the first to bring.

    Parameters
    ----------
    has : array of bool, shape (sources, codes)
        Which source has which code.
    rank : array of int, shape (sources,)
        What comes before what; only sources of the same rank change places.
    seed : int
        What the orders are drawn from.

    Returns
    -------
    array of int, shape (orders, sources)
        As `reached` takes it.

    Examples
    --------
    >>> new_codes(np.array([[True, False], [True, True]]), [0, 1], seed=1)[0].tolist()
    [1, 1]
    """
    # sources stand in the order of what they hold, so that other names draw the same orders
    # (and codes by how many, then how rich, sources hold them, for the same reason)
    has = np.asarray(has)
    has = has[:, np.lexsort(np.sort(has * (1 + has.sum(axis=1, keepdims=True)), axis=0))]
    content = np.lexsort([*has.T, rank])
    has, rank = has[content], np.asarray(rank)[content]
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    orders = np.argsort(rank + chance.random((ORDERS, len(rank))), axis=1)
    has = has[:, has.any(axis=0)]
    return np.stack(
        [np.bincount(has[order].argmax(axis=0), minlength=len(rank)) for order in orders]
    )
