"""One broken rule at a time: what is said of it, in which file and row."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmred.checks import problems
from harmred.naming import fingerprint
from harmred.study import TABLES, Study

SOURCES = [("I07", "interview", 8412), ("I08", "interview", 900)]
BOOK = [
    ("harm", None, "theme", None, None),
    ("méfiance", "harm", "code", None, "tone"),
    ("attente", "harm", "code", None, None),
    ("facet_tone", None, "facet", "tone", None),
    ("tone_calm", "facet_tone", "facet_value", "tone", None),
    ("tone_loud", "facet_tone", "facet_value", "tone", None),
]
SEGMENTS = [("I07", 10, 24, "méfiance", "K1", "tone_calm"), ("I08", 5, 9, "attente", "K1", None)]
TURNS = [("I07", 1, 0, 50, "A"), ("I07", 2, 50, 90, "A"), ("I08", 1, 0, 30, "A")]


def study(**tables):
    """Return a sound study of two interviews, with other tables where they are given."""
    sound = {
        "sources": pd.DataFrame(SOURCES, columns=["source", "kind", "length"]),
        "codebook": pd.DataFrame(BOOK, columns=["code", "parent", "row_type", "facet", "requires"]),
        "segments": pd.DataFrame(
            SEGMENTS, columns=["source", "start", "end", "code", "coder", "tone"]
        ),
        "turns": pd.DataFrame(TURNS, columns=["source", "turn", "start", "end", "section"]),
    }
    return Study("two visits", **(sound | tables))


def cell(table, row, column, value):
    """Return the sound study with one cell changed; `row` as a spreadsheet numbers it."""
    frame = getattr(study(), table).astype({column: object})
    frame.loc[row - 2, column] = value
    return study(**{table: frame})


def told(broken, **known):
    """Return what is wrong, as `severity file row column: problem`."""
    return [
        f"{p.severity} {p.file} {p.row} {p.column}: {p.problem}"
        for p in problems(broken, **known).itertuples()
    ]


def invented(text="[SYNTHETIC] One.\n\n[SYNTHÉTIQUE] Deux.", source="SYN-A"):
    """Return a study of one source with a text."""
    sources = pd.DataFrame({"source": [source], "kind": "interview", "text": [text]})
    segments = study().segments.iloc[:1].assign(source=source, end=12)
    return study(sources=sources, segments=segments, turns=None)


def test_a_sound_study_has_no_problem():
    assert told(study()) == []


def test_a_required_cell_is_filled():
    assert told(cell("segments", 3, "coder", None)) == [
        "error segments.csv 3 coder: 'coder' is empty",
        "note segments.csv <NA> source: 1 source without a segment",
    ]


def test_a_required_column_that_is_empty_throughout_is_told_once():
    bare = study(sources=study().sources.assign(kind=None))
    assert told(bare) == ["error sources.csv 1 kind: 'kind' is empty in every row"]


def test_a_reason_for_missing_is_not_for_required_columns():
    assert "error sources.csv 2 kind: 'kind' is empty" in told(
        cell("sources", 2, "kind", "NA_refused")
    )


def test_a_value_is_among_those_of_the_schema():
    assert told(cell("sources", 3, "kind", "interveiw")) == [
        "error sources.csv 3 kind: 'kind' must be one of 'interview', 'observation'; "
        "got 'interveiw'"
    ]


def test_a_value_follows_the_pattern_of_the_schema():
    assert told(cell("sources", 2, "half_year", "2024")) == [
        "error sources.csv 2 half_year: 'half_year' must follow [0-9]{4}H[12]; got '2024'"
    ]


@pytest.mark.parametrize("reason", ["NA_not_asked", "NA_refused", "NA_redacted"])
@pytest.mark.parametrize("column", ["half_year", "before_law", "participant", "text_sha256"])
def test_a_reason_for_missing_is_welcome_in_any_optional_column(reason, column):
    assert told(cell("sources", 2, column, reason)) == []


def test_a_position_is_not_negative():
    assert told(cell("segments", 2, "start", -3)) == [
        "error segments.csv 2 start: 'start' must be at least 0; got '-3'"
    ]


def test_a_key_stands_once():
    twice = cell("sources", 3, "source", "I07")
    assert "error sources.csv 3 source: source 'I07' stands in row 2 already" in told(twice)


def test_a_key_of_two_columns_stands_once():
    assert "error turns.csv 3 turn: turn '1' stands in row 2 already" in told(
        cell("turns", 3, "turn", 1)
    )


def test_columns_may_have_any_name():
    sources = study().sources.assign(index="a", level_0="b")
    sources.loc[1, "source"] = "I07"
    book = study().codebook.assign(index="a", level_0="b")
    said = told(study(sources=sources, codebook=book))
    assert "error sources.csv 3 source: source 'I07' stands in row 2 already" in said


def test_a_segment_names_a_source_of_the_study():
    assert "error segments.csv 3 source: 'I8' is not in sources.csv (the sources have 'I08')" in (
        told(cell("segments", 3, "source", "I8"))
    )


def test_a_segment_names_a_code_of_the_codebook():
    assert told(cell("segments", 3, "code", "mefiance")) == [
        "error segments.csv 3 code: 'mefiance' is not in codebook.csv (the codebook has 'méfiance')"
    ]


def test_nothing_is_suggested_where_nothing_is_near():
    assert told(cell("segments", 3, "code", "wait time")) == [
        "error segments.csv 3 code: 'wait time' is not in codebook.csv"
    ]


def test_every_value_of_a_cell_with_several_is_looked_up():
    guide = pd.DataFrame({"section": ["A"], "prompts": ["attente; atente"]})
    assert told(study(guide=guide)) == [
        "error guide.csv 2 prompts: 'atente' is not in codebook.csv (the codebook has 'attente')"
    ]


@pytest.mark.parametrize("facet", ["facet_tone", "tone_calm"])
def test_a_facet_is_not_a_code(facet):
    assert told(cell("segments", 3, "code", facet)) == [
        f"error segments.csv 3 code: '{facet}' belongs to a facet: it is not a code"
    ]


def test_a_guide_prompts_codes_and_not_facets():
    guide = pd.DataFrame({"section": ["A"], "prompts": ["tone_calm"]})
    assert told(study(guide=guide)) == [
        "error guide.csv 2 prompts: 'tone_calm' belongs to a facet: it is not a code"
    ]


def test_a_theme_on_a_passage_is_a_warning():
    assert told(cell("segments", 3, "code", "harm")) == [
        "warning segments.csv 3 code: 'harm' is a theme: passages are marked with codes"
    ]


def test_a_parent_is_in_the_codebook():
    assert told(cell("codebook", 4, "parent", "harms")) == [
        "error codebook.csv 4 parent: 'harms' is not in codebook.csv (the codebook has 'harm')"
    ]


def test_a_code_holds_no_semicolon():
    assert told(cell("codebook", 2, "code", "a;b"))[0] == (
        "error codebook.csv 2 code: the code 'a;b' holds a semicolon, which separates codes in "
        "lists"
    )


def test_a_loop_of_parents_is_told_once_and_named():
    book = study().codebook.assign(parent=[None, "attente", "méfiance", None, *["facet_tone"] * 2])
    assert told(study(codebook=book)) == [
        "error codebook.csv 3 parent: méfiance → attente → méfiance: a code cannot be above itself"
    ]


def test_a_facet_has_no_codes_below():
    assert told(cell("codebook", 4, "parent", "facet_tone")) == [
        "error codebook.csv 4 parent: 'facet_tone' is a facet: it has no codes below"
    ]


def test_the_row_of_a_facet_names_its_facet():
    assert "error codebook.csv 6 facet: the row of a facet must name its facet" in told(
        cell("codebook", 6, "facet", None)
    )


def test_a_facet_value_stands_below_its_facet():
    assert told(cell("codebook", 6, "parent", None)) == [
        "error codebook.csv 6 parent: the parent must be the row of facet 'tone'"
    ]


@pytest.mark.parametrize("column", ["requires", "recommends"])
def test_what_a_code_asks_for_is_a_facet(column):
    assert told(cell("codebook", 3, column, "tone;tonne"))[0] == (
        f"error codebook.csv 3 {column}: 'tonne' is not a facet (the codebook has 'tone')"
    )


def test_a_facet_column_holds_full_ids():
    assert told(cell("segments", 2, "tone", "calm")) == [
        "error segments.csv 2 tone: 'calm' is not a value of facet 'tone' "
        "(the codebook has 'tone_calm')"
    ]


def test_a_facet_takes_one_value_unless_its_column_has_a_separator():
    assert told(cell("segments", 2, "tone", "tone_calm;tone_loud")) == [
        "error segments.csv 2 tone: 'tone' takes one value"
    ]


def test_a_facet_with_a_separator_takes_several_values():
    rows = [("fd", None, "facet"), ("dim_a", "fd", "facet_value"), ("dim_b", "fd", "facet_value")]
    facet = pd.DataFrame(rows, columns=["code", "parent", "row_type"]).assign(facet="dimension")
    book = pd.concat([study().codebook, facet], ignore_index=True)
    segments = study().segments.assign(dimension=["dim_a;dim_b", "dim_a;dim_c"])
    assert told(study(codebook=book, segments=segments)) == [
        "error segments.csv 3 dimension: 'dim_c' is not a value of facet 'dimension' "
        "(the codebook has 'dim_b')"
    ]


def test_values_of_a_facet_that_the_codebook_does_not_have_are_a_warning():
    assert told(cell("segments", 2, "stance", "own")) == [
        "warning segments.csv <NA> stance: the codebook has no facet 'stance', "
        "so its values mean nothing yet"
    ]


def test_a_facet_that_a_code_owes_is_a_note():
    assert told(cell("segments", 2, "tone", None)) == [
        "note segments.csv 2 tone: the code asks for tone"
    ]


def test_a_facet_that_is_missing_for_a_reason_is_not_owed():
    assert told(cell("segments", 2, "tone", "NA_not_asked")) == []


@pytest.mark.parametrize(("empty", "other"), [("start", "end"), ("end", "start")])
def test_a_passage_has_both_ends_or_neither(empty, other):
    assert told(cell("segments", 2, empty, None)) == [
        f"error segments.csv 2 {empty}: '{empty}' is empty and '{other}' is not"
    ]


def test_an_empty_passage_is_an_error():
    assert told(cell("segments", 2, "end", 10)) == [
        "error segments.csv 2 end: end == start is an empty passage"
    ]


def test_a_passage_does_not_end_before_it_starts():
    assert told(cell("segments", 2, "end", 9)) == [
        "error segments.csv 2 end: the passage ends at 9, before it starts"
    ]


def test_a_passage_ends_inside_its_source():
    beyond = cell("segments", 2, "end", 8977)
    assert told(beyond) == [
        "error segments.csv 2 end: source 'I07' is 8,412 characters long, "
        "but this segment ends at 8,977"
    ]
    assert "another version of the transcript" in problems(beyond)["remedy"][0]


def test_segments_without_a_position_are_one_note():
    segments = study().segments.assign(start=None, end=None)
    assert told(study(segments=segments)) == [
        "note segments.csv <NA> start: 2 of 2 segments have no position"
    ]


def test_sources_without_length_and_text_are_one_note():
    assert told(cell("sources", 3, "length", None)) == [
        "note sources.csv <NA> length: 1 of 2 sources have neither a length nor a text"
    ]


def test_a_length_is_that_of_the_text():
    broken = replace(invented(), sources=invented().sources.assign(length=40))
    assert told(broken) == [
        "error sources.csv 2 length: the text is 37 characters long, the table says 40"
    ]


def test_a_text_is_the_one_of_its_fingerprint():
    other = invented().sources.assign(text_sha256=fingerprint("another"))
    assert told(replace(invented(), sources=other)) == [
        "error sources.csv 2 text_sha256: the text is not the one whose SHA-256 the table states"
    ]


def test_a_text_has_no_windows_line_ends():
    assert told(invented("[SYNTHETIC] One.\r\n")) == [
        "error sources.csv 2 text: the text holds a byte-order mark or line ends of two characters"
    ]


def test_a_turn_ends_inside_its_source():
    assert told(cell("turns", 4, "end", 901)) == [
        "error turns.csv 4 end: source 'I08' is 900 characters long, but this turn ends at 901"
    ]


def test_a_turn_is_not_empty():
    assert told(cell("turns", 4, "end", 0)) == [
        "error turns.csv 4 end: 'end' must be at least 1; got '0'",
        "error turns.csv 4 end: end == start is an empty turn",
    ]


def test_turns_do_not_overlap_within_a_source():
    assert told(cell("turns", 3, "start", 49)) == [
        "error turns.csv 3 start: turn 2 of 'I07' begins before an earlier turn ends"
    ]


def test_turns_are_numbered_in_the_order_of_the_text():
    turns = study().turns.assign(turn=[2, 1, 1])
    assert told(study(turns=turns)) == [
        "error turns.csv 2 turn: turn 2 of 'I07' stands before the turn of the rank below"
    ]


def test_the_section_of_a_turn_is_in_the_guide():
    guide = pd.DataFrame({"section": ["B"]})
    assert told(study(guide=guide)) == [
        f"warning turns.csv {row} section: 'A' is not in guide.csv" for row in (2, 3, 4)
    ]


def test_sources_with_several_coders_want_a_choice():
    marks = [(f"S{n}", 1, 2, "attente", coder) for n in range(7) for coder in ("K1", "K2")]
    segments = pd.DataFrame(marks, columns=["source", "start", "end", "code", "coder"])
    sources = pd.DataFrame({"source": [f"S{n}" for n in range(7)], "kind": "interview"})
    broken = study(sources=sources.assign(length=9), segments=segments, turns=None)
    assert told(broken) == [
        "warning segments.csv <NA> coder: several people coded 'S0', 'S1', 'S2', 'S3', 'S4' "
        "and 2 more, and nothing says whose marks stand"
    ]
    assert "hr.choose_coder" in problems(broken)["remedy"][0]


def test_a_coder_whose_marks_stand_coded_something_there():
    assert told(cell("sources", 3, "coder", "K2")) == [
        "warning sources.csv 3 coder: 'K2' coded nothing in 'I08', and others did"
    ]


def test_sources_without_a_segment_are_one_note():
    assert told(study(segments=study().segments.iloc[:0])) == [
        "note segments.csv <NA> source: 2 sources without a segment"
    ]


def test_an_example_left_among_real_sources_is_an_error():
    rows = [("SYN-EXAMPLE", "interview", 62), *SOURCES]
    sources = pd.DataFrame(rows, columns=["source", "kind", "length"])
    broken = study(sources=sources)
    assert told(broken)[0] == (
        "error sources.csv 2 source: 'SYN-EXAMPLE' is invented and other sources are not: "
        "nothing invented may pass for a finding"
    )
    assert "SYN-EXAMPLE, in each table: delete it" in problems(broken)["remedy"][0]


def test_a_real_source_among_invented_ones_is_the_one_astray():
    sources = pd.DataFrame({"source": ["SYN-A", "I07", "SYN-B"], "kind": "interview"})
    assert (
        "error sources.csv 3 source: 'I07' is real and other sources are not: "
        "nothing invented may pass for a finding"
    ) in told(study(sources=sources.assign(length=9000)))


def test_an_example_left_in_the_codebook_is_an_error():
    assert told(cell("codebook", 2, "code", "SYN-EXAMPLE"))[0] == (
        "error codebook.csv 2 code: 'SYN-EXAMPLE' is invented and the sources are not: "
        "nothing invented may pass for a finding"
    )


@pytest.mark.parametrize(("declared", "says"), [(True, "not"), (None, None), (False, None)])
def test_a_package_says_of_real_sources_that_they_are_real(declared, says):
    said = told(study(), declared=declared)
    assert (said == []) is (says is None)


def test_a_package_does_not_call_invented_sources_real():
    assert told(invented(), declared=False) == [
        "error datapackage.json <NA> synthetic: datapackage.json says that the study is "
        "not invented, its identifiers say that it is"
    ]


def test_every_paragraph_of_an_invented_text_is_marked():
    assert told(invented("[SYNTHETIC] One.\n\nTwo.")) == [
        "error texts/SYN-A.txt 3 nan: a paragraph of an invented text does not begin with "
        "[SYNTHETIC]: nothing invented may pass for a finding"
    ]


def test_a_marked_text_does_not_pass_for_real():
    assert told(invented(source="I07")) == [
        "error texts/I07.txt <NA> nan: the text is marked as invented, the source 'I07' is not: "
        "nothing invented may pass for a finding"
    ]


def test_a_study_may_be_very_small():
    bare = Study(
        "one",
        sources=pd.DataFrame({"source": ["A"], "kind": "interview", "length": [9]}),
        codebook=pd.DataFrame({"code": ["a"]}),
        segments=pd.DataFrame(columns=["source", "start", "end", "code", "coder"]),
    )
    assert set(problems(bare)["severity"]) == {"note"}


def test_a_codebook_may_have_four_levels():
    book = pd.DataFrame({"code": list("abcd"), "parent": [None, "a", "b", "c"]})
    segments = study().segments.assign(code=["d", "a"], tone=None)
    assert told(study(codebook=book, segments=segments)) == []


def test_rows_keep_the_numbers_that_they_had_in_the_file():
    said = told(cell("segments", 3, "coder", None), rows={"segments": np.array([2, 7])})
    assert said[0] == "error segments.csv 7 coder: 'coder' is empty"


def test_two_hundred_thousand_segments_are_checked_without_a_problem():
    segments = study().segments.loc[np.tile([0, 1], 100_000)]
    assert told(study(segments=segments)) == []


CELLS = st.sampled_from(["I07", "SYN-A", "harm", "facet_tone", "tone", "NA_refused", ";", "", None])


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_content_however_wrong_stops_the_checks(data):
    tables = {}
    for name in TABLES:
        frame = getattr(study(guide=pd.DataFrame({"section": ["A", "B"]})), name)
        for column in frame.columns:
            words = CELLS if frame[column].dtype == "str" else st.integers(-2, 60) | st.none()
            frame[column] = data.draw(st.lists(words, min_size=len(frame), max_size=len(frame)))
        tables[name] = frame
    assert set(problems(study(**tables))["severity"]) <= {"error", "warning", "note"}
