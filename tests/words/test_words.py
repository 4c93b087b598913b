"""Sentences and captions: what they say, in both languages, and what they refuse to say."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from toys import four_places, guided, invented, spread

import harmred as hr
from harmred.words import half_year, say
from harmred.words.captions import caption

MARKS = [
    ("I1", 0, 5, "street"),
    ("I2", 60, 65, "listening"),
    ("I3", 0, 5, "listening"),
    ("I3", 70, 75, "listening"),
]
STUDY = guided(MARKS)


def phrases():
    files = sorted((Path(hr.__file__).parent / "words").glob("*.csv"))
    return [row for file in files for row in csv.DictReader(file.read_text("utf-8").splitlines())]


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase["key"])
def test_every_phrase_has_both_languages_and_the_same_blanks(phrase):
    english, french = (set(re.findall(r"{(\w+)}", phrase[lang])) for lang in ("en", "fr"))
    assert phrase["en"]
    assert phrase["fr"]
    assert {blank.lower() for blank in english} == {blank.lower() for blank in french}


def test_no_phrase_stands_in_two_files():
    keys = [phrase["key"] for phrase in phrases()]
    assert len(keys) == len(set(keys))


def test_a_count_is_told_in_sources_facilities_and_what_was_asked():
    assert hr.tell(hr.count(STUDY)) == (
        "“help” was coded in 2 of 8 interviews, in 2 facilities. Next came “harm”, in 1. "
        "“help” came up outside the sections that ask for it in 1, inside them in 2."
    )


def test_the_same_is_told_in_french():
    told = hr.tell(hr.count(STUDY), lang="fr")
    assert told.startswith("«\xa0help\xa0» est codé dans 2 des 8 entretiens")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "by half-year: 2024H2 (2), 2025H1 ("),
        ("fr", "par semestre : 2e semestre 2024 (2), 1er semestre 2025 ("),
    ],
)
def test_half_years_are_spoken_as_each_language_has_them(lang, said):
    told = hr.tell(hr.count(spread(), by="half_year", at="source"), lang=lang)
    assert said in told.replace("\xa0", " ")


@pytest.mark.parametrize("why", ["NA_refused", "unknown"])
def test_a_half_year_that_is_missing_is_spoken_of_by_its_reason(why):
    assert half_year(why, "fr") == {"NA_refused": "refusé", "unknown": "non connu"}[why]


def test_french_prose_writes_no_half_year_in_code():
    tables = [hr.saturate(hr.load()), hr.agree(hr.load(), show="drift")]
    told = " ".join(hr.tell(table, lang="fr") for table in tables)
    assert re.findall(r"\d{4}H\d", told) == []
    assert "1er\xa0semestre\xa02026" in told


def test_invented_data_are_spoken_of_as_such():
    assert hr.tell(hr.count(invented(STUDY))).startswith("In the synthetic corpus, “help”")


def test_the_environment_sets_the_language(monkeypatch):
    monkeypatch.setenv("HARMRED_LANG", "fr")
    assert "entretiens" in hr.tell(hr.count(STUDY))


def test_a_language_nobody_speaks_here_is_refused():
    with pytest.raises(ValueError, match="`lang` must be one of 'en', 'fr'; got 'de'"):
        hr.tell(hr.count(STUDY), lang="de")


def test_under_twenty_sources_nothing_is_said_in_per_cent():
    assert "%" not in hr.tell(hr.count(STUDY, measure="talk"))


def test_a_hidden_row_is_not_spoken_of():
    table = hr.count(STUDY)
    table.loc[table["code"] == "help", "hidden"] = True
    assert "help" not in hr.tell(table)


def test_nothing_found_is_said():
    assert "No theme or code was found in the 8 interviews." in hr.tell(hr.count(four_places([])))


def test_groups_are_told_one_a_line():
    roles = STUDY.sources.assign(role_group=["health"] * 4 + ["peer"] * 4)
    lines = hr.tell(hr.count(replace(STUDY, sources=roles), by="role_group")).splitlines()
    assert [line.split(":")[0] for line in lines] == ["Health professions", "Peer workers"]


@pytest.mark.parametrize("value", ["facilities", "among", "count.mention", "harm", "cAARUD Nord"])
def test_a_value_is_never_taken_for_a_phrase_or_a_code(value):
    study = replace(STUDY, sources=STUDY.sources.assign(role_group=value))
    told = hr.tell(hr.count(invented(study), by="role_group"))
    assert told.startswith(f"In the synthetic corpus, {value}: ")


def test_all_that_share_the_first_place_are_named():
    marks = [("I1", 0, 5, code) for code in ("street", "listening", "no_help")]
    told = hr.tell(hr.count(four_places(marks)))
    assert told.startswith("“harm”, “help” and “no_help” were each coded in 1 of 8")


def test_a_mean_is_not_rounded_up_to_all():
    marks = [("I1", 0, 5, "street"), *((f"I{n}", 0, 5, "listening") for n in range(1, 9))]
    assert "would on average have found 1.5" in hr.tell(hr.saturate(four_places(marks)))


def test_a_row_per_person_is_not_told():
    with pytest.raises(ValueError, match="has rows that are a person or a place"):
        hr.tell(hr.count(STUDY, by="source"))


def test_discovery_is_told_without_a_proof():
    told = hr.tell(hr.saturate(STUDY))
    assert told.startswith("After 8 interviews, 2 of the 4 codes had been found")


def test_the_caption_names_unit_interval_coders_and_limits():
    said = caption(hr.draw.counts(hr.count(spread())).table, "en")
    parts = (
        "interviews that mention each theme",
        "95\xa0% interval",
        "not an estimate for Paris or",
    )
    for part in (*parts, "one coder a source", "cannot say"):
        assert part in said


def test_the_caption_of_a_study_of_few_facilities_says_why_no_interval():
    study = four_places(MARKS)
    alone = replace(study, sources=study.sources.assign(facility=None))
    assert "No interval: fewer than four facilities." in caption(
        hr.draw.counts(hr.count(alone)).table, "en"
    )


def test_a_merge_loses_the_making_and_like_gives_it_back():
    table = hr.count(STUDY)
    merged = table.merge(table[["code"]])
    assert hr.tell(hr.like(merged, table)) == hr.tell(table)


def test_an_unknown_phrase_is_an_error_not_a_blank():
    with pytest.raises(KeyError, match="no such phrase"):
        say("no such phrase", "en")


PAIR = [
    ("I1", 1, 5, "street"),
    ("I1", 6, 9, "help"),
    ("I2", 1, 5, "street"),
    ("I2", 50, 55, "help"),
]


def test_a_pair_is_told_in_sources_facilities_and_turns():
    told = hr.tell(hr.cooccur(guided(PAIR)))
    assert told == (
        "Closest by Jaccard (0.33) were “harm” and “help”: they stood in the same turn in 1 of 8 "
        "interviews, in 1 facility (1 turn); 1 more mentions both, but never in the same turn. "
        "Of the 2 pairs, 1 never stood in the same turn."
    )


def test_a_pair_is_told_in_french():
    told = hr.tell(hr.cooccur(guided(PAIR), within="overlap"), lang="fr")
    assert told == "Aucune paire ne se trouve sur les mêmes caractères dans les 8 entretiens."
    told = hr.tell(hr.cooccur(guided(PAIR), within="source"), lang="fr")
    assert told.startswith(
        "Les plus proches selon Jaccard (1,00) sont «\xa0harm\xa0» et «\xa0help\xa0»\xa0: ensemble "
        "dans la même source dans 2 des 8 entretiens, dans 1 établissement."
    )


def test_one_row_of_pairs_is_told_without_a_rank():
    told = hr.tell(hr.cooccur(invented(guided(PAIR))).head(1))
    assert told.startswith("In the synthetic corpus, “harm” and “help” stood in the same turn in 1")
    assert "Jaccard" not in told


def test_pairs_that_are_as_close_are_not_told_as_the_only_one():
    both = [("I3", 1, 5, "street"), ("I3", 6, 9, "listening"), ("I3", 1, 9, "no_help")]
    assert "“harm” and “help” (among others)" in hr.tell(hr.cooccur(guided(both)))


def test_segments_without_a_position_are_told_and_captioned():
    table = hr.cooccur(guided([*PAIR, ("I3", None, None, "help")]))
    assert "Segments without a position, left out: 1." in hr.tell(table)
    assert "Segments sans position, laissés de côté\xa0: 1." in caption(
        hr.draw.matrix(table).table, "fr"
    )


def test_a_hidden_pair_is_not_told():
    table = hr.cooccur(guided(PAIR))
    table.loc[0, "hidden"] = True
    assert "“help”" not in hr.tell(table)


def test_a_single_theme_has_no_pairs_and_that_is_told():
    study = guided(PAIR)
    alone = replace(study, codebook=study.codebook.query("code == 'help'"))
    assert hr.tell(hr.cooccur(alone)).startswith("No two themes or codes can be paired")


@pytest.mark.parametrize(
    ("within", "said"),
    [
        ("overlap", "both stand on the same characters"),
        ("turn", "both stand in the same turn"),
        ("window", "A window of 4 turns: a turn and the 3 before it, in the same source."),
        ("source", "of the sources that mention either"),
    ],
)
def test_the_caption_of_the_matrix_says_what_near_means(within, said):
    assert said in caption(hr.draw.matrix(hr.cooccur(spread(), within=within)).table, "en")


def test_what_a_figure_kept_of_several_tables_is_not_told():
    with pytest.raises(ValueError, match=r"tell the tables of hr\.cooccur"):
        hr.tell(hr.draw.nearness(hr.cooccur(spread())).table)


@pytest.mark.parametrize(
    ("codes", "lang", "said"),
    [
        (["help"], "en", "There are 2 passages of “help”, in 2 interviews."),
        (["street", "help"], "en", "There is 1 passage, in 1 interview, where “street” and “help”"),
        (["no_help"], "en", "There is no passage of “no_help”."),
        (["no_help", "help"], "fr", "Il n'y a aucun passage où «\xa0no_help\xa0» et"),
    ],
)
def test_passages_are_counted_and_not_quoted(codes, lang, said):
    assert hr.tell(hr.excerpts(guided(PAIR), *codes), lang=lang).startswith(said)


def test_a_study_without_texts_says_so_beside_its_passages():
    told = hr.tell(hr.excerpts(guided(PAIR), "help"), lang="fr")
    assert told.endswith("Ces sources n'ont pas de texte\xa0: positions seulement.")
    text = guided(PAIR).sources.assign(text="mot " * 25)
    told = hr.tell(hr.excerpts(replace(guided(PAIR), sources=text), "help"))
    assert told == "There are 2 passages of “help”, in 2 interviews."
