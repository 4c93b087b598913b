"""Interviews that do not fit a claim: who they are, and why."""

import pytest
from small_claims import claim, told
from toys import guided

from harmred.claims.weigh import weigh

ALL = [f"I{n}" for n in range(1, 9)]


def says(sources, code, start=0, end=5):
    return [(source, start, end, code) for source in sources]


def why(study, rule, **keys):
    """Return source -> why."""
    table = weigh(study, told(claim({"rule": rule, **keys})), show="cases")
    return dict(zip(table["source"], table["why"], strict=True))


BOTH = (
    says(ALL[:3], "street") + says(ALL[:1], "listening", 6, 9) + says(["I2"], "listening", 60, 65)
)


@pytest.mark.parametrize(
    ("rule", "keys", "misfits"),
    [
        ("share", {"any_of": ["harm"], "over": 0.5}, dict.fromkeys(ALL[3:], "without")),
        (
            "share",
            {"any_of": ["harm"], "over": 0.5, "with": ["help"]},
            {"I2": "apart"} | dict.fromkeys(ALL[2:], "without"),
        ),
        ("pair", {"a": ["harm"], "b": ["help"]}, {"I2": "apart"}),
        ("diff", {"any_of": ["help"], "against": ["harm"]}, {"I3": "against_instead"}),
        (
            "plurality",
            {"any_of": ["harm", "help"], "at_least": 2, "over": 0.5, "only": "harm", "under": 0.5},
            {"I3": "only"} | dict.fromkeys(ALL[3:], "fewer_than"),
        ),
        (
            "rank",
            {"theme": "help", "themes": ["harm"], "place": 1, "measures": ["talk"], "of": ["all"]},
            {"I1": "below"} | dict.fromkeys(ALL[2:], "without"),
        ),
        ("exists", {"any_of": ["harm"], "kinds": ["interview"], "facilities": 1}, {}),
    ],
)
def test_each_rule_names_those_that_do_not_fit(rule, keys, misfits):
    assert why(guided(BOTH), rule, **keys) == misfits


def test_a_part_that_lacks_its_codes_has_no_cases():
    assert why(guided(BOTH), "share", any_of=["hunger"], over=0.5) == {}
