"""select: passages by code and facet; whose marks stand and the denominators stay as they were."""

from dataclasses import replace

import pandas as pd
import pytest
from generated_studies import studies
from hypothesis import given
from hypothesis import strategies as st
from test_levels import faceted, marks_of, settled, values
from toys import four_places, guided

import harmred as hr
from harmred.codebook import counted_for
from harmred.errors import DisclosureError, StudyError


def test_a_code_keeps_what_stands_below_it_and_nothing_else():
    kept = hr.select(faceted(), code="street")
    assert kept.segments["code"].tolist() == ["street", "street", "eviction"]
    listed = kept.codebook[kept.codebook["row_type"].isin(["theme", "code"])]
    assert listed["code"].tolist() == ["harm", "street", "eviction"]


def test_facets_stay_in_the_codebook():
    kept = hr.select(faceted(), code="street").codebook
    assert (kept["row_type"] == "facet_value").sum() == 5


def test_a_counter_code_is_no_part_of_what_it_denies():
    assert hr.select(faceted(), code="help").segments["code"].tolist() == ["help"]
    assert len(hr.select(faceted(), code=["help", "no_help"]).segments) == 2


def test_sources_and_turns_stay_whole():
    study = faceted()
    kept = hr.select(study, code="eviction", stance="stance_own")
    assert (len(kept.sources), len(kept.turns)) == (8, 80)
    assert kept.name == "toy (code = eviction, stance = stance_own)"


def test_what_stands_above_a_selected_code_is_not_counted_as_a_code():
    table = hr.count(hr.select(faceted(), code="eviction"), at="code")
    assert table["code"].tolist() == ["eviction"]
    assert hr.count(hr.select(faceted(), code="eviction"))["code"].tolist() == ["harm"]


def test_one_of_several_dimensions_is_enough():
    study = faceted()
    assert len(hr.select(study, dimension="dimension_b").segments) == 2
    assert len(hr.select(study, dimension=["dimension_a", "dimension_b"]).segments) == 3


def test_none_selects_the_passages_for_which_nothing_is_given():
    study = faceted()
    assert hr.select(study, stance="none").segments["code"].tolist() == ["help", "no_help"]
    assert len(hr.select(study, stance=["none", "stance_other"]).segments) == 3


def test_passages_and_sources_are_selected_together():
    kept = hr.select(faceted(), source=["I1", "I8"], stance="stance_own")
    assert kept.sources["source"].tolist() == ["I1", "I8"]
    assert len(kept.segments) == 1


def test_a_coder_alone_with_a_code_does_not_come_to_stand():
    study = four_places([("I1", 0, 5, "street"), ("I1", 0, 5, "help"), ("I2", 0, 5, "street")])
    study = replace(study, segments=study.segments.assign(coder=["K1", "reconciled", "K1"]))
    kept = hr.select(study, code="street")
    assert len(kept.segments) == 2
    assert hr.count(kept)["sources"].tolist() == [1]


