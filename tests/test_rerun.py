"""harmred reproduce: a line a notebook, a line a figure, the same bytes at every run."""

import shutil
import warnings
from dataclasses import replace
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from projects import code, everything, mark, saved, source

import harmred as hr
from harmred.errors import StudyError
from harmred.needs import present
from harmred.notebooks import run
from harmred.reference import differences
from harmred.release.kept import read_stamp
from harmred.release.review import review
from harmred.rerun import ROOT, reproduce
from harmred.standing import standing

FLAT = Path(__file__).parent / "studies" / "flat"


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """Run every notebook on a copy of the bundled study, twice, and keep what each run left."""
    place = tmp_path_factory.mktemp("copies")
    study = shutil.copytree(ROOT / "data/synthetic", place / "study")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("first", "second"):
            patch.setenv("HARMRED_RESULTS", str(place / name))
            assert reproduce(study) == 0
    return place


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_two_runs_leave_the_same_bytes(copied):
    assert files(copied / "first") == files(copied / "second")


def test_a_run_leaves_the_notebooks_as_they_are_stored(copied):
    for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"):
        assert (copied / "first" / path.name).read_bytes() == path.read_bytes()


def test_a_run_leaves_the_reference_tables_and_with_the_same_software_its_pictures(copied):
    for path in (ROOT / "figures").iterdir():
        new = copied / "first" / path.name
        same = read_stamp(new)["drawn_with"] == read_stamp(path)["drawn_with"]
        if path.suffix == ".csv" or (same and path.suffix in (".svg", ".png")):
            assert new.read_bytes() == path.read_bytes(), path.name


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """Run every notebook on the review edition of the bundled study."""
    place = tmp_path_factory.mktemp("reviewed")
    review(hr.load(), place / "study")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HARMRED_RESULTS", str(place / "left"))
        assert reproduce(place / "study", against=ROOT / "figures") == 0
    return place / "left"


def test_the_review_edition_gives_every_figure_and_table_byte_for_byte(copied, reviewed):
    made = [
        path for path in (copied / "first").iterdir() if path.suffix in (".svg", ".png", ".csv")
    ]
    assert made
    assert [
        path.name for path in made if path.read_bytes() != (reviewed / path.name).read_bytes()
    ] == []


def test_figures_and_sentences_are_french_on_request_and_rest_on_the_same_numbers(
    copied, monkeypatch, tmp_path
):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path))
    assert reproduce(copied / "study", only="06", lang="fr") == 0
    for path in tmp_path.glob("*.csv"):
        assert path.read_bytes() == (copied / "first" / path.name).read_bytes()
        assert "Données synthétiques" in path.with_suffix(".svg").read_text("utf-8")
    said = next(tmp_path.glob("06*.ipynb")).read_text("utf-8")
    assert "Dans le corpus synthétique" in said
    assert "In the synthetic corpus" not in said


def test_the_reference_of_the_repository_is_kept_in_english():
    with pytest.raises(StudyError, match="are kept in English"):
        reproduce(only="03", accept=True, lang="fr")


def test_one_changed_code_names_the_figures_that_no_longer_follow(copied, monkeypatch, capsys):
    study = shutil.copytree(copied / "study", copied / "changed")
    segments = pd.read_csv(study / "segments.csv", dtype="str", keep_default_na=False)
    stands = standing(hr.load(study)).index[0]
    segments.loc[stands, "code"] = "resp_humour"
    segments.to_csv(study / "segments.csv", index=False, lineterminator="\n")
    monkeypatch.setenv("HARMRED_RESULTS", str(copied / "third"))
    assert reproduce(study, only="05") == 1
    said = capsys.readouterr().out
    assert " was " in said
    assert ", is now " in said
    assert "no longer follow" in said


def test_a_study_of_ones_own_runs_and_its_unmet_cells_become_sentences(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path))
    assert reproduce(FLAT) == 0
    assert "runs; lacks interview guide" in capsys.readouterr().out
    stored = "".join(path.read_text("utf-8") for path in tmp_path.glob("03*.ipynb"))
    assert "*Not run: this study has no interview guide.*" in stored


