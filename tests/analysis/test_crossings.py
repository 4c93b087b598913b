"""Segments that cross, against a plain double loop."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harmred.analysis import crossings as room
from harmred.analysis.crossings import crossings
from harmred.spans import crossing, in_order

UNITS = 3
SEGMENT = st.tuples(
    st.integers(0, 3), st.integers(0, UNITS - 1), st.integers(0, 12), st.integers(1, 12)
).map(lambda drawn: (*drawn[:3], drawn[2] + drawn[3]))
SEGMENTS = st.lists(SEGMENT, max_size=20)
"""Source, unit, start, end: never empty, in any order, often touching, nested or the same."""


def columns(rows):
    return np.array(rows, np.int64).reshape(-1, 4).T


def shared(one, other):
    """Count the characters of two segments by walking along them."""
    same = one[0] == other[0]
    return len(set(range(*one[2:])) & set(range(*other[2:]))) if same else 0


def by_double_loop(rows):
    """Count pairs, characters and segments that touch, one segment with each other one."""
    pairs, characters, touching = np.zeros((3, UNITS, UNITS), int)
    for i, one in enumerate(rows):
        met = [(other[1], shared(one, other)) for j, other in enumerate(rows) if i != j]
        for unit, many in met:
            pairs[one[1], unit] += many > 0
            characters[one[1], unit] += many
        for unit in {unit for unit, many in met if many}:
            touching[one[1], unit] += 1
    return [pairs.tolist(), characters.tolist(), touching.tolist()]


def counted(rows):
    return [matrix.tolist() for matrix in crossings(*columns(rows), UNITS)]


@given(SEGMENTS)
@example([(0, 0, 0, 5), (0, 1, 5, 9)])
@example([(0, 0, 0, 9), (0, 1, 2, 4), (0, 1, 3, 6)])
@example([(0, 1, 2, 4), (0, 1, 2, 4), (0, 1, 2, 4)])
@example([(1, 0, 7, 9), (0, 0, 7, 9), (0, 2, 1, 8)])
def test_what_crosses_equals_a_plain_double_loop(rows):
    assert counted(rows) == by_double_loop(rows)


@given(SEGMENTS)
def test_cutting_the_sweep_into_blocks_changes_nothing(rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_BLOCK", 2)
        assert counted(rows) == by_double_loop(rows)


@given(SEGMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_segments_changes_nothing(rows, random):
    assert counted(random.sample(rows, len(rows))) == counted(rows)


@given(SEGMENTS)
def test_moving_every_segment_far_along_changes_nothing(rows):
    far = [
        (source + 70_000, unit, start + 3_000_000, end + 3_000_000)
        for source, unit, start, end in rows
    ]
    assert counted(far) == counted(rows)


@given(SEGMENTS)
def test_each_crossing_pair_is_found_once(rows):
    rows = sorted(rows, key=lambda row: (row[0], row[2]))
    source, _, start, end = columns(rows)
    earlier, later = crossing(source, start, end)
    slow = [(i, j) for j in range(len(rows)) for i in range(j) if shared(rows[i], rows[j])]
    assert sorted(zip(earlier.tolist(), later.tolist(), strict=True)) == sorted(slow)


def test_segments_that_only_touch_or_stand_in_two_sources_do_not_cross():
    assert crossing([0, 0, 1], [0, 5, 5], [5, 9, 9])[0].size == 0


def test_no_segment_crosses_nothing():
    assert counted([]) == by_double_loop([])


@given(st.lists(st.tuples(st.integers(0, 2**18), st.integers(0, 2**18))))
def test_spans_come_by_source_then_start_and_equal_ones_keep_their_order(rows):
    source, start = np.array(rows, np.int64).reshape(-1, 2).T
    assert in_order(source, start).tolist() == np.lexsort([start, source]).tolist()
