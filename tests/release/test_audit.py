"""The audit: what can be worked out of what is shown, against enumeration and a published table."""

import csv
import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmred.errors import DisclosureError
from harmred.release.audit import bounds, given_away
from harmred.release.relations import Relation

PUBLISHED = Path(__file__).parents[3] / "shared/published/t19_suppression_audit"


def sums(table):
    """Return the numbers of a table by place, and its sums of rows and columns as known."""
    table = np.asarray(table)
    values = {place: int(n) for place, n in np.ndenumerate(table)}
    relations = []
    for axis in (0, 1):
        for line, total in enumerate(table.sum(axis=axis)):
            terms = tuple((place, 1) for place in values if place[1 - axis] == line)
            relations.append(Relation(terms, int(total), int(total)))
    return values, relations


def enumerated(table, hidden):
    """Try every way of filling the hidden places, by hand as it were."""
    table, hidden = np.asarray(table), sorted(hidden)
    most = range(int(table.max()) * 2 + 1)
    ways = []
    for numbers in itertools.product(most, repeat=len(hidden)):
        tried = table.copy()
        for place, number in zip(hidden, numbers, strict=True):
            tried[place] = number
        if all((tried.sum(axis=axis) == table.sum(axis=axis)).all() for axis in (0, 1)):
            ways.append(numbers)
    return {
        place: (min(own), max(own))
        for place, own in zip(hidden, zip(*ways, strict=True), strict=True)
    }


def test_two_numbers_alone_in_row_and_column_are_known():
    values, relations = sums([[12, 7, 2], [9, 1, 8], [15, 6, 5], [4, 11, 10]])
    hidden = {(0, 2), (1, 1)}
    assert bounds(hidden, values, relations) == {(0, 2): (2, 2), (1, 1): (1, 1)}
    assert given_away(hidden, values, relations, 5) == sorted(hidden)


def test_the_published_audit_is_reproduced():
    if not PUBLISHED.is_dir():
        pytest.skip("the published tables are not beside the repository")
    expected = json.loads((PUBLISHED / "expected.json").read_text("utf-8"))["patterns"]
    text = (PUBLISHED / "input_counts_with_public_margins.csv").read_text("utf-8")
    values, relations = sums(
        [list(map(int, row[1:])) for row in list(csv.reader(text.splitlines()))[1:]]
    )
    for pattern in expected.values():
        ends = bounds({tuple(place) for place in pattern["suppressed"]}, values, relations)
        said = {f"{row},{column}": [*ends[row, column]] for row, column in ends}
        assert said == pattern["feasible_intervals"]


@given(
    st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=3), st.data()
)
def test_bounds_are_those_of_every_way_there_is(table, data):
    values, relations = sums(table)
    hidden = set(data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=4)))
    assert bounds(hidden, values, relations) == enumerated(table, hidden)


def test_what_nothing_bounds_could_be_anything():
    assert bounds({"a"}, {"a": 3}, []) == {"a": (0, np.inf)}


def test_whole_people_are_counted_and_no_halves():
    half = Relation((("a", 2), ("b", 2)), 0, 5)
    assert bounds({"a", "b"}, {"a": 1, "b": 1}, [half])["a"] == (0, 2)


def test_a_number_that_cannot_be_none_is_given_away_though_its_bounds_are_wide():
    at_least = Relation((("a", 1), ("b", -1)), 0, np.inf)
    assert given_away({"a"}, {"a": 30, "b": 2}, [at_least], 5) == ["a"]
    assert given_away({"a"}, {"a": 30, "b": 8}, [at_least], 5) == []


def test_numbers_that_contradict_one_another_are_refused():
    ways = [Relation((("a", 1), ("b", 1)), 3, 3), Relation((("a", 1), ("b", 1)), 4, 4)]
    with pytest.raises(DisclosureError, match="contradict one another: they come from different"):
        bounds({"a", "b"}, {"a": 1, "b": 2}, ways)
