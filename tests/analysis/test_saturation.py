"""saturate: against every order of small studies, and against published tables."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import four_places, spread

import harmred as hr
from harmred.analysis.discovery import accumulated, bounds, extrapolated
from harmred.analysis.runs import new_codes, reached
from harmred.analysis.saturation import saturate
from harmred.errors import StudyError

PUBLISHED = Path(__file__).parents[3] / "shared/published"
DUNE = PUBLISHED / "t08_vegan_specpool"
ANTS = [80, 59, 34, 23, 19, 15, 13, 8, 8, 4, 3, 2, 2, 1]
"""In how many of 200 traps each ant of 2,000 m was (Longino & Colwell 2011; iNEXT's data)."""
PLANTS = [7, 10, 2, 8, 6, 6, 5, 1, 1, 2, 5, 6, 1, 3, 5, 4, 12, 7, 14, 13, 6, 5, 7, 3, 18]
PLANTS += [3, 16, 3, 15, 3]
"""On how many of 20 dune meadows each plant was (vegan's data `dune`)."""
GUEST = [15, 10, 7, 5, 2, 1, 1, 0, 1, 0, 0, 0]
"""New codes, interview by interview, of a worked example of base, run and threshold."""
SETS = st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=1, max_size=6)


@given(SETS)
def test_the_mean_over_all_orders_is_the_mean_over_all_orders(codes):
    everyone = range(4)
    seen = [
        [sum(any(place in code for place in order[: n + 1]) for code in codes) for n in everyone]
        for order in permutations(everyone)
    ]
    means = [sum(column) / len(seen) for column in zip(*seen, strict=True)]
    assert accumulated([len(code) for code in codes], 4).tolist() == pytest.approx(means)


def test_the_curve_of_dune_meadow_plants_is_the_published_one():
    if not DUNE.is_dir():
        pytest.skip("the published tables are not beside this clone")
    plants = pd.read_csv(DUNE / "input_dune_site_by_species.csv")
    published = pd.read_csv(DUNE / "expected_dune_specaccum_exact.csv")
    curve = accumulated((plants > 0).sum().to_numpy(), len(plants))
    assert curve.tolist() == pytest.approx(published.iloc[:, 1].tolist(), abs=1e-6)


def test_the_lower_bounds_are_the_published_ones_of_plants_and_ants():
    assert bounds(PLANTS, 20)[0] == pytest.approx(32.1375)
    assert bounds(ANTS, 200) == pytest.approx((14.249, 0.996382673186338), abs=3e-4)


def test_the_curve_of_ants_goes_on_as_published():
    published = {12: 7.03261507746314, 100: 12.8119233589956, 199: 13.995, 200: 14}
    published |= {201: 14.0049014778325, 295: 14.2111937910566, 400: 14.2441030201564}
    curve = [*accumulated(ANTS, 200), *extrapolated(ANTS, 200)]
    assert {t: curve[t - 1] for t in published} == pytest.approx(published)


def test_every_published_point_of_the_ants_is_met():
    if not PUBLISHED.is_dir():
        pytest.skip("the published tables are not beside this clone")
    published = pd.read_csv(PUBLISHED / "t06_inext_ant/expected_curve_h2000m.csv")
    curve = np.array([*accumulated(ANTS, 200), *extrapolated(ANTS, 200)])
    assert curve[published["t"] - 1].tolist() == pytest.approx(published["qD"].tolist())


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_the_next_source_brings_what_coverage_leaves_open(frequencies):
    chao2, coverage = bounds(frequencies, 6)
    further = extrapolated(frequencies, 6)
    open_ = (1 - coverage) * sum(frequencies) / 6
    assert further[0] - len(frequencies) == pytest.approx(open_, abs=1e-9)
    assert len(frequencies) <= further[0] <= further[-1] <= chao2 + 1e-9


def test_codes_that_all_came_up_twice_leave_nothing_to_estimate():
    assert bounds([2, 3], 4) == (2, 1)
    assert extrapolated([2, 3], 4).tolist() == [2, 2, 2, 2]


def test_one_source_says_nothing_of_another():
    assert np.isnan(bounds([1, 1], 1)).all()
    assert extrapolated([1, 1], 1).size == 0


def test_no_code_at_all_has_no_coverage():
    chao2, coverage = bounds([], 5)
    assert chao2 == 0
    assert np.isnan(coverage)


@pytest.mark.parametrize(
    ("run", "threshold", "point"), [(2, 0.05, 6), (2, 0, 9), (3, 0.05, 7), (3, 0, 9)]
)
def test_the_worked_example_of_base_run_and_threshold(run, threshold, point):
    assert reached(GUEST, 4, run, threshold) == point