def test_a_real_study_without_a_reference_keeps_its_figures_beside_it(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.delenv("HARMRED_RESULTS", raising=False)
    study = hr.load(FLAT)
    for table in (study.sources, study.segments):
        table["source"] = table["source"].str.removeprefix("SYN-")
    study.sources["text"] = study.sources["text"].str.replace("[SYNTHETIC] ", "")
    tables = {"sources": study.sources.assign(text=None, text_sha256=None)}
    hr.write(replace(study, **tables), tmp_path / "mine")
    assert reproduce(tmp_path / "mine") == 0
    assert (tmp_path / "mine/results/themes.svg").exists()
    assert "there is no reference" in capsys.readouterr().out


MANY = pd.DataFrame({"code": [f"c{n}" for n in range(120)], "row_type": "code"})
LACKING = [
    "codebook whose themes fit in one figure",
    "interviews",
    "coded segments",
    "codes below its themes",
    "second theme to compare",
]


@pytest.mark.parametrize("lacking", LACKING)
def test_a_study_that_lacks_the_most_still_runs_through(lacking, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / "results"))
    study = hr.load(FLAT)
    changed = {
        "codebook whose themes fit in one figure": {
            "codebook": pd.concat([study.codebook, MANY], ignore_index=True)
        },
        "interviews": {"sources": study.sources.assign(kind="observation")},
        "coded segments": {"segments": study.segments.iloc[:0]},
        "codes below its themes": {"codebook": study.codebook.assign(row_type="theme")},
        "second theme to compare": {"codebook": under_one(study.codebook)},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a mark on a theme is worth a warning, not a refusal
        assert reproduce(hr.write(replace(study, **changed[lacking]), tmp_path / "mine")) == 0
    assert lacking in capsys.readouterr().out


def under_one(codebook):
    top = pd.DataFrame({"code": ["all"], "row_type": ["theme"], "counter_code": ["no"]})
    rest = codebook.assign(parent=codebook["parent"].fillna("all"), counter_code="no")
    return pd.concat([top, rest], ignore_index=True)


@pytest.mark.parametrize("name", ["one source", "no texts", "no positions"])
def test_a_study_of_the_barest_kind_runs_through_every_notebook(name, monkeypatch, tmp_path):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / "results"))
    study = hr.load(FLAT)
    bare = {
        "one source": hr.select(study, source=study.sources["source"].iloc[0]),
        "no texts": replace(study, sources=study.sources.assign(text=None, text_sha256=None)),
        "no positions": replace(study, segments=study.segments.assign(start=None, end=None)),
    }
    assert reproduce(hr.write(bare[name], tmp_path / "mine")) == 0
    assert (tmp_path / "results/themes.svg").exists()


def test_a_project_of_a_coding_program_runs_through_and_leaves_its_figures_beside_it(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.delenv("HARMRED_RESULTS", raising=False)
    assert reproduce(saved(tmp_path, **everything())) == 0
    assert "05_where_listening_helping_and_powerlessness_meet" in capsys.readouterr().out
    stamped = (tmp_path / "results/themes.json").read_text("utf-8")
    assert '"synthetic": false' in stamped


def test_what_participants_said_stays_out_of_the_notebooks_that_a_run_leaves(monkeypatch, tmp_path):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / "results"))
    words = "Zorblax says a name"
    held = source("A", mark(0, 6, "x"), mark(3, 9, "y"), text=words)
    project = saved(tmp_path, sources=[held], codes=[code("x"), code("y")])
    assert reproduce(project, only="05") == 0
    left = b"".join(path.read_bytes() for path in (tmp_path / "results").iterdir()).decode(
        "utf-8", "replace"
    )
    assert "Zorblax" not in left
    assert "PRIVATE. Confidential data" in left
    assert "Passages of a real study are not kept" in left


def test_accepting_makes_the_figures_the_reference(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / "results"))
    study = shutil.copytree(FLAT, tmp_path / "mine")
    assert reproduce(study, only="03", accept=True) == 0
    assert (study / "figures/themes.csv").exists()
    assert reproduce(study, only="03") == 0
    assert "follow from the data" in capsys.readouterr().out


def test_a_reference_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StudyError, match=r"there is no folder .* to compare with"):
        reproduce(FLAT, against=tmp_path / "nowhere")


def test_a_notebook_nobody_wrote_is_refused():
    with pytest.raises(StudyError, match="no notebook begins with '99'"):
        reproduce(FLAT, only="99")


def test_a_need_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="a cell needs 'luck'; known are turns, open, guide"):
        present(hr.load(FLAT), "luck")


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Keep one figure twice, in `old` and in `new`."""
    study = hr.load(FLAT)
    for name in ("old", "new"):
        monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path / name))
        hr.save(hr.draw.counts(hr.count(study)), "themes", study=study)
    return tmp_path / "new", tmp_path / "old"


def edited(path, change):
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(change(lines)) + "\n", "utf-8")


def test_the_same_numbers_are_the_same(two):
    assert differences("themes", *two) == ("same numbers", True)


def test_a_changed_number_is_named_with_its_row(two):
    before = hr.read_table(two[1] / "themes.csv")["sources"].iloc[0]
    edited(
        two[0] / "themes.csv",
        lambda lines: [lines[0], lines[1].replace(f",{before},", ",99,", 1), *lines[2:]],
    )
    said, same = differences("themes", *two)
    assert (said.split(" (")[0], same) == (f"row 2: sources was {before}, is now 99", False)


def test_a_lost_row_is_named(two):
    edited(two[0] / "themes.csv", lambda lines: lines[:-1])
    assert differences("themes", *two)[0].startswith("had 6 rows, has now 5")


def test_the_last_digit_of_a_share_is_no_difference(two):
    table = hr.read_table(two[0] / "themes.csv")
    share = f"{table['share'].iloc[0]:.12g}"
    edited(
        two[0] / "themes.csv",
        lambda lines: [line.replace(share, share + "0000000001") for line in lines],
    )
    assert differences("themes", *two)[1]


def test_a_figure_no_longer_made_is_named(two):
    assert differences("themes", None, two[1]) == ("is no longer made", False)


def test_what_one_cell_prints_is_kept_in_one_piece(tmp_path):
    slow = "import time\nprint('one', end='', flush=True)\ntime.sleep(0.5)\nprint(' two')"
    cells = [nbformat.v4.new_code_cell(slow, id="slow")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "slow.ipynb")
    kept = tmp_path / "kept"
    kept.mkdir()
    assert run([tmp_path / "slow.ipynb"], hr.load(), kept, "en") == [True]
    (output,) = nbformat.read(kept / "slow.ipynb", as_version=4).cells[0].outputs
    assert output.text == "one two\n"
