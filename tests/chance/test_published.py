"""Published tables and worked examples, through the verb that a researcher types."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from finches import FINCHES, ISLANDS, islands, lives, table_study

import harmred as hr
from harmred.chance.families import bh, by, holm
from harmred.study import Study

PUBLISHED = Path(__file__).parents[3] / "shared" / "published"
NEEDS = pytest.mark.skipif(not PUBLISHED.exists(), reason="../shared/published is not here")


def read(name):
    path = PUBLISHED / name
    return pd.read_csv(path) if path.suffix == ".csv" else json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def finches():
    """Compare every two species; interviews are islands, all in one urn."""
    return hr.against_chance(islands(), within="source", at="code")


@NEEDS
def test_the_finches_written_here_are_the_published_ones():
    table = read("t01_cooccur_finches/input_species_by_site.csv").set_index("Unnamed: 0")
    assert (tuple(table.columns), list(table.index)) == (ISLANDS, list(FINCHES))
    assert (lives() == table.to_numpy().T).all()


@NEEDS
def test_all_78_pairs_of_finches_have_the_published_numbers(finches):
    wanted = read("t01_cooccur_finches/expected_pairs_all.csv")
    assert (finches["a"].tolist(), finches["b"].tolist()) == (
        wanted["sp1_name"].tolist(),
        wanted["sp2_name"].tolist(),
    )
    assert finches["observed"].tolist() == wanted["obs_cooccur"].tolist()
    for ours, theirs, digits in [
        ("expected", "exp_cooccur", 1),
        ("p_lower", "p_lt", 5),
        ("p_upper", "p_gt", 5),
    ]:
        assert finches[ours].round(digits).tolist() == wanted[theirs].tolist()


def published_classes(table, islands_):
    """Sort pairs as the published programme does; we do not: no family, classes of its own."""
    kept = table[table["expected"] >= 1]
    more, fewer = kept["p_upper"] < 0.05, kept["p_lower"] < 0.05
    far = (kept["observed"] - kept["expected"].round(1)).abs() > 0.1 * islands_
    counts = [len(table) - len(kept), len(kept), more.sum(), fewer.sum()]
    return [*counts, (~more & ~fewer & ~far).sum(), (~more & ~fewer & far).sum()]


def test_finches_fall_in_the_published_classes(finches):
    """By the programme of Griffith, Veech & Marsh (2016): 14 pairs removed; 14, 1, 42 and 7."""
    assert published_classes(finches, 17) == [14, 64, 14, 1, 42, 7]


@NEEDS
def test_the_page_says_how_many_tables_have_the_margins_of_the_finches():
    """Counted exactly for the published table; Chen, Diaconis, Holmes & Liu (2005)."""
    many = read("t01_cooccur_finches/expected_fixed_margins.json")["n_matrices_same_margins"]
    page = Path(__file__).parents[2] / "docs" / "chance.md"
    assert f"of {int(many):,} tables" in page.read_text("utf-8")


@NEEDS
def test_these_are_the_counts_of_the_published_summary(finches):
    names = (
        "pairs_removed_expected_below_1", "pairs_analysed", "positive", "negative", "random",
        "unclassifiable",
    )  # fmt: skip
    wanted = read("t01_cooccur_finches/expected_summary.json")
    assert published_classes(finches, 17) == [wanted[name] for name in names]


def test_some_finches_by_hand(finches):
    """Two ground finches on 12 of 17 islands; one of them on 2, the other on neither."""
    table = finches.set_index(["a", "b"])
    row = table.loc[("Geospiza fortis", "Geospiza scandens")]
    # 13 islands and 12: (13 choose 12) of (17 choose 12) ways lie within the 13
    assert (row["observed"], row["p_upper"]) == (12, pytest.approx(13 / 6188))
    row = table.loc[("Geospiza fortis", "Geospiza conirostris")]
    # 2 of the 4 islands without the first: (4 choose 2) of (17 choose 2) ways
    assert (row["observed"], row["p_lower"]) == (0, pytest.approx(6 / 136))
    assert row["expected"] == pytest.approx(13 * 2 / 17)


@NEEDS
@pytest.mark.parametrize("name", ["m3x4", "m4x4_regular2"])
def test_both_comparisons_of_sources_are_the_enumerated_ones(name):
    has = read(f"t10_curveball_exact/input_{name}.csv").to_numpy(bool).T
    study = table_study(has, [f"{code}" for code in range(has.shape[1])])
    table = hr.against_chance(study, within="source", at="code", draws=9999)
    wanted = read(f"t10_curveball_exact/expected_{name}.json")["pairs"]
    assert (table["a"] + "-" + table["b"]).tolist() == list(wanted)
    wanted = pd.DataFrame(wanted).T
    for side in ("upper", "lower"):
        exact = wanted[f"hypergeometric_p_{side}"].astype(float)
        assert table[f"p_{side}"].to_numpy() == pytest.approx(exact.to_numpy())
        exact = wanted[f"p_{side}"].astype(float)
        assert table[f"margins_p_{side}"].to_numpy() == pytest.approx(exact.to_numpy(), abs=0.015)
    means = wanted["mean"].astype(float).to_numpy()
    assert table["margins_expected"].to_numpy() == pytest.approx(means, abs=0.02)


@NEEDS
def test_the_random_tables_of_the_published_matrices_are_all_there_are():
    for name, ways in {"m3x4": 8, "m4x4_regular2": 90}.items():
        assert read(f"t10_curveball_exact/expected_{name}.json")["n_matrices"] == ways


def one_document(rows):
    segments = pd.DataFrame(rows, columns=["code", "start", "end"]).assign(source="d1", coder="K")
    sources = pd.DataFrame({"source": ["d1"], "kind": "interview", "length": 20})
    return Study("one document", sources, pd.DataFrame({"code": ["A", "B"]}), segments)


def test_one_document_turned_around_gives_the_published_fractions():
    """Our own example, ../shared/published/t12_circular_shift_exact: 20 characters."""
    study = one_document([("A", 2, 6), ("A", 12, 14), ("B", 4, 8)])
    row = hr.against_chance(study, within="overlap", at="code").iloc[0]
    assert (row["observed"], row["expected"]) == (2, pytest.approx(6 / 5))
    assert (row["p_upper"], row["p_lower"]) == pytest.approx((2 / 5, 17 / 20))


@NEEDS
def test_the_document_written_here_is_the_published_one():
    table = read("t12_circular_shift_exact/input_segments.csv")
    study = one_document(table[["code", "start", "end"]])
    row = hr.against_chance(study, within="overlap", at="code").iloc[0]
    wanted = read("t12_circular_shift_exact/expected.json")["d1"]
    fractions = [
        (row["expected"], "mean"),
        (row["p_upper"], "p_upper"),
        (row["p_lower"], "p_lower"),
    ]
    for found, name in fractions:
        above, below = map(int, wanted[name].split("/"))
        assert found == pytest.approx(above / below)
    assert row["observed"] == wanted["observed_overlap"]


@NEEDS
@pytest.mark.parametrize(("adjust", "column"), [(holm, "holm"), (bh, "BH"), (by, "BY")])
def test_fifteen_chances_adjusted_are_the_published_ones(adjust, column):
    table = read("t15_multiplicity_bh1995/input_and_expected_padjust.csv").sample(
        15, random_state=1
    )
    found = adjust(table["p"])
    assert found == pytest.approx(table[column].to_numpy(), abs=5e-15)
    counts = read("t15_multiplicity_bh1995/expected.json")
    assert (found <= counts["level"]).sum() == counts["n_rejected"][column]


def test_benjamini_and_hochberg_call_out_four_of_fifteen():
    """Benjamini & Hochberg (1995), section 3.2: four, where Holm's way has three."""
    p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    assert [(adjust(p) <= 0.05).sum() for adjust in (bh, holm, by)] == [4, 3, 3]
    assert bh(p)[3] == pytest.approx(0.0095 * 15 / 4)
    assert holm(p)[3] == pytest.approx(0.0095 * 12)


