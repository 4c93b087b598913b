"""Classes of people who look alike: Sweeney's table, and rows that can be counted by eye."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from harmred.release.classes import classes, diversity

# Sweeney (2002), k-anonymity: a model for protecting privacy, figure 2.
ROWS = """\
Black,1965,m,0214*,short breath
Black,1965,m,0214*,chest pain
Black,1965,f,0213*,hypertension
Black,1965,f,0213*,hypertension
Black,1964,f,0213*,obesity
Black,1964,f,0213*,chest pain
White,1964,m,0213*,chest pain
White,1964,m,0213*,obesity
White,1964,m,0213*,short breath
White,1967,m,0213*,chest pain
White,1967,m,0213*,chest pain"""
QUASI = ["race", "birth", "gender", "zip"]
TABLE = pd.DataFrame([row.split(",") for row in ROWS.split("\n")], columns=[*QUASI, "problem"])


def test_the_published_table_is_anonymous_for_two():
    assert sorted(classes(TABLE, QUASI)) == [2, 2, 2, 2, 3]


def test_in_the_published_table_two_classes_give_their_problem_away():
    assert sorted(diversity(TABLE, QUASI, "problem")) == [1, 1, 2, 2, 3]


def test_whoever_knows_all_five_columns_finds_a_person():
    assert classes(TABLE, list(TABLE)).min() == 1


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", None])), min_size=1))
def test_every_row_is_in_one_class_and_a_missing_value_is_a_value(rows):
    table = pd.DataFrame(rows, columns=["role", "place"])
    assert sorted(classes(table, ["role", "place"])) == sorted(map(rows.count, set(rows)))
