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


def sessions(*bands):
    whole = study()
    cells = [*bands, *[None] * (8 - len(bands))]
    rows = whole.sources.assign(kind="observation", duration_band=pd.array(cells, "str"))
    return hr.Study("s", rows, whole.codebook, whole.segments)


def test_the_ends_of_the_bands_of_sessions_add_up_and_what_has_none_is_said():
    row = hr.count(
        sessions("2-3_h", "3–4 h", "10 to 12 h", "NA_refused", "long"), at="source"
    ).iloc[0]
    assert (row["hours_low"], row["hours_high"]) == (15, 19)
    assert row["note"] == "5 sessions without a duration band"


def test_interviews_and_groups_without_a_band_have_no_hours():
    interviews = hr.count(study(), at="source")
    groups = hr.count(sessions("2-3_h"), by="duration_band", at="source")
    assert interviews[["hours_low", "note"]].isna().all(axis=None)
    assert groups["hours_low"].fillna(0).tolist() == [2, 0]
    assert groups["note"].isna().all()


def test_the_hours_of_groups_add_up_to_those_of_all():
    whole = sessions("2-3_h", "3-4_h", "2-3_h", "1-2_h")
    groups = hr.count(whole, by="role_group", at="source")
    assert groups[["hours_low", "hours_high"]].sum().tolist() == [8, 12]


@pytest.mark.parametrize(
    ("bands", "lang", "words"),
    [
        (["2-3_h"] * 8, "en", "between 16 and 24 hours of observation (bands)."),
        (
            ["2-3_h"] * 7,
            "en",
            "between 14 and 21 hours of observation (bands; 1 session has none).",
        ),
        (
            ["2-3_h"] * 6,
            "fr",
            "entre 12 et 18 heures d'observation "
            "(d'après les tranches de durée ; 2 séances sans tranche).",
        ),
    ],
)
def test_the_hours_of_observation_are_told(bands, lang, words):
    table = hr.count(sessions(*bands), at="source")
    assert hr.tell(table, lang=lang).replace("\u00a0", " ").endswith(words)
