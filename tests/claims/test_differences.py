"""The interval of a difference: left out by hand, facility by facility."""

import numpy as np
import pytest
from scipy.stats import t

from harmred.claims.differences import of_differences


def test_the_jackknife_is_that_of_the_formula():
    sums, sizes = np.array([3, -1, 2, 4, 0]), np.array([5, 4, 6, 5, 3])
    scale = [np.arctanh((8 - d) / (23 - n)) for d, n in zip(sums, sizes, strict=True)]
    reach = t.ppf(0.975, 4) * np.sqrt(4 / 5 * sum((z - np.mean(scale)) ** 2 for z in scale))
    (low,), (high,) = of_differences([sums], [sizes])
    assert np.arctanh([low, high]) == pytest.approx(np.arctanh(8 / 23) + reach * np.array([-1, 1]))


@pytest.mark.parametrize("each", [-1, 0, 1])
def test_what_never_varies_leaves_no_doubt(each):
    (low,), (high,) = of_differences([[2 * each] * 4], [[2] * 4])
    assert low <= each <= high
    assert high - low < 0.002


def test_the_other_way_round_it_is_the_same_interval():
    low, high = of_differences([[3, 1, 0, 2], [-3, -1, 0, -2]], [[4] * 4] * 2)
    assert (low[0], high[0]) == (pytest.approx(-high[1]), pytest.approx(-low[1]))


def test_three_facilities_are_too_few():
    assert np.isnan(of_differences([[1, 1, 1]], [[2, 2, 2]])).all()
