"""The pages of the reading edition: nothing leads astray, needs eyes or is fetched."""

import posixpath
from itertools import pairwise
from types import SimpleNamespace
from urllib.parse import urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup

import harmred as hr
from harmred.notebooks import _settled, chosen
from harmred.reading.edition import edition
from harmred.reading.headings import anchored
from harmred.reading.tables import walkable


def stored():
    return {path.name: nbformat.read(path, as_version=4) for path in chosen()}


@pytest.fixture(scope="module")
def files():
    """Make pages of the notebooks as they are stored; nothing is run."""
    return edition(stored(), hr.load(), "en")


@pytest.fixture(scope="module")
def pages(files):
    return {
        place: BeautifulSoup(content, "html.parser")
        for place, content in files.items()
        if place.endswith(".html")
    }


def test_there_is_a_page_a_notebook_and_one_that_tells_the_story(pages):
    chapters = [f"{path.stem}.html" for path in chosen()]
    assert [place for place in pages if "/" not in place] == ["index.html", *chapters]
    told = [link["href"] for link in pages["index.html"].select(".story h2 a")]
    assert told == chapters


def test_the_story_opens_every_question_as_its_notebook_does(pages):
    for item, (name, notebook) in zip(
        pages["index.html"].select(".story li"), stored().items(), strict=True
    ):
        title, opening = notebook.cells[0].source.split("\n\n")[:2]
        assert item.h2.text == title.removeprefix("# "), name
        assert "".join(item.p.text.split())[-40:] in "".join(opening.replace("*", "").split())


def test_every_link_inside_the_edition_leads_somewhere(files, pages):
    names = {place: {each["id"] for each in page.select("[id]")} for place, page in pages.items()}
    lost = []
    for place, page in pages.items():
        for link in page.select("a[href]"):
            to = urlsplit(link["href"])
            there = posixpath.normpath(posixpath.join(posixpath.dirname(place), to.path))
            there = there if to.path else place
            if not to.scheme and (
                there not in files or (to.fragment and to.fragment not in names[there])
            ):
                lost.append((place, link["href"]))
    assert lost == []


def test_from_each_page_one_goes_on_and_back(pages):
    chapters = [f"{path.stem}.html" for path in chosen()]
    for before, after in pairwise(chapters):
        assert [a["href"] for a in pages[before].header.select("a")][-1] == after
        assert before in [a["href"] for a in pages[after].footer.select("a")]
        assert "index.html" in [a["href"] for a in pages[after].header.select("a")]


def test_no_page_loads_anything_from_anywhere(pages):
    for place, page in pages.items():
        assert not page.select("script, link, iframe, object, embed, [onclick]"), place
        assert all(each["src"].startswith("data:") for each in page.select("[src]")), place
        assert "url(" not in page.style.text
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert policy.startswith("default-src 'none'")


def test_every_picture_can_be_heard(pages):
    for place, page in pages.items():
        assert all(len(each["alt"]) > 20 for each in page.select("figure img")), place


def test_every_table_can_be_walked_by_ear(pages):
    tables = [table for page in pages.values() for table in page.select("table")]
    assert len(tables) > 15
    for table in tables:
        assert table["aria-label"]
        assert all(cell.get("scope") and cell.text.strip() for cell in table.select("th"))
        assert table.parent["role"] == "region"
        assert table.parent["tabindex"] == "0"
        assert len(table.select("thead tr")) <= 1


def test_no_two_tables_of_a_page_are_called_the_same(pages):
    for place, page in pages.items():
        names = [table["aria-label"] for table in page.select("table")]
        assert len(names) == len(set(names)), place


def test_the_names_of_an_index_head_their_columns_and_several_rows_are_one_group():
    import pandas as pd

    index = pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")], names=["kind", "code"])
    html = pd.DataFrame({"n": [1, 2]}, index=index).to_html()
    soup = BeautifulSoup(f"<h2>Who?</h2>{html}", "html.parser")
    walkable(soup, "fr")
    heads = [(cell.text, cell["scope"]) for cell in soup.select("th")]
    assert heads[:3] == [("kind", "col"), ("code", "col"), ("n", "col")]
    assert heads[3:] == [("a", "rowgroup"), ("x", "row"), ("y", "row")]
    assert soup.table["aria-label"] == "Tableau, sous « Who? »"


def test_code_is_folded_and_all_there(pages):
    for path in chosen():
        cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        folded = pages[f"{path.stem}.html"].select("details.code:not([open]) code")
        assert [each.text for each in folded] == [cell.source for cell in cells]


def test_what_a_notebook_printed_stands_on_its_page(pages):
    for path in chosen():
        said = pages[f"{path.stem}.html"].get_text()
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                if output.output_type == "stream":
                    assert output.text.strip() in said, path.name


def test_invented_data_are_marked_on_every_page_and_again_in_words(pages):
    line = "Synthetic data – not findings / Données synthétiques – pas des résultats"
    assert {page.select_one(".mark").text for page in pages.values()} == {line}
    assert "invented data" in pages["index.html"].main.text


def test_a_page_lists_its_sections_and_has_one_title(pages):
    page = pages["09_what_may_the_abstract_claim.html"]
    sections = [heading["id"] for heading in page.main.select("h2")]
    assert [link["href"] for link in page.select(".contents a")] == [f"#{n}" for n in sections]
    assert all(len(each.select("h1")) == 1 for each in pages.values())


def test_sections_are_named_as_links_to_them_expect():
    soup = BeautifulSoup("<h2>Claim 7: what “near” means</h2><h2>Écrit, dit</h2>", "html.parser")
    assert [name for name, _ in anchored(soup)] == ["claim-7-what-near-means", "écrit-dit"]


def test_the_same_notebooks_give_the_same_bytes(files):
    assert edition(stored(), hr.load(), "en") == files


def test_what_stands_around_the_prose_is_french_on_request():
    page = edition(stored(), hr.load(), "fr")["02_what_do_we_call_violence.html"].decode()
    assert '<html lang="fr">' in page
    assert '<main id="content" lang="en">' in page
    assert 'class="output" lang="fr"' in page
    assert ">Le récit</a>" in page


def test_no_passage_that_any_notebook_shows_would_be_kept_of_a_real_study():
    real = SimpleNamespace(synthetic=False)
    kept = {name: _settled(notebook, real, "en") for name, notebook in stored().items()}
    assert any("[SYNTHÉTIQUE]" in nbformat.writes(each) for each in stored().values())
    assert not [name for name, each in kept.items() if "[SYNTHÉTIQUE]" in nbformat.writes(each)]
