"""The gate on agreement: what coders do not agree on settles nothing, unless a team says so."""

from dataclasses import replace

import pandas as pd
import pytest
from small_claims import LIMITS, SAYS, claim, row, told
from toys import guided
from twice_coded import ALL, by_hand, twice

import harmred as hr
from harmred.claims import agreeing
from harmred.claims.file import opened
from harmred.claims.weigh import weigh
from harmred.errors import FormatError
from harmred.synthetic import invent
from harmred.words.captions import caption

GATE = {"agreement": {"weigh": True, "least": 0.6, "turns": 5}}
SHARE = {"rule": "share", "any_of": ["harm"], "over": 0.5}
HELP = [(source, 60, 65, "listening") for source in ALL]


def gated(study, limits=GATE, **keys):
    return row(study, **(keys or SHARE), limits=limits)


@pytest.mark.parametrize(
    ("same", "verdict", "state"),
    [(8, "supported", ""), (4, "supported", ""), (3, "undecided", "coding_unreliable")],
)
def test_a_part_stays_open_where_coders_agree_too_little(same, verdict, state):
    found = gated(twice(same))
    assert found["alpha"] == pytest.approx(by_hand(same))
    assert (found["verdict"], found["state"]) == (verdict, state)


def test_what_coders_do_not_agree_on_contradicts_nothing_either():
    part = SHARE | {"over": 0.2, "any_of": ["help"]}
    study = twice(8, also=[("I1", 60, 65, "listening")])
    only_k1 = (study.segments["coder"] == "K1") & (study.segments["code"] == "listening")
    assert gated(study, **part | {"over": 0.9})["verdict"] == "contradicted"
    alone = replace(study, segments=study.segments[~only_k1])
    found = gated(alone, GATE | {"agreement": GATE["agreement"] | {"turns": 1}}, **part)
    assert (found["alpha"], found["verdict"]) == (pytest.approx(0), "undecided")


def test_with_one_coder_agreement_is_not_assessed_and_blocks_nothing():
    found = gated(guided([(source, 0, 5, "street") for source in ALL]))
    assert pd.isna(found["alpha"])
    assert (found["verdict"], found["state"]) == ("supported", "agreement_not_assessed")


def test_what_is_marked_in_too_few_turns_is_not_assessed():
    limits = {"agreement": {"weigh": True, "least": 0.6, "turns": 9}}
    assert gated(twice(3), limits)["state"] == "agreement_not_assessed"


def test_the_side_on_which_coders_agree_least_decides():
    study = twice(3, also=HELP)
    found = gated(study, rule="diff", any_of=["help"], against=["harm"])
    assert found["alpha"] == pytest.approx(by_hand(3))
    assert gated(study, **SHARE | {"any_of": ["help"]})["alpha"] == 1


def test_a_side_that_is_not_assessed_is_said_and_blocks_nothing():
    found = gated(twice(8), rule="diff", any_of=["harm"], against=["listening"])
    assert (found["verdict"], found["state"]) == ("supported", "agreement_in_part")


def test_what_is_left_out_of_a_pair_is_left_out_of_its_agreement():
    pair = {"rule": "pair", "a": ["help"], "b": ["harm"]}
    study = twice(3, also=HELP)
    assert gated(study, **pair)["alpha"] == pytest.approx(by_hand(3))
    assert gated(study, **pair, exclude=["street"])["alpha"] == 1


def test_explanations_are_told_apart_one_by_one():
    part = {"rule": "plurality", "any_of": ["help", "harm"], "at_least": 1, "over": 0.1}
    found = gated(twice(3, also=HELP), **part, only="help", under=0.9)
    assert found["alpha"] == pytest.approx(by_hand(3))


def test_of_an_average_interview_both_kinds_of_violence_are_compared():
    study = twice(8)
    violent = study.segments["code"].eq("street").map({True: "no_help"})
    other = violent.mask((study.segments["coder"] == "K2") & (study.segments["start"] == 0), "x")
    part = {"rule": "mean", "measure": "dimension", "none_of": ["no_help"], "over": 0.9}
    same, apart = (
        gated(replace(study, segments=study.segments.assign(dimension=each)), **part)
        for each in (violent, other)
    )
    assert (same["alpha"], same["verdict"]) == (1, "contradicted")
    assert apart["alpha"] == pytest.approx(1 - 159 * 8 / (8 * 152))
    assert apart["state"] == "coding_unreliable"