def test_passages_cannot_be_selected_before_it_is_known_whose_marks_stand():
    study = four_places([("I1", 0, 5, "street"), ("I1", 0, 5, "help")])
    study = replace(study, segments=study.segments.assign(coder=["K1", "K2"]))
    with pytest.raises(StudyError, match="nothing says whose marks stand"):
        hr.select(study, code="street")


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"code": "evicton"}, r"no theme or code 'evicton' \(the codebook has 'eviction'\)"),
        ({"code": "stance_own"}, "no theme or code 'stance_own'"),
        ({"stance": "own"}, r"stance = 'own' \(stance can be 'stance_own'\)"),
        ({"dimension": "x"}, r"(?s)dimension = 'x'.*dimension_b, dimension_a, dimension_c, none"),
        ({"colour": "x"}, "(?s)no column 'colour'.*passages are selected by code, stance"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(wanted, why):
    with pytest.raises(StudyError, match=why):
        hr.select(faceted(), **wanted)


@given(studies(), st.data())
def test_a_selected_code_has_the_rows_it_had_among_all(study, data):
    study = settled(study)
    codes = study.codebook.loc[study.codebook["row_type"] == "code", "code"]
    wanted = data.draw(st.sampled_from(codes.tolist()))
    alone = hr.count(hr.select(study, code=wanted), at="code")
    among = hr.count(study, at="code")
    among = among[among["code"].isin(counted_for(study.codebook, wanted))]
    pd.testing.assert_frame_equal(alone, among.reset_index(drop=True))


def test_a_selected_code_was_prompted_as_it_was_among_all():
    marks = [("I1", 60, 65, "listening"), ("I2", 0, 5, "listening"), ("I2", 0, 5, "street")]
    among = hr.count(guided(marks), at="code")
    alone = hr.count(hr.select(guided(marks), code="listening"), at="code")
    among = among[among["code"] == "listening"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, among)


@given(studies(), st.sampled_from(["stance_own", "none"]), st.sampled_from(["dim_b", "none"]))
def test_selected_passages_are_those_that_a_plain_loop_keeps(study, stance, dimension):
    study = settled(study)
    kept = hr.select(study, stance=stance, dimension=dimension)
    wanted = [
        mark["code"]
        for mark in marks_of(study)
        if {stance} & {value or "none" for value in values(mark, "stance")}
        and {dimension} & {value or "none" for value in values(mark, "dimension")}
    ]
    assert [mark["code"] for mark in marks_of(kept)] == wanted


@given(studies())
def test_selecting_in_one_step_or_in_two_keeps_the_same(study):
    study = settled(study)
    code = study.codebook.loc[study.codebook["row_type"] == "code", "code"].iloc[0]
    once = hr.select(study, code=code, stance="stance_own")
    twice = hr.select(hr.select(study, stance="stance_own"), code=code)
    pd.testing.assert_frame_equal(once.segments, twice.segments)
    pd.testing.assert_frame_equal(once.sources, twice.sources)
    pd.testing.assert_frame_equal(once.codebook, twice.codebook)


@given(studies())
def test_no_selection_of_passages_changes_a_denominator(study):
    study = settled(study)
    kept = hr.select(study, dimension="dim_a")
    before, after = (hr.count(each, at="any") for each in (study, kept))
    pd.testing.assert_frame_equal(before[["kind", "of_sources"]], after[["kind", "of_sources"]])
    assert after.attrs["harmred"]["layer"] == before.attrs["harmred"]["layer"]


def test_passages_are_selected_by_a_column_once_so_that_captions_say_all_of_it():
    verbal = hr.select(hr.load(), dimension="dim_verbal")
    with pytest.raises(StudyError, match="selected by dimension already"):
        hr.select(verbal, dimension="dim_physical")
    assert "verbal; physical" not in hr.tell(hr.count(verbal, at="any"))


@pytest.mark.parametrize("asked", [{"code": None}, {"stance": []}, {"kind": None}])
def test_asking_for_nothing_is_refused(asked):
    with pytest.raises(StudyError, match="nothing is asked for"):
        hr.select(hr.load(), **asked)


def test_claims_are_not_weighed_on_selected_passages():
    with pytest.raises(StudyError, match="claims are weighed on all passages"):
        hr.weigh(hr.select(hr.load(), stance="stance_own"))


def test_what_came_unprompted_and_what_was_asked_for():
    marks = [("I1", 12, 18, "help"), ("I2", 62, 68, "help"), ("I3", 62, 68, "street")]
    study = guided([*marks, ("I4", 42, 58, "help")])  # the last stands in a turn of either kind
    unprompted = hr.select(study, elicitation="spontaneous").segments["source"]
    asked_for = hr.select(study, elicitation="prompted").segments["source"]
    assert (unprompted.tolist(), asked_for.tolist()) == (["I1", "I3", "I4"], ["I2", "I4"])


@pytest.mark.parametrize("way", ["spontaneous", "prompted"])
def test_a_selection_by_how_it_came_counts_what_count_says_of_it(way):
    study = hr.load()
    whole, part = (hr.count(each) for each in (study, hr.select(study, elicitation=way)))
    both = whole.merge(part, on=["kind", "code"], suffixes=("", "_of_part"))
    asked = both[both["kind"] == "interview"]
    assert asked[way].tolist() == asked["sources_of_part"].tolist()


def test_how_a_passage_came_is_one_of_two_ways():
    with pytest.raises(ValueError, match="`elicitation` must be one of 'spontaneous', 'prompted'"):
        hr.select(guided([]), elicitation="asked")


def test_without_a_guide_nobody_knows_what_was_asked_for():
    with pytest.raises(StudyError, match=r"only a guide says .*\nAdd guide.csv"):
        hr.select(four_places([("I1", 2, 8, "help")]), elicitation="prompted")


def test_what_is_chosen_by_how_it_came_is_not_for_the_public():
    table = hr.count(hr.select(hr.load(), elicitation="prompted"))
    assert table.attrs["harmred"]["selected"] == {"elicitation": ["prompted"]}
    with pytest.raises(DisclosureError, match="by elicitation cannot be public"):
        hr.protect(table)
