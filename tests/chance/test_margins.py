"""Random tables of fixed margins: all equally likely, margins kept, the same wherever drawn."""

from collections import Counter
from itertools import combinations, product

import joblib
import numpy as np
import pytest
from finches import lives, sharing, sharing_by_chance
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from harmred.chance.margins import _couples, _tables, margins

SMALL = np.array([[1, 0, 1], [1, 1, 0], [0, 1, 0], [1, 0, 0]], bool)
"""Sources x units; turned, one of the two matrices of ../shared/published/t10_curveball_exact."""
REGULAR = np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]], bool)
"""The other: two sources a unit, two units a source."""
UNEVEN = np.array([[1, 1, 1, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 1, 1], [1, 0, 0, 0, 0]], bool)


def every(table):
    """List all tables with the same margins, spelled out row by row."""
    columns = range(table.shape[1])
    rows = [combinations(columns, int(many)) for many in table.sum(axis=1)]
    all_ = (np.array([[c in row for c in columns] for row in rows_]) for rows_ in product(*rows))
    return [one for one in all_ if (one.sum(axis=0) == table.sum(axis=0)).all()]


def drawn(table, block, draws):
    """Draw tables in one batch; copies."""
    found = _tables(table, np.asarray(block), draws, 5, 0)
    return [one.copy() for tables in found for one in tables]


def in_one(table):
    return np.zeros(len(table), int)


def test_there_are_8_and_90_tables():
    assert [len(every(table)) for table in (SMALL, REGULAR)] == [8, 90]


@pytest.mark.parametrize("table", [SMALL, REGULAR, UNEVEN])
def test_every_table_is_equally_likely(table):
    found = Counter(one.tobytes() for one in drawn(table, in_one(table), 9000))
    wanted = {one.tobytes() for one in every(table)}
    assert set(found) == wanted
    assert chisquare(list(found.values())).pvalue > 0.01


def test_every_table_is_equally_likely_block_by_block():
    both = np.vstack([SMALL, SMALL[:, ::-1]])
    found = Counter(one.tobytes() for one in drawn(both, [0, 1, 1, 0, 2, 2, 2, 3], 8000))
    (first, second, third) = ([0, 3], [1, 2], [4, 5, 6])
    parts = [len(every(both[rows])) for rows in (first, second, third)]
    assert len(found) == np.prod(parts)
    assert chisquare(list(found.values())).pvalue > 0.01


@pytest.mark.parametrize("sizes", [[2], [3], [17], [50], [1, 2, 3, 4, 5]])
def test_from_one_table_to_the_next_every_block_makes_five_trades_a_source(sizes):
    block = np.repeat(np.arange(len(sizes)), sizes)
    firsts, rounds = _couples(block)
    trades = np.bincount(block[firsts], minlength=len(sizes)) * rounds
    assert (trades >= 5 * np.array(sizes))[np.array(sizes) > 1].all()


@pytest.mark.parametrize("table", [SMALL, REGULAR])
def test_expected_and_chances_are_those_of_all_tables(table):
    pairs = np.triu_indices(table.shape[1], 1)
    all_ = np.array([(one.T.astype(int) @ one)[pairs] for one in every(table)])
    observed = (table.T.astype(int) @ table)[pairs]
    found = margins(table, in_one(table), pairs, draws=9999, seed=3)
    wanted = all_, all_ >= observed, all_ <= observed
    for one, other in zip(found, wanted, strict=True):
        error = other.std(axis=0) / 100
        assert (np.abs(one - other.mean(axis=0)) <= 4 * error + 1e-4).all()


@st.composite
def tables_in_blocks(draw):
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    cells = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
    block = draw(st.lists(st.integers(0, 2), min_size=rows, max_size=rows))
    return np.array(cells).reshape(rows, columns), np.array(block)


@given(tables_in_blocks())
def test_each_source_and_in_each_block_each_unit_keeps_what_it_has(given_):
    table, block = given_
    for one in drawn(table, block, 25):
        assert (one.sum(axis=1) == table.sum(axis=1)).all()
        for place in set(block):
            assert (one[block == place].sum(axis=0) == table[block == place].sum(axis=0)).all()


def test_where_nothing_can_be_otherwise_p_is_1():
    table = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 0]], bool)
    expected, upper, lower = margins(table, np.arange(3), ([0, 0], [1, 2]), draws=50, seed=0)
    assert expected.tolist() == [1, 0]
    assert upper.tolist() == lower.tolist() == [1, 1]


def test_p_is_never_0():
    """Ten of each two units in the same ten of 20 sources, which chance brings together rarely."""
    table = np.repeat([[1, 1, 0, 0], [0, 0, 1, 1]], 10, axis=0).astype(bool)
    _, upper, _ = margins(table, in_one(table), ([0], [1]), draws=99, seed=0)
    assert upper.tolist() == [1 / 100]


def compared(seed=8):
    table, block = lives(), np.arange(17) % 3
    found = margins(table, block, np.triu_indices(13, 1), draws=2100, seed=seed)
    return np.array(found).tobytes()


@pytest.fixture(scope="module")
def in_turn():
    return compared()


def test_a_seed_settles_the_result_and_another_seed_another(in_turn):
    assert compared() == in_turn
    assert compared(seed=9) != in_turn


@pytest.mark.parametrize("backend", ["threading", "loky"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_is_the_same_wherever_batches_run(in_turn, backend, jobs):
    with joblib.parallel_config(backend=backend, n_jobs=jobs):
        assert compared() == in_turn


def test_the_result_is_the_same_on_a_cluster(in_turn):
    distributed = pytest.importorskip("distributed", reason="it is in the group `benchmarks`")
    cluster = distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster, joblib.parallel_config(backend="dask"):
        assert compared() == in_turn


def test_finches_share_more_than_random_islands_of_the_same_margins():
    """Chen, Diaconis, Holmes & Liu (2005): 53.1; about 4 in 10,000 such tables have as much."""
    assert sharing([lives()])[0] == pytest.approx(53.115, abs=5e-4)
    found = sharing_by_chance()
    as_much = (1 + (found >= 53.1153).sum()) / (1 + len(found))
    # of 100,000 tables by another programme 0.00041 had as much; two standard errors
    assert as_much == pytest.approx(4.1e-4, abs=2.8e-4)
    assert found.mean() == pytest.approx(50.702, abs=5 * found.std() / len(found) ** 0.5)