def test_a_condition_has_to_be_agreed_on_too():
    unless = {"rule": "share", "any_of": ["harm"], "over": 0.1}
    found = gated(twice(3, also=HELP), **SHARE | {"any_of": ["help"]}, unless=unless)
    assert found["state"].endswith("coding_unreliable")


def test_a_design_rests_on_no_coding():
    found = gated(twice(3), rule="design", column="source", equals=8, kinds=["interview"])
    assert (found["verdict"], found["state"]) == ("supported", "")


def test_a_team_can_leave_agreement_aside_and_the_ledger_says_so():
    off = told(claim(SHARE)) | {"agreement": GATE["agreement"] | {"weigh": False}}
    table = weigh(twice(3), off)
    assert table["verdict"].tolist() == ["supported", "supported"]
    assert table["alpha"].isna().all()
    for said in (hr.tell(table), caption(hr.draw.board(table).table, "en")):
        assert "greement between coders is left aside, as the file of claims says." in said


def test_a_choice_can_leave_it_aside_or_take_it_up():
    for weighs, verdict in ((True, "supported"), (False, "undecided")):
        choices = [{"id": "main", **SAYS}, {"id": "other", **SAYS, "agreement": not weighs}]
        limits = {"agreement": GATE["agreement"] | {"weigh": weighs}}
        file = told(claim(SHARE), choice=choices) | limits
        found = weigh(twice(3), file, show="choices").iloc[1]
        assert (found["verdict"], found["same"]) == (verdict, False)


def test_it_is_measured_once_however_often_claims_are_weighed(monkeypatch):
    asked, measure = [], agreeing.reliability
    monkeypatch.setattr(agreeing, "reliability", lambda *given: asked.append(1) or measure(*given))
    choices = [{"id": "main", **SAYS}, {"id": "all", **SAYS, "without": "each facility"}]
    choices += [{"id": "coders", **SAYS, "coder": "each"}]
    table = weigh(twice(4), told(claim(SHARE), choice=choices) | GATE, show="choices")
    assert table["runs"].tolist() == [1, 4, 2]
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, r"\[agreement\] lacks weigh, least, turns"),
        ({**GATE["agreement"], "weigh": "no"}, r"'weigh' must be true or false; got 'no'"),
        ({**GATE["agreement"], "least": 60}, r"'least' must be a number from 0 to 1; got 60"),
        ({**GATE["agreement"], "alpha": 1}, r"nobody knows 'alpha' here.\nKnown are weigh, least"),
    ],
)
def test_the_file_must_say_it_and_say_it_well(limits, said):
    with pytest.raises(FormatError, match=said):
        opened(hr.load(), told(claim(SHARE)) | LIMITS | {"agreement": limits})


@pytest.mark.parametrize("world", ["mixed", "as_stated", "null", "contrary"])
def test_no_planted_claim_is_blocked_in_the_world_of_the_shipped_seed(world):
    table = weigh(invent(world))
    weighed = table[~table["rule"].isin(["design", "beside", ""])]
    assert weighed["alpha"].min() > 0.6
    assert not weighed["state"].str.contains(agreeing.UNRELIABLE).any()


@pytest.mark.parametrize(
    ("lang", "number", "why"),
    [
        ("en", "0.51", "coding not reliable enough"),
        ("fr", "0,51", "fiabilité du codage insuffisante"),
    ],
)
def test_the_board_and_the_sentences_say_how_far_coders_agree(lang, number, why):
    table = weigh(twice(3), told(claim(SHARE)) | GATE)
    words = [each.get_text() for each in hr.draw.board(table, lang=lang).figure.axes[0].texts]
    assert {why, f"{'agreement' if lang == 'en' else 'accord'} {number}"} <= set(words)
    first, last = hr.tell(table, lang=lang).splitlines()
    assert f"({why})" in first
    assert number in last
