"""saturate: against every order of small studies, and a published table."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import four_places

from harmred.analysis.saturation import accumulated, saturate
from harmred.errors import StudyError

DUNE = Path(__file__).parents[3] / "shared/published/t08_vegan_specpool"


@given(st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=1, max_size=6))
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


def test_a_study_without_a_segment_says_what_to_do():
    with pytest.raises(StudyError, match="nothing is coded yet"):
        saturate(four_places([]))
