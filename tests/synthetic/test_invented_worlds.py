"""The other worlds are invented by the same code; the answer sheet says what each holds."""

import json

import pytest

from harmred.synthetic import SEED, invent, truth
from harmred.synthetic.setting import book, world

WORLDS = ("mixed", "as_stated", "null", "contrary")
OUTCOMES = {"supported", "contradicted", "not seen", "undecided"}


@pytest.fixture(scope="module", params=WORLDS[1:])
def other(request):
    return invent(request.param)


def test_each_world_says_its_name_and_uses_every_code(other):
    assert other.name in {f"harmred-synthetic-{name}" for name in WORLDS}
    codes = other.codebook.loc[other.codebook["row_type"] == "code", "code"]
    assert set(other.segments["code"]) == set(codes)


def test_the_people_and_places_are_the_same_in_every_world(study, other):
    columns = ["source", "participant", "facility", "role_group", "half_year"]
    assert other.sources[columns].equals(study.sources[columns])


@pytest.mark.parametrize(
    ("name", "code", "count"),
    [
        ("as_stated", "stigma_care_settings", 41),
        ("null", "stigma_care_settings", 25),
        ("contrary", "stigma_care_settings", 12),
    ],
)
def test_worlds_differ_in_their_shares(name, code, count):
    rows = invent(name).segments
    agreed = rows.loc[rows["coder"] == "reconciled", "source"].unique()
    rows = rows[(rows["coder"] == "reconciled") | ~rows["source"].isin(agreed)]
    family = {code, *book().loc[book()["parent"] == code, "code"]}
    assert rows.loc[rows["code"].isin(family), "source"].nunique() == count


@pytest.mark.parametrize("name", WORLDS)
def test_the_answer_sheet_is_ready_for_a_file(name):
    sheet = truth(name)
    assert json.loads(json.dumps(sheet))["synthetic"] is True
    assert (sheet["world"], sheet["seed"]) == (name, SEED)
    assert {"note", "parameters", "pairs", "traps"} <= set(sheet)


@pytest.mark.parametrize("name", WORLDS)
def test_every_claim_has_an_expected_outcome(name):
    claims = truth(name)["claims"]
    assert list(claims) == [f"C{number}" for number in range(1, 15)]
    assert set(claims.values()) <= OUTCOMES


def test_every_outcome_occurs_in_the_shipped_world():
    assert set(truth()["claims"].values()) == OUTCOMES
    assert set(truth("as_stated")["claims"].values()) == {"supported"}


def test_without_association_no_link_pulls():
    pairs = truth("null")["pairs"].values()
    assert {pair["pull"] for pair in pairs} == {pair["lift"] for pair in pairs} == {1.0}


def test_seven_traps_name_codes_of_the_codebook():
    traps = truth()["traps"]
    assert len(traps) == 7
    assert {trap["a"] for trap in traps.values()} <= set(book()["code"])


def test_links_are_drawn_to_codes_that_stand_above_them():
    mixed = world("mixed")
    place = {code: rank for rank, code in enumerate(mixed.strands["code"])}
    for later, earlier, _ in mixed.links.values():
        assert min(place[code] for code in later) > max(place[code] for code in earlier)
