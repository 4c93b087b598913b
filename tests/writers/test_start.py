"""The start of one's own study."""

import csv

import pandas as pd
import pytest

from harmred.errors import StudyError
from harmred.readers import check, load
from harmred.study import TABLES, columns
from harmred.writers import dictionary, new


def test_the_start_of_a_study_is_sound(tmp_path):
    assert check(new(tmp_path / "visits")).empty


def test_every_table_has_all_its_headings_and_one_row(tmp_path):
    folder = new(tmp_path / "visits")
    for table in TABLES:
        headings, example = csv.reader((folder / f"{table}.csv").read_text("utf-8").splitlines())
        assert headings == [name for name in columns(table) if name != "text"]
        assert "SYN-EXAMPLE" in example


def test_the_example_passage_is_the_words_that_it_marks(tmp_path):
    study = load(new(tmp_path / "visits"))
    start, end = study.segments.loc[0, ["start", "end"]]
    assert study.sources["text"][0][start:end] == "the bus was late again"


def test_the_dictionary_lies_beside_the_tables(tmp_path):
    assert (new(tmp_path / "visits") / "README.md").read_text(encoding="utf-8") == dictionary()


@pytest.mark.parametrize("table", ["sources", "segments", "codebook"])
def test_an_example_that_was_not_deleted_is_found(tmp_path, table):
    folder = new(tmp_path / "visits")
    for name in ("sources", "segments", "codebook"):
        frame = pd.read_csv(folder / f"{name}.csv", dtype="str").replace("SYN-EXAMPLE", "I07")
        old = pd.read_csv(folder / f"{name}.csv", dtype="str")
        kept = pd.concat([old, frame]) if name == table else frame
        kept.to_csv(folder / f"{name}.csv", index=False)
    for name in ("turns.csv", "guide.csv"):
        (folder / name).unlink()
    errors = check(folder).query("severity == 'error'")
    assert f"{table}.csv" in set(errors["file"])
    assert errors["problem"].str.contains("SYN-EXAMPLE").any()


def test_a_study_is_not_started_over_anything(tmp_path):
    new(tmp_path / "visits")
    with pytest.raises(StudyError, match="there already and not empty; nothing was written"):
        new(tmp_path / "visits")
