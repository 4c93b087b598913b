"""What is planted in the shipped study is there, counted without harmred's own analysis."""

import numpy as np
import pandas as pd
import pytest

PRECARITY, STIGMA = "living_in_precarity", "stigma_care_settings"
OTHER = [
    "stigma_public_space",
    "interpersonal_violence_clients",
    "overdose_death_clients",
    "self_harm_clients",
]
PROHIBITION = [
    "criminalisation_repression",
    "explain_prohibition",
    "policing_around_services",
    "contradictory_mandate",
]
DISTRESS = ["moral_distress", "emotional_distress", "powerlessness"]
EPISODES = [
    "physical_aggression",
    "verbal_aggression_threat",
    "harassment_discrimination",
    "conflict_between_clients",
    "neighbourhood_hostility",
]
OWN = {"stance": ["stance_own"]}
THEMES = [
    "institutional_support",
    "violence_against_clients",
    "violence_at_work",
    "drug_policy_frame",
]
COUNTER = ["support_present", "policy_supportive"]


@pytest.mark.parametrize(
    ("code", "facets", "quota"),
    [
        (PRECARITY, {}, 38),
        (STIGMA, {}, 25),
        ("powerlessness", {}, 43),
        ("helping_central", {}, 44),
        ("instrumental_relation", {}, 15),
        ("criminalisation_repression", OWN, 38),
        ("harm_reduction_underinvested", OWN, 24),
        ("policy_supportive", OWN, 12),
        ("explain_trafficking", OWN, 21),
        ("explain_structural", OWN, 20),
        ("explain_prohibition", OWN, 18),
        ("explain_care_system", OWN, 12),
        ("explain_trafficking", {"stance": ["stance_reported", "stance_contested"]}, 30),
    ],
)
def test_shares_hold_exactly(interviews, code, facets, quota):
    assert interviews(code, **facets) == quota


def test_helping_is_spontaneous_in_thirty_interviews(study, told):
    turns = study.turns[study.turns["speaker"] == "participant"]
    both = told[told["code"] == "helping_central"].merge(turns, on="source", suffixes=("", "_t"))
    begins = both[(both["start"] >= both["start_t"]) & (both["start"] < both["end_t"])]
    assert begins.loc[begins["section"] != "G1", "source"].nunique() == 30


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["listening_to_narratives"], ["emotional_distress"]),
        (["powerlessness"], [PRECARITY, STIGMA]),
        (PROHIBITION, [PRECARITY, STIGMA, *OTHER]),
    ],
)
def test_three_links_read_about_one_and_a_half(lift, a, b):
    assert 1.4 <= lift(a, b) <= 1.75


@pytest.mark.parametrize(
    ("a", "b", "most"),
    [
        (["powerlessness"], ["helping_central", "meaning_eroded"], 0.75),
        (PROHIBITION, DISTRESS, 0.75),
        (["support_present"], ["powerlessness"], 0.65),
    ],
)
def test_three_pairs_are_kept_apart(lift, a, b, most):
    assert lift(a, b) <= most


def test_precarity_and_other_harm_are_too_sparse_to_tell(carried):
    other = carried[[STIGMA, "police_encounters_clients", *OTHER]].any(axis=1)
    table = carried[[PRECARITY]].assign(other=other)
    blocks = table.groupby(["source", "section"])
    assert (blocks.sum().prod(axis=1) / blocks.size()).sum() < 20


def test_a_third_of_the_interviews_join_listening_and_distress(carried):
    joint = carried["listening_to_narratives"] & carried["emotional_distress"]
    assert joint.groupby("source").any().sum() >= 27


def test_most_of_the_violence_is_neither_physical_nor_verbal_nor_sexual(told):
    forms = told.dropna(subset="dimension")
    other = ~forms["dimension"].str.contains("physical|verbal|sexual")
    assert other.groupby(forms["source"]).mean().mean() == pytest.approx(0.61, abs=0.04)


