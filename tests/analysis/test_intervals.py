"""Intervals: against loops written out, and their coverage over many made-up studies."""

import math

import numpy as np
import pytest
from scipy.stats import t

from harmred.analysis.intervals import of_means, of_shares

INTERVIEWS = np.array([8, 7, 6, 6, 5, 5, 4, 4, 3, 2])


def jackknife_written_out(hits, of):
    """Delete one facility at a time, in plain Python."""

    def logit(hit, number):
        return math.log((hit + 0.5) / (number - hit + 0.5))

    total, number, places = sum(hits), sum(of), len(of)
    without = [logit(total - h, number - n) for h, n in zip(hits, of, strict=True)]
    mean = sum(without) / places
    error = math.sqrt((places - 1) / places * sum((each - mean) ** 2 for each in without))
    reach = t.ppf(0.975, places - 1) * error
    ends = (logit(total, number) - reach, logit(total, number) + reach)
    return [1 / (1 + math.exp(-end)) for end in ends]


def test_where_facilities_differ_the_interval_is_the_jackknife():
    hits, of = [8, 7, 0, 0, 5, 0], [8, 7, 6, 6, 5, 5]
    low, high = of_shares([hits], [of])
    assert [low[0], high[0]] == pytest.approx(jackknife_written_out(hits, of))


def test_where_facilities_agree_the_interval_is_wilsons():
    # 20 of 40: Wilson's 95 % interval is .3520 to .6480 (Newcombe 1998, its formula by hand)
    low, high = of_shares([[2] * 10], [[4] * 10])
    assert (low[0], high[0]) == (pytest.approx(0.3520, abs=1e-4), pytest.approx(0.6480, abs=1e-4))


@pytest.mark.parametrize("hits", [[0, 0, 0, 0], [5, 5, 5, 5]])
def test_none_and_all_have_an_interval_inside_zero_and_one(hits):
    low, high = of_shares([hits], [[5, 5, 5, 5]])
    assert 0 <= low[0] < high[0] <= 1


def test_three_facilities_give_no_interval():
    low, high = of_shares([[1, 2, 3]], [[5, 5, 5]])
    assert np.isnan([low[0], high[0]]).all()


def test_a_mean_that_one_facility_carries_alone_still_has_an_interval():
    sums = [[0.0, 0.0, 0.0, 1.2]]
    singles = [[0, 0, 0, 0, 0, 0, 0.5, 0.7]]
    low, high = of_means(sums, [[2] * 4], (singles, [[1] * 8]))
    assert low[0] == 0
    assert 0.15 < high[0] < 1


def simulated(rng, studies, mean, spread):
    """Return chances that differ between facilities around `mean`, one row a study."""
    if not spread:
        return np.full((studies, 10), mean)
    size = 1 / spread - 1
    return rng.beta(mean * size, (1 - mean) * size, (studies, 10))


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("correlation", [0, 0.15, 0.3])
def test_intervals_of_shares_cover_92_to_99_per_cent(share, correlation):
    rng = np.random.default_rng(20)
    hits = rng.binomial(INTERVIEWS, simulated(rng, 4000, share, correlation))
    low, high = of_shares(hits, np.broadcast_to(INTERVIEWS, hits.shape))
    assert 0.92 <= np.mean((low <= share) & (share <= high)) <= 0.99


@pytest.mark.parametrize("mean", [0.05, 0.3])
@pytest.mark.parametrize("correlation", [0.01, 0.1])
def test_intervals_of_mean_shares_of_talk_cover_92_to_99_per_cent(mean, correlation):
    rng = np.random.default_rng(21)
    place = np.repeat(np.arange(10), INTERVIEWS)
    chance = np.clip(simulated(rng, 4000, mean, correlation)[:, place], 1e-6, 1 - 1e-6)
    values = rng.beta(20 * chance, 20 * (1 - chance))
    sums = np.stack([values[:, place == each].sum(axis=1) for each in range(10)], axis=1)
    sizes = np.broadcast_to(INTERVIEWS, sums.shape)
    low, high = of_means(sums, sizes, (values, np.ones_like(values)))
    assert 0.92 <= np.mean((low <= mean) & (mean <= high)) <= 0.99
