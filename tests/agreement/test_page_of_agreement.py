"""Every number of the examples on docs/agreement.md follows from the package."""

from pathlib import Path

import numpy as np
import pytest

from harmred.agreement.characters import lengths, u_alpha
from harmred.agreement.coefficients import ac1, alpha, of_pairs
from harmred.agreement.reliability import coincidences, ends

PAGE = " ".join((Path(__file__).parents[2] / "docs/agreement.md").read_text("utf-8").split())


def test_the_example_by_hand():
    hits = np.array([1, 2, 1, 0, 0, 1, 0, 0, 1, 0])
    table = coincidences(hits, np.full(10, 2), np.zeros(10, int), 1)[0]
    assert table.sum(axis=0).tolist() == [14, 6]
    assert 2 * table[0, 1] == 8
    assert f"2 · 6 · 14 / 19 = {2 * 6 * 14 / 19:.2f} of 20" in PAGE
    assert f"= {alpha(table):.3f}: these two" in PAGE


@pytest.mark.parametrize("table", [(40, 9, 6, 45), (80, 10, 5, 5)])
def test_the_two_tables_of_one_agreement(table):
    told, marked = of_pairs(*table), (2 * table[0] + table[1] + table[2]) / 200
    row = [told["kappa"], ac1(0.85, [marked, 1 - marked])]
    row += [told["agreed_present"], told["agreed_absent"]]
    said = " | ".join(f"{value:.2f}" for value in row)
    assert f"| {', '.join(map(str, table))} | {said} |" in PAGE


def test_the_version_of_u_alpha():
    spans = np.array([(0, 0, 1, 9), (0, 1, 2, 3), (0, 1, 4, 5), (0, 1, 6, 7)]).T
    value = u_alpha(lengths(*spans, np.array([10]), np.array([2])))
    assert f"that of 2016 is {value:.2f} and that of 1995 is −0.70" in PAGE


def test_the_kappa_of_another_program():
    lot = 0.8 * 0.6 * 0.2 * 0.4
    assert f"(0.4 − {lot:.4f}) / (1 − {lot:.4f}) = {(0.4 - lot) / (1 - lot):.3f}" in PAGE


def invented(chance, sources, share):
    """Return sources of 80 turns that two people code, who see a mark four times in five."""
    there = chance.binomial(80, chance.beta(1, 1 / share - 1, sources))
    seen = chance.beta(6.4, 1.6, sources)
    wrong = share * 0.1
    both = chance.binomial(there, seen**2) + chance.binomial(80 - there, wrong**2)
    one = chance.binomial(there, 2 * seen * (1 - seen)) + chance.binomial(80 - there, 2 * wrong)
    one = np.minimum(one, 80 - both)
    return np.array([[2 * (80 - both - one), one], [one, 2 * both]], float).transpose(2, 0, 1)


@pytest.mark.parametrize(("sources", "share", "least"), [(12, 0.2, 0.86), (30, 0.05, 0.86)])
def test_the_interval_holds_alpha_about_as_often_as_the_page_says(sources, share, least):
    chance = np.random.default_rng(1)
    true = alpha(invented(chance, 200_000, share).sum(axis=0))
    told = [ends(invented(chance, sources, share), 0.95)[1:] for _ in range(400)]
    held = np.mean([low <= true <= high for low, high in told if not np.isnan(low)])
    assert least < held < 0.99


def bunched(chance, sources, share, by_lot):
    """Return sources of which some hold most of the marks, and two people set some by lot."""
    held = chance.beta(6 * share, 6 * (1 - share), sources)
    lot = chance.beta(12 * by_lot, 12 * (1 - by_lot), sources)
    there, away = 1 - lot + lot * held, lot * held
    both = held * there**2 + (1 - held) * away**2
    one = 2 * (held * there * (1 - there) + (1 - held) * away * (1 - away))
    told = chance.multinomial(80, np.stack([both, one, 1 - both - one], axis=-1).clip(0))
    both, one, neither = told.T
    return np.array([[2 * neither, one], [one, 2 * both]], float).transpose(2, 0, 1)


def test_the_interval_of_a_bunched_code_misses_alpha_as_often_as_the_page_says():
    chance = np.random.default_rng(2)
    true = alpha(bunched(chance, 200_000, 0.05, 0.473).sum(axis=0))
    told = [ends(bunched(chance, 20, 0.05, 0.473), 0.95)[1:] for _ in range(400)]
    held = np.mean([low <= true <= high for low, high in told if not np.isnan(low)])
    assert true == pytest.approx(0.4, abs=0.02)
    assert "| a twentieth | 0.4 | 92 | 93 | 87 | 89 |" in PAGE
    assert held == pytest.approx(0.89, abs=0.05)


def test_the_gate_of_the_page_is_that_of_the_file():
    file = (Path(__file__).parents[2] / "data/claims.toml").read_text("utf-8")
    assert "least = 0.6 turns = 10" in PAGE
    assert "least = 0.6\nturns = 10" in file
