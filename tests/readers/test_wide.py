"""Tables with a column for each code: turns, cases, marks of every kind, and what is not said."""

import pandas as pd
import pytest
from sheets import csv, xlsx

from harmred.checks import problems
from harmred.errors import FormatError
from harmred.readers import load, sheets
from harmred.readers.ledger import ledger
from harmred.readers.sheets.marks import marks
from harmred.writers import write

TURNS = ("Document", "Speaker", "Text", "fear", "hope")


def read(folder, *rows, headings=TURNS, columns=None):
    return sheets.read(csv(folder, headings, *rows), columns)


def segments(study, *columns):
    columns = list(columns or ("source", "start", "end", "code"))
    return study.segments[columns].astype(object).to_numpy().tolist()


def entry(study, element):
    return ledger(study).set_index("element").loc[element, ["found", "read", "reason"]].tolist()


def passages(study):
    texts = study.sources.set_index("source")["text"]
    return [(code, texts[name][start:end]) for name, start, end, code in segments(study)]


# Rows


def test_the_rows_of_a_document_are_its_turns(tmp_path):
    rows = [("I07", "Interviewer", "Why?", 0, 0), ("I07", "Ana", "No one.", 1, 0)]
    study = read(tmp_path, *rows, ("I08", "Ben", "One day.", 1, 1))
    assert study.sources["text"].tolist() == ["Why?\nNo one.", "One day."]
    assert passages(study) == [("fear", "No one."), ("fear", "One day."), ("hope", "One day.")]
    assert study.turns[["turn", "speaker", "speaker_name"]].to_numpy().tolist() == [
        [1, "interviewer", "Interviewer"],
        [2, "unknown", "Ana"],
        [1, "unknown", "Ben"],
    ]
    assert len(problems(study)) == 0


def test_rows_of_one_document_need_not_stand_together(tmp_path):
    rows = [("A", "x", "one", 1, 0), ("B", "x", "two", 1, 0), ("A", "x", "three", 0, 1)]
    study = read(tmp_path, *rows)
    assert study.sources["text"].tolist() == ["one\nthree", "two"]
    assert passages(study) == [("fear", "one"), ("fear", "two"), ("hope", "three")]


def test_without_a_document_each_row_is_a_source(tmp_path):
    headings = ("Text", "fear", "hope")
    study = read(tmp_path, ("One.", 1, 0), ("Two.", 0, 1), headings=headings)
    assert study.sources[["source", "text"]].to_numpy().tolist() == [
        ["row 2", "One."],
        ["row 3", "Two."],
    ]


@pytest.mark.parametrize("heading", ["ID", "Participant"])
def test_cases_have_their_own_names_and_values(tmp_path, heading):
    headings = (heading, "facility", "age", "fear", "hope")
    study = read(tmp_path, ("P1", "F1", 41, 1, 0), ("P2", "F2", 30, 0, 0), headings=headings)
    assert study.sources[["source", "facility", "age"]].to_numpy().tolist() == [
        ["P1", "F1", "41"],
        ["P2", "F2", "30"],
    ]
    assert segments(study) == [["P1", 0, 1, "fear"]]


def test_without_words_positions_count_rows_and_the_ledger_says_so(tmp_path):
    headings = ("Dialogue", "fear", "hope")
    study = read(tmp_path, ("D1", 1, 0), ("D1", 0, 0), ("D1", 1, 1), headings=headings)
    assert segments(study) == [["D1", 0, 1, "fear"], ["D1", 2, 3, "fear"], ["D1", 2, 3, "hope"]]
    assert study.sources["length"].tolist() == [3]
    assert entry(study, "positions") == [3, 3, "positions count rows: the sheet has no words"]


def test_a_row_without_words_has_no_turn_and_its_marks_no_place(tmp_path):
    study = read(tmp_path, ("I07", "Ana", None, 1, 0), ("I07", "Ana", "No.", 1, 0))
    assert study.turns["turn"].tolist() == [2]
    assert study.segments["start"].fillna(-1).tolist() == [-1, 0]
    assert entry(study, "positions") == [2, 1, "1 in a row without words"]
    assert not (problems(study)["severity"] == "error").any()


def test_a_row_without_its_document_is_counted_and_left_out(tmp_path):
    study = read(tmp_path, (None, "Ana", "No.", 1, 1), ("I07", "Ana", "No.", 1, 0))
    assert entry(study, "rows")[:2] == [2, 1]
    assert len(study.segments) == 1


def test_what_changes_within_a_document_stays_with_the_turns(tmp_path):
    headings = ("Document", "Text", "turn", "fear", "hope", "minute", "city")
    rows = [("I07", "One.", 4, 1, 0, "a", "P"), ("I07", "Two.", 9, 1, 0, "b", "P")]
    study = read(tmp_path, *rows, headings=headings)
    assert study.turns[["turn", "minute"]].to_numpy().tolist() == [[4, "a"], [9, "b"]]
    assert study.sources["city"].tolist() == ["P"]


def test_numbers_of_turns_that_do_not_rise_are_counted_anew(tmp_path):
    headings = ("Document", "Text", "turn", "fear", "hope")
    rows = [("I07", "One.", 3, 1, 0), ("I07", "Two.", 2, 1, 0)]
    study = read(tmp_path, *rows, headings=headings)
    assert study.turns[["turn", "turn (2)"]].to_numpy().tolist() == [[1, "3"], [2, "2"]]


def test_words_of_several_lines_are_one_turn(tmp_path):
    study = read(tmp_path, ("I07", "Ana", "One\r\ntwo", 0, 1), ("I07", "Ana", "three", 1, 0))
    assert passages(study) == [("hope", "One\ntwo"), ("fear", "three")]


