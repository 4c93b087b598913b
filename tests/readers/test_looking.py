"""A file is known by what it holds, whatever its name; an unknown one says what was looked for."""

import shutil
import sqlite3

import plain
import pytest

from harmred.errors import FormatError
from harmred.readers import load, look, qualcoder, refi, rqda, sheets, taguette
from harmred.readers.looking import reader

ROOMS = {
    plain.project: refi.read,
    plain.codebook: refi.read_codebook,
    plain.qualcoder: qualcoder.read,
    plain.rqda: rqda.read,
    plain.taguette: taguette.read,
    plain.segments: sheets.read,
    plain.book: sheets.read,
    plain.wide: sheets.read,
}


@pytest.mark.parametrize(("make", "room"), ROOMS.items())
@pytest.mark.parametrize("name", ["as it is", "copy.dat", "copy"])
def test_a_file_is_known_by_its_content(make, room, name, tmp_path):
    path = make(tmp_path)
    if name != "as it is" and path.is_file():
        path = path.rename(tmp_path / name)
    assert reader(path) == room
    assert len(look(path)[0].codebook) > 0


def test_a_folder_of_qualcoder_is_read_as_its_database(tmp_path):
    held = plain.qualcoder(tmp_path)
    folder = held if held.is_dir() else held.parent
    assert look(folder)[0].segments.equals(look(folder / "data.qda")[0].segments)


@pytest.mark.parametrize(
    ("name", "content", "match"),
    [
        ("a.mx24", b"\x00\x01", r"is neither text(.|\n)*From MAXQDA: export the project"),
        ("a.nvpx", b"\x00\x01", r"From NVivo: Share > Export Project > REFI-QDA Project"),
        (
            "a.xml",
            b"<?xml version='1.0'?><!-- <CodeBook> --><html/>",
            r"is XML with 'html' at its root",
        ),
        ("a.xml", "<html/>".encode("utf-16"), r"is XML with 'html' at its root"),
        ("a", b"\x00", r"looked for a folder(.|\n)*From NVivo(.|\n)*From MAXQDA(.|\n)*From ATLAS"),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18, r"neither text|zip file"),
    ],
)
def test_a_file_that_is_not_read_says_what_was_looked_for_and_how_to_export(
    tmp_path, name, content, match
):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError, match=match):
        load(tmp_path / name)


def test_a_database_of_something_else_is_said_to_be_none(tmp_path):
    made = sqlite3.connect(tmp_path / "history.sqlite3")
    made.execute("CREATE TABLE visits (id, url)")
    made.commit()
    made.close()
    with pytest.raises(FormatError, match=r"is a SQLite database, but not one of QualCoder"):
        load(tmp_path / "history.sqlite3")


def test_words_alone_are_no_study(tmp_path):
    (tmp_path / "interview.txt").write_text("She said no.\nNobody asked.\n")
    with pytest.raises(FormatError, match=r"interview\.txt"):
        load(tmp_path / "interview.txt")


def test_columns_are_named_by_the_user_for_sheets_only(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Dokument;Kod;Text\nA;waiting;Words\n", "utf-8")
    named = load(path, columns={"Kod": "code", "Dokument": "source", "Text": "excerpt"})
    assert named.segments[["source", "code"]].to_numpy().tolist() == [["A", "waiting"]]
    with pytest.raises(ValueError, match="`columns` names the columns of a spreadsheet"):
        load(plain.project(tmp_path), columns={"Kod": "code"})


def test_a_copy_of_a_project_next_to_its_journal_is_still_found(tmp_path):
    path = plain.rqda(tmp_path)
    shutil.copy(path, tmp_path / "été à vélo #1?.rqda")
    assert len(look(tmp_path / "été à vélo #1?.rqda")[0].codebook) > 0