def test_every_run_of_the_worked_example_is_where_it_should_be():
    if not PUBLISHED.is_dir():
        pytest.skip("the published tables are not beside this clone")
    runs = pd.read_csv(PUBLISHED / "t20_saturation_guest/expected_runs.csv")
    for length, rows in runs.groupby("run_length"):
        for ratio in rows["ratio"]:
            first = rows.loc[rows["ratio"] <= ratio, "run_first"].min()
            assert reached(GUEST, 4, length, ratio) == first - 1


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.integers(1, 6), st.integers(1, 3))
def test_a_run_is_found_by_walking_through_the_sources(brought, base, run):
    found = float("inf")
    for point in range(len(brought) - run, base - 1, -1):
        first, later = sum(brought[:base]), sum(brought[point : point + run])
        found = point if first and later / first <= 0.25 else found
    assert reached(brought, base, run, 0.25) == found


def test_only_sources_of_the_same_half_year_change_places():
    has = np.repeat(np.eye(6, dtype=bool), [1, 1, 2, 2, 3, 3], axis=1)
    assert np.unique(new_codes(has, [0, 0, 1, 1, 2, 2], seed=3), axis=0).tolist() == [
        [1, 1, 2, 2, 3, 3]
    ]
    assert len(np.unique(new_codes(has, [0] * 6, seed=3), axis=0)) == 90  # 6! / (2! 2! 2!)


def test_random_orders_come_as_near_as_they_can_to_all_orders():
    has = np.array([[1, 1, 0, 0, 0], [1, 0, 1, 0, 0], [1, 0, 0, 1, 0], [1, 1, 0, 0, 1], [0] * 5])
    orders = [has[list(order)].astype(bool) for order in permutations(range(5))]
    every = [np.diff([0, *np.maximum.accumulate(each).sum(axis=1)]) for each in orders]
    exact = reached(np.array(every), 2, 1, 0.25)
    drawn = reached(new_codes(has.astype(bool), [0] * 5, seed=1), 2, 1, 0.25)
    for point in (2, 3, 4, np.inf):
        assert (drawn == point).mean() == pytest.approx((exact == point).mean(), abs=0.05)


def dated(half_years):
    study = four_places([("I1", 0, 5, "street"), ("I2", 0, 5, "listening"), ("I3", 0, 5, "street")])
    return replace(study, sources=study.sources.assign(half_year=half_years))


def test_half_years_bring_the_codes_that_no_earlier_one_had():
    curve = saturate(dated(["2024H1", "2024H2"] + ["2025H1"] * 6)).dropna(subset="half_year")
    assert curve["sources"].tolist() == [1, 2, 8]
    assert curve["new_codes"].tolist() == [1, 1, 0]


def test_sources_of_unknown_date_come_last():
    curve = saturate(dated([None, "NA_refused"] + ["2024H1"] * 6)).dropna(subset="half_year")
    assert curve["half_year"].tolist() == ["2024H1", "unknown"]


def test_without_dates_only_the_mean_over_orders_is_given():
    assert saturate(dated(None))["found"].isna().all()


def test_the_curve_ends_at_twice_the_sources_and_says_where_it_is_extrapolated():
    curve = saturate(dated(None))
    assert curve["sources"].tolist() == list(range(1, 17))
    assert curve.loc[curve["extrapolated"], "sources"].tolist() == list(range(9, 17))


def test_each_group_has_its_own_curve_and_those_not_known_come_last():
    curve = saturate(spread(), by="role_group")
    sizes = curve[~curve["extrapolated"]].groupby("role_group", sort=False, dropna=False).size()
    assert sizes.index.fillna("unknown").tolist() == ["health", "peer", "NA_refused", "unknown"]
    assert sizes.tolist() == [3, 2, 2, 1]


def test_a_group_is_followed_as_if_it_were_the_whole_study():
    curve = saturate(spread(), by="role_group")
    alone = saturate(hr.select(spread(), role_group="peer"))
    own = curve[curve["role_group"] == "peer"]
    assert own["expected"].tolist() == alone["expected"].tolist()


def test_what_was_found_once_is_counted_and_for_review_named():
    study = dated(["2024H1", "2024H2"] + ["2025H1"] * 6)
    row = saturate(study, show="richness").iloc[0]
    assert (row["of_sources"], row["found"], row["found_once"], row["found_twice"]) == (8, 2, 1, 1)
    assert row["chao2"] == pytest.approx(2 + 7 / 8 / 2)
    once = saturate(study, show="once")
    assert once[["code", "half_year"]].to_numpy().tolist() == [["listening", "2024H2"]]


