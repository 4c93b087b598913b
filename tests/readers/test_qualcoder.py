"""QualCoder projects: what becomes of each row of the database, whatever stands in its cells."""

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from databases import (
    QUALCODER,
    QUALCODER_OLD,
    TEXT,
    coded,
    everything_qualcoder,
    found,
    plain_qualcoder,
    qualcoder,
    saved,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmred.errors import FormatError, StudyError
from harmred.readers import check, refi
from harmred.readers.qualcoder import read

SHARED = Path(__file__).parents[3] / "shared"
CASINO = SHARED / "real" / "qualcoder-casino"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
SAID = {"code_name": [{"cid": 1, "name": "said"}]}
WORDS = "She said no."
MANY = "Ça va 🙂 and more. " * 40 + "The 🙂 end.\nIt is.\n"


def text(words=WORDS, **more):
    return {"id": 1, "name": "A", "fulltext": words} | more


def one(folder, words, *rows, **tables):
    parts = SAID | {"source": [text(words)], "code_text": rows} | tables
    return read(qualcoder(folder, **parts))


def passages(study):
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code"]].dropna().values
    return [(name, mark, texts[name][start:end]) for name, start, end, mark in rows]


def entry(study, element):
    table = study.ledger.set_index("element")
    assert (table["found"] == table["read"] + table["skipped"]).all()
    return table.loc[element, ["found", "read", "skipped", "reason"]].tolist()


# The whole


def test_every_mark_is_found_again(tmp_path):
    study = read(qualcoder(tmp_path, **everything_qualcoder()))
    assert (study.name, study.origin) == ("visits", tmp_path / "visits.qda")
    assert passages(study) == [
        ("I07", "said", "said"),
        ("I07", "left", "asked, 🙂 and so\nshe"),
        ("leaflet", "said", "Come"),
    ]
    assert study.segments["coder"].tolist() == ["Ana", "Ben", "Ana"]
    assert study.segments["memo"].fillna("").tolist() == ["sure?", "", ""]
    assert study.segments["coded_half_year"].tolist() == ["2025H1"] * 3


@pytest.mark.parametrize("table", ["sources", "codebook", "segments"])
@pytest.mark.parametrize("typed", [True, False])
def test_an_old_database_is_the_same_study_as_a_new_one(tmp_path, table, typed):
    rows = everything_qualcoder()
    new = getattr(read(qualcoder(tmp_path / "new", **rows)), table)
    old = getattr(read(qualcoder(tmp_path / "old", QUALCODER_OLD, typed, **rows)), table)
    assert old.equals(new)


def test_the_folder_and_the_database_in_it_are_the_same_study(tmp_path):
    path = plain_qualcoder(tmp_path)
    study, same = read(path), read(path.parent)
    assert (study.name, study.origin) == (same.name, path)
    assert study.segments.equals(same.segments)


def test_a_database_that_was_renamed_is_read(tmp_path):
    path = plain_qualcoder(tmp_path).rename(tmp_path / "copy.qda")
    assert read(path).name == "copy"


def test_the_ledger_counts_each_row_of_each_table(tmp_path):
    study = read(qualcoder(tmp_path, **everything_qualcoder()))
    assert entry(study, "pdfs") == [2, 1, 1, "1 without a text in the project"]
    assert [entry(study, each)[:3] for each in ("pictures", "audio", "video")] == [[1, 0, 1]] * 3
    assert entry(study, "codes")[:3] == [5, 5, 0]
    why = "2 not text; 1 on the page of a pdf"
    assert entry(study, "selections") == [7, 3, 4, f"{why}; 1 without a code"]
    assert entry(study, "codings") == [6, 3, 3, why]
    assert entry(study, "notes")[0] == len(["project", "O01", "P2", "diary"])
    assert (entry(study, "links")[0], entry(study, "graphs")[0]) == (1, 1)


def test_views_that_hide_a_coder_hide_nothing(tmp_path):
    path = plain_qualcoder(tmp_path)
    made = sqlite3.connect(path)
    made.execute("CREATE VIEW code_text_visible AS SELECT * FROM code_text WHERE owner <> 'Ben'")
    made.execute("UPDATE coder_names SET visibility = 0 WHERE name = 'Ben'")
    made.commit()
    made.close()
    assert "Ben" in read(path).segments["coder"].tolist()


# Codes


def test_categories_are_themes_and_codes_stand_below_codes(tmp_path):
    below = {"cid": 4, "name": "shouted", "supercid": 1}
    rows = everything_qualcoder()
    rows["code_name"].append(below)
    book = read(qualcoder(tmp_path, **rows)).codebook
    assert book[["code", "parent", "row_type"]].fillna("").to_numpy().tolist() == [
        ["Harm", "", "theme"],
        ["Street", "Harm", "theme"],
        ["left", "Street", "code"],
        ["never", "Harm", "code"],
        ["said", "", "code"],
        ["shouted", "said", "code"],
    ]


@pytest.mark.parametrize("circle", [{1: 1}, {1: 2, 2: 1}, {1: 3, 2: 1, 3: 2}])
def test_categories_in_a_circle_are_cut_and_the_codebook_says_where(tmp_path, circle):
    rows = [{"catid": n, "name": f"C{n}", "supercatid": up} for n, up in circle.items()]
    codes = [{"cid": 1, "name": "said", "catid": 1}]
    book = one(tmp_path, WORDS, code_cat=rows, code_name=codes).codebook.set_index("code")
    assert len(book) == len(circle) + 1
    assert book["was_below"].dropna().to_dict() == {"C1": f"C{circle[1]}"}
    assert book.loc["said", "parent"] == "C1"


def test_a_code_of_a_category_that_is_gone_stands_on_top_and_says_so(tmp_path):
    book = one(tmp_path, WORDS, code_name=[{"cid": 1, "name": "said", "catid": 9}]).codebook
    assert book[["code", "was_below"]].to_numpy().tolist() == [["said", "category 9"]]
    assert book["parent"].isna().all()


def test_categories_may_nest_two_thousand_deep(tmp_path):
    rows = [{"catid": n, "name": f"C{n}", "supercatid": n - 1 or None} for n in range(1, 2001)]
    book = one(tmp_path, WORDS, code_cat=rows[::-1]).codebook
    assert book["parent"].isna().sum() == 2
    assert book["code"].tolist() == [f"C{n}" for n in range(1, 2001)] + ["said"]


# Positions


@pytest.mark.parametrize("hand", [0, 1, 20, 39, 40])
def test_rows_counted_in_both_units_are_found_in_one_text(tmp_path, hand):
    words = [MANY[place : place + 9] for place in range(0, 400, 10)]
    rows = [coded(MANY, each, hand=rank < hand) for rank, each in enumerate(words)]
    for place, row in enumerate(rows):
        at = MANY[: place * 10].encode("utf-16-le") if place < hand else MANY[: place * 10]
        start = len(at) // 2 if place < hand else len(at)
        row["pos1"] += start - row["pos0"]
        row["pos0"] = start
    study = one(tmp_path, MANY, *rows)
    assert study.segments["start"].tolist() == list(range(0, 400, 10))
    assert [said for _, _, said in passages(study)] == words


def test_a_passage_by_hand_over_line_ends_is_found(tmp_path):
    study = one(tmp_path, MANY, coded(MANY, "🙂 end.\nIt", hand=True))
    assert passages(study) == [("A", "said", "🙂 end.\nIt")]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_in_the_database_count_as_its_excerpts_say(tmp_path, ends):
    raw = MANY.replace("\n", ends)
    said = f"end.{ends}It"
    study = one(tmp_path, raw, coded(raw, said), coded(raw, "is."))
    assert passages(study) == [("A", "said", "end.\nIt"), ("A", "said", "is.")]
    assert study.sources["text"].tolist() == [MANY]


def test_what_does_not_fit_is_kept_without_a_place_and_listed(tmp_path):
    odd = coded(WORDS, "said") | {"seltext": "elsewhere"}
    study = one(tmp_path, WORDS, odd, coded(WORDS, "said", pos0=5, pos1=9))
    assert passages(study) == [("A", "said", "said")]
    assert entry(study, "positions")[:3] == [2, 1, 1]
    assert study.segments["place_note"].notna().all()


@pytest.mark.parametrize("cell", [-1, 2**62, 1e300, 4.5, "x", "", b"\xff", None])
def test_what_is_no_position_is_no_place(tmp_path, cell):
    study = one(tmp_path, WORDS, coded(WORDS, "said", pos0=cell, seltext=None))
    assert study.segments["start"].isna().tolist() == [True]
    assert check(study).query("severity == 'error'").empty


def test_a_coding_on_nothing_is_listed(tmp_path):
    rows = [coded(WORDS, "said", fid=8), coded(WORDS, "no", cid=7), coded(WORDS, "She", cid=None)]
    study = one(tmp_path, WORDS, *rows)
    assert entry(study, "codings") == [
        *(3, 0, 3),
        "1 in a source that is not there (8); 1 without a code; 1 of a code that is not there (7)",
    ]


# Coders


def test_coders_who_differ_in_capitals_are_two_and_nobody_is_unknown(tmp_path):
    rows = [coded(WORDS, w, owner=who) for w, who in zip("She", ["ana", "Ana", None], strict=True)]
    study = one(tmp_path, WORDS, *rows)
    assert study.segments["coder"].tolist() == ["ana", "Ana", "unknown"]
    assert entry(study, "coders")[:3] == [2, 2, 0]


def test_a_coder_without_a_mark_is_counted(tmp_path):
    study = one(tmp_path, WORDS, coded(WORDS, "said"), coder_names=[{"name": "Cleo"}])
    assert entry(study, "coders") == [2, 1, 1, "1 without a mark that was read"]


# Sources, cases, attributes


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (None, "texts"),
        ("", "texts"),
        ("/docs/a.txt", "texts"),
        ("docs:/far/a.docx", "texts"),
        ("/docs/a.PDF", "pdfs"),
        ("docs:/far/a.pdf", "pdfs"),
        ("/images/a.jpg", "pictures"),
        ("images:/far/a.jpg", "pictures"),
        ("/audio/a.mp3", "audio"),
        ("audio:/far/a.mp3", "audio"),
        ("/video/a.mp4", "video"),
        ("video:C:\\a.mp4", "video"),
    ],
)
def test_the_path_of_its_file_tells_the_kind_of_a_source(tmp_path, path, kind):
    rows = [text(), text(id=2, name="B", mediapath=path)]
    study = read(qualcoder(tmp_path, **SAID, source=rows))
    assert entry(study, kind)[0] == 1 + (kind == "texts")


