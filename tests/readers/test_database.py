"""Databases of other programs are read, never written, and damage is named."""

import sqlite3
from pathlib import Path

import pytest

from harmred.errors import FormatError
from harmred.readers.database import is_database, opened


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "été 100%?.db"
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE Source (ID integer, Name text, note)")
    made.executemany("INSERT INTO Source VALUES (?, ?, ?)", [(n, f"I{n}", "x") for n in range(9)])
    made.execute("CREATE VIEW shown AS SELECT * FROM Source")
    made.commit()
    made.close()
    return path


def test_rows_come_by_the_names_of_columns_and_what_is_lacking_is_none(sound):
    with opened(sound) as held:
        rows = list(held.rows("source", ["name", "memo"], "id < 2", "id DESC"))
    assert rows == [("I1", None), ("I0", None)]


def test_tables_are_known_by_their_columns_and_views_are_none(sound):
    with opened(sound) as held:
        assert held.has("source", "id", "name")
        assert not held.has("source", "memo")
        assert not held.has("shown")
        assert (held.count("source"), held.count("source", "id > 6"), held.count("no")) == (9, 2, 0)
        assert list(held.rows("no", ["id"])) == []


def test_a_table_that_is_a_program_is_none(tmp_path):
    made = sqlite3.connect(tmp_path / "a.db")
    made.execute("CREATE VIRTUAL TABLE source USING fts5 (id, name)")
    made.close()
    with opened(tmp_path / "a.db") as held:
        assert not held.has("source")


def test_nothing_is_written_beside_a_database(sound):
    before, stamp = sorted(sound.parent.iterdir()), sound.read_bytes()
    with opened(sound) as held:
        list(held.rows("source", ["id"]))
        assert sorted(sound.parent.iterdir()) == before
    assert sound.read_bytes() == stamp


def test_a_database_is_known_by_its_first_bytes(sound, tmp_path):
    (tmp_path / "words.db").write_text("Just words.")
    assert is_database(sound)
    assert not any(map(is_database, [tmp_path / "words.db", tmp_path, Path("nowhere")]))


@pytest.mark.parametrize("kept", [16, 100, 3000, 5000])
def test_a_database_that_is_cut_is_refused(sound, kept):
    sound.write_bytes(sound.read_bytes()[:kept])
    with (
        pytest.raises(FormatError, match=r"is damaged: (it is cut short|.* cannot be read)"),
        opened(sound) as held,
    ):
        list(held.rows("source", ["id"]))


def test_changes_that_wait_for_their_program_are_not_overlooked(sound):
    sound.with_name(sound.name + "-wal").write_bytes(b"changes")
    with pytest.raises(FormatError, match="is open in its program"), opened(sound):
        pass


def test_a_cell_beyond_the_limit_is_refused(sound, monkeypatch):
    made = sqlite3.connect(sound)
    made.execute("INSERT INTO Source VALUES (10, ?, '')", ["x" * 5000])
    made.commit()
    made.close()
    monkeypatch.setenv("HARMRED_LIMIT_CELL", "4000")
    with pytest.raises(FormatError, match="source cannot be read"), opened(sound) as held:
        list(held.rows("source", ["name"]))


def test_a_table_beyond_the_limit_is_refused(sound, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_ROWS", "5")
    with pytest.raises(FormatError, match=r"too many rows in table 'source'(.|\n)*it is 5"):  # noqa: SIM117
        with opened(sound) as held:
            list(held.rows("source", ["name"]))


def test_text_that_is_not_utf8_is_refused_and_never_quoted(sound):
    made = sqlite3.connect(sound)
    made.execute("INSERT INTO Source VALUES (10, CAST(x'ff736563726574' AS TEXT), '')")
    made.commit()
    made.close()
    with (
        pytest.raises(FormatError, match=r"source .*is not in UTF-8") as told,
        opened(sound) as held,
    ):
        list(held.rows("source", ["name"]))
    assert "secret" not in str(told.value)
    assert told.value.__suppress_context__
