"""The data statement: what the study can say, blanks for the rest, nothing on a few people."""

import re
from dataclasses import replace

import pytest
from people import people

import harmred as hr
from harmred.release.statement import statement


def line(said, number, lang="en"):
    pages = said.split("# Déclaration")
    return re.search(rf"^{number}\. .*", pages[lang == "fr"], re.M)[0]


def test_an_invented_study_says_so_first_in_both_languages():
    pages = re.split(r"^# .*\n\n", statement(hr.load()), flags=re.M)[1:]
    assert [page.split(".")[0][:24] for page in pages] == [
        "All of this is invented:", "Tout ceci est inventé : ",
    ]  # fmt: skip


def test_fourteen_headings_are_there_in_both_languages():
    numbers = re.findall(r"^(\d+)\. \*\*", statement(hr.load()), re.M)
    assert numbers == [str(n) for n in range(1, 15)] * 2


def test_what_the_study_can_say_is_filled_in():
    said = statement(hr.load())
    assert "Interviews: 50. Languages: fr. Period, in half-years: from 2024H1" in line(said, 6)
    assert "du 1er\u00a0semestre\u00a02024" in line(said, 6, "fr")
    assert "Sessions: 40. Hours, by the bands of duration: between" in line(said, 7)
    assert "Codebook of 8 themes and 73 codes" in line(said, 9)
    assert "Coders: 3; 12 of 50 interviews coded by two people or more" in line(said, 9)


def test_hours_are_the_sums_of_the_ends_of_their_bands():
    sources = hr.load().sources
    bands = sources["duration_band"].dropna()
    ends = [band.split(" ")[0].split("-") for band in bands if band[0].isdigit()]
    low, high = (sum(int(end[side]) for end in ends) for side in (0, 1))
    assert f"between {low} and {high}." in statement(hr.load())


def test_roles_are_left_to_the_team_and_a_small_number_is_not_told():
    said = statement(people({"health": 9, "management": 4}, street=[0]))
    assert "Role groups: ____. Refusals" in line(
        said, 5
    )  # a threshold would tell of a hidden group
    assert not {"health professions", "management"} & set(said.split(". "))
    few = statement(people({"health": 4}, street=[0]))
    assert "People interviewed: fewer than 5" in line(few, 5)
    assert "Interviews: fewer than 5" in line(few, 6)


def test_two_facilities_are_fewer_than_three_and_none_is_named():
    study = people({"health": 8}, street=[0])
    places = study.sources["facility"].where(study.sources.index < 1, "Facility-9")
    said = statement(replace(study, sources=study.sources.assign(facility=places)))
    assert "Facilities: fewer than 3" in line(said, 4)
    assert "Facility-" not in said


@pytest.mark.parametrize(("again", "told"), [(0, "Interviews: 9."), (2, "Interviews: ____.")])
def test_how_many_were_met_twice_cannot_be_subtracted(again, told):
    study = people({"health": 9}, street=[0])
    who = study.sources["participant"].where(study.sources.index >= again, "Person-008")
    said = statement(replace(study, sources=study.sources.assign(participant=who)))
    assert told in line(said, 6)


def test_a_real_study_leaves_blanks_for_the_team():
    said = statement(people({"health": 6}, street=[0]))
    assert "Disclosure check no. ____" in said
    assert "Funding: ____" in line(said, 14)
    assert "Sessions: ____" in line(said, 7)
