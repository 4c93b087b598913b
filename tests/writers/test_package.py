"""The data package that other programs read."""

import json
import warnings
from dataclasses import replace
from pathlib import Path

import pandas as pd

from harmred.readers import load
from harmred.study import TABLES
from harmred.writers import new, write

FLAT = Path(__file__).parents[1] / "studies" / "flat"


def valid(folder):
    """Return what frictionless finds wrong with a folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies are deprecated here and there
        import frictionless

        report = frictionless.validate(str(folder / "datapackage.json"))
    return report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_another_program_finds_the_package_valid(tmp_path):
    assert valid(write(load(FLAT), tmp_path / "flat")) == []


def test_a_package_with_every_table_is_valid(tmp_path):
    assert valid(write(load(new(tmp_path / "start")), tmp_path / "copy")) == []


def test_known_reasons_for_missing_are_valid(tmp_path):
    study = load(FLAT)
    sources = study.sources.assign(half_year="NA_refused", before_law="NA_not_asked")
    assert valid(write(replace(study, sources=sources), tmp_path / "flat")) == []


def test_another_program_finds_a_source_that_is_not_listed(tmp_path):
    study = load(FLAT)
    marks = pd.concat([study.segments, study.segments.iloc[:1].assign(source="SYN-Z")])
    assert len(valid(write(replace(study, segments=marks), tmp_path / "flat"))) == 1


def test_the_package_tells_invented_from_real_and_one_table_from_another(tmp_path):
    text = (
        write(load(new(tmp_path / "start")), tmp_path / "copy") / "datapackage.json"
    ).read_text()
    package = json.loads(text)
    assert (package["name"], package["title"], package["synthetic"]) == ("start", "start", True)
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    assert str(tmp_path) not in text


def test_a_package_of_real_sources_says_so(tmp_path):
    study = load(FLAT)
    sources = study.sources.assign(source=list("ABCDE"), text=None)
    folder = write(replace(study, name="Café & vélo", sources=sources), tmp_path / "flat")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["synthetic"]) == ("cafe-velo", False)
