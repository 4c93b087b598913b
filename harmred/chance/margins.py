"""Fixed margins: random tables in which sources and units keep as many marks as they have."""

import numpy as np

_CHAINS, _BATCH = 20, 1000
"""Chains that walk side by side, and tables they draw together at most: one batch."""
_TRADES, _BURN_IN = 5, 10
"""Trades a source from one table to the next; so many times as many before the first."""


def margins(has, block, pairs, *, draws, seed):
    """Compare what units share with random tables of the same margins, by trades of sources.

    Two sources of a block put what only one of them has in a heap and take it back at random,
    each as many as before. A pair with nothing to trade has had its turn all the same: without
    that, tables would not be equally likely.

    Parameters
    ----------
    has : array of bool, shape (sources, units)
        Which source has which unit.
    block : array of int, shape (sources,)
        Sources trade inside it only: in each, a unit keeps its number of sources.
    pairs : tuple of two arrays of int
        First and second unit of each pair.
    draws : int
        Random tables, at least one, in batches: one after the other, unless
        `joblib.parallel_config` says otherwise.
    seed : int
        With the number of a batch it settles what the batch draws, wherever it is run.

    Returns
    -------
    expected, p_upper, p_lower : array of float
        By pair: mean sources with both; how often there are as many as observed or more, as
        few or fewer. What was observed counts as one table more: never 0.

    References
    ----------
    Strona, G., et al. (2014). A fast and unbiased procedure to randomize ecological binary
    matrices with fixed row and column totals. *Nature Communications*, 5, 4114. All of a block
    at once: Carstens, C. J., et al. (2018). Parallel and I/O-efficient randomisation of massive
    networks using global curveball trades. *26th Annual European Symposium on Algorithms*.
    https://arxiv.org/abs/1804.08487

    Examples
    --------
    >>> has = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]], bool)
    >>> expected, p_upper, p_lower = margins(has, np.zeros(3, int), ([0], [1]), draws=99, seed=1)
    >>> expected.tolist(), p_upper.tolist()
    ([1.0], [1.0])
    """
    from joblib import Parallel, delayed

    has, block = np.asarray(has, bool), np.asarray(block)
    sizes = [min(_BATCH, draws - begun) for begun in range(0, draws, _BATCH)]
    work = (delayed(_batch)(has, block, pairs, size, seed, n) for n, size in enumerate(sizes))
    total, upper, lower = np.sum(Parallel()(work), axis=0)
    return total / draws, (1 + upper) / (1 + draws), (1 + lower) / (1 + draws)


def _batch(has, block, pairs, draws, seed, number):
    """Sum, by pair, sources with both, tables with as many or more, and as few or fewer."""
    observed = _shared(has[None], pairs)
    sums = np.zeros((3, observed.shape[1]), np.int64)
    for tables in _tables(has, block, draws, seed, number):
        found = _shared(tables, pairs)
        sums += [each.sum(axis=0) for each in (found, found >= observed, found <= observed)]
    return sums


def _shared(tables, pairs):
    numbers = tables.astype(np.float32)
    return (numbers.transpose(0, 2, 1) @ numbers)[:, *pairs].astype(np.int64)


def _tables(has, block, draws, seed, number):
    """Yield random tables, as many as there are chains at a time; copy what is to be kept."""
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(number,))))
    firsts, rounds = _couples(block)
    # a last column that nobody has: sorted keys have a bound even if one source takes the heap
    tables = np.repeat(np.pad(has, ((0, 0), (0, 1)))[None], _CHAINS, axis=0)
    for begun in range(0, draws, _CHAINS):
        for _ in range(rounds if begun else rounds * _BURN_IN):
            # who trades with whom is the same in all chains: given that, each is still uniform
            order = np.lexsort((chance.random(len(block)), block))
            _trade(tables, order[firsts], order[firsts + 1], chance)
        yield tables[: draws - begun, :, :-1]


def _couples(block):
    """Find who trades with the next one, sources being in order of block, and how many rounds."""
    block = np.sort(block)
    rank = np.arange(len(block)) - np.searchsorted(block, block)
    firsts = np.flatnonzero((rank[:-1] % 2 == 0) & (block[1:] == block[:-1]))
    sizes = np.unique(block, return_counts=True)[1]
    return firsts, max((-(-_TRADES * size // (size // 2)) for size in sizes if size > 1), default=0)


def _trade(tables, one, other, chance):
    """Let each of some sources trade with its other, in every table."""
    mine, theirs = tables[:, one], tables[:, other]
    heap = mine ^ theirs
    keys = np.where(heap, chance.random(heap.shape), 2)
    taken = (heap & mine).sum(axis=-1, keepdims=True)
    taken = keys < np.take_along_axis(np.sort(keys), taken, axis=-1)
    tables[:, one], tables[:, other] = (mine & theirs) | taken, (mine | theirs) & ~taken
