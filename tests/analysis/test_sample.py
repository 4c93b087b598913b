"""The sources themselves: counted by hand, missing values by their reason, nobody lost."""

import pandas as pd
import pytest
from toys import four_places

import harmred as hr

ROLES = ["health", "health", "NA_refused", None, "social", "social", "social", "NA_redacted"]


def study():
    whole = four_places([("I1", 0, 5, "street"), ("I1", 3, 9, "help"), ("I3", 0, 2, "help")])
    whole.sources["role_group"] = pd.array(ROLES, "str")
    return whole


def test_each_group_is_counted_and_what_is_missing_comes_last_by_reason():
    table = hr.count(study(), by="role_group", at="source")
    assert table["role_group"].astype(object).where(table["role_group"].notna(), None).tolist() == [
        "health", "social", "NA_redacted", "NA_refused", None
    ]  # fmt: skip
    assert table["sources"].tolist() == [2, 3, 1, 1, 1]
    assert table["facilities"].tolist() == [1, 2, 1, 1, 1]
    assert table["segments"].tolist() == [2, 0, 0, 1, 0]


def test_no_source_is_lost_whatever_it_is_counted_by():
    by = ["role_group", "facility", "half_year"]
    assert hr.count(study(), by=by, at="source")["sources"].sum() == 8


def test_a_sample_has_no_interval_and_no_code():
    row = hr.count(study(), at="source").iloc[0]
    assert (row["sources"], row["of_sources"], row["persons"], row["facilities"]) == (8, 8, 8, 4)
    assert row[["code", "low", "high", "spontaneous"]].isna().all()


def test_sessions_have_no_persons_and_a_study_without_facilities_has_none():
    sessions = study()
    bare = sessions.sources.assign(kind="observation", participant=None, facility=None)
    row = hr.count(hr.Study("s", bare, sessions.codebook, sessions.segments), at="source").iloc[0]
    assert row["sources"] == 8
    assert row[["persons", "facilities"]].isna().all()


def test_where_no_participant_is_named_nobody_is_counted():
    unnamed = study().sources.assign(participant=None)
    row = hr.count(hr.Study("s", unnamed, study().codebook, study().segments), at="source").iloc[0]
    assert pd.isna(row["persons"])


def test_how_a_theme_is_measured_is_no_question_to_a_sample():
    with pytest.raises(ValueError, match='at="source" counts no theme'):
        hr.count(study(), at="source", measure="talk")
