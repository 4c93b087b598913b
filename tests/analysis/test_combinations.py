"""Sets of codes: each source in one row, small sets without names, any study by plain loops."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import four_places, guided

import harmred as hr

TOPS = {"street": "street", "eviction": "street", "listening": "listening", "no_help": "no_help"}
"""Codes of the toys and the top code each counts for; `help` is a theme."""


def marked(sets):
    """Return eight interviews; each has the codes of one of the sets."""
    return four_places(
        [(f"I{n}", place, place + 5, code) for n, codes in enumerate(sets, 1)
         for place, code in enumerate(codes)]
    )  # fmt: skip


def rows(table):
    codes = table["codes"].astype(object).where(table["codes"].notna(), None)
    return list(zip(codes, table["size"], table["sources"], strict=True))


def test_sets_of_five_sources_have_a_name_and_smaller_ones_only_a_size():
    table = hr.count(
        marked([["street", "listening"]] * 5 + [["street"], ["no_help"], []]), at="combination"
    )
    assert rows(table) == [("street;listening", 2, 5), ("", 0, 1), (None, 1, 2)]
    assert table["pooled"].fillna(0).tolist() == [0, 0, 2]


def test_a_code_below_another_counts_for_the_top_one():
    table = hr.count(marked([["eviction"]] * 3 + [["street", "eviction"]] * 5), at="combination")
    assert rows(table) == [("street", 1, 8), ("", 0, 0)]
    assert table["segments"].tolist() == [13, 0]


def test_a_selected_set_of_codes_is_all_that_counts():
    study = hr.select(marked([["street", "listening"]] * 8), code="help")
    assert rows(hr.count(study, at="combination")) == [("listening", 1, 8), ("", 0, 0)]


def test_persons_and_facilities_are_counted_once():
    study = marked([["street"]] * 5 + [[]] * 3)
    study = replace(study, sources=study.sources.assign(participant="P1"))
    first = hr.count(study, at="combination").iloc[0]
    assert (first["persons"], first["facilities"], first["of_sources"]) == (1, 3, 8)


def test_sessions_name_no_persons_and_have_rows_of_their_own():
    study = marked([["street"]] * 8)
    sources = study.sources.assign(
        kind=["interview"] * 3 + ["observation"] * 5, participant=["P1"] * 3 + [None] * 5
    )
    table = hr.count(replace(study, sources=sources), at="combination")
    assert table["kind"].tolist() == ["interview"] * 2 + ["observation"] * 2
    assert rows(table) == [("", 0, 0), (None, 1, 3), ("street", 1, 5), ("", 0, 0)]
    assert table.loc[table["kind"] == "observation", "persons"].isna().all()


def test_labels_of_unnamed_sets_are_not_kept_with_the_table():
    table = hr.count(marked([["street"]] * 5 + [["listening"]]), at="combination")
    assert set(table.attrs["harmred"]["labels"]) == {"street"}


@given(st.lists(st.sets(st.sampled_from(sorted(TOPS))), min_size=8, max_size=8))
def test_every_source_is_in_the_row_of_its_set(sets):
    held = Counter(frozenset(TOPS[code] for code in codes) for codes in sets)
    table = hr.count(marked([sorted(codes) for codes in sets]), at="combination")
    assert table["sources"].sum() == 8
    named = table[table["codes"].notna() & (table["size"] > 0)]
    got = {frozenset(row.codes.split(";")): row.sources for row in named.itertuples()}
    assert got == {codes: many for codes, many in held.items() if codes and many >= 5}
    for row in table[table["pooled"].notna()].itertuples():
        few = [many for codes, many in held.items() if len(codes) == row.size and many < 5]
        assert (row.sources, row.pooled) == (sum(few), len(few))
    assert table.loc[table["size"] == 0, "sources"].tolist() == [held[frozenset()]]


def test_the_bundled_interviews_are_all_there():
    study = hr.select(hr.load(), code="explanations_of_violence", stance="stance_own")
    table = hr.count(study, at="combination")
    assert table.groupby("kind")["sources"].sum().to_dict() == {"interview": 50, "observation": 40}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_sets_are_read_and_told(lang):
    table = hr.count(marked([["street", "listening"]] * 5 + [["street"], [], []]), at="combination")
    said = {
        "en": (["none of them", "codes alone, each in fewer than 5 sources"],
               "In 8 interviews: none of the codes in 2, one alone in 1, two or more in 5. "
               "“street” and “listening” together, with no other of the codes, are in 5 of 8 "
               "interviews. 1 set is in fewer than 5 sources and is not named."),
        "fr": (["aucun d'eux", "codes seuls, chacun dans moins de 5 sources"],
               "Sur 8 entretiens : aucun des codes dans 2, un seul dans 1, deux ou plus dans 5. "
               "« street » et « listening » réunis, sans aucun autre de ces codes, figurent dans "
               "5 des 8 entretiens. 1 ensemble, présent dans moins de 5 sources, n'est pas nommé."),
    }[lang]  # fmt: skip
    assert hr.draw.table(table, lang=lang).index.get_level_values(-1).tolist()[1:] == said[0]
    assert hr.tell(table, lang=lang).replace("\u00a0", " ") == said[1]


def test_a_code_alone_is_told_as_alone_and_what_is_hidden_is_not_added_up():
    table = hr.count(marked([["street"]] * 5 + [[]] * 3), at="combination")
    assert "“street” alone, with no other" in hr.tell(table)
    hidden = hr.like(table.assign(hidden=[False, True]), table)
    assert "none of the codes" not in hr.tell(hidden)


def test_a_table_of_sets_reads_the_same_after_it_was_kept():
    table = hr.count(guided([(f"I{n}", 0, 5, "street") for n in range(1, 7)]), at="combination")
    kept = hr.like(table.assign(codes=table["codes"].replace("", pd.NA)), table)
    assert hr.draw.table(kept).equals(hr.draw.table(table))
