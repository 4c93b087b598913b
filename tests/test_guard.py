"""The guard: what could be somebody's words is refused before it is committed."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from nbformat import v4
from people import people
from toys import spread

import harmred as hr
from harmred import guard
from harmred.errors import DisclosureError
from harmred.guard import ENDINGS, refusals
from harmred.place import ROOT, tracked
from harmred.release.review import review

INVENTED = json.dumps({"about": {"synthetic": True}}).encode()
REAL = json.dumps({"about": {"synthetic": False}}).encode()
QUOTE = b"She said that night after night she had to tell them there was no bed. " * 8


def notebook(*, said="", **cell):
    outputs = [v4.new_output("stream", text=said)] if said else []
    cells = [v4.new_code_cell("1", outputs=outputs, id=cell.get("id", "a"))]
    return json.dumps(v4.new_notebook(cells=cells)).encode()


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("fieldwork.qdpx", b"", "a document, sheet, recording or project"),
        ("pictures/holiday.txt", b"PK\x03\x04" + b"project.qde", "a document, sheet, recording"),
        ("data/x.bin", b"SQLite format 3\x00", "a document, sheet, recording"),
        ("tape.dat", b"\x00\x00\x00\x18ftypM4A ", "a document, sheet, recording"),
        ("Interview.DOCX", b"", "a document, sheet, recording"),
        ("themes.png", b"\x89PNG", "a picture that nothing says is of invented data"),
        ("figures/themes.svg", b"<svg/>", "a picture that nothing says is of invented data"),
        ("figures/themes.json", REAL, "a figure that is not of invented data"),
        ("rows.csv", b"source,code\nI07,waiting\n", "rows whose identifiers do not begin with SYN"),
        ("rows.csv", "Source;Code\nÉté;x\n".encode("utf-16"), "rows whose identifiers do not"),
        ("study/datapackage.json", b'{"name": "x"}', "a study that does not say it is invented"),
        ("a.ipynb", notebook(said="Study 'x'"), "a notebook with outputs that do not say INVENTED"),
        ("a.ipynb", notebook(said="INVENTED DATA", id="private"), "a notebook with outputs that"),
        ("study/texts/I07.txt", b"We waited.", r"a text whose paragraphs do not begin with \[SYN"),
        ("notes.md", b"# Notes\n" + QUOTE, "line 2 has more than 400 characters, as passages have"),
    ],
)  # fmt: skip
def test_what_could_be_real_is_refused(name, content, rule):
    (line,) = refusals({name: content})
    assert line.startswith(f"{name}: {rule.replace(chr(92), '')}")
    assert "She said" not in line


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.md", b"# Notes\nA short line.\n"),
        ("docs/chance.md", QUOTE),
        ("docs/themes.png", b"\x89PNG"),
        ("figures/themes.json", INVENTED),
        ("rows.csv", b"source,code\nSYN-I07,waiting\nNA_redacted,x\n"),
        ("words.csv", b"key,en,fr\na,source,source\n"),
        ("study/datapackage.json", b'{"synthetic": true}'),
        ("a.ipynb", notebook()),
        ("a.ipynb", notebook(said="INVENTED DATA, nobody's findings")),
        ("study/texts/SYN-A.txt", b"[SYNTHETIC] We waited.\n\n[SYNTHETIC] Then we left.\n"),
    ],
)
def test_what_comes_near_and_is_harmless_is_let_through(name, content):
    assert refusals({name: content}) == []


def test_a_picture_is_let_through_beside_the_stamp_of_an_invented_figure():
    assert refusals({"figures/a.png": b"\x89PNG", "figures/a.json": INVENTED}) == []


def test_a_name_of_the_deny_list_is_found_without_its_accents_and_never_repeated():
    files = {"notes.md": "we met at la maison benoît".encode(), "b.md": b"Benoiton"}
    (line,) = refusals(files, ["", "Maison Benoit"])
    assert line == "notes.md: a name of the deny-list, line 2. Take it out."
    assert len(refusals({"benoît.md": b""}, ["BENOIT"])) == 1


def test_the_deny_list_lives_with_the_private_study(tmp_path, monkeypatch):
    hr.write(spread(), tmp_path / "mine")
    (tmp_path / "mine/deny.txt").write_text("Rue des Lilas\n")
    monkeypatch.setenv("HARMRED_STUDY", str(tmp_path / "mine"))
    assert guard.deny_list() == ["Rue des Lilas"]


def test_git_ignores_the_same_endings():
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {f"*.{ending}" for ending in ENDINGS} <= set(ignored)


def git(folder, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture
def repository(tmp_path):
    try:
        git(tmp_path, "init", "-q")
    except OSError:
        pytest.skip("git is not here")
    return tmp_path


def test_what_is_staged_is_looked_at_and_not_what_lies_about(repository, monkeypatch, capsys):
    (repository / "notes.md").write_bytes(QUOTE)
    git(repository, "add", "notes.md")
    (repository / "notes.md").write_text("harmless now")
    (repository / "loose.docx").write_bytes(b"")
    monkeypatch.chdir(repository)
    assert guard.main([]) == 1
    assert capsys.readouterr().err.startswith("notes.md: line 1 has more than 400 characters")


def test_nothing_staged_is_nothing_refused(repository, monkeypatch):
    monkeypatch.chdir(repository)
    assert guard.main([]) == 0


def test_the_repository_itself_passes(monkeypatch, capsys):
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    monkeypatch.chdir(ROOT)
    assert guard.main(["--all"]) == 0, capsys.readouterr().err


def test_a_real_study_is_not_read_from_where_git_tracks_it(repository):
    place = hr.write(people({"health": 6}, street=range(3)), repository / "mine")
    assert not tracked(Path(place))
    assert hr.load(place).synthetic is False
    git(repository, "add", "mine/sources.csv")
    with pytest.raises(DisclosureError, match=r"that git tracks \('mine'\), one commit"):
        hr.load(place)


@pytest.mark.parametrize("make", [hr.write, review])
def test_a_real_study_is_not_written_into_the_repository(make):
    place = ROOT / "data" / "mine"
    with pytest.raises(DisclosureError, match=r"inside the repository of harmred \('mine'\)"):
        make(spread(), place)
    assert not place.exists()


def test_the_figures_of_a_real_study_are_not_kept_in_the_repository(monkeypatch):
    monkeypatch.setenv("HARMRED_RESULTS", str(ROOT / "results"))
    drawing = hr.draw.counts(hr.count(spread()))
    with pytest.raises(DisclosureError, match="what is made of a real study would be inside"):
        hr.save(drawing, "leak", study=spread())
    assert not (ROOT / "results/leak.csv").exists()


def test_a_copy_of_a_real_study_in_the_repository_is_not_read():
    study = replace(spread(), name="copied")
    with pytest.raises(DisclosureError, match="would be inside the repository"):
        hr.write(study, ROOT / "notebooks" / "mine.qdpx")
