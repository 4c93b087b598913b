"""Reporting standards: every item, filled only where the study knows, never a person or a score."""

from dataclasses import replace
from importlib import resources

import pandas as pd
import pytest
from toys import invented, spread

import harmred as hr
from harmred.claims.facts import facts
from harmred.claims.reporting import reporting
from harmred.words.reporting import filled

STUDY = spread()
ITEMS = reporting(STUDY)


def answer(standard, item, items=ITEMS):
    row = items[(items["standard"] == standard) & (items["item"] == item)].iloc[0]
    return None if pd.isna(row["filled"]) else row["filled"]


def with_sources(**columns):
    return replace(STUDY, sources=STUDY.sources.assign(**columns))


def test_both_standards_are_asked_whole():
    numbers = ITEMS.groupby("standard")["item"].apply(list).to_dict()
    assert numbers == {"COREQ": list(range(1, 33)), "SRQR": list(range(1, 22))}


def test_columns_are_those_that_tell_and_draw_know():
    head = ["standard", "item", "asks_en", "asks_fr", "filled", "from", "hidden", "note"]
    assert ITEMS.columns.tolist() == head


def test_every_item_is_asked_in_two_languages_in_few_words():
    asks = ITEMS[["asks_en", "asks_fr"]]
    assert asks.notna().all(axis=None)
    assert (ITEMS["asks_en"] != ITEMS["asks_fr"]).all()
    assert asks.apply(lambda column: column.str.split().str.len()).max(axis=None) <= 16


@pytest.mark.parametrize(
    ("standard", "item", "said"),
    [
        ("COREQ", 12, "8 interview;8 person;4 facility"),
        ("COREQ", 14, "4 facility"),
        ("COREQ", 18, "0 again"),
        ("COREQ", 24, "1 coder"),
        ("COREQ", 25, "2 theme;4 code"),
        ("SRQR", 11, "2 section"),
    ],
)
def test_what_a_small_study_knows_is_filled(standard, item, said):
    assert answer(standard, item) == said


def test_codes_found_and_those_the_last_half_year_brought_are_counts_by_hand():
    found = {"street", "listening", "eviction", "no_help"} & set(STUDY.segments["code"])
    assert answer("COREQ", 22).startswith(f"{len(found)} found;")


def test_groups_of_people_are_told_in_bands_one_column_at_a_time():
    assert answer("COREQ", 16).split(";") == [
        "<5 role_group.health",
        "<5 role_group.peer",
        "<5 half_year.2024H2",
        "<5 half_year.2025H1",
        "<5 half_year.2025H2",
    ]


@pytest.mark.parametrize(
    ("people", "band"),
    [(1, "<5"), (4, "<5"), (5, "5–9"), (10, "10–19"), (19, "10–19"), (20, "20+")],
)
def test_bands_hold_what_their_names_say(people, band):
    sources = pd.concat([STUDY.sources.head(1)] * people, ignore_index=True)
    sources = sources.assign(source=[f"I{n}" for n in range(people)], participant=None)
    items = reporting(replace(STUDY, sources=sources))
    assert answer("COREQ", 16, items).split(";")[0] == f"{band} role_group.health"


def test_somebody_interviewed_twice_is_one_person():
    twice = reporting(with_sources(participant=["P1", *[f"P{n}" for n in range(1, 8)]]))
    assert answer("COREQ", 18, twice) == "1 again"
    assert "7 person" in answer("COREQ", 12, twice)


def test_with_one_unknown_participant_nobody_knows_who_came_again():
    unknown = reporting(with_sources(participant=[None, *[f"P{n}" for n in range(1, 8)]]))
    assert answer("COREQ", 18, unknown) is None


def test_what_the_team_agreed_on_is_not_a_coder():
    agreed = STUDY.segments.assign(coder="reconciled")
    study = replace(STUDY, segments=pd.concat([STUDY.segments, agreed], ignore_index=True))
    assert answer("COREQ", 24, reporting(study)) == "1 coder"


def test_sources_coded_by_several_people_are_counted():
    second = STUDY.segments[STUDY.segments["source"] == "I1"].assign(coder="K2")
    study = replace(STUDY, segments=pd.concat([STUDY.segments, second], ignore_index=True))
    items = reporting(hr.choose_coder(study, "K1"))
    assert answer("SRQR", 15, items) == "1 double"


@pytest.mark.parametrize("item", [*range(1, 10), 11, 17, 23, 28, 30, 31, 32])
def test_what_no_table_can_know_is_left_to_the_team(item):
    assert answer("COREQ", item, reporting(hr.load())) is None


def test_a_study_with_next_to_nothing_fills_next_to_nothing():
    bare = replace(STUDY, segments=STUDY.segments.iloc[:0], turns=None, guide=None)
    bare = replace(bare, sources=bare.sources.assign(facility=None, participant=None))
    items = reporting(bare)
    assert answer("COREQ", 12, items) == "8 interview"
    assert [answer("COREQ", item, items) for item in (14, 18, 20, 21, 22, 24, 29)] == [None] * 7


def test_every_fact_of_the_file_is_one_that_a_study_can_know():
    file = resources.files("harmred.claims").joinpath("reporting.csv")
    with file.open(encoding="utf-8") as rows:
        asked = set(pd.read_csv(rows)["fact"].dropna())
    assert asked == set(facts(hr.load()))


def test_no_source_or_person_is_named():
    said = " ".join(reporting(invented(STUDY))["filled"].dropna())
    names = {*STUDY.sources["source"], *STUDY.sources["participant"], *STUDY.sources["facility"]}
    assert not [name for name in names if name in said]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_all_that_is_filled_has_words(lang):
    table = hr.count(hr.load())
    said = [filled(table, cell, lang) for cell in reporting(hr.load())["filled"].dropna()]
    assert not [words for words in said if "_" in words or "." in words.replace("0.1.0", "")]
