"""The sentences of the invented study: marked, schematic, in words that put people first."""

import hashlib
import re
import unicodedata

import pytest

from harmred.synthetic.parameters import STRANDS
from harmred.synthetic.sentences import STANCES, phrases

REFUSED = (
    "addicts? abusers? junkies? users? clean dirty crackheads? zombies? victime?s? toxicomanes? "
    "toxicos? drogué.* camé.* crackeu.* usag.* shoot colline faune marginaux"
)
MARK = {
    "interview": "[SYNTHÉTIQUE] Segment fabriqué : ",
    "observation": "[SYNTHÉTIQUE] Note fabriquée : ",
}


@pytest.fixture(scope="module")
def paragraphs(study):
    """Return every turn with its words, cut out of the texts."""
    turns = study.turns.merge(study.sources[["source", "kind", "text"]], on="source")
    cut = [row.text[row.start : row.end] for row in turns.itertuples()]
    return turns.assign(words=cut)


def test_turns_cover_each_text_line_by_line(study, paragraphs):
    whole = paragraphs.groupby("source")["words"].agg(lambda each: "\n".join(each) + "\n")
    assert whole.to_dict() == study.sources.set_index("source")["text"].to_dict()


def test_every_paragraph_says_that_it_is_made_up(paragraphs):
    for kind, mark in MARK.items():
        assert paragraphs.loc[paragraphs["kind"] == kind, "words"].str.startswith(mark).all()


def test_participants_paragraphs_have_12_to_45_words(paragraphs):
    spoken = paragraphs.loc[paragraphs["speaker"] != "interviewer", "words"]
    assert spoken.str.split().str.len().between(12, 45).all()


@pytest.mark.parametrize("word", REFUSED.split())
def test_words_that_reduce_people_never_occur(study, word):
    assert not re.search(rf"\b{word}\b", study.sources["text"].str.cat(), re.I)


def test_length_and_fingerprint_are_those_of_the_text(study):
    for row in study.sources.itertuples():
        assert row.length == len(row.text)
        assert row.text_sha256 == hashlib.sha256(row.text.encode("utf-8")).hexdigest()
        assert row.text == unicodedata.normalize("NFC", row.text)


def test_a_turn_names_the_codes_that_it_carries(paragraphs, told):
    rows = told[told["code"] == "powerlessness"].merge(paragraphs, on="source")
    rows = rows[(rows["start_x"] >= rows["start_y"]) & (rows["start_x"] < rows["end_y"])]
    said = "|".join(map(re.escape, phrases("interview")["powerlessness"]))
    assert rows["words"].str.contains(said).mean() > 0.95


def test_stance_shows_in_the_words(paragraphs):
    spoken = paragraphs["words"].str.cat()
    assert all(spoken.count(each) > 30 for each in STANCES.values())


def test_every_code_has_words(study):
    codes = study.codebook.loc[study.codebook["row_type"] == "code", "code"]
    assert set(codes) <= set(phrases("interview")) & set(phrases("observation"))
    assert all(code in STRANDS for code in codes)


def test_uncoded_talk_is_about_nothing_of_the_codebook():
    assert len(phrases("interview")[""]) >= 10
    assert not set(phrases("interview")[""]) & set(phrases("observation")[""])
