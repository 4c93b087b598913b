"""RQDA projects: what becomes of each row, live or deleted, whatever stands in its cells."""

import warnings

import pytest
from databases import RQDA, TEXT, everything_rqda, found, marked, plain_rqda, rqda, saved
from hypothesis import HealthCheck, given, settings
from test_qualcoder import entry, passages, strange

from harmred.errors import FormatError, StudyError
from harmred.readers import check
from harmred.readers.rqda import read

WORDS = "She said no."
SAID = {"freecode": [{"id": 1, "name": "said"}]}
GONE = [{"status": 0}, {"status": -1}, {"status": -1.0}, {"status": None}]


def text(words=WORDS, **more):
    return {"id": 1, "name": "A", "file": words} | more


def one(folder, words, *rows, **tables):
    return read(rqda(folder, **(SAID | {"source": [text(words)], "coding": rows} | tables)))


# The whole


def test_every_live_mark_is_found_again(tmp_path):
    study = read(plain_rqda(tmp_path))
    assert (study.name, study.origin) == ("visits", tmp_path / "visits.rqda")
    assert sorted(passages(study)) == [
        ("I07", "left", "Nobody"),
        ("I07", "left", "said"),
        ("I07", "said", "said"),
    ]
    rows = study.segments[["code", "coder", "coded_half_year"]].to_numpy().tolist()
    assert ["said", "Ana", "2025H1"] in rows
    assert ["left", "Ana (second coding)", "2025H1"] in rows


def test_a_database_without_types_is_the_same_study(tmp_path):
    typed = read(plain_rqda(tmp_path / "typed"))
    loose = read(rqda(tmp_path / "loose", typed=False, **everything_rqda()))
    assert loose.segments.equals(typed.segments)
    assert loose.sources.equals(typed.sources)


def test_a_first_version_without_attributes_and_status_is_read(tmp_path):
    kept = {name: RQDA[name].replace(", status integer", "") for name in ("source", "freecode")}
    kept |= {"coding": RQDA["coding"].replace("status integer, ", "")}
    study = read(rqda(tmp_path, kept, **everything_rqda()))
    assert study.sources["source"].tolist() == ["I07", "O01", "draft"]
    assert entry(study, "codings")[:3] == [4, 4, 0]


# What was deleted


@pytest.mark.parametrize("gone", GONE)
def test_what_was_deleted_is_not_read_and_counted(tmp_path, gone):
    study = one(
        tmp_path,
        WORDS,
        marked(WORDS, "said"),
        marked(WORDS, "no") | gone,
        source=[text(), text("Old.", id=2, name="B") | gone],
        freecode=[*SAID["freecode"], {"id": 2, "name": "old"} | gone],
        cases=[{"id": 1, "name": "P1"} | gone],
        attributes=[{"name": "age"} | gone],
        filecat=[{"catid": 1, "name": "round"} | gone],
        fileAttr=[{"variable": "age", "value": "4", "fileID": 1} | gone],
    )
    kinds = ("texts", "codes", "cases", "variables", "sets", "variable values", "codings")
    for kind in kinds:
        found_there, read_there, skipped, reason = entry(study, kind)
        assert (skipped, found_there - read_there) == (1, 1)
        assert reason.startswith("1 deleted in the program")
    assert passages(study) == [("A", "said", "said")]


def test_live_marks_on_what_was_deleted_are_skipped_with_a_reason(tmp_path):
    study = read(plain_rqda(tmp_path))
    why = "1 with a code or a source that is deleted in the program"
    assert entry(study, "codings") == [7, 3, 4, f"1 not text; 2 deleted in the program; {why}"]


def test_a_number_that_was_deleted_and_given_again_is_live(tmp_path):
    twice = [{"id": 1, "name": "old", "status": 0}, *SAID["freecode"]]
    study = one(tmp_path, WORDS, marked(WORDS, "said"), freecode=twice)
    assert passages(study) == [("A", "said", "said")]


def test_a_project_of_which_all_texts_are_deleted_is_refused(tmp_path):
    path = rqda(tmp_path, source=[text(status=0)])
    with pytest.raises(FormatError, match=r"holds no text \(1 deleted ones\)"):
        read(path)


# Codes


def test_a_code_in_several_categories_stands_below_the_first_and_names_the_others(tmp_path):
    names = [{"catid": n, "name": name} for n, name in enumerate(("Harm", "Help", "a; b"), 1)]
    tree = [{"cid": 1, "catid": n} for n in (2, 1, 3, 9, 2)]
    book = one(tmp_path, WORDS, codecat=names, treecode=tree).codebook.set_index("code")
    assert book.loc["said", ["parent", "other_themes"]].tolist() == ["Help", "Harm;a, b"]
    assert book["row_type"].to_dict() == dict.fromkeys(("Harm", "Help", "a, b"), "theme") | {
        "said": "code"
    }


def test_what_is_said_of_a_code_and_its_categories_do_not_mix(tmp_path):
    book = read(plain_rqda(tmp_path)).codebook.set_index("code")
    assert book.loc["said", "definition_en"] == "What was said."
    assert book.loc["left", "other_themes"] == "Harm"
    assert book["other_themes"].notna().sum() == 1


