"""Shares, differences, means and several at once: eight interviews, two a facility."""

from dataclasses import replace

import numpy as np
import pytest
from small_claims import row
from toys import four_places, guided

ALL = [f"I{n}" for n in range(1, 9)]


def says(sources, code, start=0, end=5):
    return [(source, start, end, code) for source in sources]


def with_facets(study, **columns):
    return replace(study, segments=study.segments.assign(**columns))


def test_a_share_is_supported_when_its_interval_lies_above_the_threshold():
    # 8 of 8: Wilson's lower end is 8 / (8 + 1.96²) = .676, and nothing varies between facilities
    found = row(guided(says(ALL, "street")), "share", any_of=["harm"], over=0.5)
    assert (found["verdict"], found["sources"], found["of_sources"]) == ("supported", 8, 8)
    assert (found["low"], found["high"]) == (pytest.approx(0.676, abs=5e-4), 1)


def test_a_share_is_contradicted_when_its_interval_lies_below():
    found = row(guided([]), "share", any_of=["harm"], over=0.5)
    assert (found["verdict"], found["value"]) == ("contradicted", 0)
    assert found["high"] == pytest.approx(1 - 0.676, abs=5e-4)


def test_a_share_about_the_threshold_is_left_open():
    found = row(guided(says(ALL[::2], "street")), "share", any_of=["harm"], over=0.5)
    assert (found["verdict"], found["state"]) == ("undecided", "not_told_apart")


def test_what_everybody_says_when_asked_and_nobody_unasked_is_prompted():
    # section B, from character 50 on, asks for help
    found = row(guided(says(ALL, "listening", 60, 65)), "share", any_of=["help"], over=0.5)
    assert (found["verdict"], found["state"], found["value"]) == ("undecided", "prompted", 1)


def test_without_a_guide_a_share_is_at_most_undecided():
    study = replace(guided(says(ALL, "street")), guide=None)
    found = row(study, "share", any_of=["harm"], over=0.5)
    assert (found["verdict"], found["state"]) == ("undecided", "elicitation_unknown")
    assert row(study, "share", any_of=["help"], over=0.5)["verdict"] == "contradicted"


def test_a_spontaneous_share_counts_only_what_nobody_had_asked_for():
    marks = says(ALL, "listening", 60, 65) + says(ALL[:2], "listening", 0, 5)
    found = row(guided(marks), "share", any_of=["help"], over=0.1, spontaneous=True)
    assert (found["sources"], found["value"]) == (2, 0.25)


def test_a_share_of_both_needs_both_in_one_turn():
    marks = says(ALL, "street", 0, 5) + says(ALL[:3], "listening", 6, 9)
    marks += says(ALL[3:], "listening", 12, 15)
    found = row(guided(marks), "share", any_of=["harm"], over=0.1, **{"with": ["help"]})
    assert found["sources"] == 3


@pytest.mark.parametrize(
    ("stance", "sources"), [(["stance_own"], 1), (["none"], 2), (["stance_own", "none"], 3)]
)
def test_a_stance_may_be_asked_for_and_so_may_none(stance, sources):
    study = with_facets(
        guided(says(ALL[:4], "street")), stance=["stance_own", None, None, "stance_reported"]
    )
    book = study.codebook
    facet = book.iloc[:1].assign(code="stance_own", row_type="facet_value", parent=None)
    study = replace(study, codebook=type(book)(np.vstack([book, facet]), columns=book.columns))
    assert row(study, "share", any_of=["harm"], over=0.5, stance=stance)["sources"] == sources


def test_interviews_of_unknown_facility_are_one_more_cluster():
    known = guided(says(ALL[::2], "street"))
    sources = known.sources.assign(facility=["F1", "F1", "F2", "F2", "F3", "F3", None, None])
    found = row(replace(known, sources=sources), "share", any_of=["harm"], over=0.5)
    assert (found["facilities"], bool(np.isfinite(found["low"]))) == (3, True)


def test_without_facilities_there_is_no_interval_and_no_verdict():
    study = guided(says(ALL, "street"))
    study = replace(study, sources=study.sources.assign(facility=None))
    found = row(study, "share", any_of=["harm"], over=0.5)
    assert (found["verdict"], found["state"]) == ("undecided", "no_interval")


def test_a_difference_is_taken_in_the_same_interviews():
    # all eight say harm, one in each facility also help
    study = guided(says(ALL, "street") + says(ALL[::2], "listening"))
    found = row(study, "diff", any_of=["harm"], against=["help"])
    assert (found["value"], found["threshold"], found["verdict"]) == (0.5, 0, "supported")
    back = row(study, "diff", any_of=["help"], against=["harm"])
    assert (back["verdict"], back["low"]) == ("contradicted", pytest.approx(-found["high"]))


def test_several_codes_together_win_over_one_only_if_one_of_them_wins_alone():
    halves = says(ALL[::2], "street") + says(ALL[1::2], "listening")
    study = guided(halves + says(ALL[::2], "no_help"))
    keys = {"any_of": ["harm", "help"], "against": ["no_help"]}
    assert row(study, "diff", **keys)["verdict"] == "supported"
    found = row(study, "diff", **keys, each=True)
    assert (found["verdict"], found["state"]) == ("undecided", "only_the_union_wins")


PLURAL = {"any_of": ["harm", "help"], "at_least": 2, "over": 0.5, "only": "harm", "under": 0.4}


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        (says(ALL, "street") + says(ALL, "listening"), "supported"),
        (says(ALL, "street"), "contradicted"),
        (says(ALL, "listening"), "contradicted"),
        (says(ALL, "street") + says(ALL[::2], "listening"), "undecided"),
    ],
)
def test_several_explanations_and_few_of_one_alone(marks, verdict):
    assert row(guided(marks), "plurality", **PLURAL)["verdict"] == verdict


def test_a_mean_takes_each_interview_as_one_whatever_its_length():
    # I1: two of two without; I2: none of one; the others tell of no violence
    marks = [("I1", 0, 5, "street"), ("I1", 6, 9, "street"), ("I2", 0, 5, "street")]
    study = with_facets(guided(marks), dimension=["dim_social", "dim_social;dim_psy", "dim_body"])
    keys = {"measure": "dimension", "none_of": ["dim_body"], "over": 0.4}
    book = study.codebook.assign(code=study.codebook["code"].replace("no_help", "dim_body"))
    found = row(replace(study, codebook=book), "mean", **keys)
    assert (found["value"], found["of_sources"], found["state"]) == (0.5, 2, "no_interval")


def test_a_mean_is_told_apart_when_all_interviews_agree():
    study = with_facets(four_places(says(ALL, "street")), dimension="dim_social")
    found = row(study, "mean", measure="dimension", none_of=["no_help"], over=0.5)
    assert (found["verdict"], found["low"]) == ("supported", 1)
