"""Exact chances equal what every rotation, spelled out, or a great many drawn ones give."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from generated import studies
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rotating import everything

import harmred as hr
from harmred.analysis.mentions import marked
from harmred.chance.cells import turns_of
from harmred.chance.pairs import compare
from harmred.chance.sums import chance, convolved


def sectioned(study):
    """Cut the turns of a drawn study in two sections, the third turn of each source opening one."""
    section = np.where(study.turns["turn"] < 4, "A", "B")
    return replace(study, turns=study.turns.assign(section=section))


@pytest.mark.parametrize("within", ["turn", "window", "overlap"])
@settings(max_examples=40, deadline=None)
@given(study=studies(), cut=st.booleans())
def test_exact_equals_every_rotation_spelled_out(within, study, cut):
    study = sectioned(study) if cut else study
    one = hr.select(study, kind=study.sources["kind"].iloc[0])
    assume(len(one.sources) < 3 or within != "overlap")
    pair = ("harm", "help")
    row = compare(one, marked(one, "theme"), [pair], within=within, window=3).iloc[0]
    observed, sums = everything(one, pair, within)
    total = sum(sums.values())
    assert row["observed"] == observed
    assert row["expected"] == pytest.approx(sum(n * many for n, many in sums.items()) / total)
    upper = sum(many for n, many in sums.items() if n >= observed) / total
    lower = sum(many for n, many in sums.items() if n <= observed) / total
    assert (row["p_upper"], row["p_lower"]) == pytest.approx((upper, lower))
    assert row["p_smallest"] == pytest.approx(sums[max(sums)] / total)
    assert row["p_mid"] == pytest.approx(upper - sums[observed] / total / 2)


@pytest.fixture(scope="module")
def interviews():
    return hr.select(hr.load(), kind="interview")


def drawn(study, units, draws):
    """Turn every code's marks by a random shift in each block, many times; count joint turns."""
    chance_ = np.random.default_rng(11)
    cells, rows = turns_of(study), marked(study, "code")
    rows = rows[rows["unit"].isin(units)].dropna(subset="start")
    both = cells.merge(rows, on="source", suffixes=("", "_mark"))
    both = both[(both["start_mark"] < both["end"]) & (both["end_mark"] > both["start"])]
    met = np.zeros((draws, len(units), len(units)), np.float32)
    for _, block in both.groupby("block"):
        size = int((cells["block"] == block["block"].iloc[0]).sum())
        here = np.zeros((size, len(units)), np.float32)
        here[block["order"], units.get_indexer(block["unit"])] = 1
        shift = (chance_.random((draws, 1, len(units))) * size).astype(int)
        turned = np.take_along_axis(here[None], (np.arange(size)[:, None] + shift) % size, axis=1)
        met += turned.transpose(0, 2, 1) @ turned
    return met


def test_every_pair_of_the_bundled_study_agrees_with_a_great_many_draws(interviews):
    table = hr.against_chance(interviews, at="code")
    units, draws = pd.Index(pd.unique(table[["a", "b"]].to_numpy().ravel())), 1500
    met = drawn(interviews, units, draws)
    a, b = units.get_indexer(table["a"]), units.get_indexer(table["b"])
    for column, as_far in {"p_upper": np.greater_equal, "p_lower": np.less_equal}.items():
        found = as_far(met[:, a, b], table["observed"].to_numpy(float)).mean(axis=0)
        error = np.sqrt(table[column] * (1 - table[column]) / draws)
        assert (np.abs(found - table[column]) <= 5 * error + 2 / draws).all()


def test_two_runs_give_the_same_bytes(interviews):
    first, second = (hr.against_chance(interviews, within="overlap") for _ in range(2))
    assert first.to_csv() == second.to_csv()


@pytest.mark.parametrize("within", ["turn", "window", "overlap", "source"])
def test_which_of_two_codes_is_turned_makes_no_difference(interviews, within):
    rows = marked(interviews, "theme")
    pair = ("emotional_impact", "meaning_of_work")
    one, other = (compare(interviews, rows, [each], within=within) for each in (pair, pair[::-1]))
    assert one.drop(columns=["a", "b"]).equals(other.drop(columns=["a", "b"]))


def test_long_sums_agree_with_short_ones():
    chance_ = np.random.default_rng(3)
    parts = [part / part.sum() for part in chance_.random((6, 300))]
    whole = parts[0]
    for part in parts[1:]:
        whole = np.convolve(whole, part)
    assert np.allclose(convolved(parts), whole, rtol=0, atol=1e-15)


def test_a_chance_is_never_0():
    rare = [np.array([1 - 1e-9, 1e-9])] * 60
    found = chance(rare, 60)
    assert found.upper == found.smallest > 0


def test_quantiles_hold_at_least_what_they_should():
    coin = [np.array([0.5, 0.5])] * 10
    found = chance(coin, 5)
    # of 1,024 sequences of ten tosses 11 have at most one head, 56 at most two
    assert (found.low, found.high) == (2, 8)