# Positions


def test_positions_that_are_one_too_large_are_moved_to_their_excerpts(tmp_path):
    rows = [marked(TEXT, "said", by=1), marked(TEXT, "she", by=1), marked(TEXT, "left", by=0)]
    rows += [marked(TEXT, words) for words in ("no", "She", "Nobody", "and so")]
    study = one(tmp_path, TEXT, *rows)
    assert [said for _, _, said in passages(study)] == [row["seltext"] for row in rows]
    assert "2 moved to their excerpt" in entry(study, "positions")[3]


@pytest.mark.parametrize("cell", [float("inf"), -1.0, 1e300, 4.5, "x", "NaN", b"\xff", None])
def test_what_is_no_position_is_no_place(tmp_path, cell):
    study = one(tmp_path, WORDS, marked(WORDS, "said", selfirst=cell, seltext=None))
    assert study.segments["start"].isna().tolist() == [True]
    assert check(study).query("severity == 'error'").empty


@pytest.mark.parametrize("cell", [4, 4.0, "4", "4.0"])
def test_a_position_may_be_whole_real_or_text(tmp_path, cell):
    path = rqda(
        tmp_path,
        typed=False,
        **SAID,
        source=[text()],
        coding=[marked(WORDS, "said", selfirst=cell)],
    )
    assert passages(read(path)) == [("A", "said", "said")]


def test_a_text_with_line_ends_of_two_is_counted_as_its_excerpts_say(tmp_path):
    raw = "One.\r\nTwo 🙂.\r\nThree.\r\n"
    study = one(tmp_path, raw, marked(raw, "Two"), marked(raw, "🙂.\r\nThree"))
    assert [said for _, _, said in passages(study)] == ["Two", "🙂.\nThree"]


def test_a_text_kept_as_bytes_of_an_older_encoding_is_read(tmp_path):
    study = one(tmp_path, "Été.".encode("cp1252"), marked("Été.", "Été"))
    assert study.sources["text"].tolist() == ["Été."]


# Cases and sets


def test_cases_on_the_whole_are_participants_and_on_parts_are_turns(tmp_path):
    spans = [(1, 1, 0.0, float(len(TEXT))), (2, 2, *found(WORDS, "said")), (3, 2, 9.0, 11.0)]
    names = ("caseid", "fid", "selfirst", "selend")
    links = [dict(zip(names, span, strict=True)) for span in spans]
    gone = {"caseid": 3, "fid": 1, "selfirst": 0, "selend": 0, "status": 0}
    study = one(
        tmp_path,
        TEXT,
        source=[text(TEXT), text(id=2, name="B")],
        cases=[{"id": n, "name": f"P{n}"} for n in (1, 2, 3)],
        caselinkage=[*links, gone],
    )
    assert study.sources["participant"].fillna("").tolist() == ["P1", ""]
    said = study.turns.dropna(subset="case")[["start", "end", "case"]]
    assert said.to_numpy().tolist() == [[4, 8, "P2"], [9, 11, "P3"]]


def test_categories_of_files_are_sets(tmp_path):
    study = read(plain_rqda(tmp_path))
    assert study.sources["sets"].tolist() == ["first round", "first round"]
    assert entry(study, "sets") == [2, 1, 1, "1 deleted in the program"]


def test_attributes_of_files_and_cases_are_columns(tmp_path):
    study = one(
        tmp_path,
        WORDS,
        attributes=[{"name": "age", "class": "numeric"}, {"name": "place", "class": "character"}],
        fileAttr=[{"variable": "place", "value": "4.0", "fileID": 1}],
        cases=[{"id": 7, "name": "P"}],
        caselinkage=[{"caseid": 7, "fid": 1, "selfirst": 0, "selend": len(WORDS)}],
        caseAttr=[{"variable": "age", "value": "41.0", "caseID": 7}],
    )
    assert study.sources[["age", "place"]].to_numpy().tolist() == [["41", "4.0"]]


# What is refused, and strange cells


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "visits.rqda").write_text("Just words.")
    with pytest.raises(FormatError, match=r"it is no database\.\nName the file"):
        read(tmp_path / "visits.rqda")


def test_a_database_of_something_else_says_what_it_lacks(tmp_path):
    kept = {table: RQDA[table] for table in ("source", "freecode")}
    path = saved(tmp_path / "a.rqda", kept | {"coding": "cid integer, fid integer"}, {})
    with pytest.raises(FormatError, match="a table 'coding' with the columns cid, fid, selfirst"):
        read(path)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=strange(RQDA))
def test_whatever_stands_in_the_cells_it_is_a_study_or_a_refusal(rows, tmp_path_factory):
    rows["source"].append(text(id=5))
    path = rqda(tmp_path_factory.mktemp("strange"), typed=False, **rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            study = read(path)
        except (FormatError, StudyError):
            return
    marks = ("coding", "coding2", "imageCoding")
    assert entry(study, "codings")[0] == sum(len(rows[table]) for table in marks)
    assert entry(study, "codes")[0] == len(rows["freecode"]) + len(rows["codecat"])
    assert entry(study, "texts")[0] == len(rows["source"])
    check(study)
