"""What other programs count: published values, worked examples, and where a formula breaks."""

import json
from pathlib import Path

import pandas as pd
import pytest
from generated import studies
from hypothesis import given
from toys import BOOK, four_places

import harmred as hr
from harmred.analysis.association import atlas_c, log_odds, phi
from harmred.standing import standing
from harmred.study import Study

PUBLISHED = Path(__file__).parents[3] / "shared" / "published"
FLAT = pd.DataFrame({"code": ["A", "B"]})
NEEDS = pytest.mark.skipif(not PUBLISHED.exists(), reason="../shared/published is not here")
QUOTATIONS = {
    "x1": [("A", 0, 100), ("B", 10, 20), ("B", 30, 40), ("B", 50, 60)],
    "x4": [("A", 0, 10), ("B", 10, 20)],
    "x5": [("A", 0, 10), ("B", 9, 20)],
}


def one_source(marks):
    sources = pd.DataFrame({"source": ["x"], "kind": "interview", "length": 100})
    segments = pd.DataFrame(marks, columns=["code", "start", "end"])
    return Study("toy", sources, FLAT, segments.assign(source="x", coder="K"))


def pair(marks):
    return hr.cooccur(one_source(marks), within="overlap", peers=True).iloc[0]


@NEEDS
def test_measures_of_two_by_two_tables_are_the_published_ones():
    table = pd.read_csv(PUBLISHED / "t16_measures_2x2/input_and_expected.csv")
    cells = [table[name] for name in ("n11", "n10", "n01", "n00")]
    assert phi(*cells) == pytest.approx(table["phi"].to_numpy(), abs=1e-12)
    odds = table["log_odds_haldane"].to_numpy()
    assert log_odds(*cells) == pytest.approx(odds, abs=1e-12)


@NEEDS
@pytest.mark.parametrize("row", range(4))
def test_a_study_with_the_published_cells_gives_the_published_numbers(row):
    wanted = pd.read_csv(PUBLISHED / "t16_measures_2x2/input_and_expected.csv").iloc[row]
    study = with_cells(*(int(wanted[name]) for name in ("n11", "n10", "n01", "n00")))
    found = hr.cooccur(study, within="source", peers=True).iloc[0]
    assert found["jaccard"] == pytest.approx(wanted["jaccard"])
    assert (found["phi"], found["log_odds"]) == pytest.approx(
        (wanted["phi"], wanted["log_odds_haldane"])
    )


def with_cells(both, a_alone, b_alone, neither):
    """Return a study whose sources have both codes, one, the other, or neither."""
    has = ["AB"] * both + ["A"] * a_alone + ["B"] * b_alone + [""] * neither
    names = [f"I{n}" for n in range(len(has))]
    sources = pd.DataFrame({"source": names, "kind": "interview", "length": 9})
    marks = [(name, 0, 5, code) for name, codes in zip(names, has, strict=True) for code in codes]
    segments = pd.DataFrame(marks, columns=["source", "start", "end", "code"])
    return Study("cells", sources, FLAT, segments.assign(coder="K"))


@NEEDS
@pytest.mark.filterwarnings("ignore:atlas_c is outside")
@pytest.mark.parametrize("document", QUOTATIONS)
def test_overlapping_quotations_give_the_published_counts(document):
    wanted = json.loads((PUBLISHED / "t17_segment_cooccurrence/expected.json").read_text())
    wanted, found = wanted["documents"][document], pair(QUOTATIONS[document])
    names = {
        "n_A": "segments_a", "n_B": "segments_b", "n_pairs": "segment_pairs",
        "A_segments_touching_B": "a_touching_b", "B_segments_touching_A": "b_touching_a",
        "chars_both": "characters", "char_jaccard": "jaccard",
    }  # fmt: skip
    assert {key: found[name] for key, name in names.items()} == {key: wanted[key] for key in names}


@NEEDS
def test_the_quotations_written_here_are_the_published_ones():
    table = pd.read_csv(PUBLISHED / "t17_segment_cooccurrence/input_segments.csv")
    theirs = {
        name: list(rows[["code", "start", "end"]].itertuples(index=False, name=None))
        for name, rows in table.groupby("document")
    }
    assert theirs == QUOTATIONS


def test_a_coefficient_of_three_is_missing_and_warned_of():
    with pytest.warns(UserWarning, match="atlas_c is outside 0 to 1 for 1 of 1 pairs"):
        assert pd.isna(pair(QUOTATIONS["x1"])["atlas_c"])


def test_a_division_by_zero_and_a_negative_value_are_missing_too():
    with pytest.warns(UserWarning, match="for 2 of 3 pairs"):
        assert pd.isna(atlas_c([2, 3, 1], [2, 4, 1], [4, 9, 1])).tolist() == [True, True, False]


def test_the_worked_example_of_the_manual_and_quotations_that_only_touch():
    assert atlas_c([100], [10], [5])[0] == pytest.approx(5 / 105)
    assert pair(QUOTATIONS["x4"])[["segment_pairs", "atlas_c", "jaccard"]].tolist() == [0, 0, 0]
    assert pair(QUOTATIONS["x5"])["atlas_c"] == 1


def test_a_code_in_every_source_has_no_correlation_and_finite_odds():
    row = hr.cooccur(with_cells(3, 2, 0, 0), within="source", peers=True).iloc[0]
    assert pd.isna(row["phi"])
    assert row["log_odds"] == pytest.approx(0.3364722366)  # ln(3.5 × .5 / (2.5 × .5))


@pytest.mark.filterwarnings("ignore:atlas_c is outside")
@given(study=studies())
def test_segment_counts_equal_a_plain_double_loop(study):
    kinds, rows = study.sources.set_index("source")["kind"], standing(study)
    for row in hr.cooccur(study, at="code", peers=True).itertuples():
        mine, theirs = (
            [s for s in rows.itertuples() if kinds[s.source] == row.kind and s.code in below(unit)]
            for unit in (row.a, row.b)
        )
        met = [(s.Index, t.Index) for s in mine for t in theirs if overlap(s, t)]
        assert (row.segments_a, row.segments_b) == (len(mine), len(theirs))
        assert row.segment_pairs == len(met)
        assert row.a_touching_b == len({s for s, _ in met})


def below(unit):
    return {"street": {"street", "eviction"}}.get(unit, {unit})


def overlap(s, t):
    return s.source == t.source and s.start < t.end and t.start < s.end


def test_one_theme_has_no_pairs_and_no_peers():
    study = four_places([("I1", 0, 9, "street")])
    alone = BOOK[BOOK["code"].isin(["harm", "street"])]
    table = hr.cooccur(
        hr.Study("s", study.sources, alone, study.segments), peers=True, within="overlap"
    )
    assert table.empty
    assert "atlas_c" in table


def test_the_peers_numbers_are_not_there_unless_they_are_asked_for():
    study = four_places([("I1", 0, 9, "street")])
    assert BOOK["code"].isin(["street"]).any()
    assert "atlas_c" not in hr.cooccur(study, within="overlap")
