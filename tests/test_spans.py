"""Unions and meetings of spans, against plain sets of characters."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harmred.spans import meet, unite


def spans(groups=3, longest=20):
    """Return triples (group, start, end) that are never empty."""
    whole = st.tuples(st.integers(0, groups - 1), st.integers(0, longest), st.integers(1, longest))
    return st.lists(whole.map(lambda span: (span[0], span[1], span[1] + span[2])), max_size=25)


def characters(rows):
    return {(group, place) for group, start, end in rows for place in range(start, end)}


def columns(rows):
    return np.array(rows, dtype=np.int64).reshape(-1, 3).T


@given(spans())
def test_a_union_has_the_characters_of_its_spans_and_no_others(rows):
    assert characters(zip(*unite(*columns(rows)), strict=True)) == characters(rows)


@given(spans())
def test_the_parts_of_a_union_neither_overlap_nor_touch(rows):
    group, start, end = unite(*columns(rows))
    same = group[1:] == group[:-1]
    assert (start[1:][same] > end[:-1][same]).all()


@given(spans(), st.data())
def test_cutting_a_span_in_two_changes_no_union(rows, data):
    cut = [(g, s, data.draw(st.integers(s + 1, e)), e) for g, s, e in rows]
    halves = [half for g, s, m, e in cut for half in ((g, s, m), (g, m, e)) if half[1] < half[2]]
    for whole, parts in zip(unite(*columns(rows)), unite(*columns(halves)), strict=True):
        assert whole.tolist() == parts.tolist()


@given(spans(), st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_spans_meet_exactly_the_turns_that_share_a_character(rows, lengths):
    ends = np.cumsum(lengths)
    turns = [(g, e - n, e) for g in range(3) for n, e in zip(lengths, ends, strict=True)]
    span, cell = meet(*columns(rows), *columns(turns))
    slow = [
        (i, j)
        for i, row in enumerate(rows)
        for j, turn in enumerate(turns)
        if characters([row]) & characters([turn])
    ]
    assert list(zip(span.tolist(), cell.tolist(), strict=True)) == slow


def test_touching_is_not_meeting():
    span, _ = meet([0], [5], [9], [0, 0], [0, 9], [5, 12])
    assert span.size == 0
