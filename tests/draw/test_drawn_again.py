"""Every figure draws again from the table that is kept of it, as it is or protected."""

import json
from pathlib import Path

import pytest

import harmred as hr

FIGURES = Path(__file__).parents[2] / "figures"


def firsts():
    """Return a kept figure of every kind: its name, by the name of what draws it."""
    kinds = {}
    for path in sorted(FIGURES.glob("*.json")):
        kinds.setdefault(json.loads(path.read_text("utf-8"))["about"]["figure"], path.stem)
    return kinds


def kept(name):
    return hr.read_table(FIGURES / f"{name}.csv")


def drawn(table, lang="en"):
    made = table.attrs["harmred"]
    return getattr(hr.draw, made["figure"])(table, lang=lang, width=made["width"])


@pytest.mark.parametrize("figure", firsts())
def test_a_figure_draws_again_from_the_table_that_is_kept_of_it(figure):
    first = drawn(kept(firsts()[figure]))
    again = drawn(first.table)
    assert again.bytes("svg") == first.bytes("svg")


@pytest.fixture(scope="module")
def protected():
    """Protect all public figures together, as a release does."""
    tables = {path.stem: kept(path.stem) for path in sorted(FIGURES.glob("*.csv"))}
    public = {n: t for n, t in tables.items() if t.attrs["harmred"]["edition"] == "public"}
    return dict(zip(public, hr.protect(*public.values()), strict=True))


def test_every_public_figure_is_safe_together_and_most_of_it_is_left(protected):
    hidden = {name: table["hidden"].mean() for name, table in protected.items()}
    assert len(hidden) == 34
    assert hidden["themes"] == hidden["claims"] == 0
    assert 0 < hidden["codes"] < 0.1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_kept_back_is_hatched_and_nothing_missing_is_written(protected, lang):
    for name, table in protected.items():
        drawing = drawn(table, lang)
        words = drawing.bytes("svg").decode() + repr(drawing)
        assert not {"nan", "NaN", "<NA>", "None"} & set(words.replace("(", " ").split()), name
        assert ("<pattern" in words) or not table["hidden"].any(), name


def test_a_hidden_curve_does_not_tell_by_its_rows_how_many_there_are(protected):
    groups = protected["discovery_by_role"].groupby("role_group", dropna=False)["hidden"]
    assert set(groups.size()[groups.any()]) == {1}


@pytest.mark.parametrize("name", ["codes", "views_of_policy", "course"])
def test_nothing_that_is_shown_depends_on_a_number_that_is_hidden(name):
    table = kept(name)
    small = hr.protect(table)["hidden"] & table["sources"].between(1, 4)
    other = hr.like(table.assign(sources=table["sources"].mask(small, 5 - table["sources"])), table)
    assert (other["sources"] != table["sources"]).any()
    assert hr.protect(other).equals(hr.protect(table))
