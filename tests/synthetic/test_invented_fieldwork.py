"""Who was met where and when in the invented study, and how long they spoke."""

import pandas as pd
import pytest

from harmred.checks import problems
from harmred.study import REASONS
from harmred.synthetic import SEED, invent
from harmred.synthetic.setting import guide

TABLES = ("sources", "segments", "turns", "guide", "codebook")


@pytest.fixture(scope="module")
def sources(study):
    return study.sources


def said(study):
    return study.turns[study.turns["speaker"] == "participant"]


def test_the_same_seed_gives_the_same_study(study):
    again = invent(seed=SEED)
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(study, table), getattr(again, table))


def test_another_seed_gives_another_study(study):
    other = invent(seed=SEED + 1)
    assert not other.sources["text"].equals(study.sources["text"])


def test_it_breaks_no_rule(study):
    found = problems(study)
    assert set(found["severity"]) <= {"note"}
    assert found["problem"].str.startswith("the code asks for").all()


def test_ten_facilities_have_the_planned_numbers_of_interviews(sources):
    counts = sources[sources["kind"] == "interview"]["facility"].value_counts()
    assert counts.tolist() == [8, 7, 6, 6, 5, 5, 4, 4, 3, 2]


def test_forty_sessions_three_to_six_in_each_facility(sources):
    counts = sources[sources["kind"] == "observation"]["facility"].value_counts()
    assert (counts.sum(), counts.size, counts.min(), counts.max()) == (40, 10, 3, 6)


def test_groups_have_four_three_and_three_facilities(sources):
    groups = sources.drop_duplicates("facility")["facility_group"].value_counts()
    assert groups.tolist() == [4, 3, 3]


def test_each_public_role_group_has_five_people(sources):
    roles = sources["role_group"].value_counts()
    assert roles[~roles.index.isin(REASONS)].size == 5
    assert roles[~roles.index.isin(REASONS)].min() >= 5


def test_every_identifier_is_marked_and_none_is_shared(sources):
    for column in ("source", "facility", "participant", "observer"):
        known = sources.loc[~sources[column].isin(REASONS), column].dropna()
        assert known.str.startswith("SYN-").all()
    assert sources["participant"].dropna().is_unique


@pytest.mark.parametrize(
    ("column", "kinds"),
    [
        ("role_group", ["interview"]),
        ("half_year", ["interview", "observation"]),
        ("before_law", ["interview", "observation"]),
        ("shift", ["observation"]),
        ("duration_band", ["observation"]),
    ],
)
def test_four_to_eight_percent_of_each_attribute_is_unknown(sources, column, kinds):
    asked = sources.loc[sources["kind"].isin(kinds), column]
    assert 0.04 <= (asked.isna() | asked.isin(REASONS)).mean() <= 0.08


def test_facility_kind_and_participant_are_always_known(sources):
    assert sources[["facility", "kind", "facility_group"]].notna().all(axis=None)
    assert sources.loc[sources["kind"] == "interview", "participant"].notna().all()


def test_the_law_falls_at_the_end_of_its_half_year(sources):
    known = sources[sources["before_law"].isin(["yes", "no"])]
    shares = (known["before_law"] == "yes").groupby(known["half_year"]).mean()
    assert shares[["2024H1", "2024H2", "2025H2"]].tolist() == [1, 1, 0]
    assert 0.5 < shares["2025H1"] < 1


def test_two_facilities_were_only_reached_late(sources):
    first = sources.loc[~sources["half_year"].isin(REASONS)].groupby("facility")["half_year"].min()
    assert (first >= "2025H1").sum() == 2


def test_participants_take_75_turns_in_the_median(study):
    turns = said(study).groupby("source").size()
    assert turns.median() == pytest.approx(75, abs=1)
    assert (turns.min(), turns.max()) >= (40, 100)
    assert turns.max() <= 140


def test_interviewer_and_participant_alternate(study):
    told = study.turns[study.turns["source"].str.startswith("SYN-I")]
    assert ((told["speaker"] == "interviewer") == (told["turn"] % 2 == 1)).all()


def test_fifteen_percent_of_questions_follow_up(study):
    asked = "\n".join(study.sources["text"]).count("une question neutre prolonge")
    follow = "\n".join(study.sources["text"]).count("une relance")
    assert follow / (asked + follow) == pytest.approx(0.15, abs=0.02)


def test_sessions_have_twenty_to_sixty_paragraphs_and_no_section(study):
    notes = study.turns[study.turns["speaker"] == "fieldnote"]
    assert notes["section"].isna().all()
    assert notes.groupby("source").size().between(20, 60).all()


def test_one_section_is_open_and_the_others_prompt_codes_of_the_codebook(study):
    prompts = study.guide.set_index("section")["prompts"]
    assert prompts.index[prompts.isna()].tolist() == ["G3"]
    assert set(prompts.dropna().str.cat(sep=";").split(";")) <= set(study.codebook["code"])
    assert guide()["share"].sum() == 100


def test_some_interviews_change_the_order_or_skip_a_section(study):
    orders = said(study).groupby("source")["section"].agg(lambda each: tuple(dict.fromkeys(each)))
    whole = orders[orders.str.len() == 8]
    assert 1 <= (orders.str.len() < 8).sum() <= 8
    assert 0.1 <= (whole != tuple(study.guide["section"])).mean() <= 0.3


def test_an_unknown_world_is_refused():
    with pytest.raises(ValueError, match="`world` must be one of 'mixed', 'as_stated', 'null'"):
        invent("perfect")
