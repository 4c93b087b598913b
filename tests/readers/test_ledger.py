"""The ledger: found = read + skipped, for everything, with reasons that add up."""

import re
from pathlib import Path

import pandas as pd
import projects
import pytest
from projects import case, code, mark, source, value

import harmred as hr
from harmred.readers import load, look, refi
from harmred.readers.ledger import summed, told
from harmred.writers import write

FLAT = Path(__file__).parents[1] / "studies" / "flat"


def read(folder, **parts):
    """Return the ledger of a project, as element -> row."""
    table = hr.ledger(refi.read(projects.saved(folder, **parts)))
    assert (table["found"] == table["read"] + table["skipped"]).all()
    return {row.element: row for row in table.itertuples()}


def test_a_study_in_tables_is_read_whole():
    assert hr.ledger(load(FLAT)).to_numpy().tolist() == [
        ["sources", 5, 5, 0, ""],
        ["codebook", 6, 6, 0, ""],
        ["segments", 27, 27, 0, ""],
    ]


def test_what_is_no_study_has_no_ledger():
    with pytest.raises(TypeError, match=r"must be a Study; got 'visits'\. hr\.load\(path\) reads"):
        hr.ledger("visits")


def test_the_ledger_given_out_is_a_copy(tmp_path):
    study = refi.read(projects.saved(tmp_path, **projects.everything()))
    mine = hr.ledger(study)
    mine["read"] = 0
    assert hr.ledger(study)["read"].sum() > 0


EVERYTHING = {
    "texts": (2, 2, ""),
    "pdfs": (1, 0, "1 without a text in the project"),
    "pictures": (1, 0, "1 not text"),
    "audio": (1, 0, "1 not text"),
    "video": (0, 0, ""),
    "codes": (5, 5, ""),
    "coders": (3, 2, "1 without a mark that was read"),
    "selections": (
        7,
        3,
        "1 without a code; 1 not text; 1 on the page of a pdf; 1 in a note",
    ),
    "codings": (9, 5, "2 not text; 1 on the page of a pdf; 1 in a note"),
    "cases": (
        3,
        2,
        "1 without a source; the parts that 1 cover are turns",
    ),
    "variables": (7, 6, "1 without a value on a source that was read"),
    "variable values": (10, 8, "1 on part of a source that others share; 1 without a source"),
    "notes": (1, 0, "1 without a place in a study"),
    "sets": (1, 0, "1 without a source"),
    "links": (1, 0, "1 without a place in a study"),
    "graphs": (0, 0, ""),
    "positions": (4, 4, "code points, CRLF as one in 1 text: 4 of 4 excerpts fit"),
    "positions in I07": (4, 4, "code points, CRLF as one: 4 of 4 excerpts fit"),
}


def test_every_kind_of_element_has_its_row(tmp_path):
    rows = read(tmp_path, **projects.everything())
    assert {row.element: (row.found, row.read, row.reason) for row in rows.values()} == EVERYTHING


def test_reasons_add_up_to_what_was_skipped(tmp_path):
    for row in read(tmp_path, **projects.everything()).values():
        if row.element != "positions":
            assert sum(map(int, re.findall(r"(?:^|; )(\d+) ", row.reason))) == row.skipped


def test_a_source_that_counts_otherwise_is_named(tmp_path):
    text = "🙂 one two three"
    odd = source("B", mark(2, 5, "x", name="one"), mark(6, 9, "x", name="xyz"), text=text)
    rows = read(
        tmp_path,
        sources=[source("A", mark(3, 6, "x", name="one"), text=text), odd],
        codes=[code("x")],
    )
    assert rows["positions"][2:] == (
        3,
        2,
        1,
        "1 not where their excerpt stands; "
        "UTF-16 units, LF in 1 text: 1 of 1 excerpts fit; "
        "code points, LF in 1 text (B): 1 of 2 excerpts fit",
    )


