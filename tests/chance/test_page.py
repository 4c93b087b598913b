"""Every number on docs/chance.md follows from the package, or from a plainer computation."""

import re
from pathlib import Path
from random import Random

import numpy as np
import pytest
from finches import FINCHES, islands, lives, sharing, sharing_by_chance

import harmred as hr
from harmred.chance import against, margins, pairs

ROOT = Path(__file__).parents[2]
PAGE = " ".join((ROOT / "docs/chance.md").read_text("utf-8").split())
SHOWN = [
    ("Camarhynchus psittacula", "Platyspiza crassirostris"),
    ("Geospiza fortis", "Geospiza scandens"),
    ("Geospiza fortis", "Geospiza fuliginosa"),
    ("Geospiza fuliginosa", "Geospiza difficilis"),
    ("Geospiza fortis", "Geospiza conirostris"),
]


@pytest.fixture(scope="module")
def finches():
    return hr.against_chance(islands(), within="source", at="code", draws=9999)


def test_the_table_of_finches_is_what_the_verb_says(finches):
    have = dict(zip(FINCHES, lives().sum(axis=0), strict=True))
    table = finches.set_index(["a", "b"])
    rows = [(a, b, table.loc[(a, b)]) for a, b in SHOWN]
    said = " ".join(
        f"| *{a}*, *{b}* | {have[a]}, {have[b]} | {row['observed']} | {row['expected']:.1f} "
        f"| {row['p_upper']:.4f} | {row['p_lower']:.4f} | {row['margins_expected']:.1f} "
        f"| {row['margins_p_upper']:.3f} | {row['margins_p_lower']:.3f} |"
        for a, b, row in rows
    )
    assert f"{said} The numbers" in PAGE


def test_so_many_pairs_are_close_or_apart_in_either_way(finches):
    tails = ("p_upper", "p_lower", "margins_p_upper", "margins_p_lower")
    close, apart, kept_close, kept_apart = ((finches[tail] < 0.05).sum() for tail in tails)
    assert f"In one urn {close} pairs share so many islands" in PAGE
    assert f"fewer than 5 of 100 cases, and {apart} pair so few" in PAGE
    assert f"With margins fixed it is {kept_close} and {kept_apart}:" in PAGE
    assert f"for all {len(finches)} pairs" in PAGE


def test_the_whole_table_shares_so_much():
    found, real = sharing_by_chance(), sharing([lives()])[0]
    assert f"is {real:.1f} here" in PAGE
    as_much = (found >= real - 1e-9).sum()
    said = f"Of {len(found):,} drawn as above {as_much} have as much; their mean is"
    assert f"{said} {found.mean():.2f}." in PAGE


def one_trade_apart(seed):
    """Walk with sets, two islands at a time, and keep 1,000 successive tables after 500."""
    chance, rows = Random(seed), [set(np.flatnonzero(row).tolist()) for row in lives()]
    for step in range(1500):
        one, other = chance.sample(range(len(rows)), 2)
        both, heap = rows[one] & rows[other], sorted(rows[one] ^ rows[other])
        chance.shuffle(heap)
        many = len(rows[one]) - len(both)
        rows[one], rows[other] = both | set(heap[:many]), both | set(heap[many:])
        if step >= 500:
            yield [[species in row for species in range(len(FINCHES))] for row in rows]


@pytest.fixture(scope="module")
def chains():
    return [sharing(list(one_trade_apart(seed))) for seed in range(20)]


def test_successive_tables_average_so_differently(chains):
    means = [chain.mean() for chain in chains]
    spread = sharing_by_chance().std() / 1000**0.5
    assert f"anything from {min(means):.2f} to {max(means):.2f}, with" in PAGE
    said = (
        f"deviation of {np.std(means, ddof=1):.2f} between chains; of 1,000 tables drawn as above"
    )
    assert f"{said} it would be {spread:.2f}." in PAGE


def test_most_chains_of_successive_tables_never_meet_the_real_one(chains):
    met = [(chain >= sharing([lives()])[0] - 1e-9).sum() for chain in chains]
    assert met.count(0) == 18
    assert "Eighteen of the twenty never meet" in PAGE
    assert f"one meets {max(met)}." in PAGE


def test_the_five_stops_are_those_of_the_ring():
    distress, listening = {1, 2}, {2, 3}
    rings = [{(turn + shift - 1) % 5 + 1 for turn in listening} for shift in range(5)]
    table = re.search(r"\| distress .*? 2 \|(?= Five)", PAGE)[0].split(" | ")
    signs = " ".join(table).replace("|", "").split()
    assert [int(sign) for sign in signs if sign.isdigit()] == [len(distress & r) for r in rings]
    assert signs.count("●") == 2 * 6
    assert "0.8 turns expected, 1 observed, as many or more at 3 of 5" in PAGE
    assert sum(len(distress & ring) for ring in rings) / 5 == pytest.approx(0.8)


def test_thresholds_on_the_page_are_those_of_the_package():
    gate = f"at least {pairs.SOURCES} sources and {pairs.FACILITIES} facilities and at least"
    for said in (
        f"{gate} {pairs.EXPECTED} turns are expected",
        f"q is under {against.CALLED_OUT:.2f}, the whole interval",
        f"both are in at least {against._FAMILY} sources",
        f"At least {margins._TRADES} trades a person",
        f"and {margins._BURN_IN} times as many before the first",
    ):
        assert said in PAGE
