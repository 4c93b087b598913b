"""People come first: the words we do not use, in English and French, and where they may not be."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REFUSED = re.compile(
    r"""\b(addicts?|(drug[ ])?abusers?|junkies?|users?|clean|dirty|crackheads?|zombies?|victims?|
    toxicomanes?|toxicos?|drogué(e|s|es)?|camé(e|s|es)?|crackeu(r|rs|se|ses|x)|usagers?|
    salle[ ]de[ ]shoot|colline[ ]du[ ]crack|faune|marginaux)\b""",
    re.I | re.X,
)
OFFICIAL = re.compile(r"réduction des risques pour usagers de drogues|« [^»]* »|“[^”]*”", re.I)
"""CAARUD's official name, and what stands in quotation marks, are other people's words."""


def refused(text):
    return [found[0] for found in REFUSED.finditer(OFFICIAL.sub("", text))]


def prose(notebook):
    """Return what a notebook says: its prose and its outputs, not its code."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    said = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    shown = [cell["outputs"] for cell in cells if cell.get("outputs")]
    return json.dumps(said + shown, ensure_ascii=False)


def spoken():
    """Return every file whose words are the project's: codebook, figures, sentences, texts."""
    rooms = ("harmred/synthetic/*.csv", "harmred/words/*.csv", "data/**/*.csv", "data/**/*.txt")
    figures = ("figures/*.json", "figures/*.csv")
    return [path for room in rooms + figures for path in sorted(ROOT.glob(room))]


@pytest.mark.parametrize("word", ["toxicomane", "Junkies", "a user", "victim", "la faune", "camés"])
def test_the_list_catches_each_word(word):
    assert refused(f"… {word} …")


@pytest.mark.parametrize("words", ["people who use drugs", "used twice", "« usager »", "cleaning"])
def test_the_list_lets_other_words_pass(words):
    assert not refused(words)


@pytest.mark.parametrize("path", spoken(), ids=lambda path: str(path.relative_to(ROOT)))
def test_people_come_first_in_what_the_project_says(path):
    assert refused(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda path: path.stem)
def test_people_come_first_in_the_notebooks(path):
    assert refused(re.sub(r'"image/png": "[^"]*"', "", prose(path))) == []