def test_a_source_without_text_keeps_its_codings(tmp_path):
    study = one(tmp_path, None, coded(WORDS, "said"))
    assert study.segments["start"].isna().tolist() == [True]
    assert "1 read without their text: 1 not given" in entry(study, "texts")[3]


def test_cases_on_parts_are_turns_and_on_the_whole_are_participants(tmp_path):
    spans = [(1, 1, *found(TEXT, "She said 🙂 no.")), (2, 1, *found(TEXT, "she left."))]
    spans += [(1, 2, 0, len(WORDS) - 1), (2, 3, 0, 0)]
    rows = [dict(zip(("caseid", "fid", "pos0", "pos1"), span, strict=True)) for span in spans]
    texts = [text(TEXT), text(id=2, name="B"), text(id=3, name="C")]
    people = [{"caseid": 1, "name": "Ana"}, {"caseid": 2, "name": "Ben"}]
    study = read(qualcoder(tmp_path, **SAID, source=texts, cases=people, case_text=rows))
    said = study.turns.dropna(subset="case")
    assert [TEXT[row.start : row.end] for row in said.itertuples()] == [
        "She said 🙂 no.",
        "she left.",
    ]
    assert study.sources["participant"].fillna("").tolist() == ["", "Ana", "Ben"]


def test_attributes_are_columns_and_empty_ones_are_none(tmp_path):
    study = read(qualcoder(tmp_path, **everything_qualcoder()))
    columns = study.sources.set_index("source")[["age", "place"]]
    assert columns.fillna("").to_numpy().tolist() == [["41", "door"], ["", ""], ["", ""]]
    assert entry(study, "variable values")[:3] == [3, 3, 0]


