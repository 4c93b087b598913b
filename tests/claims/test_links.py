"""Pairs: eight interviews of two sections of five turns; every rotation counted by hand."""

from dataclasses import replace

import pytest
from small_claims import LIMITS, claim, row, told
from toys import guided

from harmred.claims.weigh import weigh

ALL = [f"I{n}" for n in range(1, 9)]
PAIR = {"a": ["street"], "b": ["listening"]}


def says(sources, code, turn):
    return [(source, 10 * turn, 10 * turn + 5, code) for source in sources]


def test_two_codes_always_in_the_same_turn_are_linked():
    # each is in one of five turns: by chance both are in one turn in 1 of 5 interviews, 1.6 of 8
    found = row(guided(says(ALL, "street", 1) + says(ALL, "listening", 1)), "pair", **PAIR)
    assert (found["observed"], found["expected"]) == (8, pytest.approx(1.6))
    assert found["value"] == pytest.approx(8.5 / 2.1)
    assert found["p_upper"] == found["holm"] == pytest.approx(0.2**8)
    assert (found["verdict"], found["state"]) == ("supported", "")


def test_two_codes_never_in_the_same_turn_are_not_seen_and_never_contradicted():
    study = guided(says(ALL, "street", 1) + says(ALL, "listening", 2))
    found = row(study, "pair", **PAIR)
    assert (found["observed"], found["verdict"]) == (0, "not seen")


def test_a_pair_under_the_gate_of_the_file_is_left_open():
    study = guided(says(ALL, "street", 1) + says(ALL, "listening", 1))
    gate = {"gate": {"sources": 9, "facilities": 5, "expected": 2}}
    found = row(study, "pair", gate, **PAIR)
    assert found["state"] == "few_sources;few_facilities;few_expected"
    assert found["verdict"] == "undecided"


def test_a_link_of_one_facility_alone_is_not_supported():
    # I1 and I2 are one facility: both in five turns; elsewhere side by side, never together
    marks = says(ALL[2:], "street", 1) + says(ALL[2:], "listening", 2)
    marks += [
        mark for turn in (0, 2) for code in PAIR.values() for mark in says(ALL[:2], *code, turn)
    ]
    found = row(guided(marks), "pair", {"pair": {"lift": 1, "p": 1}}, **PAIR)
    assert not found["holds_without_each_facility"]
    assert (found["verdict"], found["state"]) == ("undecided", "one_facility")


def test_no_code_is_ever_paired_with_itself():
    marks = says(ALL, "street", 1) + says(ALL, "eviction", 1) + says(ALL, "listening", 3)
    found = row(guided(marks), "pair", a=["street"], b=["harm", "help"])
    assert (found["observed"], found["expected"]) == (0, pytest.approx(1.6))


def test_what_is_excluded_is_no_part_of_the_second_side():
    marks = says(ALL, "listening", 1) + says(ALL, "eviction", 1) + says(ALL[:4], "street", 1)
    found = row(guided(marks), "pair", a=["listening"], b=["harm"], exclude=["eviction"])
    assert (found["observed"], found["sources"]) == (4, 4)


def test_holm_counts_every_pair_of_the_file():
    study = guided(says(ALL, "street", 1) + says(ALL, "listening", 1) + says(ALL, "no_help", 3))
    one, two = ({"rule": "pair", **PAIR | {"b": [code]}} for code in ("listening", "no_help"))
    table = weigh(study, told(claim(one), claim(two, name="X2")))
    first, second = table[table["rule"] == "pair"][["p_upper", "holm"]].to_numpy()
    assert first[1] == pytest.approx(2 * first[0])
    assert second[1] == pytest.approx(max(second[0], first[1]))


@pytest.mark.parametrize(("within", "sources"), [("turn", 0), ("window", 8), ("source", 8)])
def test_near_means_what_the_part_says(within, sources):
    study = guided(says(ALL, "street", 1) + says(ALL, "listening", 3))
    assert row(study, "pair", **PAIR, within=within)["sources"] == sources


def test_without_positions_a_pair_says_what_it_lacks():
    marks = [(source, None, None, code) for source in ALL for code in ("street", "listening")]
    assert row(guided(marks), "pair", **PAIR)["state"] == "lacks_turns"


def test_segments_without_a_position_are_told_of():
    marks = says(ALL, "street", 1) + says(ALL, "listening", 1) + [("I1", None, None, "street")]
    assert row(guided(marks), "pair", **PAIR)["note"] == "1 segment without a position left out"


def test_without_facilities_a_pair_has_no_interval():
    study = guided(says(ALL, "street", 1) + says(ALL, "listening", 1))
    study = replace(study, sources=study.sources.assign(facility=None))
    assert row(study, "pair", LIMITS, **PAIR)["state"] == "few_facilities"
