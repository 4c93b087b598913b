"""Order: a theme's place among its rivals, read from small studies, and its codes by listing."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from small_claims import LIMITS, row
from toys import BOOK, guided

from harmred.claims.grain import held

ALL = [f"I{n}" for n in range(1, 9)]
KEYS = {"theme": "harm", "themes": ["help"], "place": 1, "measures": ["mention"], "of": ["all"]}


def says(sources, code, start=0, end=5):
    return [(source, start, end, code) for source in sources]


def book(*codes):
    """Return the codebook with more codes below `harm`."""
    more = BOOK.iloc[[1] * len(codes)].assign(code=codes)
    return type(BOOK)(np.vstack([BOOK, more]), columns=BOOK.columns)


def clear():
    """Return a study in which all say harm, and one of two in each facility help."""
    return guided(says(ALL, "street") + says(ALL[::2], "listening"))


def test_a_theme_that_is_clearly_first_is_supported_and_its_rival_contradicted():
    first = row(clear(), "rank", **KEYS)
    assert (first["verdict"], first["value"]) == ("supported", 0.5)
    assert (first["measure"], first["sources"]) == ("mention of all", 8)
    other = row(clear(), "rank", **KEYS | {"theme": "help", "themes": ["harm"]})
    assert (other["verdict"], other["value"]) == ("contradicted", -0.5)


def test_a_theme_that_should_be_second_and_is_first_is_contradicted():
    found = row(clear(), "rank", **KEYS | {"place": 2})
    assert (found["verdict"], found["value"]) == ("contradicted", 0.5)


def test_second_of_three_is_weighed_against_the_third():
    # harm 8, the counter-code, which stands for itself, 4, and help none
    study = guided(says(ALL, "street") + says(ALL[::2], "no_help"))
    keys = KEYS | {"theme": "no_help", "themes": ["harm", "help"], "place": 2}
    found = row(study, "rank", **keys)
    assert (found["verdict"], found["value"]) == ("supported", 0.5)


def test_themes_that_are_as_frequent_are_not_told_apart():
    study = guided(says(ALL, "street") + says(ALL, "listening"))
    found = row(study, "rank", **KEYS)
    assert (found["verdict"], found["state"]) == ("undecided", "not_told_apart")


def test_measures_that_clearly_disagree_settle_nothing():
    # all say harm, once; half of them say help before, and that at length
    study = guided(says(ALL, "street", 20, 21) + says(ALL[::2], "listening", 0, 9))
    assert row(study, "rank", **KEYS)["verdict"] == "supported"
    assert row(study, "rank", **KEYS | {"measures": ["talk"]})["verdict"] == "contradicted"
    found = row(study, "rank", **KEYS | {"measures": ["mention", "talk"]})
    assert (found["verdict"], found["state"]) == ("undecided", "measures_disagree")


def test_two_kinds_of_talk_that_disagree_settle_nothing():
    study = clear()
    violent = study.segments["code"].eq("listening").map({True: "dim_body"})
    study = replace(study, segments=study.segments.assign(dimension=violent))
    found = row(study, "rank", **KEYS | {"of": ["all", "violence"]})
    assert (found["verdict"], found["state"]) == ("undecided", "measures_disagree")
    assert row(study, "rank", **KEYS | {"of": ["violence"]})["verdict"] == "contradicted"


def test_as_many_measures_as_the_file_asks_for_have_to_agree():
    two = {"rank": LIMITS["rank"] | {"measures": 2}}
    assert row(clear(), "rank", two, **KEYS)["verdict"] == "undecided"


def test_a_place_that_hangs_on_many_codes_is_left_open():
    # harm is in all eight by eight codes of one interview each; help in four, by its one code
    codes = [f"c{n}" for n in range(8)]
    marks = [(source, 0, 5, code) for source, code in zip(ALL, codes, strict=True)]
    study = replace(guided(marks + says(ALL[::2], "listening")), codebook=book(*codes))
    assert row(study, "rank", **KEYS)["verdict"] == "supported"
    found = row(study, "rank", **KEYS, codes=1)
    assert (found["verdict"], found["state"]) == ("undecided", "codebook_grain")


def listed(themes, codes, place):
    """Try every joint choice, one after another."""
    choices = [list(combinations(range(has.shape[1]), min(codes, has.shape[1]))) for has in themes]
    kept = []
    for choice in product(*choices):
        each = zip(themes, choice, strict=True)
        counts = [has[:, list(some)].any(axis=1).sum() for has, some in each]
        kept.append(1 + sum(count > counts[0] for count in counts[1:]) == place)
    return np.mean(kept)


@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize("codes", [1, 2, 3])
def test_joint_choices_of_codes_are_counted_as_if_all_had_been_listed(codes, place):
    chance = np.random.Generator(np.random.PCG64(codes))
    themes = [chance.random((9, size)) < rate for size, rate in ((5, 0.3), (3, 0.4), (4, 0.25))]
    assert held(themes, codes, place) == pytest.approx(listed(themes, codes, place))


def test_with_too_many_choices_each_theme_counts_for_its_mean():
    # 20 codes, 6 kept: 38,760 ways; each interview speaks of ten codes: it is met in
    # 1 - C(10, 6) / C(20, 6) = 0.9946 of them, 1.989 of two interviews on average
    many = np.zeros((2, 20), bool)
    many[0, :10] = many[1, 10:] = True
    one, both = np.array([[True], [False]]), np.ones((2, 1), bool)
    assert (held([many, one], 6, 1), held([many, both], 6, 1)) == (1, 0)