def test_attributes_that_differ_in_capitals_are_two(tmp_path):
    kinds = [{"name": name, "valuetype": "character"} for name in ("Age", "age")]
    given = [{"name": name, "attr_type": "file", "value": name, "id": 1} for name in ("Age", "age")]
    study = one(tmp_path, WORDS, attribute_type=kinds, attribute=given)
    assert study.sources[["Age", "age (2)"]].to_numpy().tolist() == [["Age", "age"]]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"name": "size", "attr_type": "file", "id": 1}, "1 of a variable that is not there"),
        ({"name": "age", "attr_type": "file", "id": 9}, "1 of neither a source nor a case"),
        ({"name": "age", "attr_type": "journal", "id": 1}, "1 of neither a source nor a case"),
    ],
)
def test_values_of_nothing_are_skipped_with_a_reason(tmp_path, row, why):
    kinds = [{"name": "age", "valuetype": "numeric"}]
    study = one(tmp_path, WORDS, attribute_type=kinds, attribute=[row | {"value": "4"}])
    assert entry(study, "variable values") == [1, 0, 1, why]


# What is refused


def test_a_project_without_text_is_refused(tmp_path):
    path = qualcoder(tmp_path, source=[text(None, mediapath="/images/a.png")])
    with pytest.raises(FormatError, match=r"holds no text.*\(1 other sources\)"):
        read(path)


