"""harmred read: the notebooks run on a study, and nothing of what people said is on the pages."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import harmred as hr
from harmred.cli import main
from harmred.errors import DisclosureError, StudyError
from harmred.place import ROOT
from harmred.reading.read import read

FLAT = Path(__file__).parents[1] / "studies" / "flat"
SAID = "les oies sauvages traversent"


def of_ones_own():
    """Return the small study without its mark, as if it were real, with words to look for."""
    study = hr.load(FLAT)
    tables = {}
    for name in ("sources", "segments"):
        table = getattr(study, name)
        tables[name] = table.assign(source=table["source"].str.removeprefix("SYN-"))
    length = int(study.sources["length"].max())
    text = (f"{SAID} " * length)[:length]
    tables["sources"] = tables["sources"].assign(text=text, length=length, text_sha256=None)
    return replace(study, **tables)


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    place = tmp_path_factory.mktemp("private")
    hr.write(of_ones_own(), place / "study")
    assert main(["read", str(place / "study"), str(place / "pages")]) == 0
    return place / "pages"


def html(folder):
    return {
        path.name: BeautifulSoup(path.read_bytes(), "html.parser")
        for path in folder.rglob("*.html")
    }


def test_every_page_of_a_real_study_is_marked_private(private):
    marks = {page.select_one(".mark").text for page in html(private).values()}
    assert marks == {"PRIVATE – confidential data, not for publication"}
    assert "for the team" in html(private)["index.html"].main.text


def test_no_notebook_of_a_real_study_says_that_it_is_invented(private):
    told = [page.main.text for name, page in html(private).items() if name[0] == "0"]
    assert len(told) == 9
    assert not any("invented data" in each for each in told)


def test_no_word_that_somebody_said_is_on_any_page(private):
    words = SAID.split()
    assert SAID in hr.load(private.parent / "study").sources["text"].iloc[0]
    for path in private.rglob("*"):
        if path.is_file():
            assert not any(word in path.read_text("utf-8") for word in (SAID, *words[1:2]))


def test_figures_are_drawings_that_stay_sharp(private):
    figures = [img["src"] for page in html(private).values() for img in page.select("figure img")]
    assert len(figures) > 5
    assert all(each.startswith("data:image/svg+xml;base64,") for each in figures)


def test_every_drawing_of_a_run_can_be_heard(private):
    heard = [img["alt"] for page in html(private).values() for img in page.select("figure img")]
    assert heard
    assert all(len(each) > 20 for each in heard)


def test_every_drawing_of_a_real_study_says_on_itself_that_it_is_private(private):
    pictures = [img["src"] for page in html(private).values() for img in page.select("figure img")]
    drawn = [base64.b64decode(each.partition(",")[2]).decode() for each in pictures]
    # the words are drawn as shapes; the file says in a comment which words
    assert drawn
    assert all(
        "<!-- PRIVATE – confidential data, not for publication -->" in each for each in drawn
    )


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StudyError, match="holds something"):
        read(FLAT, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_pages_of_a_real_study_are_not_written_into_the_repository(private):
    with pytest.raises(DisclosureError, match="the reading edition of a real study would be"):
        read(private.parent / "study", ROOT / "pages")
    assert not (ROOT / "pages").exists()


def test_a_notebook_that_fails_has_a_page_that_says_so_and_the_command_too(tmp_path, monkeypatch):
    broken = tmp_path / "notebooks"
    broken.mkdir()
    text = (ROOT / "notebooks/01_who_spoke_and_what_was_watched.ipynb").read_text("utf-8")
    (broken / "01_broken.ipynb").write_text(text.replace('"study = hr.load()', '"study = hr.lo()'))
    monkeypatch.setattr("harmred.notebooks.NOTEBOOKS", broken)
    assert read(FLAT, tmp_path / "pages") == 1
    page = html(tmp_path / "pages")["01_broken.html"]
    assert page.select_one(".failed").text == (
        "This cell could not run on this study: AttributeError"
    )
