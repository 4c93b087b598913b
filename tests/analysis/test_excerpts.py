"""excerpts: the passages behind a row of cooccur are as many, as long and where the row says."""

from dataclasses import replace

import pandas as pd
import pytest
from generated import characters, places, spoken, studies
from hypothesis import given
from toys import four_places, guided

import harmred as hr
from harmred.codebook import order
from harmred.errors import StudyError

PAIR = ("harm", "help")
WORDS = "Un été à vélo, 🙂 puis."


def covered(table, source):
    rows = table[table["source"] == source]
    return {n for s, e in zip(rows["start"], rows["end"], strict=True) for n in range(s, e)}


@given(study=studies())
def test_shared_passages_are_the_shared_characters(study):
    table = hr.excerpts(study, *PAIR, within="overlap")
    for source in study.sources["source"]:
        assert covered(table, source) == places(study, source, *PAIR, "overlap")[2]


@given(study=studies())
def test_turns_are_the_turns_that_carry_both(study):
    table = hr.excerpts(study, *PAIR)
    for source in study.sources["source"]:
        near = places(study, source, *PAIR, "turn")[2]
        turns = [spoken(study, source)[n] for n in near]
        assert len(table[table["source"] == source]) == len(near)
        assert covered(table, source) == set().union(*turns)


@given(study=studies())
def test_windows_end_in_each_turn_that_counts_and_hold_both(study):
    table = hr.excerpts(study, *PAIR, within="window")
    for source in study.sources["source"]:
        cells, near = spoken(study, source), places(study, source, *PAIR, "window")[2]
        rows = table[table["source"] == source]
        assert sorted(rows["end"]) == sorted(max(cells[n]) + 1 for n in near)
        for start, end in zip(rows["start"], rows["end"], strict=True):
            assert all(characters(study, source, unit) & set(range(start, end)) for unit in PAIR)


@given(study=studies())
def test_of_a_whole_source_every_passage_of_either_is_shown(study):
    table = hr.excerpts(study, *PAIR, within="source")
    for source in study.sources["source"]:
        harm, help_ = (characters(study, source, unit) for unit in PAIR)
        assert covered(table, source) == (harm | help_ if harm and help_ else set())


@given(study=studies())
def test_one_code_alone_gives_its_passages_united(study):
    table = hr.excerpts(study, "harm")
    for source in study.sources["source"]:
        assert covered(table, source) == characters(study, source, "harm")
        rows = table[table["source"] == source]
        assert (rows["start"].to_numpy()[1:] > rows["end"].to_numpy()[:-1]).all()


@given(study=studies())
def test_three_codes_are_near_where_each_two_of_them_are(study):
    table = hr.excerpts(study, "harm", "listening", "no_help", within="overlap")
    for source in study.sources["source"]:
        sets = [characters(study, source, unit) for unit in ("harm", "listening", "no_help")]
        assert covered(table, source) == set.intersection(*sets)


def told(**options):
    study = four_places([("I1", 3, 6, "eviction"), ("I1", 5, 13, "listening")])
    study = replace(study, sources=study.sources.assign(text=WORDS, role_group="health"))
    return hr.excerpts(study, *PAIR, within="overlap", **options).iloc[0]


def test_before_passage_and_after_are_the_text_around_the_positions():
    row = told()
    assert row["passage"] == WORDS[5:6]
    assert row["before"] + row["passage"] + row["after"] == WORDS
    assert (row["codes"], row["role_group"]) == ("eviction;listening", "health")


def test_every_code_marked_in_a_passage_is_named_asked_for_or_not():
    study = four_places([("I1", 3, 9, "eviction"), ("I1", 5, 13, "listening")])
    assert hr.excerpts(study, "eviction")["codes"].tolist() == ["eviction;listening"]


@given(study=studies())
def test_the_codes_of_a_passage_are_those_that_share_a_character_with_it(study):
    stands = dict(study.sources[["source", "coder"]].to_numpy())
    for row in hr.excerpts(study, *PAIR, within="window").itertuples():
        inside, who = set(range(row.start, row.end)), (row.source, stands[row.source])
        there = {
            mark.code
            for mark in study.segments.itertuples()
            if (mark.source, mark.coder) == who and inside & set(range(mark.start, mark.end))
        }
        assert row.codes.split(";") == [code for code in order(study.codebook) if code in there]


def test_long_surroundings_are_cut_back_to_whole_words():
    study = four_places([("I1", 300, 305, "street")])
    text = "mot " * 200
    study = replace(study, sources=study.sources.assign(text=text, length=len(text)))
    row = hr.excerpts(study, "street").iloc[0]
    assert row["before"].split(" ") == ["mot"] * 29 + [""]
    assert text[300 - len(row["before"]) : 305 + len(row["after"])] == (
        row["before"] + row["passage"] + row["after"]
    )


def test_a_study_without_texts_gives_positions_and_says_so():
    table = hr.excerpts(guided([("I1", 1, 4, "street"), ("I1", 4, 8, "help")]), *PAIR)
    assert table.iloc[0][["source", "start", "end", "section"]].tolist() == ["I1", 0, 10, "A"]
    assert table["passage"].isna().all()
    assert table["note"].tolist() == ["no text: positions only"]


def test_segments_without_a_position_are_told_as_left_out():
    study = guided([("I1", None, None, "street"), ("I1", 4, 8, "help")])
    assert "1 segment without a position is left out" in hr.tell(hr.excerpts(study, *PAIR))
    both = hr.excerpts(study, *PAIR, within="source")
    assert both[["start", "end"]].to_numpy().tolist() == [[4, 8]]


@pytest.mark.parametrize("within", ["overlap", "turn", "window", "source"])
def test_where_no_segment_has_a_position_no_passage_is_shown_and_that_is_told(within):
    study = guided([("I1", None, None, "street"), ("I1", None, None, "help")])
    table = hr.excerpts(study, *PAIR, within=within)
    assert table.empty
    assert hr.tell(table).endswith("can be shown: none of the 2 segments has a position.")
    assert "the one segment has no position" in hr.tell(hr.excerpts(study, "street"))


def test_nothing_near_gives_a_table_without_rows():
    assert hr.excerpts(guided([("I1", 1, 4, "street")]), *PAIR).empty
    assert hr.excerpts(guided([]), "street").empty


def test_a_code_that_the_codebook_does_not_list_is_refused():
    with pytest.raises(StudyError, match=r"has no theme or code 'hamr'.\nIt has harm\."):
        hr.excerpts(guided([]), "hamr")
    with pytest.raises(StudyError, match=r"It has harm, street, eviction"):
        hr.excerpts(guided([]), "zzz")
    with pytest.raises(ValueError, match="name at least one code"):
        hr.excerpts(guided([]))


def test_the_same_code_named_twice_is_one_code():
    study = guided([("I1", 1, 4, "street")])
    pd.testing.assert_frame_equal(
        hr.excerpts(study, "street", "street"), hr.excerpts(study, "street")
    )
