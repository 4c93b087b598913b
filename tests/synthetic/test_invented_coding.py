"""Passages, facets, coders and layers of the invented study."""

import pandas as pd
import pytest

from harmred.synthetic import coders as coding
from harmred.synthetic import invent

FACETS = ("stance", "direction", "dimension")


@pytest.fixture(scope="module")
def placed(study):
    """Return every segment with the turn that it begins in."""
    both = study.segments.merge(study.turns, on="source", suffixes=("", "_turn"))
    return both[(both["start"] >= both["start_turn"]) & (both["start"] < both["end_turn"])]


def coders(study):
    return study.segments.groupby("source")["coder"].agg(set)


def test_passages_lie_inside_their_text_and_are_never_empty(study):
    length = study.segments["source"].map(study.sources.set_index("source")["length"])
    assert (study.segments["start"] >= 0).all()
    assert (study.segments["end"] > study.segments["start"]).all()
    assert (study.segments["end"] < length).all()


def test_passages_begin_where_someone_speaks(study, placed):
    assert len(placed) == len(study.segments)
    assert "interviewer" not in set(placed["speaker"])


def test_one_passage_in_ten_ends_in_the_next_turn(study, placed):
    crossing = placed["end"] > placed["end_turn"]
    assert crossing.mean() == pytest.approx(0.10, abs=0.02)
    ends = placed[crossing].merge(study.turns, on=["source", "section"], suffixes=("", "_next"))
    ends = ends[(ends["end"] > ends["start_next"]) & (ends["end"] <= ends["end_next"])]
    step = ends["turn_next"] - ends["turn"]
    assert set(step[ends["speaker"] == "participant"]) == {2}


def test_passages_seldom_keep_to_their_turn(placed):
    assert (placed["start"] == placed["start_turn"]).mean() < 0.3
    assert (placed["end"] == placed["end_turn"]).mean() < 0.5


def test_every_code_is_used_and_at_least_five_are_rare(study, told):
    codes = study.codebook.loc[study.codebook["row_type"] == "code", "code"]
    assert set(study.segments["code"]) == set(codes)
    assert (told.groupby("code")["source"].nunique() < 8).sum() >= 5


def test_about_45_percent_of_turns_carry_no_code(carried):
    assert 1 - carried.any(axis=1).mean() == pytest.approx(0.45, abs=0.03)


def test_codes_run_from_a_fifth_of_the_turns_to_less_than_one_in_a_hundred(carried):
    share = carried.drop(columns=[each for each in carried if "violence_" in each]).mean()
    assert share["limited_support"] > 0.2
    assert share.min() < 0.01


@pytest.mark.parametrize("facet", FACETS)
def test_four_percent_of_the_facets_owed_are_missing(study, facet):
    requires = study.codebook.set_index("code")["requires"].fillna("")
    owing = requires.index[requires.str.contains(facet)]
    owed = study.segments.loc[study.segments["code"].isin(owing), facet]
    assert owed.isna().mean() == pytest.approx(0.04, abs=0.005)


@pytest.mark.parametrize("facet", FACETS)
def test_facets_hold_values_of_the_codebook(study, facet):
    values = study.segments[facet].dropna().str.split(";")
    known = study.codebook.loc[study.codebook["parent"] == f"facet_{facet}", "code"]
    assert set(values.explode()) <= set(known)
    assert values.str.len().max() == (2 if facet == "dimension" else 1)


def test_ten_interviews_have_two_codingand_two_have_three(study):
    people = coders(study).map(lambda each: len(each - {"reconciled"}))
    assert people.value_counts().to_dict() == {1: 78, 2: 10, 3: 2}


def test_what_several_people_coded_is_reconciled_and_nothing_else_is(study):
    several = coders(study).map(lambda each: len(each - {"reconciled"}) > 1)
    agreed = coders(study).map(lambda each: "reconciled" in each)
    assert several.equals(agreed)


def test_codingfind_most_of_what_is_there_and_little_else(study):
    agreed = study.segments[study.segments["coder"] == "reconciled"]
    alone = study.segments[study.segments["source"].isin(agreed["source"])]
    alone = alone[alone["coder"] == "K1"]
    there = agreed[agreed["source"].isin(alone["source"])]
    assert 0.7 < len(alone) / len(there) < 1.2


def test_k2_prefers_the_parent_code(study):
    parents = {"emotional_distress", "limited_support", "living_in_precarity"}
    agreed = study.segments.loc[study.segments["coder"] == "reconciled", "source"].unique()
    rows = study.segments[study.segments["source"].isin(agreed)]
    share = rows["code"].isin(parents).groupby(rows["coder"]).mean()
    assert share["K2"] > 1.5 * share[["K1", "reconciled"]].max()


def test_k3_starts_late_and_sees_symbols_everywhere(marks):
    told = marks[marks["dimension"].notna()]
    symbolic = told["dimension"].str.contains("dim_symbolic")
    assert marks.loc[marks["coder"] == "K3", "coded_half_year"].min() == "2025H2"
    assert symbolic[told["coder"] == "K3"].mean() > 0.4
    late = told["coded_half_year"] >= "2025H2"
    assert symbolic[late].mean() > 2 * symbolic[~late].mean()
    same = told["coder"].isin(["K1", "K2"])
    assert abs(symbolic[late & same].mean() - symbolic[~late & same].mean()) < 0.05


def test_marks_of_one_coder_are_never_twice_the_same(study):
    keys = ["source", "start", "end", "code", "coder", "stance"]
    assert not study.segments.duplicated(keys).any()
    assert isinstance(study.segments, pd.DataFrame)


def standing(study):
    agreed = study.segments.loc[study.segments["coder"] == "reconciled", "source"].unique()
    rows = study.segments
    rows = rows[(rows["coder"] == "reconciled") | ~rows["source"].isin(agreed)]
    return rows.reset_index(drop=True)


def test_the_second_reading_leaves_what_stands_as_it_was(study, monkeypatch):
    monkeypatch.setattr(coding, "FOUND_AGAIN", 0)
    monkeypatch.setattr(coding, "FALSE_PER_TRUE", 0)
    other = invent()
    assert len(other.segments) < len(study.segments)
    pd.testing.assert_frame_equal(standing(other), standing(study))


def alphas(study):
    """Return alpha of each code, on turns of interviews that two coders read, by definition."""
    rows = study.segments[study.segments["coder"] != "reconciled"]
    readers = rows.groupby("source")["coder"].unique()
    readers = readers[readers.str.len() == 2]
    turns = study.turns[study.turns["speaker"] == "participant"]
    both = turns[turns["source"].isin(readers.index)].merge(rows, on="source", suffixes=("", "_m"))
    both = both[(both["start_m"] < both["end"]) & (both["end_m"] > both["start"])]
    marked = both.groupby(["code", "source", "turn"])["coder"].nunique()
    n = 2 * turns["source"].isin(readers.index).sum()
    ones, apart = marked.groupby("code").sum(), marked.eq(1).groupby("code").sum()
    return (1 - (n - 1) * apart / (ones * (n - ones)))[ones >= 20]


def test_coders_agree_on_what_claims_rest_on_and_less_on_some_of_the_rest(study):
    found = alphas(study)
    parents = set(study.codebook["parent"])
    close = found[found.index.isin(set(coding.READ_CLOSELY) - parents)]
    rest = found[~found.index.isin(coding.READ_CLOSELY)]
    assert close.min() > 0.6
    assert 0.4 < rest.min() < 0.6
    assert rest.median() < close.median()
