"""The grid of choices: which runs each takes, and what it may tell of them."""

from dataclasses import replace

import pytest
from small_claims import SAYS, claim, told
from toys import guided

import harmred as hr
from harmred.claims.weigh import weigh
from harmred.errors import FormatError

ALL = [f"I{n}" for n in range(1, 9)]
SHARE = {"rule": "share", "any_of": ["harm"], "over": 0.5}
HELP = SHARE | {"any_of": ["help"], "over": 0.3}
RANK = {"rule": "rank", "theme": "harm", "themes": ["help"], "place": 1}
RANK |= {"measures": ["mention"], "of": ["all"]}
PAIR = {"rule": "pair", "a": ["street"], "b": ["listening"]}


def says(sources, code, start=0, end=5):
    return [(source, start, end, code) for source in sources]


def grid(study, *parts, **change):
    """Return the row of the one choice beside the first."""
    choices = [{"id": "main", **SAYS}, {"id": "other", **SAYS, **change}]
    table = weigh(study, told(claim(*parts), choice=choices), show="choices")
    assert table["same"].iloc[0]
    return table.iloc[1]


def test_another_meaning_of_near_can_change_a_pair_and_touches_nothing_else():
    study = guided(says(ALL, "street", 0, 5) + says(ALL, "listening", 6, 9))
    found = grid(study, PAIR, within="overlap")
    assert (found["runs"], found["verdict"], found["same"]) == (1, "not seen", False)
    assert grid(study, SHARE, within="overlap")["runs"] == 0


def test_each_other_coder_is_a_run_where_several_coded():
    study = guided(says(ALL, "street"))
    again = study.segments.assign(coder="K2", code="listening")
    agreed = study.segments.assign(coder="reconciled")
    both = type(again)(
        [row for part in (study.segments, again, agreed) for row in part.to_dict("records")]
    )
    found = grid(replace(study, segments=both), SHARE, coder="each")
    assert (found["runs"], found["differing"], found["same"]) == (2, 1, False)
    assert grid(study, SHARE, coder="each")["runs"] == 0


def test_order_can_be_read_in_talk_of_violence_only():
    study = guided(says(ALL, "street") + says(ALL[::2], "listening"))
    violent = study.segments["code"].eq("listening").map({True: "dim_body"})
    study = replace(study, segments=study.segments.assign(dimension=violent))
    assert grid(study, RANK, of="violence")["verdict"] == "contradicted"
    assert grid(study, RANK, of="all")["same"]


def test_two_themes_can_be_weighed_as_one():
    # each of the two is in four interviews, and so is the counter-code; together in all eight
    marks = says(ALL[::2], "street") + says(ALL[1::2], "listening") + says(ALL[::2], "no_help")
    found = grid(guided(marks), RANK | {"themes": ["no_help"]}, merge=[["harm", "help"]])
    assert (found["verdict"], found["same"]) == ("supported", False)
    assert grid(guided(marks), RANK | {"themes": ["no_help"]}, merge=[["help"]])["runs"] == 0


def test_a_share_can_be_taken_of_the_interviews_that_were_asked():
    study = guided(says(ALL[:4], "listening", 60, 65))
    unasked = study.turns["source"].isin(ALL[4:]) & (study.turns["section"] == "B")
    study = replace(study, turns=study.turns[~unasked])
    found = grid(study, HELP | {"over": 0.9}, asked=True)
    assert (found["runs"], found["verdict"], found["same"]) == (1, "undecided", True)
    assert grid(study, SHARE, asked=True)["runs"] == 0


def test_each_facility_left_out_is_a_run_and_only_their_number_is_told():
    found = grid(guided(says(ALL, "street")), SHARE, without="each facility")
    # without one of four facilities there are three: no interval, whichever it is
    assert (found["runs"], found["differing"]) == (4, 4)
    assert found[["verdict", "same"]].isna().tolist() == [True, False]


def test_a_study_of_one_facility_is_weighed_without_it_too():
    study = hr.select(guided(says(ALL, "street")), facility="F1")
    assert grid(study, SHARE, PAIR, RANK, without="each facility")["runs"] == 1


def test_a_design_stays_what_it_is():
    part = {"rule": "design", "column": "facility", "equals": 4, "kinds": ["interview"]}
    assert grid(guided([]), part, without="each facility")["runs"] == 0


def test_a_file_without_choices_says_so():
    with pytest.raises(FormatError, match=r"the claims come with no .*choice"):
        weigh(guided([]), told(claim(SHARE)), show="choices")


def test_the_bundled_file_has_a_row_for_each_claim_and_choice():
    table = weigh(hr.load(), show="choices")
    assert len(table) == 14 * len(table.attrs["harmred"]["options"]["choices"])
    assert table["claim"].drop_duplicates().tolist() == [f"C{n}" for n in range(1, 15)]
    assert table.loc[table["choice"] == "main", "same"].all()
    assert table.loc[table["choice"] == "facilities", "verdict"].isna().all()
