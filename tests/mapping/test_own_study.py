"""docs/own_study.md shows what its commands print, and the pictures that they leave."""

import re
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from maps import project
from PIL import Image

from harmred.cli import main
from harmred.mapping.codes import drafted

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/own_study.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ harmred (.*)\n((?:.*\n)*?)```", PAGE)
"""The commands of the page, and what it shows of what they print; `…` stands for lines."""
SHARED = ROOT.parent / "shared"
CASINO = SHARED / "real/qualcoder-casino/casino.qda"
real = pytest.mark.skipif(not CASINO.exists(), reason="../shared is not here")
PICTURES = re.findall(r"\(own_study/(\w+\.png)\)", PAGE)


def numbers(picture):
    """Return what a picture says in words: every number in it, whatever the fonts."""
    with Image.open(picture) as held:
        return held.info["Description"]


def table(*heads):
    """Return the rows of the page's table with these headings."""
    head = re.escape(f"| {' | '.join(heads)} |\n")
    rows = re.search(rf"{head}\|[-|]+\n((?:\|.*\n)+)", PAGE)[1].splitlines()
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]


def fill_in(folder):
    """Do with a drafted map what the page says."""
    codes = pd.read_csv(folder / "codes.csv", dtype="str", encoding="utf-8-sig").astype(object)
    codes = codes.set_index("node")
    for node, place in table("node", "under"):
        codes.loc[node, "under"] = place
    codes.to_csv(folder / "codes.csv")
    toml = (folder / "map.toml").read_text("utf-8")
    marks = re.search(r"^participant = .*$", PAGE, re.M)[0]
    (folder / "map.toml").write_text(toml.replace("participant = []", marks), "utf-8")


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    """Type every command of the page in a folder, and keep what each printed there."""
    place = tmp_path_factory.mktemp("walk")
    shutil.copytree(CASINO, place / "casino.qda")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(place)
        for number, (command, _) in enumerate(BLOCKS):
            with redirect_stdout(StringIO()) as out:
                assert main(command.split()) == 0
            Path(f"printed {number}").write_text(out.getvalue(), "utf-8")
            if "--draft-map" in command:
                fill_in(Path("map"))
    return place


@real
@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_page_shows_what_its_commands_print(walk, number):
    lines = (walk / f"printed {number}").read_text("utf-8").splitlines()
    printed = "".join(f"{line.rstrip()}\n" for line in lines)
    pattern = re.escape(BLOCKS[number][1]).replace(re.escape("…\n"), "(?:.*\n)*?")
    assert re.fullmatch(pattern, printed), printed


@real
@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_of_the_page_are_those_that_its_commands_leave(walk, name):
    drawn, kept = walk / "casino/results" / name, ROOT / "docs/own_study" / name
    assert numbers(drawn) == numbers(kept)


@real
def test_the_page_lists_how_lines_begin_as_the_draft_does(walk):
    draft = (walk / "map/map.toml").read_text("utf-8")
    assert re.search(r"```toml\n(# Lines.*?)```", PAGE, re.S)[1] in draft


def test_the_suggestions_of_the_page_are_those_of_a_draft():
    suggested = drafted(project()).set_index("node")["suggestion"].dropna()
    assert dict(table("node", "suggestion")) == suggested.to_dict()


def test_the_page_has_the_pictures_that_it_shows_and_no_others():
    there = {path.name for path in (ROOT / "docs/own_study").iterdir()}
    assert there == set(PICTURES)
    assert len(there) == 3
