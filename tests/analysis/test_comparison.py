"""compare: two sides counted by eye, tau-b by scipy, and nothing that hangs on order or names."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, t
from toys import four_places

import harmred as hr
from harmred.analysis.comparison import compare
from harmred.analysis.concordance import between_facilities, tau_b
from harmred.errors import StudyError

MARKS = [
    ("I1", 0, 5, "street"),
    ("I1", 8, 9, "eviction"),
    ("I2", 0, 5, "street"),
    ("I2", 0, 5, "listening"),
    ("I5", 0, 5, "street"),
    ("I6", 0, 5, "no_help"),
]
KINDS = ("interview", "observation")
NUMBERS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=9)


def watched(marks=MARKS, kinds=("interview",) * 4 + ("observation",) * 4, **traits):
    """Return four interviews in F1 and F2, and four sessions in F3 and F4."""
    study = four_places(marks)
    return replace(study, sources=study.sources.assign(kind=list(kinds), **traits))


def side(table, kind, *names):
    return table[table["kind"] == kind].set_index("code").loc[:, list(names)].to_dict("index")


def test_each_side_has_its_own_sources_and_its_own_denominator():
    table = compare(watched())
    assert side(table, "interview", "sources", "of_sources", "segments") == {
        "harm": {"sources": 2, "of_sources": 4, "segments": 3},
        "help": {"sources": 1, "of_sources": 4, "segments": 1},
        "no_help": {"sources": 0, "of_sources": 4, "segments": 0},
    }
    seen = side(table, "observation", "sources", "of_sources", "facilities")
    assert seen["harm"] == {"sources": 1, "of_sources": 4, "facilities": 1}


def test_what_was_told_and_what_was_seen_are_named():
    table = compare(watched())
    found = table.groupby("code")["found"].agg(["first", "last"])
    assert found["first"].equals(found["last"].rename("first"))
    assert found["first"].to_dict() == {
        "harm": "told and seen",
        "help": "told, not seen",
        "no_help": "seen, not told",
    }


def test_equal_shares_share_the_middle_of_their_places():
    table = compare(watched())
    assert side(table, "observation", "rank") == {
        "harm": {"rank": 1.5},
        "help": {"rank": 3},
        "no_help": {"rank": 1.5},
    }


def test_the_shares_and_intervals_are_those_of_count():
    study = hr.load()
    columns = ["kind", "code", "sources", "of_sources", "share", "low", "high"]
    pd.testing.assert_frame_equal(
        pd.DataFrame(compare(study)[columns]), pd.DataFrame(hr.count(study)[columns])
    )


@given(NUMBERS)
def test_tau_b_is_the_one_of_scipy(pairs):
    first, second = zip(*pairs, strict=True)
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert np.isnan(tau_b(first, second))
    else:
        assert tau_b(first, second) == pytest.approx(kendalltau(first, second).statistic)


def test_the_interval_leaves_out_one_facility_at_a_time_on_both_sides():
    study = hr.select(hr.load(), before_law=["yes", "no"])
    ranks = compare(study).attrs["harmred"]["options"]["ranks"]
    taus = []
    for place in study.sources["facility"].unique():
        others = set(study.sources["facility"]) - {place}
        counts = hr.count(hr.select(study, facility=sorted(others)))
        told, seen = (counts.loc[counts["kind"] == kind, "sources"] for kind in KINDS)
        taus.append(kendalltau(told, seen).statistic)
    half = t.ppf(0.975, 9) * np.sqrt(9 / 10 * ((np.array(taus) - np.mean(taus)) ** 2).sum())
    ends = (ranks["tau_b"] - half, ranks["tau_b"] + half)
    assert (ranks["low"], ranks["high"]) == pytest.approx(ends, abs=1e-6)


def test_only_codes_that_a_side_has_are_ranked():
    marks = [("I1", 0, 5, "street"), ("I5", 0, 5, "listening")]
    options = compare(watched(marks), at="code").attrs["harmred"]["options"]
    assert options["ranks"]["codes"] == 2
    assert options["ranks"]["tau_b"] == -1


def test_few_facilities_give_tau_without_an_interval_and_the_reason():
    ranks = compare(watched()).attrs["harmred"]["options"]["ranks"]
    assert (ranks["low"], ranks["high"]) == (None, None)
    assert ranks["why"] == "fewer than 4 facilities: no interval"


def test_no_facility_gives_tau_without_an_interval_and_the_reason():
    ranks = compare(watched(facility=None)).attrs["harmred"]["options"]["ranks"]
    assert ranks["tau_b"] is not None
    assert ranks["why"] == "no facilities: no interval"


def test_a_side_without_an_order_gives_no_tau():
    marks = [("I1", 0, 5, "street"), ("I1", 0, 5, "listening")]
    ranks = compare(watched(marks)).attrs["harmred"]["options"]["ranks"]
    assert (ranks["tau_b"], ranks["why"]) == (None, "no order on one side: no tau")


def test_an_order_that_hangs_on_one_facility_has_no_interval():
    told = [[1, 1, 1, 1], [0, 0, 0, 1]]
    seen = [[1, 0, 0, 0], [0, 0, 0, 0]]
    assert np.isnan(between_facilities(told, seen)[1])


def test_names_and_order_of_sources_change_nothing():
    study = watched(before_law=["yes", "no"] * 4)
    turned = replace(study, sources=study.sources[::-1], segments=study.segments[::-1])
    for across in ("kind", "before_law"):
        pd.testing.assert_frame_equal(
            *(pd.DataFrame(compare(each, across=across)) for each in (study, turned))
        )


MARKED = st.tuples(
    st.sampled_from([f"I{n}" for n in range(1, 9)]),
    st.sampled_from(["street", "eviction", "listening", "no_help"]),
)


@settings(max_examples=12)
@given(st.lists(MARKED, min_size=1), st.lists(st.sampled_from("ab"), min_size=6, max_size=6))
def test_turning_the_names_of_the_sides_round_turns_the_table_round(marks, groups):
    study = four_places([(source, 0, 5, code) for source, code in marks])
    groups = ["a", "b", *groups]
    other = ["b" if group == "a" else "a" for group in groups]
    tables = [
        compare(replace(study, sources=study.sources.assign(team=names)), across="team")
        for names in (groups, other)
    ]
    turned = tables[1].replace({"team": {"a": "b", "b": "a"}})
    swap = {"first only": "second only", "second only": "first only"}
    turned["found"] = turned["found"].replace(swap)
    back = pd.concat([turned[turned["team"] == name] for name in "ab"], ignore_index=True)
    pd.testing.assert_frame_equal(pd.DataFrame(tables[0]), pd.DataFrame(back))
    assert len({str(table.attrs["harmred"]["options"]["ranks"]) for table in tables}) == 1


def test_two_groups_of_interviews_are_compared_and_the_sessions_left_alone():
    study = watched(before_law=["yes", "no", "no", "NA_refused", "yes", "yes", "yes", "yes"])
    table = compare(study, across="before_law")
    assert table["kind"].unique().tolist() == ["interview"]
    assert table.groupby("before_law", sort=False)["of_sources"].first().to_dict() == {
        "yes": 1,
        "no": 2,
    }
    assert table["note"].str.endswith("1 source without a known value left out").all()


def test_sessions_are_compared_where_there_are_no_interviews():
    study = watched(kinds=["observation"] * 8, shift=["morning", "night"] * 4)
    assert compare(study, across="shift")["shift"].unique().tolist() == ["morning", "night"]


def test_more_than_two_sides_are_listed_with_what_to_do():
    study = watched(role_group=["health", "peer", "management", "NA_refused"] * 2)
    with pytest.raises(StudyError, match=r"3 known values: 'health', 'management', 'peer'.\n.*sel"):
        compare(study, across="role_group")


@pytest.mark.parametrize(
    ("across", "why"), [("kind", "1 known value"), ("rank", "cannot compare across")]
)
def test_what_has_no_two_sides_or_no_place_in_the_table_is_said(across, why):
    with pytest.raises(StudyError, match=why):
        compare(watched(kinds=["interview"] * 8, rank=["a", "b"] * 4), across=across)


def test_sources_themselves_are_no_codes_to_compare():
    with pytest.raises(ValueError, match="`at` must be one of 'theme', 'code'"):
        compare(watched(), at="source")


def test_forms_of_harm_are_compared_as_codes_are():
    study = watched()
    forms = ["dim_physical;dim_verbal", "dim_verbal", None, None, "dim_verbal", None]
    study = replace(study, segments=study.segments.assign(dimension=forms))
    table = compare(study, at="dimension")
    told = side(table, "interview", "sources")
    assert told["dim_verbal"]["sources"] == 1
    assert told["dim_physical"]["sources"] == 1
    assert set(table.loc[table["code"] == "dim_physical", "found"]) == {"told, not seen"}


def test_what_is_on_both_sides_and_on_one_is_told_with_the_caution():
    told = hr.tell(compare(watched()))
    parts = ("“harm” (2 and 1)", "Told, not seen: “help” (1).", "Seen, not told: “no_help” (1).")
    for part in (*parts, "no interval", "the sessions were chosen"):
        assert part in told


def test_nothing_is_taken_from_anything():
    table = compare(hr.load())
    assert not [name for name in table if "diff" in name or "change" in name]
    assert "more often" not in hr.tell(table)
