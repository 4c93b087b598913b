"""The invented study that ships: written by harmred itself, sound, and said to be invented."""

import importlib.util
import json
from pathlib import Path

import pytest

import harmred as hr

DATA = Path(__file__).parents[1] / "data"
BUNDLED = DATA / "synthetic"


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Write the study anew with the very script that wrote it."""
    spec = importlib.util.spec_from_file_location("regenerate", DATA / "regenerate.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.main(tmp_path_factory.mktemp("again") / "synthetic")
    return tmp_path_factory.getbasetemp() / "again0" / "synthetic"


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def test_written_anew_it_is_the_same_to_the_byte(again):
    assert sorted(files(again)) == sorted(files(BUNDLED))
    changed = [
        n for n, path in files(again).items() if path.read_bytes() != files(BUNDLED)[n].read_bytes()
    ]
    assert changed == []


def test_it_is_sound_but_for_facets_left_open():
    problems = hr.check(BUNDLED)
    assert set(problems["severity"]) == {"note"}
    assert problems["problem"].str.startswith("the code asks for").mean() > 0.9


def test_a_package_validator_finds_it_valid():
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(BUNDLED / "datapackage.json").validate()
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_it_says_that_it_is_invented_everywhere():
    study = hr.load(BUNDLED)
    assert "INVENTED DATA, nobody's findings" in repr(study)
    assert json.loads((BUNDLED / "datapackage.json").read_text("utf-8"))["synthetic"] is True
    assert study.sources["source"].str.startswith("SYN-").all()
    paragraphs = "".join(study.sources["text"]).splitlines()
    assert all(line.startswith("[SYNTHÉTIQUE] ") for line in paragraphs)


def test_without_a_path_it_is_the_one_that_is_loaded(monkeypatch):
    monkeypatch.delenv("HARMRED_STUDY", raising=False)
    assert hr.load().name == hr.load(BUNDLED).name


def test_a_changed_letter_of_a_text_is_noticed(tmp_path):
    import shutil

    copy = shutil.copytree(BUNDLED, tmp_path / "copy")
    text = next((copy / "texts").glob("*.txt"))
    text.write_text(text.read_text("utf-8").replace("e", "é", 1), "utf-8")
    assert "error" in set(hr.check(copy)["severity"])
