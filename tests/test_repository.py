"""What a stranger finds at the root: one list of dependencies, true commands, no address."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
WHY = (
    "The bundled study is invented and does not imitate the abstract. Had we invented data that "
    "agreed with it, every figure would look like evidence; had we invented data that disagreed, "
    "it would look like a refutation. So we chose answers in advance, some yes, some no, some "
    "undecided, so that each outcome occurs and the programme can be seen to find what was "
    "hidden. Nothing here speaks for or against the abstract; only the study's own confidential "
    "data can."
)


def named(requirement):
    """Split a requirement into its name and its range."""
    return re.match(r"([A-Za-z0-9_.-]+)(.*)", requirement.strip()).groups()


def wanted():
    return PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]


def tracked():
    done = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_environment_yml_names_the_packages_and_their_ranges():
    text = (ROOT / "environment.yml").read_text("utf-8")
    conda = dict(map(named, re.findall(r"^  - ([a-z][^:\n]*)$", text, re.M)))
    project = dict(map(named, wanted()))
    assert {"python", "jupyterlab", "pandas", "matplotlib", "seaborn", "nbval"} <= set(conda)
    assert conda.pop("python") == PROJECT["project"]["requires-python"]
    assert conda.pop("pip") == ""
    assert conda.pop("conda-forge") == ""
    assert conda == {name: project[name] for name in conda}
    assert {named(each)[0] for each in PROJECT["project"]["dependencies"]} <= set(conda)


def test_every_dependency_is_in_the_lock_with_its_hashes():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for requirement in wanted():
        assert re.search(rf"^{named(requirement)[0]}==", lock, re.M | re.I), requirement
    pinned = re.split(r"^(?=[a-zA-Z0-9_.-]+==)", lock, flags=re.M)[1:]
    assert all("--hash=sha256:" in each for each in pinned)
    assert "://" not in lock


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for requirement in wanted():
        assert re.search(rf'"{re.escape(requirement)}",\s+# [\w`]+', text), requirement


def test_no_tracked_file_holds_an_address_of_an_index_or_a_machine_path():
    guarded = re.compile(r"--(extra-)?index-url|--find-links|file:/{2}|/(root|home)/\w", re.I)
    for path in tracked():
        if path.suffix in {".png", ".svg"} or path.name == Path(__file__).name:
            continue
        found = guarded.search(path.read_text("utf-8", errors="replace"))
        assert not found or "--no-emit-index-url" in found.string, path.name


def test_no_tracked_file_is_a_document_of_a_study():
    refused = re.compile(r"\.(nvpx?|atlproj\w*|mx\d+|qdpx|qdc|qda|rqda|docx?|odt|rtf|xlsx?|ods)$")
    assert not [path.name for path in tracked() if refused.search(path.name)]


def test_the_readme_reaches_code_within_100_words():
    before = README.split("```")[0]
    assert len(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", before).split()) < 100


def test_the_readme_shows_every_command():
    for command in (
        "python3 reproduce.py  ", "python3 reproduce.py test", "python3 reproduce.py lab",
        "conda env create -f environment.yml", "jupyter lab", "pytest --nbval notebooks",
    ):  # fmt: skip
        assert command in README


def test_the_readme_says_why_the_study_is_invented():
    assert WHY in " ".join(README.split())


def test_the_readme_lists_the_notebooks_that_exist_with_the_questions_they_ask():
    listed = re.findall(r"^\| \[(\d\d_\w+\.ipynb)\]\(\S+\) \| (.+) \|$", README, re.M)
    there = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert listed == [(path.name, heading(path)) for path in there]


def heading(notebook):
    first = json.loads(notebook.read_text("utf-8"))["cells"][0]["source"]
    return "".join(first).splitlines()[0].removeprefix("# ")


def test_links_of_the_readme_lead_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
