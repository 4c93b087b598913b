"""The table of codings: every segment, its words, and what people in other programs need."""

from dataclasses import replace
from io import StringIO

import pandas as pd
from generated_studies import studies
from hypothesis import given, settings
from toys import BOOK

import harmred as hr
from harmred.readers import sheets
from harmred.study import Study
from harmred.writers import write
from harmred.writers.codings import codings

TEXT = 'Dehors 🙂, "on\nattend".'


def small(**columns):
    """Return two segments of one source, the second without a place."""
    sources = pd.DataFrame(
        {"source": ["I07"], "kind": "interview", "text": [TEXT], "role_group": "peer"}
    )
    segments = pd.DataFrame({"start": [7, None], "end": [len(TEXT), None]})
    segments = segments.assign(source="I07", code=["eviction", "no_help"], coder="K1", **columns)
    return Study("visits", sources, BOOK, segments)


def written(study, folder):
    """Return the file as another program reads it: all cells are text."""
    raw = write(study, folder / "a.csv").read_bytes()
    return pd.read_csv(StringIO(raw.decode()), dtype=str, keep_default_na=False)


def test_each_row_says_who_where_what_and_in_which_words(tmp_path):
    table = written(small(), tmp_path)
    assert table.iloc[0][lambda row: row != ""].to_dict() == {
        "source": "I07",
        "kind": "interview",
        "role_group": "peer",
        "start": "7",
        "end": str(len(TEXT)),
        "code": "eviction",
        "theme": "harm",
        "coder": "K1",
        "excerpt": TEXT[7:],
    }


def test_a_segment_without_a_place_is_a_row_without_words(tmp_path):
    row = written(small(), tmp_path).iloc[1]
    assert row[["start", "end", "excerpt"]].tolist() == ["", "", ""]


def test_a_counter_code_is_its_own_theme_as_in_every_count():
    assert codings(small())["theme"].tolist() == ["harm", "no_help"]


def test_the_headings_are_the_same_for_every_study_and_others_follow_before_the_words():
    names = codings(small(colour="blue", memo="x")).columns.tolist()
    assert names[:11] == codings(hr.load()).columns.tolist()[:11]
    assert names[11:] == [
        *("stance", "direction", "dimension", "memo", "coded_half_year", "colour", "excerpt")
    ]


def test_cells_stay_as_they_are_even_where_a_spreadsheet_would_calculate(tmp_path):
    memo = ["=1+1", '@a;"b"\n-2']
    assert written(small(memo=memo), tmp_path)["memo"].tolist() == memo


def test_excerpts_that_came_without_a_text_stay():
    study = small(excerpt=["as typed", "as told"], theme="theirs")
    assert codings(study)["excerpt"].tolist() == [TEXT[7:], "as told"]
    bare = replace(study, sources=study.sources.assign(text=None))
    table = codings(bare)
    assert table["excerpt"].tolist() == ["as typed", "as told"]
    assert table["theme"].tolist() == ["harm", "no_help"]


def test_a_source_that_nobody_coded_has_no_row():
    study = small()
    assert codings(replace(study, segments=study.segments.iloc[:0])).empty


def test_our_own_reader_of_sheets_finds_every_segment_again(tmp_path):
    study = hr.load()
    segments = sheets.read(write(study, tmp_path / "a.csv")).segments
    pd.testing.assert_frame_equal(segments, study.segments)


@settings(max_examples=30, deadline=None)
@given(study=studies())
def test_every_segment_is_a_row_with_the_words_of_its_place(study, tmp_path_factory):
    table = written(study, tmp_path_factory.mktemp("drawn"))
    texts = study.sources.set_index("source")["text"]
    for (_, row), mine in zip(table.iterrows(), study.segments.itertuples(), strict=True):
        assert (row["source"], row["code"], row["coder"]) == (mine.source, mine.code, mine.coder)
        assert row["memo"] == ("" if pd.isna(mine.memo) else mine.memo)
        if row["start"]:
            assert row["excerpt"] == texts[mine.source][int(row["start"]) : int(row["end"])]
