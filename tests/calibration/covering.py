"""Part b: how often each interval holds the large-sample value of its own statistic."""

from itertools import product

import numpy as np
from confounded import FACILITY, SIZES, stream
from episodes import lengths, met, told
from scipy.special import betaincinv

from harmred.analysis.intervals import of_means, of_shares
from harmred.chance.ratios import of_ratios
from harmred.claims.differences import of_differences

SHARES, GAPS, ALIKE = (0.1, 0.3, 0.5, 0.8), (0.0, 0.3, 0.6, 0.8), (0.0, 0.15, 0.3)
RATES, LIFTS, UNEVEN = (0.06, 0.10), (1.0, 1.3, 1.5, 1.8, 0.7), (0.0, 0.3)
COLUMNS = ["of", "cell", "value", "studies", "held", "below", "above", "no_interval"]
PLACES = (np.arange(len(SIZES))[:, None] == FACILITY).astype(float)


def beta(uniforms, mean, alike):
    """Return numbers between 0 and 1 with a mean, `alike` of their spread between facilities."""
    if not alike:
        return np.broadcast_to(mean, uniforms.shape)
    weight = 1 / alike - 1
    return betaincinv(mean * weight, (1 - mean) * weight, uniforms)


def by_facility(values):
    return values @ PLACES.T, np.broadcast_to(PLACES.sum(axis=1), (len(values), len(SIZES)))


def shares(chance, studies, share, alike):
    """Return ends of intervals of a share, studies of them."""
    likely = beta(chance.random((studies, len(SIZES))), share, alike)[:, FACILITY]
    return of_shares(*by_facility((chance.random(likely.shape) < likely).astype(float)))


def means(chance, studies, mean, alike):
    """Return ends of intervals of a mean share of talk."""
    place = beta(chance.random((studies, len(SIZES))), mean, alike)[:, FACILITY]
    place = np.clip(place, 1e-3, 1 - 1e-3)
    value = betaincinv(6 * place, 6 * (1 - place), chance.random(place.shape))
    return of_means(*by_facility(value), (value, np.ones(value.shape)))


def differences(chance, studies, gap, alike):
    """Return ends of intervals of a difference between two shares in the same interviews."""
    both = [
        beta(chance.random((studies, len(SIZES))), 0.5 + side * gap / 2, alike)[:, FACILITY]
        for side in (1, -1)
    ]
    first, second = (chance.random(each.shape) < each for each in both)
    return of_differences(*by_facility(first.astype(float) - second))


def lifts(seed, studies, uneven, each):
    """Return observed and expected turns: pair × study × facility."""
    found = list(each(_met, [(seed, uneven, number) for number in range(studies)]))
    return (np.stack(part, axis=1) for part in zip(*found, strict=True))


def _met(key):
    seed, uneven, number = key
    chance = stream(seed, 2, 9, number)
    turns = lengths(chance)
    return met(told(chance, turns, RATES, LIFTS, uneven), turns)


def _row(of, cell, value, low, high):
    """Count intervals that hold a value, lie below it, lie above it, or are not there."""
    held = (low <= value) & (value <= high)
    counts = [int(part.sum()) for part in (held, high < value, low > value, np.isnan(low))]
    return dict(zip(COLUMNS, (of, cell, f"{value:.3f}", len(low), *counts), strict=True))


def rows(studies, seed, each):
    """Return the table: one row per interval and cell. `each` runs a function on many keys."""
    cells = {shares: SHARES, means: SHARES, differences: GAPS}
    for kind, (make, values) in enumerate(cells.items()):
        for number, (value, alike) in enumerate(product(values, ALIKE)):
            ends = make(stream(seed, 2, kind, number), studies, value, alike)
            cell = f"{value:g}, ICC {alike:g}"
            yield _row(make.__name__[:-1], cell, value, *ends)
    for uneven in UNEVEN:
        observed, expected = lifts(seed, studies, uneven, each)
        for lift, seen, awaited in zip(LIFTS, observed, expected, strict=True):
            value = seen.sum() / awaited.sum()
            low, high, _ = of_ratios(seen, awaited)
            cell = f"planted {lift:g}, uneven {uneven:g}"
            yield _row("lift", cell, value, low, high)
