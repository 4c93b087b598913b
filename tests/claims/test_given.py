"""What is there at all: designs and existence, in eight interviews and eight sessions."""

from dataclasses import replace

import pandas as pd
import pytest
from small_claims import row
from toys import four_places

KINDS = ["interview", "observation"]


def with_sessions(marks):
    """Return the eight interviews, the last four of them as sessions."""
    study = four_places(marks)
    kinds = ["interview"] * 4 + ["observation"] * 4
    return replace(study, sources=study.sources.assign(kind=kinds))


@pytest.mark.parametrize(("equals", "verdict"), [(4, "supported"), (5, "contradicted")])
def test_a_design_is_a_number_of_different_values(equals, verdict):
    found = row(four_places([]), "design", column="facility", equals=equals, kinds=["interview"])
    assert (found["verdict"], found["value"], found["threshold"]) == (verdict, 4, equals)


def test_a_design_may_also_be_a_list_that_no_known_value_leaves():
    study = four_places([])
    study = replace(study, sources=study.sources.assign(half_year=["2024H1", None] * 4))
    keys = {"column": "half_year", "kinds": ["interview"]}
    found = row(study, "design", equals=["2024H1", "2025H2"], **keys)
    assert (found["verdict"], found["sources"], found["of_sources"]) == ("supported", 4, 8)
    assert row(study, "design", equals=["2025H2"], **keys)["verdict"] == "contradicted"


@pytest.mark.parametrize("column", ["half_year", "no_such_column"])
def test_a_design_without_its_column_is_left_open(column):
    found = row(four_places([]), "design", column=column, equals=4, kinds=["interview"])
    assert (found["verdict"], found["state"]) == ("undecided", "lacks_column")


@pytest.mark.parametrize(
    ("sources", "verdict", "state"),
    [
        (["I1", "I3", "I5"], "supported", ""),
        (["I1", "I5"], "undecided", "few_facilities"),
        (["I1", "I2", "I3", "I4"], "undecided", "one_kind_only"),
        ([], "contradicted", ""),
    ],
)
def test_something_exists_in_each_kind_and_in_enough_facilities(sources, verdict, state):
    marks = pd.DataFrame({"source": sources, "start": 0, "end": 5, "code": "eviction"})
    study = with_sessions(list(marks.itertuples(index=False)))
    found = row(study, "exists", any_of=["street"], kinds=KINDS, facilities=3)
    assert (found["verdict"], found["state"], found["sources"]) == (verdict, state, len(sources))
