"""count: small studies counted by eye, and any study counted by plain loops."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import four_places, guided

from harmred.analysis.counts import count
from harmred.codebook import lineage, parents
from harmred.errors import StudyError
from harmred.study import Study

MARKS = [
    ("I1", 0, 5, "street"),
    ("I1", 3, 12, "eviction"),
    ("I2", 60, 65, "listening"),
    ("I3", 0, 5, "listening"),
    ("I4", 45, 55, "no_help"),
    ("I5", 8, 22, "street"),
]


def row(table, code, **where):
    for column, value in where.items():
        table = table[table[column] == value]
    return table[table["code"] == code].iloc[0]


def test_a_theme_counts_the_sources_of_all_codes_below_it():
    harm = row(count(four_places(MARKS)), "harm")
    assert (harm["sources"], harm["of_sources"], harm["facilities"], harm["segments"]) == (
        2,
        8,
        2,
        3,
    )


def test_a_code_counts_its_descendants_and_themes_are_no_codes():
    table = count(four_places(MARKS), at="code")
    assert row(table, "street")["segments"] == 3
    assert set(table["code"]) == {"street", "eviction", "listening", "no_help"}


def test_a_counter_code_stands_alone():
    table = count(four_places(MARKS))
    assert row(table, "help")["sources"] == 2
    assert row(table, "no_help")["sources"] == 1


def test_a_code_that_nobody_used_is_a_row_of_zeros():
    assert row(count(four_places([])), "harm")["sources"] == 0


def test_what_the_guide_asks_for_is_prompted_even_when_a_parent_is_named():
    help_ = row(count(guided(MARKS)), "help")
    assert (help_["spontaneous"], help_["prompted"]) == (1, 1)


def test_without_a_guide_nobody_knows_what_was_prompted():
    assert count(four_places(MARKS))[["spontaneous", "prompted"]].isna().all(axis=None)


def test_first_counts_only_open_sections_and_shares_a_first_place():
    marks = [("I1", 0, 5, "street"), ("I1", 0, 9, "listening"), ("I2", 60, 65, "listening")]
    table = count(guided(marks), measure="first")
    assert (row(table, "harm")["sources"], row(table, "help")["sources"]) == (1, 1)


def test_talk_unites_the_passages_of_a_theme_before_it_measures_them():
    # I1: characters 0 to 12 of 100, coded twice where they overlap; I5: 8 to 22
    assert row(count(guided(MARKS), measure="talk"), "harm")["share"] == pytest.approx(
        (0.12 + 0.14) / 8
    )


def test_turns_of_the_interviewer_never_count():
    study = guided([("I1", 0, 20, "street")])
    asked = study.turns.assign(speaker=["interviewer", "participant"] * 40)
    table = count(replace(study, turns=asked), measure="talk")
    assert row(table, "harm")["share"] == pytest.approx(10 / 50 / 8)


def test_told_as_violence_means_with_a_dimension():
    study = four_places(MARKS)
    segments = study.segments.assign(dimension=["dim_verbal"] + [None] * 5)
    assert row(count(replace(study, segments=segments), of="violence"), "harm")["sources"] == 1


def test_by_a_column_gives_each_group_its_own_denominator():
    study = four_places(MARKS)
    roles = study.sources.assign(role_group=["health"] * 2 + ["peer"] * 6)
    table = count(replace(study, sources=roles), by="role_group")
    assert row(table, "harm", role_group="health")["of_sources"] == 2


def test_by_section_asks_only_those_who_were_asked():
    study = guided(MARKS)
    turns = study.turns[~((study.turns["source"] == "I8") & (study.turns["section"] == "B"))]
    table = count(replace(study, turns=turns), by="section")
    assert table.groupby("section")["of_sources"].first().to_dict() == {"A": 8, "B": 7}


def test_interviews_and_sessions_never_share_a_denominator():
    study = four_places(MARKS)
    mixed = study.sources.assign(kind=["interview"] * 5 + ["observation"] * 3)
    table = count(replace(study, sources=mixed))
    assert table.groupby("kind")["of_sources"].first().to_dict() == {
        "interview": 5,
        "observation": 3,
    }


def test_two_facilities_have_no_interval_and_the_reason():
    study = four_places(MARKS)
    two = study.sources.assign(facility=["F1"] * 4 + ["F2"] * 4)
    harm = row(count(replace(study, sources=two)), "harm")
    assert pd.isna(harm["low"])
    assert harm["note"] == "fewer than 4 facilities: no interval"


def test_segments_without_a_position_count_for_sources():
    marks = [("I1", None, None, "street")]
    assert row(count(guided(marks)), "harm")["sources"] == 1


def test_a_place_in_the_talk_needs_positions():
    with pytest.raises(StudyError, match="no segment has a position"):
        count(guided([("I1", None, None, "street")]), measure="talk")


def test_an_unknown_column_is_refused_with_those_that_are_there():
    with pytest.raises(StudyError, match=r"cannot count by 'colour'.*\n.*facility"):
        count(four_places(MARKS), by="colour")


def test_an_unknown_measure_is_refused():
    with pytest.raises(ValueError, match="`measure` must be one of 'mention', 'first', 'talk'"):
        count(four_places(MARKS), measure="salience")


def test_missing_for_a_known_reason_is_missing():
    study = four_places(MARKS)
    places = ["F1", "F2", "NA_redacted", "F3"] * 2
    sources = study.sources.assign(participant="NA_refused", facility=places)
    segments = study.segments.assign(dimension="NA_redacted")
    harm = row(count(replace(study, sources=sources)), "harm")
    assert (harm["persons"], pd.isna(harm["low"])) == (2, True)
    assert count(replace(study, segments=segments), of="violence")["sources"].sum() == 0


def test_what_stands_below_a_counter_code_counts_for_nothing_above_it():
    study = four_places([("I1", 0, 5, "denial")])
    below = pd.DataFrame({"code": ["denial"], "parent": ["no_help"], "row_type": ["code"]})
    book = pd.concat([study.codebook, below.assign(counter_code="no")], ignore_index=True)
    table = count(replace(study, codebook=book))
    assert (row(table, "help")["sources"], row(table, "no_help")["sources"]) == (0, 1)


@pytest.mark.parametrize("name", ["segment", "unit", "spontaneous", "turn", "tenth", "value"])
def test_columns_of_ones_own_disturb_no_count(name):
    study = guided(MARKS)
    tables = {"segments": study.segments, "sources": study.sources}
    more = replace(study, **{table: rows.assign(**{name: "x"}) for table, rows in tables.items()})
    for by in (None, "tenth"):
        pd.testing.assert_frame_equal(count(more, by=by), count(study, by=by))


def test_without_an_open_section_nothing_can_be_first():
    study = guided(MARKS)
    closed = study.guide.assign(prompts="help")
    with pytest.raises(StudyError, match="no source has a turn in an open section"):
        count(replace(study, guide=closed), measure="first")


def test_when_only_the_interviewer_speaks_there_is_no_talk():
    study = guided(MARKS)
    turns = study.turns.assign(speaker="interviewer")
    with pytest.raises(StudyError, match="nobody but the interviewer speaks"):
        count(replace(study, turns=turns), measure="talk")


def test_a_mention_outside_the_guide_is_spontaneous():
    study = guided([("I1", 0, 5, "listening")])
    turns = study.turns.assign(section=["elsewhere"] + ["B"] * 79)
    assert row(count(replace(study, turns=turns)), "help")["spontaneous"] == 1


@pytest.mark.parametrize("by", ["kind", "sources", ["code"]])
def test_a_name_that_the_table_needs_is_refused(by):
    study = four_places(MARKS)
    with pytest.raises(StudyError, match="the table has a column of that name"):
        count(replace(study, sources=study.sources.assign(sources="x", code="y")), by=by)


def test_an_interval_is_a_share():
    with pytest.raises(ValueError, match="`interval` must lie between 0 and 1"):
        count(four_places(MARKS), interval=95)


marks = st.lists(
    st.tuples(
        st.sampled_from([f"I{n}" for n in range(1, 9)]),
        st.integers(0, 90),
        st.integers(1, 10),
        st.sampled_from(["street", "eviction", "listening", "no_help", "help"]),
    ).map(lambda mark: (mark[0], mark[1], mark[1] + mark[2], mark[3])),
    max_size=30,
)


def theme_of(study, code):
    tree = parents(study.codebook)
    return code if code == "no_help" else lineage(tree, code)[-1]


@given(marks)
def test_every_count_equals_the_one_that_plain_loops_give(rows):
    study = guided(rows)
    for _, found in count(study).iterrows():
        here = [mark for mark in rows if theme_of(study, mark[3]) == found["code"]]
        before = {s for s, a, _, c in here if a < 50 or found["code"] != "help"}
        assert found["sources"] == len({mark[0] for mark in here})
        assert found["segments"] == len(here)
        if found["code"] == "harm":
            assert found["spontaneous"] == len(before)


@given(marks)
def test_the_order_of_rows_and_the_names_of_coders_change_nothing(rows):
    one, other = guided(rows), guided(rows[::-1])
    renamed = replace(other, segments=other.segments.assign(coder="somebody"))
    pd.testing.assert_frame_equal(count(one), count(renamed))


@given(marks)
def test_doubling_the_sources_doubles_counts_and_leaves_shares(rows):
    one = four_places(rows)
    twin = one.sources.assign(source="twin-" + one.sources["source"])
    segments = one.segments.assign(source="twin-" + one.segments["source"])
    both = Study(
        "both",
        pd.concat([one.sources, twin]),
        one.codebook,
        pd.concat([one.segments, segments]),
    )
    assert (count(both)["sources"] == 2 * count(one)["sources"]).all()
    assert count(both)["share"].tolist() == count(one)["share"].tolist()
