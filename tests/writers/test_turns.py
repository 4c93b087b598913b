"""The wide table of turns: 1 where a code marks a character of the turn, by plain sets."""

import re
from dataclasses import replace
from io import StringIO

import generated
import pandas as pd
import pytest
from generated import studies
from hypothesis import given, settings
from toys import guided

import harmred as hr
from harmred.errors import StudyError
from harmred.writers import write
from harmred.writers.wide import turns

LEADING = ["source", "kind", "participant", "facility", "facility_group", "role_group"]
LEADING += ["turn", "speaker", "section"]
MARKS = [("I1", 5, 12, "street"), ("I1", 12, 30, "listening"), ("I2", 99, 100, "street")]


def plainly(study):
    """Return, for each turn that counts, the codes that mark it: by loops and sets."""
    whose = study.sources.set_index("source")["coder"]
    rows = {}
    for turn in study.turns.itertuples():
        if turn.speaker != "interviewer":
            rows[turn.source, turn.turn] = {
                mark.code
                for mark in study.segments.itertuples()
                if (mark.source, mark.coder) == (turn.source, whose[turn.source])
                and set(range(mark.start, mark.end)) & set(range(turn.start, turn.end))
            }
    return rows


@settings(max_examples=80, deadline=None)
@given(study=studies())
def test_a_turn_carries_a_code_when_one_of_its_characters_does(study):
    table = turns(study).set_index(["source", "turn"])
    codes = [code for code in generated.ABOVE if code in table]
    found = {place: set(row.index[row == 1]) for place, row in table[codes].iterrows()}
    assert found == plainly(study)


def test_every_code_is_a_column_in_the_order_of_the_codebook_and_themes_are_none():
    table = turns(guided(MARKS))
    assert list(table) == [*LEADING, "street", "eviction", "listening", "no_help"]
    assert table["eviction"].sum() == 0


def test_a_theme_that_is_marked_is_a_column_too():
    assert "help" in turns(guided([("I1", 5, 12, "help")]))


def test_the_file_holds_noughts_and_ones(tmp_path):
    path = write(guided(MARKS), tmp_path / "a.csv", form="turns")
    lines = path.read_text("utf-8").splitlines()
    assert lines[1:4] == [
        "I1,interview,P1,F1,,,1,participant,A,1,0,0,0",
        "I1,interview,P1,F1,,,2,participant,A,1,0,1,0",
        "I1,interview,P1,F1,,,3,participant,A,0,0,1,0",
    ]
    assert len(lines) == 1 + 8 * 10


def test_questions_are_no_rows_and_what_is_marked_there_counts_nowhere():
    study = guided(MARKS)
    speaker = study.turns["speaker"].mask(study.turns["turn"] == 1, "interviewer")
    table = turns(replace(study, turns=study.turns.assign(speaker=speaker)))
    assert (len(table), table["street"].sum()) == (72, 2)


def test_a_study_without_turns_has_a_row_for_each_line():
    study = guided([("I1", 4, 6, "street")])
    text = study.sources["text"].mask(study.sources["source"] == "I1", "One\n\ntwo three\n")
    length = text.str.len().fillna(100)
    table = turns(
        replace(study, turns=None, sources=study.sources.assign(text=text, length=length))
    )
    assert table[["turn", "street"]].to_numpy().tolist() == [[1, 0], [2, 1]]


def test_a_code_that_is_called_as_a_column_says_that_it_is_a_code():
    study = guided([("I1", 5, 12, "turn")])
    book = study.codebook.replace({"code": {"street": "turn"}, "parent": {"street": "turn"}})
    table = turns(replace(study, codebook=book))
    assert table.columns.is_unique
    assert table["turn (code)"].sum() == 2


def test_what_cannot_stand_in_a_turn_is_said(tmp_path):
    study = guided([*MARKS, ("I1", None, None, "street")])
    study = replace(study, turns=study.turns[study.turns["source"] != "I8"])
    said = "leaves out what it has no place for: 1 segment without a place; 1 source with neither"
    with pytest.warns(UserWarning, match=re.escape(said)):
        write(study, tmp_path / "a.csv", form="turns")


def test_two_coders_of_a_source_have_to_be_chosen_between(tmp_path):
    study = guided(MARKS)
    both = pd.concat([study.segments, study.segments.assign(coder="K2")])
    with pytest.raises(StudyError, match="nothing says whose marks stand"):
        write(replace(study, segments=both), tmp_path / "a.csv", form="turns")
    assert not list(tmp_path.iterdir())


def test_the_bundled_study_agrees_with_the_turns_that_excerpts_are_taken_from(tmp_path):
    study = hr.load()
    path = write(study, tmp_path / "a.csv", form="turns")
    table = pd.read_csv(StringIO(path.read_text("utf-8")))
    assert (table[["exhaustion", "moral_distress"]].isin([0, 1])).all(axis=None)
    near = hr.cooccur(study, within="turn", at="code").query("a == 'exhaustion'")
    near = near[near["b"] == "moral_distress"].set_index("kind")["turns"]
    both = (table["exhaustion"] & table["moral_distress"]).groupby(table["kind"]).sum()
    assert near[near > 0].to_dict() == both[both > 0].to_dict()
