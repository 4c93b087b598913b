"""What cases, sets, facets and dates of a project become, and what is said of stray passages."""

import pandas as pd
import projects
import pytest
from projects import case, code, coding, mark, source, tag, value

from harmred.readers import refi
from harmred.readers.ledger import ledger, told

TEXT = "Ana: Hello.\nBen: No.\nYes.\nThe end.\n"


def read(folder, *sources, **parts):
    return refi.read(projects.saved(folder, sources=sources, **parts))


def reason(study, element):
    table = ledger(study).set_index("element")
    assert (table["found"] == table["read"] + table["skipped"]).all()
    return table["reason"][element]


def group(name, *members, kind="MemberSource"):
    inside = [tag(kind, targetGUID=projects.guid(each)) for each in members]
    return tag("Set", *inside, guid=projects.guid(name), name=name)


# Cases


def spoken(study):
    text = study.sources["text"][0]
    rows = study.turns.itertuples()
    return [(text[row.start : row.end], row.case) for row in rows]


def test_parts_of_several_cases_are_turns_and_what_lies_between_is_a_turn_a_line(tmp_path):
    held = source("A", mark(0, 11, key="a"), mark(12, 25, key="b"), text=TEXT)
    study = read(tmp_path, held, cases=[case("Ana", parts=["a"]), case("Ben", parts=["b"])])
    said = spoken(study)
    assert said[:2] == [("Ana: Hello.", "Ana"), ("Ben: No.\nYes.", "Ben")]
    assert said[2][0] == "The end."
    assert pd.isna(said[2][1])
    assert study.turns["speaker"].unique().tolist() == ["unknown"]
    assert study.sources["participant"].isna().all()
    assert reason(study, "cases") == "the parts that 2 cover are turns"


def test_the_mark_of_a_speaker_goes_with_what_is_said(tmp_path):
    held = source("A", mark(5, 11, key="a"), mark(17, 20, key="b"), text=TEXT)
    study = read(tmp_path, held, cases=[case("Ana", parts=["a"]), case("Ben", parts=["b"])])
    assert [words for words, _ in spoken(study)] == ["Ana: Hello.", "Ben: No.", "Yes.", "The end."]


def test_the_only_case_of_a_source_is_its_participant_though_it_covers_parts(tmp_path):
    held = source("A", mark(0, 11, key="a"), mark(21, 25, key="b"), text=TEXT)
    ana = case("Ana", value("age", "41"), parts=["a", "b"])
    study = read(tmp_path, held, cases=[ana], variables=["age"])
    assert study.sources[["participant", "age"]].to_numpy().tolist() == [["Ana", "41"]]
    assert [words for words, _ in spoken(study)] == ["Ana: Hello.", "Ben: No.", "Yes.", "The end."]


def test_parts_that_overlap_are_turns_only_once(tmp_path):
    held = source("A", mark(0, 11, key="a"), mark(5, 20, key="b"), text=TEXT)
    study = read(tmp_path, held, cases=[case("Ana", parts=["a"]), case("Ben", parts=["b"])])
    assert spoken(study)[0] == ("Ana: Hello.", "Ana")
    assert study.turns["case"].dropna().tolist() == ["Ana"]
    assert reason(study, "cases").startswith("1 on parts of sources that could not be placed")


def test_parts_are_counted_as_passages_are(tmp_path):
    held = source("A", mark(0, 2, "x"), mark(3, 7, key="a"), text="🙂 said")
    ana = case("Ana", parts=["a"])
    study = read(tmp_path, held, codes=[code("x")], cases=[ana], origin="NVivo")
    assert spoken(study)[-1] == ("said", "Ana")


def test_several_cases_of_a_source_are_named_beside_it(tmp_path):
    both = [case("Ana", sources=["A"]), case("Ben; her son", sources=["A"])]
    study = read(tmp_path, source("A", text=TEXT), cases=both)
    assert study.sources["cases"].tolist() == ["Ana;Ben, her son"]


# Sets


def test_sets_are_named_beside_their_sources(tmp_path):
    sets = [
        group("first round", "A"),
        group("nights", "A", "B"),
        group("codes", "x", kind="MemberCode"),
    ]
    held = [source("A", text=TEXT), source("B", text=TEXT)]
    study = read(tmp_path, *held, rest=[tag("Sets", *sets)])
    assert study.sources["sets"].tolist() == ["first round;nights", "nights"]
    assert reason(study, "sets") == "1 of codes or notes, not of sources"


def test_a_set_of_pictures_is_skipped(tmp_path):
    held = [source("A", text=TEXT), source("door.png", kind="PictureSource")]
    study = read(tmp_path, *held, rest=[tag("Sets", group("pictures", "door.png"))])
    assert "sets" not in study.sources
    assert reason(study, "sets") == "1 on a source that was not read"


# Facets

STANCES = code("facet_stance", code("stance_own"), code("stance_reported"), codable=False)
FORMS = code("facet_dimension", code("dim_verbal"), code("dim_physical"), codable=False)
BOOK = [code("x"), code("y"), STANCES, FORMS]


