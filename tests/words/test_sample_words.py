"""The sources in words: how many, with whom, where; what is missing and why."""

from dataclasses import replace

import pytest
from toys import four_places, invented, spread

import harmred as hr
from harmred.words.captions import caption

STUDY = spread()


def test_the_sources_are_told_with_their_people_and_places():
    told = hr.tell(hr.count(STUDY, at="source"))
    assert told == f"8 interviews with 8 persons in 4 facilities, {len(STUDY.segments)} segments."


def test_the_same_is_told_in_french_of_the_bundled_study():
    told = hr.tell(hr.count(hr.load(), at="source"), lang="fr").splitlines()
    assert told[0].startswith("Dans le corpus synthétique, 50 entretiens avec 50 personnes dans 10")
    assert told[0].endswith(", 5\u202f573 segments.")
    assert told[1].startswith("Dans le corpus synthétique, 40 séances d'observation dans 10 ")
    assert "personne" not in told[1]


def test_one_is_told_as_one():
    alone = hr.select(four_places([("I1", 0, 5, "street")]), source="I1")
    told = hr.tell(hr.count(alone, at="source"))
    assert told == "1 interview with 1 person in 1 facility, 1 segment."


def test_a_study_without_facilities_does_not_speak_of_them():
    nowhere = replace(STUDY, sources=STUDY.sources.assign(facility=None))
    assert "facilit" not in hr.tell(hr.count(nowhere, at="source"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            "8 interviews by role group: health professions (3), peer workers (2); "
            "refused (2), unknown (1).",
        ),
        (
            "fr",
            "8 entretiens par groupe de fonctions\u00a0: professions de santé (3), pair·es (2)"
            "\u00a0; refusé (2), non connu (1).",
        ),
    ],
)
def test_groups_are_told_by_size_and_the_missing_by_reason(lang, told):
    assert hr.tell(hr.count(STUDY, by="role_group", at="source"), lang=lang) == told


def test_invented_sources_are_spoken_of_as_such():
    told = hr.tell(hr.count(invented(STUDY), by="half_year", at="source"))
    assert told.startswith("In the synthetic corpus, 8 interviews by half-year: 2024H2 (2), 2025H1")


def test_sessions_have_no_role_so_none_is_told():
    told = hr.tell(hr.count(hr.load(), by="role_group", at="source"))
    assert "session" not in told


def test_before_and_after_the_law_are_told_as_such():
    told = hr.tell(hr.count(STUDY, by="before_law", at="source"))
    assert "before the law (4), after the law (2); not asked (1), unknown (1)." in told


def test_a_hidden_group_is_not_told():
    table = hr.count(STUDY, by="role_group", at="source")
    table.loc[0, "hidden"] = True
    assert "health" not in hr.tell(table)


def test_a_row_per_person_is_not_told():
    with pytest.raises(ValueError, match="has rows that are a person or a place"):
        hr.tell(hr.count(STUDY, by="participant", at="source"))


def test_a_table_of_the_sources_reads_without_codes_and_with_reasons():
    shown = hr.draw.table(hr.count(STUDY, by="role_group", at="source"))
    assert shown.index.names == ["kind", "role group"]
    groups = ["health professions", "peer workers", "refused", "unknown"]
    assert shown.index.get_level_values(1).tolist() == groups
    assert shown.columns.tolist() == ["sources", "of sources", "persons", "facilities", "segments"]


def test_captions_of_the_sources_speak_of_no_coder_and_no_interval():
    said = caption(hr.draw.sample(hr.count(STUDY, by="role_group", at="source")).table, "en")
    assert "Coding" not in said
    assert "interval" not in said
    assert "Of 8 interviews." in said
    assert "chosen, not drawn at random" in said


def test_open_bars_are_explained_only_where_there_are_any():
    whole = hr.select(STUDY, role_group=["health", "peer"])
    said = caption(hr.draw.sample(hr.count(whole, by="role_group", at="source")).table, "en")
    assert "Open bars" not in said


def test_profiles_are_read_aloud_theme_by_theme():
    said = repr(hr.draw.profiles(hr.count(STUDY, by="source")))
    assert "interviews (8): harm: 8; help: 8; no_help: " in said.replace("no help", "no_help")
