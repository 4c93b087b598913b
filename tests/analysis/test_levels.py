"""count by facets and at their values: by hand, and by plain loops over any study."""

from dataclasses import replace

import pandas as pd
import pytest
from generated_studies import studies
from hypothesis import given
from toys import four_places, guided

import harmred as hr
from harmred.errors import StudyError

FACETS = pd.DataFrame(
    [(f"{facet}_{value}", f"facet_{facet}", "facet_value", facet)
     for facet, values in {"stance": ["own", "other"], "dimension": ["b", "a", "c"]}.items()
     for value in values],
    columns=["code", "parent", "row_type", "facet"],
)  # fmt: skip
MARKS = [
    ("I1", 0, 5, "street", "stance_own", "dimension_a;dimension_b"),
    ("I1", 60, 65, "street", "stance_other", "dimension_a"),
    ("I2", 3, 12, "eviction", "stance_own", None),
    ("I3", 0, 5, "help", None, "dimension_b"),
    ("I4", 0, 5, "no_help", "NA_redacted", None),
]


def faceted(marks=MARKS, study=guided):
    whole = study([mark[:4] for mark in marks])
    segments = whole.segments.assign(
        stance=[mark[4] for mark in marks], dimension=[mark[5] for mark in marks]
    )
    book = pd.concat([whole.codebook, FACETS], ignore_index=True)
    return replace(whole, segments=segments, codebook=book)


def settled(study):
    """Let the first coder of each source stand."""
    first = study.segments.sort_values("coder").drop_duplicates("source")
    return hr.choose_coder(study, dict(zip(first["source"], first["coder"], strict=True)))


def marks_of(study):
    """Return the standing marks as plain rows, with the kind of their source."""
    told = dict(zip(study.sources["source"], study.sources["kind"], strict=True))
    whose = dict(zip(study.sources["source"], study.sources["coder"], strict=True))
    rows = study.segments.astype(object).where(study.segments.notna(), None).to_dict("records")
    return [
        row | {"kind": told[row["source"]]} for row in rows if row["coder"] == whose[row["source"]]
    ]


def values(row, facet):
    cell = row[facet]
    return [None] if cell is None or cell.startswith("NA_") else cell.split(";")


def plain(value):
    return None if pd.isna(value) else value


def test_a_passage_with_several_values_counts_for_each_and_what_nobody_gave_is_zero():
    table = hr.count(faceted(), at="dimension").set_index("code")
    assert table["sources"].to_dict() == {"dimension_b": 2, "dimension_a": 1, "dimension_c": 0}
    assert table["segments"].tolist() == [2, 2, 0]


def test_a_value_that_the_codebook_does_not_list_comes_after_those_it_lists():
    study = faceted([("I1", 0, 5, "street", "unlisted", None)])
    assert hr.count(study, at="stance")["code"].tolist() == [
        "stance_own",
        "stance_other",
        "unlisted",
    ]


def test_any_passage_makes_a_source_count_once():
    row = hr.count(faceted(), at="any").iloc[0]
    assert (row["sources"], row["of_sources"], row["segments"], row["facilities"]) == (4, 8, 5, 2)


def test_by_stance_keeps_all_sources_in_the_denominator_and_a_group_for_none_given():
    table = hr.count(faceted(), by="stance")
    harm = table[table["code"] == "harm"]
    assert [*map(plain, harm["stance"])] == ["stance_own", "stance_other", None]
    assert harm["sources"].tolist() == [2, 1, 0]
    assert set(table["of_sources"]) == {8}


def test_what_was_prompted_is_known_for_each_stance():
    table = hr.count(faceted([("I1", 60, 65, "help", "stance_own", None)]), by="stance")
    row = table[table["code"] == "help"].iloc[0]
    assert (row["spontaneous"], row["prompted"]) == (0, 1)


def test_a_facet_and_a_place_in_the_talk_go_together():
    table = hr.count(faceted(), by=["section", "stance"])
    found = table[(table["code"] == "harm") & (table["sources"] > 0)]
    assert found[["section", "stance", "sources"]].to_numpy().tolist() == [
        ["A", "stance_own", 2],
        ["B", "stance_other", 1],
    ]