def faceted(folder, *marks):
    return read(folder, source("A", *marks, text=TEXT), codes=BOOK, users=["Ana", "Ben"])


def cells(study, *names):
    rows = study.segments[["code", *names]].astype(object)
    return rows.where(rows.notna(), None).to_numpy().tolist()


def test_a_facet_branch_is_facets_in_the_codebook(tmp_path):
    book = faceted(tmp_path).codebook.set_index("code")
    assert book.loc["facet_stance", ["row_type", "facet"]].tolist() == ["facet", "stance"]
    assert book.loc["stance_own", ["row_type", "facet"]].tolist() == ["facet_value", "stance"]


@pytest.mark.parametrize(
    "marks",
    [
        [mark(0, 11, "x", "stance_own", "dim_physical", "dim_verbal")],
        [mark(0, 11, "x"), mark(0, 11, "stance_own", "dim_physical"), mark(0, 11, "dim_verbal")],
    ],
)
def test_facets_of_a_passage_fold_into_the_columns_of_its_code(tmp_path, marks):
    study = faceted(tmp_path, *marks)
    assert cells(study, "stance", "dimension") == [["x", "stance_own", "dim_physical;dim_verbal"]]
    assert reason(study, "codings") == "3 read as facets of the codes on their passage"


def test_facets_in_one_selection_do_not_touch_another_code_of_the_same_passage(tmp_path):
    study = faceted(tmp_path, mark(0, 11, "x", "stance_own"), mark(0, 11, "y", "stance_reported"))
    assert cells(study, "stance") == [["x", "stance_own"], ["y", "stance_reported"]]


def test_facets_of_somebody_else_do_not_fold(tmp_path):
    study = faceted(tmp_path, mark(0, 11, "x"), mark(0, 11, "stance_own", by="Ben"))
    assert cells(study) == [["x"]]
    assert reason(study, "codings") == "1 a facet on a passage without a code"


def test_of_facets_that_exclude_one_another_none_is_read(tmp_path):
    study = faceted(tmp_path, mark(0, 11, "x", "stance_own", "stance_reported"))
    assert cells(study, "stance") == [["x", None]]
    assert reason(study, "codings") == "2 a facet that another one excludes"


# Dates and places


@pytest.mark.parametrize(
    ("written", "half"),
    [
        ("2025-06-30T23:59:59Z", "2025H1"),
        ("2025-07-01", "2025H2"),
        ("0001-01-01T00:00:00Z", None),
        ("30.06.2025", None),
    ],
)
def test_the_date_of_a_coding_is_its_half_year(tmp_path, written, half):
    dated = tag("Coding", tag("CodeRef", targetGUID=projects.guid("x")), creationDateTime=written)
    study = read(
        tmp_path, source("A", mark(0, 3, dated), coding("x"), text=TEXT), codes=[code("x")]
    )
    assert study.segments["coded_half_year"].astype(object).where(
        lambda s: s.notna(), None
    ).tolist() == [half, None]


def test_what_was_moved_or_not_found_says_so_with_the_positions_of_the_file(tmp_path):
    marks = [mark(4, 9, "x", name="ello."), mark(0, 9, "x", name="Nobody 12"), mark(0, 3, "x")]
    study = read(tmp_path, source("A", *marks, text=TEXT), codes=[code("x")])
    moved, lost, sound = study.segments["place_note"].astype(object)
    assert moved == "moved to their excerpt, at most 6 characters away; the file says 4–9"
    assert lost == "not where their excerpt stands; the file says 0–9"
    assert pd.isna(sound)
    assert any(line.startswith("segments.csv row 3: A, x: not where") for line in told(study))


def test_passages_of_a_source_without_text_keep_their_positions_in_a_note(tmp_path):
    study = read(tmp_path, source("A", mark(3, 9, "x")), source("B", text=TEXT), codes=[code("x")])
    assert study.segments["place_note"].tolist() == ["in a source without text; the file says 3–9"]


def test_each_source_says_how_it_counts_and_how_well_that_fits(tmp_path):
    held = source("A", mark(0, 4, "x", name="Ana:"), mark(0, 2, "x", name="zz"), text=TEXT)
    study = read(tmp_path, held, codes=[code("x")], origin="QualCoder")
    assert reason(study, "positions in A") == (
        "1 not where their excerpt stands; code points, LF: 1 of 2 excerpts fit"
    )


# A codebook alone


def test_a_codebook_alone_is_a_study_without_sources(tmp_path):
    path = tmp_path / "visits.qdc"
    inside = "".join([code("Harm", code("street"), codable=False)])
    path.write_text(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{inside}</Codes></CodeBook>'
    )
    study = refi.read_codebook(path)
    assert study.codebook[["code", "parent"]].fillna("").to_numpy().tolist() == [
        ["Harm", ""],
        ["street", "Harm"],
    ]
    assert (study.name, len(study.sources), len(study.segments)) == ("visits", 0, 0)
