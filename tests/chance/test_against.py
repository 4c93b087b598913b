"""against_chance: what it says of pairs, facilities, families and gates."""

import numpy as np
import pandas as pd
import pytest
from toys import four_places, guided

import harmred as hr
from harmred.chance.families import bh, by, holm
from harmred.chance.ratios import of_ratios


@pytest.fixture(scope="module")
def interviews():
    return hr.select(hr.load(), kind="interview")


@pytest.fixture(scope="module")
def chance(interviews):
    return hr.against_chance(interviews)


@pytest.mark.parametrize("within", ["turn", "source"])
def test_observed_and_sources_are_those_of_cooccur(interviews, within):
    table = hr.against_chance(interviews, within=within, at="code")
    pairs = hr.cooccur(interviews, within=within, at="code")
    assert table["sources"].equals(pairs["together"])
    assert table["facilities"].equals(pairs["facilities"])
    counted = pairs["turns"] if within == "turn" else pairs["together"]
    assert table["observed"].equals(counted)


def test_facilities_add_up_to_the_whole(interviews, chance):
    parts = hr.against_chance(interviews, by="facility").groupby(["a", "b"], sort=False)
    assert parts["observed"].sum().tolist() == chance["observed"].tolist()
    assert np.allclose(parts["expected"].sum(), chance["expected"])


def test_what_holds_holds_when_each_facility_is_really_left_out(interviews, chance):
    everywhere = interviews.sources["facility"].unique()
    lifts = [
        hr.against_chance(hr.select(interviews, facility=list(set(everywhere) - {one})))["lift"]
        for one in everywhere
    ]
    runs = pd.concat(lifts, axis=1)
    stays = np.where(chance["lift"] >= 1, (runs >= 1).all(axis=1), (runs <= 1).all(axis=1))
    known = chance["lift"].notna()
    assert chance.loc[known, "holds_without_each_facility"].tolist() == stays[known].tolist()


def test_the_interval_of_a_lift_is_the_jackknife_on_the_log_scale():
    observed, expected = np.array([9, 4, 6, 5]), np.array([5.0, 4.0, 4.5, 6.0])
    left = [
        np.log((np.delete(observed, one).sum() + 0.5) / (np.delete(expected, one).sum() + 0.5))
        for one in range(4)
    ]
    error = np.sqrt(3 / 4 * ((left - np.mean(left)) ** 2).sum())
    low, high, _ = of_ratios([observed], [expected])
    # Student's t of 0.975 on three degrees of freedom, from a printed table
    assert np.log([low[0], high[0]]) == pytest.approx(
        np.log(24.5 / 20) + np.array([-1, 1]) * 3.1824 * error, abs=1e-4
    )


def test_fewer_than_four_facilities_give_no_interval_and_say_so():
    marks = [(f"I{n}", 1, 9, code) for n in range(1, 7) for code in ("street", "listening")]
    table = hr.against_chance(hr.select(guided(marks), facility=["F1", "F2", "F3"]))
    row = table[(table["a"] == "harm") & (table["b"] == "help")].iloc[0]
    assert np.isnan(row["low"])
    assert row["state"] == "no interval"


def everywhere():
    """Return a study in which one theme fills every turn and another a few."""
    marks = [(f"I{n}", 0, 100, "street") for n in range(1, 9)]
    return guided([*marks, *((f"I{n}", 1, 9, "listening") for n in range(1, 9))])


@pytest.mark.parametrize("within", ["turn", "window", "overlap", "source"])
def test_a_theme_that_is_everywhere_can_meet_no_other_way(within):
    table = hr.against_chance(everywhere(), within=within)
    row = table[(table["a"] == "harm") & (table["b"] == "help")].iloc[0]
    assert (row["p_upper"], row["p_lower"], row["state"]) == (1, 1, "undefined")
    assert row["lift"] == pytest.approx(1)


def test_a_theme_that_is_nowhere_is_undefined():
    row = hr.against_chance(everywhere()).query("a == 'harm' and b == 'no_help'").iloc[0]
    assert (row["observed"], row["expected"], row["state"]) == (0, 0, "undefined")
    assert np.isnan(row[["lift", "low", "high"]].astype(float)).all()


def test_all_in_one_turn_is_above_chance_by_hand():
    """Each of eight sources has both in the same one of five turns: a fifth of all rotations."""
    marks = [(f"I{n}", 1, 9, code) for n in range(1, 9) for code in ("street", "listening")]
    row = hr.against_chance(guided(marks)).query("a == 'harm' and b == 'help'").iloc[0]
    assert (row["observed"], row["expected"]) == (8, pytest.approx(8 / 5))
    assert (row["p_upper"], row["p_smallest"]) == pytest.approx((5.0**-8, 5.0**-8))
    assert row["state"] == "too sparse"


def test_one_source_in_two_facilities_of_all_ways_by_hand():
    """Two sources a facility, one of each has a and one has b: both in one, half of all ways."""
    marks = [(f"I{n}", 1, 9, "street") for n in (1, 3, 5, 7)]
    marks += [(f"I{n}", 1, 9, "listening") for n in (1, 3, 5, 8)]
    row = hr.against_chance(four_places(marks), within="source").query("b == 'help'").iloc[0]
    assert (row["observed"], row["expected"]) == (3, 2)
    # at least three of four facilities: (4 + 1) / 16
    assert row["p_upper"] == pytest.approx(5 / 16)


def test_without_sections_the_table_says_so(interviews):
    both = hr.against_chance(hr.load())
    assert (
        both.groupby("kind")["note"].first().to_dict()
        == {
            "interview": None,
            "observation": "whole sources rotated",
        }
        or both.loc[both["kind"] == "interview", "note"].isna().all()
    )
    assert both.attrs["harmred"]["options"]["blocks"] == "section"


def test_a_theme_in_fewer_than_five_sources_leaves_the_family():
    marks = [(f"I{n}", 1, 9, "street") for n in range(1, 9)]
    marks += [(f"I{n}", 1, 9, "listening") for n in range(1, 5)]
    table = hr.against_chance(guided(marks))
    assert table["q"].isna().all()


def test_families_agree_with_scipy():
    from scipy.stats import false_discovery_control

    p = np.random.default_rng(2).random(40) ** 3
    assert np.allclose(bh(p), false_discovery_control(p))
    assert np.allclose(by(p), false_discovery_control(p, method="by"))


def test_a_missing_chance_is_no_part_of_its_family():
    with_gap = np.array([0.01, np.nan, 0.02])
    assert holm(with_gap)[[0, 2]].tolist() == holm([0.01, 0.02]).tolist() == [0.02, 0.02]
    assert np.isnan(holm(with_gap)[1])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"within": "paragraph"}, "`within` must be one of"),
        ({"at": "facet"}, "`at` must be one of"),
        ({"by": "role_group"}, "`by` must be one of"),
        ({"draws": 99}, "`draws` belongs to"),
        ({"draws": -1, "within": "source"}, "`draws` must be a whole number"),
    ],
)
def test_unknown_options_are_refused(chance, interviews, options, words):
    with pytest.raises(ValueError, match=words):
        hr.against_chance(interviews, **options)
