"""From parts to claims: what decides, what leaves a part open, what a study may lack."""

from dataclasses import replace

import pytest
from small_claims import claim, row, told
from toys import guided

from harmred.claims.outcome import Outcome, together
from harmred.claims.weigh import weigh

ALL = [f"I{n}" for n in range(1, 9)]
SAID = {"rule": "share", "any_of": ["harm"], "over": 0.5}
UNSAID = SAID | {"any_of": ["help"]}


def study():
    return guided([(source, 0, 5, "street") for source in ALL])


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (["supported", "supported"], "supported"),
        (["supported", "not seen"], "not seen"),
        (["not seen", "undecided"], "undecided"),
        (["undecided", "contradicted", "not seen"], "contradicted"),
    ],
)
def test_the_part_that_says_least_decides_for_the_claim(parts, verdict):
    assert together([Outcome(each) for each in parts]).verdict == verdict


def test_a_claim_repeats_what_stands_in_the_way_of_the_parts_that_decide():
    parts = [Outcome("undecided", ("few_sources",)), Outcome("supported", ("never",))]
    assert together(parts).state == ("few_sources",)


def test_a_claim_has_a_row_after_its_parts():
    table = weigh(study(), told(claim(SAID, UNSAID), claim(SAID, name="X2")))
    assert table["part"].tolist() == ["a", "b", "", "a", ""]
    assert table["verdict"].tolist()[2:] == ["contradicted", "supported", "supported"]


def test_unless_leaves_a_part_open_where_its_condition_is_not_met():
    part = dict(SAID)
    met = row(study(), **part, unless=SAID)
    unmet = row(study(), **part, unless=UNSAID)
    assert (met["verdict"], unmet["verdict"], unmet["state"]) == (
        "supported",
        "undecided",
        "unless",
    )


def test_a_code_that_the_codebook_lacks_leaves_its_part_open():
    found = row(study(), "share", any_of=["harm", "hunger"], over=0.5)
    assert (found["verdict"], found["state"]) == ("undecided", "lacks_codes")


@pytest.mark.parametrize(
    ("keys", "tables", "state"),
    [
        ({"needs": ["guide"]}, {"guide": None}, "lacks_guide"),
        ({"spontaneous": True}, {"guide": None}, "lacks_guide"),
        ({"needs": ["turns"]}, {"turns": None}, "lacks_turns"),
        ({"with": ["help"]}, {"turns": None}, "lacks_turns"),
        ({"needs": ["hunger"]}, {}, "lacks_codes"),
    ],
)
def test_a_part_says_what_it_needs_and_the_study_lacks(keys, tables, state):
    found = row(replace(study(), **tables), **SAID, **keys)
    assert (found["verdict"], found["state"]) == ("undecided", state)


def test_only_interviews_are_weighed():
    sessions = study().sources.assign(kind="observation")
    found = row(replace(study(), sources=sessions), **SAID)
    assert (found["of_sources"], found["state"]) == (0, "no_interval")