def test_where_nothing_was_marked_every_source_is_still_asked():
    table = hr.count(faceted([]), by="stance")
    assert table["stance"].isna().all()
    assert (table["sources"].sum(), set(table["of_sources"])) == (0, {8})


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"at": "stance", "by": "stance"}, 'at="stance" cannot be counted by stance'),
        ({"at": "any", "measure": "talk"}, 'at="any" counts no theme'),
        ({"at": "combination", "measure": "first"}, 'at="combination" counts no theme'),
        ({"at": "combination", "by": "kind"}, 'at="combination" cannot be counted by kind'),
    ],
)
def test_what_does_not_go_together_is_refused(how, why):
    with pytest.raises(ValueError, match=why):
        hr.count(faceted(), **how)


def test_only_a_mention_has_a_stance():
    with pytest.raises(StudyError, match=r"(?s)cannot count by 'stance'.*tenth, stance"):
        hr.count(faceted(), by="stance", measure="talk")


def test_talk_by_dimension_unites_the_passages_of_each():
    # 5 characters and 5 of I1's 100, apart; 5 of I3's
    table = hr.count(faceted(), at="dimension", measure="talk").set_index("code")
    assert table.loc["dimension_a", "share"] == pytest.approx(0.10 / 8)
    assert table.loc["dimension_b", "share"] == pytest.approx((0.05 + 0.05) / 8)


@given(studies())
def test_values_by_stance_are_what_plain_loops_count(study):
    study = settled(study)
    rows = marks_of(study)
    for _, row in hr.count(study, at="dimension", by="stance").iterrows():
        here = [
            mark
            for mark in rows
            if mark["kind"] == row["kind"]
            and row["code"] in values(mark, "dimension")
            and plain(row["stance"]) in values(mark, "stance")
        ]
        assert row["sources"] == len({mark["source"] for mark in here})
        assert row["segments"] == len(here)
        assert row["of_sources"] == (study.sources["kind"] == row["kind"]).sum()


@given(studies())
def test_a_source_has_any_passage_if_it_has_a_standing_one(study):
    study = settled(study)
    had = {mark["source"] for mark in marks_of(study)}
    table = hr.count(study, at="any")
    assert table["sources"].sum() == len(had)
    assert table["segments"].sum() == len(marks_of(study))


@given(studies())
def test_the_stances_of_a_code_add_up_to_its_segments(study):
    study = settled(study)
    whole = hr.count(study, at="code").set_index(["kind", "code"])["segments"]
    parts = hr.count(study, at="code", by="stance").groupby(["kind", "code"])["segments"].sum()
    assert parts.to_dict() == whole.to_dict()


@given(studies())
def test_neither_the_order_of_rows_nor_of_values_in_a_cell_changes_a_count(study):
    study = settled(study)
    cells = study.segments["dimension"].map(
        lambda cell: "; ".join(cell.split(";")[::-1]), na_action="ignore"
    )
    turned = study.segments.assign(dimension=cells).iloc[::-1]
    for how in ({"at": "code", "by": "dimension"}, {"at": "combination"}):
        other = hr.count(replace(study, segments=turned), **how)
        pd.testing.assert_frame_equal(hr.count(study, **how), other)


def test_facets_are_read_in_both_languages():
    study = hr.select(hr.load(), kind="interview", code="explain_trafficking")
    for lang, own, none in (
        ("en", "own view", "no stance given"),
        ("fr", "point de vue propre", "position non précisée"),
    ):
        table = hr.count(study, at="code", by="stance")
        assert {own, none} <= set(hr.draw.table(table, lang=lang).index.get_level_values(-1))
        assert f"{own}\u00a0: " in hr.tell(table, lang=lang) or f"{own}: " in hr.tell(
            table, lang=lang
        )


def test_none_of_the_values_is_said_in_words():
    table = hr.count(faceted([], four_places), at="stance")
    assert hr.tell(table) == "None of these values was found in the 8 interviews."
    assert hr.tell(hr.count(faceted([]), at="any")) == "No passage was coded in the 8 interviews."


def test_any_passage_is_said_in_words():
    said = hr.tell(hr.count(faceted(), at="any"))
    assert said == "At least one passage was coded in 4 of 8 interviews, in 2 facilities."
