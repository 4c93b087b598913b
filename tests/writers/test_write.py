"""What `write` leaves on the disk, and what it leaves alone."""

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmred.errors import StudyError
from harmred.naming import fingerprint
from harmred.readers import load, tables
from harmred.study import TABLES, Study
from harmred.writers import write

FLAT = Path(__file__).parents[1] / "studies" / "flat"


@pytest.fixture
def flat():
    """Return the hand-made study."""
    return load(FLAT)


def contents(folder):
    """Return every file of a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def same(one, other):
    """Assert that two studies have equal tables."""
    for table in TABLES:
        left, right = getattr(one, table), getattr(other, table)
        assert (left is None) == (right is None)
        if left is not None:
            pd.testing.assert_frame_equal(left, right)


def test_a_study_comes_back_as_it_was(flat, tmp_path):
    same(flat, load(write(flat, tmp_path / "copy")))


def test_two_writings_give_the_same_bytes(flat, tmp_path):
    first = contents(write(flat, tmp_path / "one"))
    second = contents(write(load(tmp_path / "one"), tmp_path / "two"))
    assert first == second


def test_the_files_are_the_tables_the_texts_and_the_package(flat, tmp_path):
    assert list(contents(write(flat, tmp_path / "copy"))) == [
        "codebook.csv",
        "datapackage.json",
        "segments.csv",
        "sources.csv",
        *(f"texts/SYN-{letter}.txt" for letter in "ABCDE"),
    ]


def test_words_are_in_the_texts_and_not_in_the_table(flat, tmp_path):
    files = contents(write(flat, tmp_path / "copy"))
    assert b",length,text_sha256,shift," in files["sources.csv"].splitlines()[0]
    assert files["texts/SYN-D.txt"] == (FLAT / "texts" / "SYN-D.txt").read_bytes()


def test_known_columns_come_first_and_others_after_them(flat, tmp_path):
    book = flat.codebook.assign(colour="blue")
    heading = contents(write(replace(flat, codebook=book), tmp_path / "copy"))["codebook.csv"]
    assert heading.split(b"\n")[0].endswith(b",counter_code,sensitivity,colour")
    assert b"\r" not in heading


def test_writing_over_a_study_replaces_what_the_writer_owns(flat, tmp_path):
    folder = write(flat, tmp_path / "study")
    fewer = replace(flat, sources=flat.sources.iloc[:1], segments=flat.segments.iloc[:6])
    assert contents(write(fewer, folder)) == contents(write(fewer, tmp_path / "fresh"))


def test_writing_over_a_study_leaves_everything_else(flat, tmp_path):
    folder = write(flat, tmp_path / "study")
    others = ["claims.toml", "figures/a.svg", "results/b.csv", "planted_truth.json", "texts/x.pdf"]
    for name in others:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    files = contents(write(flat, folder))
    assert [files[name] for name in others] == [b"mine"] * 5


@pytest.mark.parametrize("fails_at", [1, 4, 12, 17])
def test_a_failure_on_the_way_loses_nothing(flat, tmp_path, monkeypatch, fails_at):
    folder = write(flat, tmp_path / "study")
    before, calls = contents(tmp_path), []

    def move(here, there, really=os.replace):
        calls.append(here)
        if len(calls) == fails_at:
            raise OSError("the disk is full")
        really(here, there)

    monkeypatch.setattr(os, "replace", move)
    with pytest.raises(OSError, match="the disk is full"):
        write(replace(flat, codebook=flat.codebook.assign(label_fr="?")), folder)
    assert contents(tmp_path) == before


def test_nothing_is_left_beside_the_study(flat, tmp_path):
    write(flat, tmp_path / "far" / "away")
    assert [path.name for path in (tmp_path / "far").iterdir()] == ["away"]


def test_a_folder_that_is_not_a_study_is_not_touched(flat, tmp_path):
    (tmp_path / "holiday.jpg").write_text("sea")
    with pytest.raises(StudyError, match="something that is not a study, and nothing was written"):
        write(flat, tmp_path)
    assert list(contents(tmp_path)) == ["holiday.jpg"]


def test_a_file_is_not_a_place_for_a_study(flat, tmp_path):
    (tmp_path / "study").write_text("")
    with pytest.raises(StudyError, match="is a file"):
        write(flat, tmp_path / "study")


def test_an_empty_folder_is_a_place_for_a_study(flat, tmp_path):
    assert write(flat, str(tmp_path)) == tmp_path
    same(flat, load(tmp_path))


def test_two_texts_never_share_a_file(flat, tmp_path):
    sources = flat.sources.iloc[:2].assign(source=["SYN-A", "SYN-a"])
    with pytest.raises(StudyError, match="share one text file"):
        write(replace(flat, sources=sources), tmp_path / "study")


def test_line_ends_inside_cells_become_line_feeds(flat, tmp_path):
    study = replace(flat, segments=flat.segments.assign(memo="one\r\ntwo\rthree"))
    again = load(write(study, tmp_path / "copy"))
    assert again.segments["memo"].unique().tolist() == ["one\ntwo\nthree"]


def _word(text):
    return unicodedata.normalize("NFC", text).strip()


_ALPHABET = st.characters(codec="utf-8", exclude_characters="\r\0\ufeff")
IDS = st.text("aéÉ/:%; '\"🙂-1", min_size=1).map(_word).filter(bool)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(["NA", "NA_refused", "007", "1.50", "nan", "=1+1", "a;b", 'say "so"', "1\n2"]),
    st.text(_ALPHABET).map(_word).map(lambda cell: cell or None),
)
TEXTS = st.none() | st.text(_ALPHABET)


@st.composite
def studies(draw):
    """Draw a study whose cells are clean, as they are once read."""
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique_by=str.casefold))
    texts = [draw(TEXTS) for _ in ids]
    sources = pd.DataFrame({"source": ids, "kind": "interview", "text": texts}).assign(
        length=[7 if text is None else len(text) for text in texts],
        text_sha256=[None if text is None else fingerprint(text) for text in texts],
        participant=[draw(CELLS) for _ in ids],
        extra=pd.array([draw(CELLS) for _ in ids], dtype="str"),
    )
    rows = draw(st.lists(st.tuples(st.sampled_from(ids), CELLS, st.booleans()), max_size=4))
    segments = pd.DataFrame(rows, columns=["source", "memo", "placed"], dtype=object)
    place = segments.pop("placed").astype(bool)
    segments = segments.assign(code="a", coder="K1", start=place.map({True: 2, False: pd.NA}))
    segments["end"] = place.map({True: 1234567, False: pd.NA})
    book = pd.DataFrame({"code": ["a"], "definition_fr": [draw(CELLS)]})
    guide = pd.DataFrame({"section": ["G"], "label_en": [draw(CELLS)]})
    return Study("drawn", sources, book, segments, guide=draw(st.sampled_from([None, guide])))


@settings(max_examples=60, deadline=None)
@given(study=studies())
def test_whatever_the_cells_hold_comes_back(study, tmp_path_factory):
    again, _ = tables.read(write(study, tmp_path_factory.mktemp("drawn") / "study"))
    same(study, again)
