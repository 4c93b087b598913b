"""The form of the notebooks: questions, prose before code, short cells, nothing typed by hand."""

import itertools
import json
import re
import statistics
from pathlib import Path

import pytest

import harmred as hr
from harmred.needs import present

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind=None):
    every = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in every if kind in (None, cell["cell_type"])]


def text(cell):
    return "".join(cell["source"])


def lines(cell):
    return [line for line in text(cell).splitlines() if line.strip()]


@EACH
def test_the_title_is_a_question(path):
    assert re.match(r"# .+\?\n", text(cells(path)[0]))


@EACH
def test_cells_are_few_and_short(path):
    sizes = [len(lines(cell)) for cell in cells(path, "code")]
    assert 8 <= len(sizes) <= 20
    assert statistics.median(sizes) <= 2
    assert max(sizes) <= 8


@EACH
def test_there_is_more_to_read_than_to_run(path):
    words = sum(len(text(cell).split()) for cell in cells(path, "markdown"))
    assert words >= 8 * sum(len(lines(cell)) for cell in cells(path, "code"))


@EACH
def test_all_notebooks_open_alike_and_define_nothing(path):
    code = [text(cell) for cell in cells(path, "code")]
    assert code[:2] == ["import harmred as hr", "study = hr.load()\nstudy"]
    assert not any(re.search(r"^(def|class|import pandas|from) ", each, re.M) for each in code)


@EACH
def test_each_section_says_what_it_asks_before_it_computes(path):
    every = cells(path)
    for before, cell in itertools.pairwise(every):
        if before["cell_type"] == "markdown" and text(before).lstrip().startswith("#"):
            said = [line for line in lines(before) if not line.startswith("#")]
            assert said or cell["cell_type"] == "markdown"


@EACH
def test_no_number_of_the_data_is_typed_by_hand(path):
    prose = " ".join(text(cell) for cell in cells(path, "markdown"))
    typed = re.findall(
        r"\b\d+ (?:of|sur|in|%|interviews|entretiens|sources|facilities)\b|\d+ %", prose
    )
    assert typed == []


@EACH
def test_no_internal_tag_and_no_other_program_is_named(path):
    prose = " ".join(text(cell) for cell in cells(path))
    assert not re.search(r"\b([ACN]\d+[ab]?( F\d)?|NVivo|MAXQDA|ATLAS|QualCoder|Taguette)\b", prose)


@EACH
def test_every_cell_was_run_in_order_without_an_error_or_a_machine_path(path):
    code = cells(path, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = json.dumps([cell["outputs"] for cell in code])
    assert '"error"' not in outputs
    assert not re.search(r"/(home|root|work|tmp)/", outputs)


@EACH
def test_every_picture_has_an_alternative_text(path):
    for cell in cells(path, "code"):
        for output in cell["outputs"]:
            if "image/png" in output.get("data", {}):
                assert output["metadata"]["image/png"]["alt"]


@EACH
def test_every_need_is_one_that_the_runner_knows_and_the_bundled_study_meets(path):
    study = hr.load()
    for cell in cells(path, "code"):
        for need in cell["metadata"].get("harmred", {}).get("needs", []):
            assert present(study, need)


@EACH
def test_figures_are_saved_and_the_end_says_what_would_change_our_mind(path):
    assert any("hr.save(" in text(cell) for cell in cells(path, "code"))
    assert "would change our mind" in text(cells(path)[-1])