# Marks


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        (["1", "0", "1"], [1, 0, 1]),
        (["1.0", "0,0", "1"], [1, 0, 1]),
        (["TRUE", "false", "True"], [1, 0, 1]),
        (["x", None, "X "], [1, 0, 1]),
        (["oui", "non", None], [1, 0, -1]),
        (["ja", "nein", "NA"], [1, 0, -1]),
        (["1", "", "0"], [1, -1, 0]),
        (["0", "0", "0"], [0, 0, 0]),
    ],
)
def test_marks_are_read_in_every_form(cells, read_as):
    assert marks(pd.Series(cells, dtype="str")).tolist() == read_as


@pytest.mark.parametrize(
    "cells", [["1", "2"], ["1", "b"], ["NA", "NA"], [None, None], ["0.5", "1"]]
)
def test_what_is_no_mark_is_no_code(cells):
    assert marks(pd.Series(cells, dtype="str")) is None


def test_a_mark_that_is_missing_is_counted_and_is_no_0(tmp_path):
    rows = [("I07", "Ana", "One.", "NA", 1), ("I07", "Ana", "Two.", 0, 0)]
    study = read(tmp_path, *rows)
    said = "1 without a mark: whether it has the code is not said"
    assert entry(study, "codings") == [2, 1, said]


def test_a_code_that_nobody_gave_stays_in_the_codebook(tmp_path):
    study = read(tmp_path, ("I07", "Ana", "One.", 0, 0))
    assert study.codebook["code"].tolist() == ["fear", "hope"]
    assert len(study.segments) == 0


def test_counts_are_marks_where_the_user_says_so(tmp_path):
    headings = ("Dialogue", "emotion_1", "emotion_2", "sex")
    columns = {"emotion_1": "code", "emotion_2": "code"}
    rows = [("D1", 3, 0, 1), ("D2", 0, None, 0)]
    study = read(tmp_path, *rows, headings=headings, columns=columns)
    assert segments(study, "source", "code") == [["D1", "emotion_1"]]
    assert study.sources["sex"].tolist() == ["1", "0"]


def test_one_column_is_enough_if_the_user_names_it(tmp_path):
    headings = ("dialog", "line", "anger")
    columns = {"line": "text", "anger": "code"}
    study = read(tmp_path, ("D1", "Why?", 1), headings=headings, columns=columns)
    assert passages(study) == [("anger", "Why?")]


def test_a_column_named_a_code_that_holds_words_is_refused(tmp_path):
    columns = {"fear": "code", "Text": "code"}
    with pytest.raises(FormatError, match=r"'visits.csv': the column 'Text' .* (?s:.)*columns"):
        read(tmp_path, ("I07", "Ana", "One.", 1, 0), columns=columns)


@pytest.mark.parametrize("headings", [("Document", "fear", "age"), ("w", "fear", "hope")])
def test_one_column_of_marks_or_no_word_for_the_rows_tells_nothing(tmp_path, headings):
    with pytest.raises(FormatError, match="cannot tell what it holds"):
        read(tmp_path, ("I07", 1, 30), ("I08", 0, 40), headings=headings)


def test_a_code_in_words_beside_a_turn_is_no_codebook(tmp_path):
    rows = [("One.", "joy"), ("Two.", "anger"), ("Three.", "joy")]
    study = read(tmp_path, *rows, headings=("Text", "emotion"), columns={"emotion": "code"})
    assert passages(study) == [("joy", "One."), ("anger", "Two."), ("joy", "Three.")]
    assert entry(study, "rows") == [3, 3, ""]
    assert len(problems(study)) == 0


@pytest.mark.parametrize("heading", ["dialogue_id", "Conversation ID"])
def test_published_tables_name_their_dialogues_by_identifiers(tmp_path, heading):
    rows = [(7, "One.", 1, 0), (7, "Two.", 0, 1), (8, "Three.", 1, 0)]
    study = read(tmp_path, *rows, headings=(heading, "utterance", "fear", "hope"))
    assert study.sources["text"].tolist() == ["One.\nTwo.", "Three."]


def test_which_columns_are_codes_and_that_rows_stand_alone_is_said(tmp_path):
    study = read(tmp_path, ("One.", 1, 0), ("Two.", 0, 1), headings=("Text", "smoker", "fear"))
    assert entry(study, "codes") == [2, 2, "columns of marks: smoker, fear"]
    assert "a row each: no column says which document" in entry(study, "sources")[2]


def test_who_coded_is_said_where_the_table_says_it(tmp_path):
    headings = ("Document", "Text", "Coder", "fear", "hope")
    rows = [("I07", "One.", "Ana", 1, 0), ("I07", "Two.", None, 1, 0)]
    study = read(tmp_path, *rows, headings=headings)
    assert study.segments["coder"].tolist() == ["Ana", "unknown"]


# Workbooks, and our own tables


def test_a_workbook_and_a_csv_of_the_same_table_are_the_same_study(tmp_path):
    rows = [TURNS, ("I07", "Ana", "One.", 1, 0), ("I08", "Ben", "Two.", 0, 1)]
    one, two = sheets.read(csv(tmp_path, *rows)), sheets.read(xlsx(tmp_path, *rows))
    for name in ("sources", "codebook", "segments", "turns"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_the_turns_that_harmred_writes_are_read_again(tmp_path):
    study = load()
    path = write(study, tmp_path / "turns.csv", form="turns")
    again, written = sheets.read(path), pd.read_csv(path)
    codes = [code for code in again.codebook["code"] if code in written]
    assert len(again.segments) == written[codes].to_numpy().sum()
    assert again.turns["turn"].tolist() == written["turn"].tolist()
    assert set(again.turns["speaker"]) == {"participant", "fieldnote"}
    assert len(problems(again)) == 0