def test_marks_of_unknown_codes_are_counted_with_their_identifiers(tmp_path):
    text = source("A", mark(0, 3, "gone"), mark(0, 3, "x", "gone"), text="one two")
    rows = read(tmp_path, sources=[text], codes=[code("x")])
    assert (rows["codings"].read, rows["codings"].skipped) == (1, 2)
    assert projects.guid("gone") in rows["codings"].reason
    assert rows["selections"].reason == "1 of no known code"


def test_marks_that_were_not_read_have_no_coder_and_no_position(tmp_path):
    text = source("A", mark(0, 3, "x"), mark(4, 7, "gone", by="Ben"), text="one two")
    away = source("B", mark(0, 3, "gone", by="Ben"))
    rows = read(tmp_path, sources=[text, away], codes=[code("x")], users=["Ana", "Ben"])
    assert (rows["codings"].read, rows["coders"].read, rows["positions"].found) == (1, 1, 1)


def test_marks_of_unknown_people_are_read_and_counted(tmp_path):
    text = source("A", mark(0, 3, "x", by="Zoé"), mark(4, 7, "x", by=None), text="one two")
    rows = read(tmp_path, sources=[text], codes=[code("x")])
    assert rows["codings"].skipped == 0
    assert rows["codings"].reason == "2 by somebody who is not listed: their coder is unknown"


def test_values_that_cases_contradict_are_counted(tmp_path):
    rows = read(
        tmp_path,
        sources=[source("A", value("age", "40"), text="one"), source("B", text="two")],
        cases=[
            case("P1", value("age", "41"), value("role", "nurse"), sources=["A", "B"]),
            case("P2", value("role", "guard"), sources=["B"]),
        ],
        variables=["age", "role"],
    )
    assert rows["variable values"].reason == "1 on cases of one source that disagree"
    assert (
        rows["cases"].reason
        == "in 1 with several, participant is left empty (see the column cases)"
    )


def test_sources_that_lost_their_text_are_counted_with_the_reason(tmp_path):
    away = [
        source("A", mark(0, 3, "x"), path="absolute:///somewhere/a.txt"),
        source("B", path="internal://b.txt"),
        source("C"),
    ]
    rows = read(tmp_path, sources=away, codes=[code("x")])
    assert rows["texts"].reason.split("; ")[0] == (
        "3 read without their text: 1 outside the project, 1 not in the file, 1 not given"
    )
    assert rows["positions"].reason == "1 in a source without text"


# Where it goes


def test_the_ledger_travels_with_the_tables(tmp_path):
    study = refi.read(projects.saved(tmp_path, **projects.everything()))
    again = look(write(study, tmp_path / "mine"))[0]
    pd.testing.assert_frame_equal(hr.ledger(again), hr.ledger(study))
    assert told(again) == told(study)
    assert look(write(again, tmp_path / "mine"))[0].ledger.equals(study.ledger)


@pytest.mark.parametrize(
    "text", ["element,found\ntexts,1\n", "", "\0", "element,found,read,skipped,reason\na,b,c,d,e\n"]
)
def test_a_ledger_that_is_none_is_a_warning_and_the_study_is_read(tmp_path, text):
    study = refi.read(projects.saved(tmp_path, **projects.everything()))
    (write(study, tmp_path / "mine") / "ledger.csv").write_text(text)
    again, problems = look(tmp_path / "mine")
    assert again.ledger is None
    assert "ledger.csv" in problems["file"].tolist()


def test_the_sums_leave_out_what_the_file_did_not_hold_and_single_sources(tmp_path):
    sums = summed(refi.read(projects.saved(tmp_path, **projects.everything())))
    assert sums["pictures"] == {"found": 1, "read": 0, "skipped": 1}
    assert not {"video", "positions in I07"} & set(sums)


def test_long_lists_are_cut_and_counted(tmp_path):
    marks = [mark(n, n + 5, "x", name="zzzzz") for n in range(15)]
    held = [source(f"A{n}", *marks, text="a b c d e f g h i j k") for n in range(12)]
    lines = told(refi.read(projects.saved(tmp_path, sources=held, codes=[code("x")])))
    assert sum(line.startswith("positions in A") for line in lines) == 10
    assert "and 2 more sources" in lines
    assert lines[-1] == "and 170 more passages"