def with_cells(both, a_alone, b_alone, neither):
    """Return a study whose sources have both codes, one, the other, or neither."""
    rows = [(1, 1), (1, 0), (0, 1), (0, 0)]
    return table_study(np.repeat(rows, [both, a_alone, b_alone, neither], axis=0), ["A", "B"])


CELLS = {
    (5, 95, 5, 0): (1.0, 2.6097588452339057e-06),
    (5, 95, 5, 295): (0.07554489817630586, 0.9816044526964303),
    (12, 8, 6, 24): (0.004817463025368039, 0.9993256514444696),
    (0, 10, 7, 33): (1.0, 0.18665136898254386),
}
"""Our own example, ../shared/published/t16_measures_2x2: both tails of four tables."""


@pytest.mark.parametrize("cells", CELLS)
def test_both_tails_of_two_by_two_tables_are_the_published_ones(cells):
    row = hr.against_chance(with_cells(*cells), within="source", at="code").iloc[0]
    assert (row["p_upper"], row["p_lower"]) == pytest.approx(CELLS[cells], rel=1e-12)


@NEEDS
def test_the_tables_written_here_are_the_published_ones():
    table = read("t16_measures_2x2/input_and_expected.csv").set_index(["n11", "n10", "n01", "n00"])
    assert dict(zip(table.index, zip(table["p_upper"], table["p_lower"]))) == CELLS  # noqa: B905
