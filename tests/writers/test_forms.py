"""Which form a path asks for, what stands there already, and what a failure leaves behind."""

import os
import zipfile
from pathlib import Path

import pytest

from harmred.errors import StudyError
from harmred.readers import load
from harmred.study import Study
from harmred.writers import write

FLAT = Path(__file__).parents[1] / "studies" / "flat"
FILES = [("a.csv", None), ("a.csv", "turns"), ("a.qdpx", None)]


@pytest.fixture
def flat():
    """Return the hand-made study."""
    return load(FLAT)


@pytest.mark.parametrize(
    ("name", "form", "begins"),
    [
        ("a.csv", None, b"source,kind,participant,facility,facility_group,role_group,start,end,"),
        ("A.CSV", "codings", b"source,kind,participant,facility,facility_group,role_group,start,"),
        ("a.csv", "turns", b"source,kind,participant,facility,facility_group,role_group,turn,"),
        ("a.qdpx", None, b"PK\x03\x04"),
        ("a.QDPX", "project", b"PK\x03\x04"),
    ],
)
def test_the_path_or_the_form_says_what_is_written(flat, tmp_path, name, form, begins):
    path = write(flat, str(tmp_path / name), form=form)
    assert path == tmp_path / name
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["visits", "a.csv", "v1.2"])
def test_tables_may_stand_in_a_folder_of_any_name(flat, tmp_path, name):
    assert (write(flat, tmp_path / name, form="tables") / "sources.csv").exists()


def test_an_unknown_form_is_named_with_those_there_are(flat, tmp_path):
    with pytest.raises(ValueError, match="'tables', 'codings', 'turns', 'project'; got 'xlsx'"):
        write(flat, tmp_path / "a.xlsx", form="xlsx")


@pytest.mark.parametrize(
    ("name", "form", "ending"),
    [("a.txt", "turns", ".csv"), ("a", "codings", ".csv"), ("a.csv", "project", ".qdpx")],
)
def test_a_form_needs_its_ending(flat, tmp_path, name, form, ending):
    with pytest.raises(ValueError, match=rf"`form='{form}'` needs .*'\{ending}'; got '{name}'"):
        write(flat, tmp_path / name, form=form)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "form"), FILES)
def test_what_harmred_wrote_is_replaced_by_the_same_bytes(flat, tmp_path, name, form):
    first = write(flat, tmp_path / name, form=form).read_bytes()
    assert write(load(FLAT), tmp_path / name, form=form).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "form"), FILES)
@pytest.mark.parametrize("holds", [b"", b"source,code\nA,x\n", b"PK\x03\x04", b"\xff\xfe"])
def test_a_file_of_somebody_else_is_left_as_it_is(flat, tmp_path, name, form, holds):
    (tmp_path / name).write_bytes(holds)
    with pytest.raises(StudyError, match=rf"'.*{name}' is there already(.|\n)*Name another file"):
        write(flat, tmp_path / name, form=form)
    assert (tmp_path / name).read_bytes() == holds
    assert len(list(tmp_path.iterdir())) == 1


def test_the_project_of_another_program_is_never_replaced(flat, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as archive:
        archive.writestr("project.qde", '<Project name="x" origin="QualCoder 3.5"/>')
    with pytest.raises(StudyError, match="harmred did not write it as project"):
        write(flat, tmp_path / "a.qdpx")


def test_codings_do_not_replace_turns(flat, tmp_path):
    write(flat, tmp_path / "a.csv", form="turns")
    with pytest.raises(StudyError, match="harmred did not write it as codings"):
        write(flat, tmp_path / "a.csv")


@pytest.mark.parametrize(("name", "form"), FILES)
def test_a_folder_is_not_a_place_for_a_file(flat, tmp_path, name, form):
    (tmp_path / name).mkdir()
    with pytest.raises(StudyError, match="is there already"):
        write(flat, tmp_path / name, form=form)


@pytest.mark.parametrize(("name", "form"), FILES)
def test_a_failure_leaves_the_file_that_was_there(flat, tmp_path, monkeypatch, name, form):
    before = write(flat, tmp_path / name, form=form).read_bytes()

    def full(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", full)
    fewer = Study("fewer", flat.sources, flat.codebook, flat.segments.iloc[:3])
    with pytest.raises(OSError, match="the disk is full"):
        write(fewer, tmp_path / name, form=form)
    assert (tmp_path / name).read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_not_there_yet_is_made(flat, tmp_path):
    assert write(flat, tmp_path / "far" / "away" / "a.csv").exists()
