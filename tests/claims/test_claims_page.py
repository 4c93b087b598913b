"""docs/claims.md says what the file says, and its small numbers come out."""

import re
from pathlib import Path

import pytest
from small_claims import row
from toys import guided
from twice_coded import by_hand, twice

import harmred as hr
from harmred.claims.file import opened

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "claims.md").read_text("utf-8")
FLAT = " ".join(PAGE.split())
CLAIMS = opened(hr.load()).claims
ALL = [f"I{n}" for n in range(1, 9)]
TO_COME = {"09_what_may_the_abstract_claim.ipynb"}
"""The notebook of this version that runs last."""


def says(sources, code, start=0, end=5):
    return [(source, start, end, code) for source in sources]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_every_claim_has_its_heading_and_the_sentences_of_the_file(claim):
    section = PAGE.split(f"## Claim {claim['id'][1:]}\n")[1].split("\n## ")[0]
    flat = " ".join(section.split())
    assert f"**{claim['says_en']}**" in flat
    assert all(f"- {part['says_en']}" in flat for part in claim["parts"])
    assert f"Counting cannot settle {claim['cannot_en']}" in flat


def test_the_page_has_no_claim_that_the_file_lacks():
    headings = re.findall(r"^## Claim (\d+)$", PAGE, re.M)
    assert [f"C{number}" for number in headings] == [claim["id"] for claim in CLAIMS]


def test_every_rule_has_its_example():
    rules = {part["rule"] for claim in CLAIMS for part in claim["parts"]}
    assert rules == set(re.findall(r"^### (\w+)$", PAGE, re.M))


def test_its_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    lost = [link for link in links if not (ROOT / "docs" / link).exists()]
    assert {Path(link).name for link in lost} <= TO_COME
    assert "calibration.md" in links


@pytest.mark.parametrize(
    ("sources", "ends"),
    [(ALL, "from 0.68 to 1"), (ALL[::2], "0.22 to 0.78"), ([], "0 to 0.32")],
)
def test_the_intervals_of_its_shares_come_out(sources, ends):
    found = row(guided(says(sources, "street")), "share", any_of=["harm"], over=0.5)
    assert ends in FLAT
    assert [float(end) for end in re.findall(r"[\d.]+", ends)] == [
        pytest.approx(found[end], abs=0.006) for end in ("low", "high")
    ]


def test_the_interval_of_its_difference_comes_out():
    study = guided(says(ALL, "street") + says(["I1", "I3", "I5"], "listening"))
    found = row(study, "diff", any_of=["harm"], against=["help"])
    assert f"interval {found['low']:.2f} to {found['high']:.2f}" in FLAT
    assert found["value"] == 5 / 8


@pytest.mark.parametrize(
    ("same", "lift", "chance"), [(ALL, "4.05", 0.2**8), (ALL[::2], "2.14", 0.06)]
)
def test_the_lifts_of_its_pairs_come_out(same, lift, chance):
    others = [source for source in ALL if source not in same]
    marks = says(ALL, "street", 10, 15) + says(same, "listening", 10, 15)
    found = row(guided(marks + says(others, "listening", 20, 25)), "pair", a=["harm"], b=["help"])
    assert f"= {found['value']:.2f}" == f"= {lift}"
    assert f"= {lift}" in FLAT
    assert found["p_upper"] == pytest.approx(chance, rel=0.1)


@pytest.mark.parametrize(
    ("same", "alpha", "verdict"), [(3, "0.51", "undecided"), (4, "0.64", "supported")]
)
def test_its_two_readers_come_out(same, alpha, verdict):
    limits = {"agreement": {"weigh": True, "least": 0.6, "turns": 8}}
    found = row(twice(same), "share", limits, any_of=["harm"], over=0.5)
    assert f"{found['alpha']:.2f}" == f"{by_hand(same):.2f}" == alpha
    assert f"= {alpha}" in FLAT
    assert found["verdict"] == verdict


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_what_stands_beside_a_claim_is_named_in_its_section(claim):
    section = PAGE.split(f"## Claim {claim['id'][1:]}\n")[1].split("\n## ")[0]
    assert ("Beside it:" in section) == bool(claim["besides"])


def test_the_threshold_it_names_is_that_of_the_file():
    limits = opened(hr.load()).limits["agreement"]
    assert f"Under {limits['least']} the part is undecided" in FLAT
    assert limits["turns"] == 10
    assert "fewer than ten turns" in FLAT
