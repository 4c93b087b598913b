"""Agreement between coders: by hand, character by character, and against published tables."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import guided

import harmred as hr
from harmred.agreement.characters import lengths, u_alpha
from harmred.agreement.coefficients import ac1, alpha, of_pairs
from harmred.agreement.reliability import reliability
from harmred.errors import StudyError

PUBLISHED = Path(__file__).parents[3] / "shared" / "published"
NEEDS = pytest.mark.skipif(not PUBLISHED.exists(), reason="../shared/published is not here")


def coded(*marks):
    """Return the toy study with marks (source, start, end, code, coder), two coders everywhere."""
    study = guided([mark[:4] for mark in marks])
    return replace(study, segments=study.segments.assign(coder=[mark[4] for mark in marks]))


def both(source, start, end, code):
    return [(source, start, end, code, coder) for coder in ("K1", "K2")]


def spread(*more):
    """Return a study in which two coders agree on `street` in six interviews, and `more`."""
    marks = [mark for n in range(1, 7) for mark in both(f"I{n}", 0, 5, "street")]
    marks += [mark for n in range(1, 7) for mark in both(f"I{n}", 30, 45, "listening")]
    return coded(*marks, *more)


def one(study, code, **options):
    return hr.agree(study, **options).set_index("code").loc[code]


def test_those_who_mark_alike_agree_wholly_and_have_no_interval():
    row = one(spread(), "street")
    assert (row["alpha"], row["kappa"], row["ac1"], row["u_alpha"]) == (1, 1, 1, 1)
    assert np.isnan(row["low"])
    assert (row["sources"], row["turns"], row["marked"]) == (6, 60, 6)


def test_a_turn_that_one_coder_missed_is_a_disagreement_worked_by_hand():
    """60 turns twice: 13 marks, 107 none; both 6, one alone 1: 1 − 119 · 2 / (2 · 13 · 107 / …)."""
    row = one(spread(("I1", 50, 55, "street", "K1")), "street")
    assert row["alpha"] == pytest.approx(1 - 119 * 2 / (2 * 13 * 107))
    assert row["agreed_present"] == pytest.approx(12 / 13)
    assert row["agreed_absent"] == pytest.approx(106 / 107)
    assert row["prevalence"] == pytest.approx((6 - 53) / 60)
    assert row["bias"] == pytest.approx(1 / 60)
    assert row["segments"] == "7; 6"


def test_a_code_above_counts_where_coders_chose_different_codes_below_it():
    marks = [("I1", 70, 75, "eviction", "K1"), ("I1", 70, 75, "street", "K2")]
    table = hr.agree(spread(*marks)).set_index("code")
    assert table.loc["street", "alpha"] == 1
    assert table.loc["eviction", "alpha"] < 0.01


def test_what_the_team_reconciled_and_whose_marks_stand_change_nothing():
    study = spread(("I1", 50, 55, "street", "K1"))
    agreed = study.segments.query("coder == 'K1'").assign(coder="reconciled")
    other = replace(study, segments=pd.concat([study.segments, agreed], ignore_index=True))
    wanted = hr.agree(study)
    pd.testing.assert_frame_equal(hr.agree(other), wanted)
    pd.testing.assert_frame_equal(hr.agree(hr.choose_coder(other, "K2")), wanted)


def test_a_source_that_one_person_coded_is_left_out_not_counted_as_agreement():
    row = one(spread(("I8", 0, 5, "street", "K1")), "street")
    assert (row["sources"], row["turns"]) == (6, 60)


def test_what_nobody_marked_is_not_agreed_on():
    row = one(spread(), "eviction")
    assert np.isnan(row[["alpha", "ac1", "kappa", "u_alpha"]].astype(float)).all()
    assert row["note"] == "no coder marked it here"


def test_under_five_sources_coded_twice_there_is_no_interval_and_it_says_so():
    marks = [mark for n in (1, 2) for mark in both(f"I{n}", 0, 5, "street")]
    row = one(coded(*marks, ("I1", 50, 55, "street", "K1")), "street")
    assert np.isnan(row["low"])
    assert row["note"] == "too few sources for an interval"


def test_the_interval_leaves_out_one_source_at_a_time():
    more = [(f"I{n}", 50, 55, "street", "K1") for n in (1, 2)]
    study = spread(*more)
    row = one(study, "street")
    left = [
        one(hr.select(study, source=[f"I{n}" for n in range(1, 7) if n != out]), "street")
        for out in range(1, 7)
    ]
    logs = np.log([1 - each["alpha"] for each in left])
    spread_ = 2.570582 * np.sqrt(5 / 6 * ((logs - logs.mean()) ** 2).sum())
    assert row["low"] == pytest.approx(1 - (1 - row["alpha"]) * np.exp(spread_), abs=1e-6)
    assert row["high"] == pytest.approx(1 - (1 - row["alpha"]) * np.exp(-spread_), abs=1e-6)


def test_a_study_that_nobody_coded_twice_says_what_to_do():
    with pytest.raises(StudyError, match=r"no source .* was coded by two people.*\n.*second coder"):
        hr.agree(guided([("I1", 0, 5, "street")]))


def test_what_is_not_there_is_refused():
    with pytest.raises(ValueError, match="`show` must be one of 'codes', 'facets'"):
        hr.agree(spread(), show="everything")
    with pytest.raises(ValueError, match="`interval` must lie between 0 and 1"):
        hr.agree(spread(), interval=95)


def test_facets_are_compared_where_coders_gave_the_same_code_to_the_same_turn():
    study = spread(("I1", 50, 55, "street", "K1"))
    rows = study.segments
    own = rows["coder"].eq("K1") & rows["source"].eq("I1") & rows["start"].eq(0)
    study = replace(study, segments=rows.assign(stance=np.where(own, None, "stance_own")))
    book = pd.DataFrame({"code": ["stance_own"], "row_type": "facet_value", "facet": "stance"})
    study = replace(study, codebook=pd.concat([study.codebook, book], ignore_index=True))
    row = one(study, "stance_own", show="facets")
    assert (row["passages"], row["marked"]) == (18, 18)  # a code of two turns counts in each
    assert row["agreed_present"] == pytest.approx(34 / 35)


def test_disagreements_are_listed_turn_by_turn_the_most_contested_code_first():
    more = [("I1", 50, 55, "street", "K1"), ("I2", 50, 55, "no_help", "K2")]
    table = hr.agree(spread(*more, ("I3", 70, 75, "street", "K2")), show="disagreements")
    assert table["code"].tolist() == ["street", "street", "no_help"]
    assert table["turn"].tolist() == [6, 8, 6]
    assert set(table["marked_by"]) == {1}


def test_the_planted_drift_is_named_and_nothing_else_is():
    table = hr.agree(hr.load(), show="drift")
    assert table.loc[table["named"], "code"].unique().tolist() == ["dim_symbolic"]
    told = hr.tell(hr.like(table[table["kind"] == "interview"], table))
    assert "coder 3 began to code (2025H2)" in told
    assert "K3" not in table.to_csv()


def test_use_over_time_is_counted_by_hand():
    study = spread()
    when = np.where(study.segments["source"] < "I4", "2024H1", "2024H2")
    table = hr.agree(
        replace(study, segments=study.segments.assign(coded_half_year=when)), show="drift"
    )
    row = table[(table["code"] == "street") & table["coder_number"].isna()]
    assert row[["marks", "of_marks"]].to_numpy().tolist() == [[6, 12], [6, 12]]
    assert not table["named"].any()


SPANS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 29), st.integers(1, 12)),
    max_size=12,
)


def slowly(spans, coders):
    """Mark single characters of two texts of 40, and count pairs of coders on each of them."""
    marks = np.zeros((2, coders, 40), int)
    for source, coder, start, long in spans:
        marks[source, coder % coders, start : start + long] = 1
    units = marks.transpose(0, 2, 1).reshape(-1, coders)
    table = np.zeros((2, 2))
    for unit in units:
        for first, second in permutations(unit, 2):
            table[first, second] += 1 / (coders - 1)
    return marks, table


@given(SPANS, st.integers(2, 3))
def test_lengths_between_ends_are_what_single_characters_add_up_to(spans, coders):
    arrays = np.array(
        [(s, c % coders, a, a + n) for s, c, a, n in spans] or np.zeros((0, 4)), int
    ).T
    found = lengths(*arrays, np.array([40, 40]), np.array([coders, coders]))
    marks, table = slowly(spans, coders)
    assert found.coincidences == pytest.approx(table)
    edges = np.diff(np.pad(marks, ((0, 0), (0, 0), (1, 1))), axis=2)
    starts, ends = (np.argwhere(edges == way)[:, 2] for way in (1, -1))
    assert found.squares == ((ends - starts) ** 2).sum()


@given(SPANS)
def test_a_passage_cut_in_two_and_coders_in_another_order_change_no_alpha(spans):
    arrays = np.array([(s, c, a, a + n) for s, c, a, n in spans] or np.zeros((0, 4)), int).T
    whole = np.array([40, 40]), np.array([3, 3])
    cut = np.concatenate(
        [np.stack([*arrays[:3], arrays[2] + 1]), np.stack([*arrays[:2], arrays[2] + 1, arrays[3]])],
        axis=1,
    )
    cut = cut[:, cut[2] < cut[3]]
    cut[1] = 2 - cut[1]
    assert u_alpha(lengths(*cut, *whole)) == pytest.approx(
        u_alpha(lengths(*arrays, *whole)), nan_ok=True
    )


def test_the_order_of_coders_sources_and_segments_changes_nothing():
    study = hr.load()
    names = {"K1": "Z", "K2": "A", "K3": "M"}
    rows = study.segments.assign(coder=study.segments["coder"].replace(names))
    other = replace(study, segments=rows[::-1], sources=study.sources[::-1])
    pd.testing.assert_frame_equal(hr.agree(other, at="theme"), hr.agree(study, at="theme"))


def test_sets_of_codes_are_compared_as_one():
    table = reliability(spread(("I1", 50, 55, "street", "K1")), {"x": {"street", "no_help"}})
    assert table.loc["x", "alpha"] == pytest.approx(1 - 119 * 2 / (2 * 13 * 107))


def of_units(units, distances=None):
    """Return alpha of units, each a list of the values that were given."""
    values = sorted({value for unit in units for value in unit})
    table = np.zeros((len(values),) * 2)
    for unit in units:
        for first, second in permutations(unit, 2):
            table[values.index(first), values.index(second)] += 1 / (len(unit) - 1)
    apart = None if distances is None else distances(np.array(values, float), table.sum(axis=1))
    return float(alpha(table, apart))


def ordinal(values, n):
    """Return the squared number of ratings between two ranks."""
    sums = np.cumsum(n) - n / 2
    return (sums[:, None] - sums[None, :]) ** 2


A = "0100000010", "1110010000"
"""Krippendorff (2011), section A: two observers, ten units, two values."""


def test_krippendorffs_first_example_has_its_published_alpha():
    assert of_units([list(pair) for pair in zip(*A, strict=True)]) == pytest.approx(0.095, abs=6e-4)


@NEEDS
def test_krippendorffs_examples_have_their_published_alphas():
    place = PUBLISHED / "t03_krippendorff_2011"
    wanted = json.loads((place / "expected.json").read_text("utf-8"))["recomputed"]
    metrics = {
        "nominal": None,
        "ordinal": ordinal,
        "interval": lambda v, n: (v[:, None] - v) ** 2,
        "ratio": lambda v, n: ((v[:, None] - v) / (v[:, None] + v)) ** 2,
    }
    for name, value in wanted.items():
        letter, metric = name.removeprefix("example_").split("_")
        table = pd.read_csv(place / f"input_example_{letter}.csv", index_col=0)
        units = [unit.dropna().tolist() for _, unit in table.items()]
        units = [unit for unit in units if len(unit) > 1]
        assert of_units(units, metrics[metric]) == pytest.approx(value, abs=1e-9), name


def test_three_abstractors_agree_as_gwet_has_it():
    """Gwet (2014), three kinds of pregnancy, 100 units: percent, kappa, AC1, alpha."""
    table = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]], float)
    marked = (table.sum(axis=0) + table.sum(axis=1)) / 200
    assert ac1(np.trace(table) / 100, marked, 3) == pytest.approx(0.8493305, abs=1e-7)
    assert alpha(table + table.T) == pytest.approx(0.7972585, abs=1e-7)


@pytest.mark.parametrize(
    ("table", "kappa", "first", "present", "absent"),
    [
        ((40, 9, 6, 45), 0.6995192, 0.7007481, 0.8421053, 0.8571429),
        ((80, 10, 5, 5), 0.3181818, 0.808, 0.9142857, 0.4),
    ],
)
def test_the_same_agreement_has_two_kappas(table, kappa, first, present, absent):
    """Feinstein & Cicchetti (1990): 85 of 100 agree in both tables."""
    told = of_pairs(*table)
    marked = (2 * table[0] + table[1] + table[2]) / 200
    assert told["kappa"] == pytest.approx(kappa, abs=1e-6)
    assert ac1(0.85, [marked, 1 - marked]) == pytest.approx(first, abs=1e-6)
    assert told["agreed_present"] == pytest.approx(present, abs=1e-6)
    assert told["agreed_absent"] == pytest.approx(absent, abs=1e-6)


@NEEDS
def test_unitizing_has_the_published_coefficient_of_2016_and_not_that_of_1995():
    place = PUBLISHED / "t13_alpha_unitizing"
    given_, wanted = (
        json.loads((place / name).read_text("utf-8"))
        for name in ("input.json", "expected_2016_family.json")
    )
    for name, case in given_.items():
        spans = [(0, who, a, b) for who, rows in enumerate(case["coders"]) for a, b, _ in rows]
        found = lengths(*np.array(spans).T, np.array([case["L"]]), np.array([2]))
        assert u_alpha(found) == pytest.approx(wanted[name]["u_alpha_binary"], abs=1e-9)


def test_what_qualcoder_calls_kappa_multiplies_the_chances_over_marked_characters():
    """Worked by hand: both 5, K1 10, K2 5 of 10 characters: (½ − ½ · 0) / (1 − 0)."""
    study = coded(("I1", 0, 10, "street", "K1"), ("I1", 5, 10, "street", "K2"))
    assert one(study, "street", qualcoder=True)["kappa_qualcoder"] == pytest.approx(0.5)
    study = coded(("I1", 0, 8, "street", "K1"), ("I1", 4, 10, "street", "K2"))
    chance = 0.8 * 0.6 * 0.2 * 0.4
    wanted = (0.4 - chance) / (1 - chance)
    assert one(study, "street", qualcoder=True)["kappa_qualcoder"] == pytest.approx(wanted)


def test_three_coders_are_compared_two_by_two_worked_by_hand():
    """Ten turns; two coders mark one of them, the third nothing: Do 2/30, De 2·2·28/(30·29)."""
    marks = [("I1", 0, 5, "street", coder) for coder in ("K1", "K2")]
    row = one(coded(*marks, ("I1", 50, 55, "listening", "K3")), "street")
    by_lot = (0.01 + 0.81) + 2 * 0.9
    assert row["kappa"] == pytest.approx((28 - 10 * by_lot) / (30 - 10 * by_lot))
    assert row["agreed_present"] == pytest.approx(2 / 4)
    assert row["alpha"] == pytest.approx(1 - (2 / 30) / (2 * 2 * 28 / (30 * 29)))
    assert row["segments"] == "1; 1; 0"


def test_a_turn_needs_two_coders_to_be_compared_and_a_study_without_turns_has_none():
    study = guided([("I1", 0, 5, "street")])
    for given_ in (study, replace(study, turns=None)):
        row = reliability(given_, {"x": {"street"}}).loc["x"]
        assert np.isnan(row["alpha"])
        assert (row["turns"], row["sources"], row["coded"]) == (0, 0, 0)


def test_where_coders_part_in_one_source_only_there_is_no_interval_and_it_says_so():
    row = one(spread(("I1", 50, 55, "street", "K1")), "street")
    assert np.isnan(row["low"])
    assert row["note"] == "too few sources for an interval"


def test_what_is_marked_in_four_sources_has_no_interval_however_many_were_coded_twice():
    parted = [(f"I{n}", 60, 65, "no_help", "K1") for n in (1, 2)]
    four = [mark for n in (1, 2, 3, 4) for mark in both(f"I{n}", 50, 55, "no_help")]
    row = one(spread(*four, *parted), "no_help")
    assert row["sources"] == 6
    assert np.isnan(row["low"])
    fifth = both("I5", 50, 55, "no_help")
    assert one(spread(*four, *fifth, *parted), "no_help")["low"] < row["alpha"]


def test_drift_is_named_only_if_each_coder_who_stays_holds_still():
    """K3 begins in 2025; K1 rises by as much as K2 falls, so both together hold still."""
    told = {"K1": (2, 8), "K2": (8, 2), "K3": (0, 20)}
    when, marks = [], []
    for coder, (before, after) in told.items():
        for half, hits in (("2024H2", before), ("2025H1", after)):
            of = 10 if coder != "K3" else hits
            marks += [("I1", 0, 5, "street" if n < hits else "listening", coder) for n in range(of)]
            when += [half] * of
    study = coded(*marks)
    study = replace(study, segments=study.segments.assign(coded_half_year=when))
    assert not hr.agree(study, show="drift")["named"].any()


def test_facets_without_values_say_what_is_missing():
    with pytest.raises(StudyError, match="no facet can be compared"):
        hr.agree(spread(), show="facets")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("show", ["codes", "facets", "disagreements", "drift"])
def test_every_table_is_told_and_no_adjective_stands_for_a_number(show, lang):
    text = hr.tell(hr.agree(hr.load(), show=show), lang=lang).lower()
    assert any(sign.isdigit() for sign in text)
    for word in ("substantial", "moderate", "excellent", "poor", "modéré", "faible", "bon "):
        assert word not in text


def test_the_coefficient_of_1995_is_another_number():
    """One coder marks [1, 9) of ten, the other three single characters: 0.18, not −0.70."""
    spans = np.array([(0, 0, 1, 9), (0, 1, 2, 3), (0, 1, 4, 5), (0, 1, 6, 7)]).T
    value = u_alpha(lengths(*spans, np.array([10]), np.array([2])))
    assert value == pytest.approx(2 / 11, abs=1e-12)
    assert value != pytest.approx(-0.7003, abs=0.1)


def test_coders_are_not_compared_on_selected_passages_which_would_hide_who_marked_none():
    study = hr.choose_coder(spread(("I1", 50, 55, "listening", "K1")), "K1")
    with pytest.raises(StudyError, match=r"this study has selected passages only.*\n.*whole study"):
        hr.agree(hr.select(study, code="listening"))


def test_a_coder_with_a_mark_of_unknown_place_is_not_compared_in_that_source():
    row = one(spread(("I1", None, None, "street", "K1")), "street")
    assert (row["sources"], row["alpha"]) == (5, 1)


def test_a_coder_has_one_number_in_interviews_and_in_sessions():
    study = hr.load()
    seen = study.sources.loc[study.sources["kind"] == "observation", "source"]
    rows, swap = study.segments, {"K1": "K3", "K3": "K1"}
    mixed = rows["coder"].where(~rows["source"].isin(seen), rows["coder"].replace(swap))
    table = hr.agree(replace(study, segments=rows.assign(coder=mixed)), show="drift", at="theme")
    told = rows.assign(coder=mixed, kind=rows["source"].isin(seen)).query("coder != 'reconciled'")
    told = told.dropna(subset="coded_half_year")
    order = told["coder"].value_counts().index.tolist()
    one_code = table[(table["code"] == "responses") & (table["kind"] == "observation")]
    counted = one_code.groupby("coder_number")["of_marks"].sum().to_dict()
    wanted = told[told["kind"]]["coder"].value_counts().rename(lambda c: str(order.index(c) + 1))
    assert counted == wanted.to_dict()


def test_drift_follows_marks_of_one_kind_though_another_says_nothing_of_when():
    study = hr.load()
    seen = study.sources.loc[study.sources["kind"] == "observation", "source"]
    rows = study.segments
    when = rows["coded_half_year"].where(~rows["source"].isin(seen))
    table = hr.agree(replace(study, segments=rows.assign(coded_half_year=when)), show="drift")
    assert table["kind"].unique().tolist() == ["interview"]
    with pytest.raises(StudyError, match="no segment says when it was coded"):
        hr.agree(replace(study, segments=rows.iloc[:0]), show="drift")