@pytest.mark.parametrize("place", ["SYN-I", "SYN-S"])
def test_episodes_are_told_and_observed_in_all_groups(study, marks, place):
    rows = marks[marks["code"].isin(EPISODES) & marks["source"].str.startswith(place)]
    groups = rows["source"].map(study.sources.set_index("source")["facility_group"])
    assert groups.nunique() == 3


def test_observers_note_aggression_calming_and_rules_but_no_listening(marks):
    seen = marks.loc[marks["source"].str.startswith("SYN-S"), "code"].value_counts()
    often = ["verbal_aggression_threat", "resp_deescalation", "resp_exclusion_rules"]
    assert set(often) <= set(seen.index[:6])
    assert not set(seen.index) & {"listening_to_narratives", "emotional_distress", "powerlessness"}


def rows_of(told, theme, *, violence):
    rows = told[(told["theme"] == theme) & ~told["code"].isin(COUNTER)]
    return rows.dropna(subset="dimension") if violence else rows


@pytest.mark.parametrize("violence", [True, False])
def test_institutions_come_first_and_clients_second_in_interviews(told, violence):
    counts = [rows_of(told, theme, violence=violence)["source"].nunique() for theme in THEMES]
    assert counts[0] == 50
    assert counts[0] - 6 >= counts[1] > max(counts[2:])


def characters(rows):
    """Count the characters that passages cover, each once."""
    covered = {}
    for row in rows.itertuples():
        covered.setdefault(row.source, set()).update(range(row.start, row.end))
    return sum(len(each) for each in covered.values())


@pytest.mark.parametrize("violence", [True, False])
def test_institutions_come_first_and_clients_second_in_characters(told, violence):
    sums = [characters(rows_of(told, theme, violence=violence)) for theme in THEMES]
    assert sums[0] > 1.25 * sums[1]
    assert sums[1] > (1.25 if violence else 1) * max(sums[2:])


@pytest.fixture(scope="module")
def opening(study, told):
    """Return the marks that begin in the open section."""
    turns = study.turns[study.turns["section"] == "G3"]
    ends = turns.groupby("source").agg(first=("start", "min"), last=("end", "max"))
    rows = told.join(ends, on="source")
    return rows[(rows["start"] >= rows["first"]) & (rows["start"] < rows["last"])]


@pytest.mark.parametrize("violence", [True, False])
def test_institutions_come_first_and_clients_second_in_the_open_section(opening, violence):
    rows = pd.concat([rows_of(opening, theme, violence=violence) for theme in THEMES])
    first = rows.sort_values("start", kind="stable").drop_duplicates("source")["theme"]
    counts = first.value_counts().reindex(THEMES, fill_value=0).tolist()
    assert counts[0] >= counts[1] + 10
    assert counts[1] > max(counts[2:])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("verbal_aggression_threat", "exhaustion"),
        ("witnessing_events", "resp_space_organisation"),
    ],
)
def test_traps_look_like_links_until_the_section_is_held_fixed(lift, a, b):
    assert lift([a], [b], by=()) > 2
    assert 0.75 <= lift([a], [b]) <= 1.25


def test_talkative_interviews_hold_both_codes_and_no_link(carried, lift):
    there = carried[["resp_debriefing", "resp_training"]].groupby("source").any()
    assert np.corrcoef(there.to_numpy().T)[0, 1] > 0.4
    assert 0.7 <= lift(["resp_debriefing"], ["resp_training"]) <= 1.35


def test_two_codes_live_in_the_same_three_facilities(study, told):
    site = study.sources.set_index("source")["facility"]
    for code in ("witnessing_events", "resp_space_organisation"):
        there = told[told["code"] == code].drop_duplicates("source")["source"].map(site)
        assert there.value_counts().iloc[:3].sum() >= 12


def test_humour_and_rules_are_independent(lift):
    assert 0.75 <= lift(["resp_humour"], ["resp_exclusion_rules"]) <= 1.3


def test_one_facility_carries_a_pair_alone(study, lift):
    pair = ["relational_bond"], ["resp_peer_support"]
    largest = study.sources.loc[study.sources["kind"] == "interview", "facility"].mode()[0]
    assert lift(*pair) > 1.4
    assert lift(*pair, without=largest) < 1
