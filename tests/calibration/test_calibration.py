"""Calibration in small: the simulators do what they say, the tests keep to their level."""

import ast
import inspect
from pathlib import Path

import confounded
import covering
import episodes
import nulls
import numpy as np
import page
import planted
import pytest
import recovered
import sections
import stored

import harmred as hr
from harmred.study import Study


def rejected(world, studies=25):
    """Count the studies of a null world that each test on turns rejects."""
    found = [nulls.study((world, 1, number)) for number in range(studies)]
    tests = [key for key in found[0] if key[0] == "turns"]
    return {key[1]: sum(one[key][0] <= 0.05 for one in found) for key in tests}


@pytest.fixture(scope="module")
def simulated():
    """Return one study with planted links: what is carried, its turns, and it as a Study."""
    chance = episodes.stream(7)
    turns = episodes.lengths(chance)
    carried = episodes.told(chance, turns, planted.RATES["dense"], planted.LIFTS)
    return carried, turns, Study("planted elsewhere", **episodes.tables(carried, turns))


@pytest.fixture(scope="module")
def compared(simulated):
    """Return what the verb says of the planted pairs."""
    table = hr.against_chance(simulated[2], at="code").set_index(["a", "b"])
    return table.loc[[(f"a{pair}", f"b{pair}") for pair in range(1, 7)]]


def test_the_page_is_what_the_stored_results_render_to():
    path = stored.FOLDER.with_suffix(".md")
    assert path.read_text("utf-8") == page.rendered()


def test_the_page_speaks_of_the_worlds_as_they_are_planted_now():
    stored_ = [row for row in stored.read("worlds") if row["seed"] == "planted"]
    for row, planted_ in zip(stored_, recovered.planted(), strict=True):
        assert {name: row[name] for name in planted_} == planted_


def test_a_shared_section_is_not_a_link_but_naive_tests_take_it_for_one():
    found = rejected("section")
    assert found["exact, inside each section"] <= 5
    assert found["rotation of whole interviews"] >= 22


def test_the_verb_and_the_simulation_give_the_same_p(simulated, compared):
    carried, turns, _ = simulated
    assert compared["p_upper"].tolist() == pytest.approx(planted.chances(carried, turns))


def test_the_verb_and_plain_arithmetic_give_the_same_counts(simulated, compared):
    carried, turns, _ = simulated
    observed, expected = (part.sum(axis=1) for part in episodes.met(carried, turns))
    assert compared["observed"].tolist() == observed.tolist()
    assert compared["expected"].tolist() == pytest.approx(expected)


def test_the_other_simulator_imports_nothing_of_harmred():
    tree = ast.parse(Path(inspect.getfile(episodes)).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert "harmred" not in " ".join(map(ast.unparse, imports))


@pytest.mark.parametrize("draw", [episodes._episodes, episodes._tides])
def test_what_is_planted_is_a_conditional_probability(draw):
    likely = [np.full((1, 400, 8), rate) for rate in (0.1, 0.14)]
    told = draw(episodes.stream(3), *likely, np.full((1, 400, 1), 1.5), 60, (0.1, 0.14))
    a, b = told.mean(axis=(0, 2, 3, 4))
    assert told.all(axis=1).mean() / (a * b) == pytest.approx(1.5, abs=0.06)


@pytest.mark.parametrize("world", ["section", "site", "talkative", "bursts"])
def test_null_worlds_keep_the_rate_they_are_given(world):
    many = [confounded.simulate(world, confounded.stream(1, n), (0.1, 0.12)) for n in range(20)]
    turns = sum(turns.sum() for _, turns in many)
    rates = sum(carried.sum(axis=(1, 2, 3)) for carried, _ in many) / turns
    assert rates == pytest.approx([0.1, 0.12], abs=0.02)


def test_intervals_hold_their_value_about_as_often_as_they_say():
    rows = list(covering.rows(150, 1, map))
    held = sum(row["held"] for row in rows) / sum(row["studies"] for row in rows)
    assert 0.92 <= held <= 0.99
    assert min(row["held"] for row in rows) >= 0.84 * 150


def test_the_same_seed_gives_the_same_rows_in_one_process_and_in_two():
    keys = [("all at once", 1, number) for number in range(3)]
    alone = list(stored.workers(1)(nulls.study, keys))
    assert alone == list(stored.workers(2)(nulls.study, keys))


def test_an_interrupted_run_goes_on_where_it_stopped(monkeypatch, tmp_path):
    monkeypatch.setattr(stored, "HALF_DONE", tmp_path)
    asked = []
    stored.resumed("part", lambda key: asked.append(key) or {"key": key}, [1, 2], map)
    with next(tmp_path.glob("part-*")).open("a") as file:
        file.write('\n["3", {"ke')
    again = stored.resumed("part", lambda key: asked.append(key) or {"key": key}, [1, 2, 3], map)
    assert asked == [1, 2, 3]
    assert [row["key"] for row in again] == ["1", "2", "3"]


def test_the_drift_of_a_coder_is_named_in_the_shipped_study():
    assert recovered.drift(hr.load()) == "named"


def test_a_world_gives_a_verdict_for_every_claim_and_no_error():
    row = recovered.study(("null", 1))
    assert {row[f"C{number}"] for number in range(1, 15)} <= set(sections.OUTCOMES[:-1])


def test_a_missed_target_is_printed_not_hidden():
    assert sections.judged(False, "8.1 %") == "**8.1 % (missed)**"