def test_what_is_no_project_is_refused(tmp_path):
    (tmp_path / "visits.qda").mkdir()
    with pytest.raises(FormatError, match=r"no database there\.\nName the folder"):
        read(tmp_path / "visits.qda")


def test_a_database_of_something_else_says_what_it_lacks(tmp_path):
    path = saved(tmp_path / "data.qda", {"source": "id integer, name text"}, {})
    with pytest.raises(FormatError, match="lacks a table 'source' with the columns id, name, full"):
        read(path)


# Strange cells

CELLS = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.integers(-2, 12)
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.binary(max_size=4)
)


def strange(tables):
    """Return rows for all tables, with any cell in any column."""
    names = {table: [c.split()[0] for c in said.split(", ")] for table, said in tables.items()}
    rows = {
        table: st.lists(st.fixed_dictionaries(dict.fromkeys(columns, CELLS)), max_size=3)
        for table, columns in names.items()
    }
    return st.fixed_dictionaries(rows)


LOOSE = {table: said.replace(", unique(name)", "") for table, said in QUALCODER.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=strange(LOOSE))
def test_whatever_stands_in_the_cells_it_is_a_study_or_a_refusal(rows, tmp_path_factory):
    rows["source"].append(text(id=5))
    path = qualcoder(tmp_path_factory.mktemp("strange"), LOOSE, typed=False, **rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            study = read(path)
        except (FormatError, StudyError):
            return
    assert entry(study, "codings")[0] == sum(
        len(rows[f"code_{t}"]) for t in ("text", "image", "av")
    )
    assert entry(study, "cases")[0] == len(rows["cases"])
    check(study)


# Real files


def asked(query):
    """Ask the real database itself."""
    address = f"{(CASINO / 'casino.qda' / 'data.qda').as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        return database.execute(query).fetchall()


@real
def test_each_excerpt_of_a_real_project_stands_at_its_place():
    study = read(CASINO / "casino.qda")
    rows = asked("SELECT seltext FROM code_text ORDER BY fid, ctid")
    assert [said for _, _, said in passages(study)] == [said for (said,) in rows]
    assert len(study.segments) == 564
    assert check(study).empty


@real
def test_each_span_of_a_case_of_a_real_project_is_a_turn_with_the_mark_before_it():
    study = read(CASINO / "casino.qda")
    texts = study.sources.set_index("source")["text"]
    query = (
        "SELECT s.name, substr(fulltext, pos0 + 1, pos1 - pos0), c.name FROM case_text t"
        " JOIN source s ON s.id = t.fid JOIN cases c USING (caseid) ORDER BY fid, pos0"
    )
    rows = asked(query)
    wanted = [(name.removesuffix(".txt"), f"{who[5:]}: {said}", who) for name, said, who in rows]
    turns = study.turns[["source", "start", "end", "case"]].itertuples(index=False, name=None)
    assert [(name, texts[name][start:end], who) for name, start, end, who in turns] == wanted
    assert (len(wanted), entry(study, "cases")[:3]) == (542, [80, 80, 0])


@real
def test_a_real_project_has_the_segments_of_its_export():
    columns = ["source", "start", "end", "code", "coder"]
    mine = read(CASINO / "casino.qda").segments[columns]
    theirs = refi.read(CASINO / "casino_LF.qdpx").segments[columns]
    rows = [sorted(map(tuple, each.to_numpy().tolist())) for each in (mine, theirs)]
    assert rows[0] == rows[1]