def test_a_counter_code_is_a_code_and_a_theme_is_none():
    marks = [("I1", 0, 5, "no_help"), ("I1", 0, 5, "harm"), ("I2", 0, 5, "eviction")]
    row = saturate(four_places(marks), show="richness").iloc[0]
    assert (row["found"], row["of_codes"]) == (3, 4)  # no_help, eviction and street above it


def test_names_and_order_of_sources_do_not_change_what_is_drawn_at_random():
    study = spread()
    names = {f"I{n}": f"J{9 - n}" for n in range(1, 9)}
    parts = {
        name: getattr(study, name).assign(source=getattr(study, name)["source"].map(names))[::-1]
        for name in ("sources", "segments", "turns")
    }
    runs = [saturate(each, show="runs") for each in (study, replace(study, **parts))]
    pd.testing.assert_frame_equal(*runs)


def test_a_rule_that_takes_more_sources_than_there_are_is_never_met():
    study = hr.select(spread(), role_group=["health", "peer"])
    runs = saturate(study, show="runs")
    assert runs["never"].tolist() == [1.0] * 12
    assert runs["median"].isna().all()


def test_a_study_without_a_segment_says_what_to_do():
    with pytest.raises(StudyError, match="nothing is coded yet"):
        saturate(four_places([]))


@pytest.mark.parametrize("by", ["nowhere", "half_year", "kind"])
def test_a_column_that_cannot_make_groups_is_refused(by):
    with pytest.raises(StudyError, match=f"cannot follow discovery by '{by}'.*\n.*of their own"):
        saturate(spread(), by=by)


def test_what_is_shown_is_one_of_four():
    with pytest.raises(ValueError, match="`show` must be one of 'curve', 'richness', 'once'"):
        saturate(spread(), show="proof")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("show", ["curve", "richness", "once", "runs"])
def test_nothing_says_that_saturation_was_reached(show, lang):
    said = hr.tell(saturate(hr.load(), show=show), lang=lang)
    assert said
    assert "saturat" not in said.lower()


def test_the_point_is_told_as_its_authors_write_it():
    study = hr.select(hr.load(), kind="interview")
    row = saturate(study, show="runs").iloc[0]
    assert f"after {row['median']} (+2) in the median order" in hr.tell(
        saturate(study, show="runs")
    )


def test_a_small_group_is_told_that_the_rule_takes_more():
    said = hr.tell(saturate(spread(), show="runs", by="role_group")).splitlines()
    assert said[0].startswith("Health professions: 3 interviews: fewer than the first 4")


def test_no_sign_of_more_is_not_told_as_their_absence():
    marks = [(f"I{n}", 0, 5, code) for n in (1, 2, 3) for code in ("street", "help")]
    said = hr.tell(saturate(four_places(marks), show="richness"))
    assert said.endswith("that is no proof that there is none.")


def test_a_panel_a_group_and_none_for_a_single_source():
    drawing = hr.draw.discovery(saturate(spread(), by="role_group"))
    titles = [ax.get_title(loc="left") for ax in drawing.figure.axes if ax.axison]
    assert titles == [
        "health professions\n3 interviews",
        "peer workers\n2 interviews",
        "refused\n2 interviews",
    ]
    assert drawing.table.attrs["harmred"]["edition"] == "public"


def test_the_dashes_are_named_in_each_panel():
    drawing = hr.draw.discovery(saturate(spread()), lang="fr")
    assert "extrapolé" in [text.get_text() for text in drawing.figure.axes[0].texts]
    dashed = [line.get_linestyle() for line in drawing.figure.axes[0].lines]
    assert "--" in dashed


def test_a_hidden_group_is_hatched_and_not_read_aloud():
    table = saturate(spread(), by="role_group")
    table.loc[table["role_group"] == "peer", "hidden"] = True
    drawing = hr.draw.discovery(table)
    ax = drawing.figure.axes[1]
    assert [patch.get_hatch() for patch in ax.patches] == ["//////"]
    assert [text.get_text() for text in ax.texts] == ["–"]
    assert "peer workers: after – interviews, – of 4 codes" in repr(drawing)


def test_only_the_curve_is_drawn():
    with pytest.raises(ValueError, match=r"drawn from hr\.saturate"):
        hr.draw.discovery(saturate(spread(), show="richness"))


def test_a_curve_of_a_group_holds_no_half_year_which_can_be_one_person():
    study = spread()
    assert hr.saturate(study)["half_year"].notna().any()
    grouped = hr.saturate(study, by="role_group")
    assert grouped[["half_year", "found", "new_codes"]].isna().all(axis=None)
    assert hr.draw.discovery(grouped).bytes("png")[1:4] == b"PNG"
