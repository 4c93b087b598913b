"""REFI-QDA projects: harmred reads its own again, and so does whoever reads by the standard."""

import re
import tracemalloc
import warnings
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import projects
import pytest
from generated_studies import FACETS, studies
from hypothesis import given, settings

import harmred as hr
from harmred.errors import StudyError
from harmred.readers import load, refi
from harmred.study import Study
from harmred.writers import write

XSD = Path(__file__).parents[3] / "shared" / "real" / "refi-qda-xsd" / "Project.xsd"
SPACE = f"{{{projects.SPACE}}}"
FLAT = Path(__file__).parents[1] / "studies" / "flat"
TEXT = "Dehors 🙂 on attend.\nEncore."


def quietly(study, path):
    """Write a project whatever it leaves out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return write(study, path)


def again(study, folder):
    """Write a project and read it."""
    return refi.read(quietly(study, folder / "a.qdpx"))


def small(marks=((7, 8, "street"),), text=TEXT, codes=("street",), **columns):
    """Return a study of one source; `marks` are (start, end, code)."""
    sources = pd.DataFrame({"source": ["I07"], "kind": ["interview"], "text": [text]})
    segments = pd.DataFrame(marks, columns=["start", "end", "code"]).assign(
        source="I07", coder="K1"
    )
    return Study("visits", sources, pd.DataFrame({"code": codes}), segments.assign(**columns))


def members(path):
    """Return what is in a zip file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(frame, *columns):
    """Return columns as lists of text, empty where there is nothing."""
    return {name: frame[name].astype("str").fillna("").tolist() for name in columns or frame}


def remaining(study):
    """Return what a project keeps: told sources, placed segments by source, values in order."""
    sources = study.sources[study.sources["text"].notna()]
    segments = study.segments[study.segments["source"].isin(sources["source"])]
    rank = {source: n for n, source in enumerate(sources["source"])}
    segments = segments.dropna(subset=["start", "end"]).sort_values(
        "source", key=lambda names: names.map(rank), kind="stable"
    )
    ordered = segments["dimension"].map(lambda cell: ";".join(sorted(cell.split(";"))), "ignore")
    return sources, segments.assign(dimension=ordered)


def by_the_standard(path):
    """Read the codings of a project as a plain importer does: source, code, coder, words, memo."""
    files = members(path)
    root = ET.fromstring(files["project.qde"])
    name = {each.get("guid"): each.get("name") for each in root.iter() if each.get("guid")}
    for source in root.iter(f"{SPACE}TextSource"):
        file = source.get("plainTextPath").removeprefix("internal://")
        text = files[f"sources/{file}"].decode("utf-8").replace("\r", "\n")
        for each in source.iter(f"{SPACE}PlainTextSelection"):
            words = text[int(each.get("startPosition")) : int(each.get("endPosition"))]
            assert each.get("name") in (words, None)
            for coding in each.iter(f"{SPACE}Coding"):
                assert coding.get("creatingUser") == each.get("creatingUser")
                code = coding.find(f"{SPACE}CodeRef").get("targetGUID")
                who = name.get(each.get("creatingUser"), "unknown")
                yield (
                    source.get("name"),
                    name[code],
                    who,
                    words,
                    each.findtext(f"{SPACE}Description"),
                )


# There and back


@settings(max_examples=80, deadline=None)
@given(study=studies())
def test_a_study_comes_back_but_for_what_the_warning_says(study, tmp_path_factory):
    read = again(study, tmp_path_factory.mktemp("drawn"))
    sources, segments = remaining(study)
    names = ["source", "kind", "participant", "length", "text", "text_sha256"]
    names += ["extra"] * bool(rows(sources, "extra")["extra"] != [""] * len(sources))
    assert rows(read.sources, *names) == rows(sources, *names)
    assert read.name == study.name
    kept = ["source", "start", "end", "code", "coder", "memo", *FACETS]
    kept = [name for name in kept if name in read.segments or segments[name].notna().any()]
    assert rows(read.segments, *kept) == rows(segments, *kept)


@settings(max_examples=50, deadline=None)
@given(study=studies())
def test_a_codebook_comes_back_with_all_its_columns(study, tmp_path_factory):
    book = again(study, tmp_path_factory.mktemp("drawn")).codebook
    given = [name for name in study.codebook if study.codebook[name].notna().any()]
    assert rows(book, *given) == rows(study.codebook, *given)


@settings(max_examples=50, deadline=None)
@given(study=studies())
def test_a_plain_importer_finds_every_passage_with_its_words(study, tmp_path_factory):
    path = quietly(study, tmp_path_factory.mktemp("drawn") / "a.qdpx")
    _, segments = remaining(study)
    texts = study.sources.set_index("source")["text"]
    values = {value for values in FACETS.values() for value in values}
    found = [row for row in by_the_standard(path) if row[1] not in values]
    wanted = zip(*rows(segments, "source", "code", "coder", "memo").values(), strict=True)
    places = segments[["start", "end"]].itertuples(index=False)
    for row, (source, code, who, memo), (start, end) in zip(found, wanted, places, strict=True):
        assert row[0] in (source, f"{source}.txt")
        assert row[1:] == (code, who, texts[source][start:end], memo or None)


def test_the_bundled_study_gives_the_same_counts_from_its_project(tmp_path):
    study = hr.load()
    read = load(quietly(study, tmp_path / "a.qdpx"))
    for table in (hr.count, lambda s: hr.cooccur(s, within="source", at="code")):
        mine, theirs = table(replace(study, turns=None, guide=None)), table(read)
        pd.testing.assert_frame_equal(mine, theirs)


def test_a_project_read_and_written_is_the_same_project(tmp_path):
    first = load(projects.saved(tmp_path, **projects.everything()))
    second = again(first, tmp_path)
    for table in ("sources", "codebook", "segments"):
        one, other = getattr(first, table), getattr(second, table)
        assert rows(one) == rows(other[list(one)])


@pytest.mark.skipif(not XSD.exists(), reason="../shared is not here")
def test_a_project_of_another_program_goes_home_with_every_mark(tmp_path):
    first = load(XSD.parents[1] / "qualcoder-casino" / "casino_LF.qdpx")
    second = load(write(first, tmp_path / "a.qdpx"))
    for table in ("sources", "codebook", "segments"):
        assert rows(getattr(first, table)) == rows(getattr(second, table))


def test_texts_with_line_ends_of_two_signs_keep_their_passages(tmp_path):
    folder = write(small(((7, 8, "street"), (20, 27, "street"))), tmp_path / "tables")
    file = folder / "texts" / "I07.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    path = write(load(folder), tmp_path / "a.qdpx")
    assert [words for *_, words, _ in by_the_standard(path)] == ["🙂", "Encore."]
    assert refi.read(path).sources["text"].tolist() == [TEXT]


def test_a_value_missing_for_a_known_reason_comes_back(tmp_path):
    study = small()
    sources = study.sources.assign(half_year="NA_refused", before_law="NA_not_asked")
    read = again(replace(study, sources=sources), tmp_path)
    assert rows(read.sources, "half_year", "before_law") == rows(sources, "half_year", "before_law")


def test_whose_marks_stand_comes_back(tmp_path):
    study = small(((0, 6, "street"), (0, 6, "street"))).segments.assign(coder=["K1", "K2"])
    study = replace(small(), segments=study, sources=small().sources.assign(coder="K2"))
    assert again(study, tmp_path).sources["coder"].tolist() == ["K2"]


# What the file is


@pytest.fixture(scope="module")
def schema():
    """Return the standard's schema."""
    if not XSD.exists():
        pytest.skip("../shared is not here")
    return pytest.importorskip("xmlschema").XMLSchema(XSD)


@settings(max_examples=30, deadline=None)
@given(study=studies())
def test_every_project_keeps_the_schema_of_the_standard(schema, study, tmp_path_factory):
    path = quietly(study, tmp_path_factory.mktemp("drawn") / "a.qdpx")
    schema.validate(members(path)["project.qde"].decode())


def test_the_bundled_study_keeps_the_schema_of_the_standard(schema, tmp_path):
    schema.validate(members(quietly(hr.load(), tmp_path / "a.qdpx"))["project.qde"].decode())


def test_elements_stand_in_the_order_of_the_standard_and_none_is_empty(tmp_path):
    root = ET.fromstring(members(quietly(load(FLAT), tmp_path / "a.qdpx"))["project.qde"])
    parts = [each.tag.removeprefix(SPACE) for each in root]
    assert parts == ["Users", "CodeBook", "Variables", "Cases", "Sources"]
    assert all(len(each) for each in root)
    source = [each.tag.removeprefix(SPACE) for each in root.find(f"{SPACE}Sources")[0]]
    assert source == sorted(source, key=["PlainTextSelection", "VariableValue"].index)


def test_a_project_without_marks_or_cases_has_no_element_for_them(tmp_path):
    root = ET.fromstring(members(write(small(()), tmp_path / "a.qdpx"))["project.qde"])
    assert [each.tag.removeprefix(SPACE) for each in root] == ["CodeBook", "Variables", "Sources"]


def test_each_identifier_stands_for_one_thing(tmp_path):
    study = small(((0, 6, "street"), (0, 6, "street"), (7, 8, "street")))
    xml = members(write(study, tmp_path / "a.qdpx"))["project.qde"].decode()
    made = re.findall(r' guid="([^"]+)"', xml)
    assert len(made) == len(set(made)) == 1 + 1 + 1 + 1 + 2 * 3
    assert set(re.findall(r' (?:targetGUID|creatingUser)="([^"]+)"', xml)) <= set(made)


def test_texts_have_no_mark_before_them_and_no_date_of_now(tmp_path):
    path = write(small(), tmp_path / "a.qdpx")
    (name, raw), *_ = [item for item in members(path).items() if item[0] != "project.qde"]
    assert raw == TEXT.encode()
    assert re.fullmatch(r"sources/[0-9a-f-]{36}\.txt", name)
    with zipfile.ZipFile(path) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_code_is_called_by_its_identifier_and_says_its_labels(tmp_path):
    study = small()
    book = study.codebook.assign(label_fr="La rue", definition_en="Outside.", sensitivity="high")
    root = ET.fromstring(
        members(write(replace(study, codebook=book), tmp_path / "a.qdpx"))["project.qde"]
    )
    code = next(root.iter(f"{SPACE}Code"))
    assert (code.get("name"), code.get("isCodable")) == ("street", "true")
    said = "Outside.\n\n[codebook]\nlabel_fr: La rue\nsensitivity: high"
    assert code.findtext(f"{SPACE}Description") == said


def test_a_theme_that_is_marked_stays_a_theme_and_can_be_marked(tmp_path):
    study = small()
    study = replace(study, codebook=study.codebook.assign(row_type="theme"))
    path = write(study, tmp_path / "a.qdpx")
    assert b'isCodable="true"' in members(path)["project.qde"]
    assert refi.read(path).codebook["row_type"].tolist() == ["theme"]


def test_codes_may_nest_two_thousand_deep(tmp_path):
    names = [f"c{n}" for n in range(2000)]
    book = pd.DataFrame({"code": names, "parent": [None, *names[:-1]]})
    read = again(replace(small(()), codebook=book), tmp_path)
    assert rows(read.codebook, "code", "parent") == rows(book)


def test_participants_are_cases_of_their_sources(tmp_path):
    sources = pd.DataFrame({"source": list("ABC"), "kind": "interview", "text": "Words."})
    study = replace(small(()), sources=sources.assign(participant=["P1", "NA_refused", "P1"]))
    path = write(study, tmp_path / "a.qdpx")
    (case,) = ET.fromstring(members(path)["project.qde"]).iter(f"{SPACE}Case")
    assert (case.get("name"), len(case)) == ("P1", 2)
    assert refi.read(path).sources["participant"].tolist() == ["P1", "NA_refused", "P1"]


def test_whole_numbers_are_numbers(tmp_path):
    study = small()
    path = write(replace(study, sources=study.sources.assign(age=41)), tmp_path / "a.qdpx")
    assert b"<IntegerValue>41</IntegerValue>" in members(path)["project.qde"]
    assert refi.read(path).sources["age"].tolist() == ["41"]


def test_signs_that_xml_cannot_hold_stay_in_the_text_and_move_nothing(tmp_path):
    text = "🙂 bell\x07 rings, 🙂 twice"
    study = small(
        ((2, 7, "street"), (9, 14, "street"), (16, 17, "street")), text=text, memo="\x01!"
    )
    with pytest.warns(UserWarning, match="control characters of 1 cell"):
        path = write(study, tmp_path / "a.qdpx")
    read = refi.read(path)
    assert rows(read.segments, "start", "end") == rows(study.segments, "start", "end")
    assert (read.sources["text"][0], read.segments["memo"][0]) == (text, "\ufffd!")


def test_a_project_of_much_the_same_words_is_not_taken_for_a_bomb(tmp_path):
    text = "The same words. " * 5000
    study = small([(0, len(text), "street")] * 250, text=text)
    assert len(load(write(study, tmp_path / "a.qdpx")).segments) == 250


def test_a_project_is_never_in_memory_piece_by_piece_and_as_a_whole(tmp_path):
    text = "🙂" + "Words and more words. " * 250
    names = [f"I{n:02}" for n in range(20)]
    sources = pd.DataFrame({"source": names, "kind": "interview", "text": text})
    marks = {"source": names * 20, "start": 0, "end": 5000, "code": "street", "coder": "K1"}
    study = replace(small(()), sources=sources, segments=pd.DataFrame(marks))
    write(study, tmp_path / "a.qdpx")  # what is kept from one call to the next is there now
    tracemalloc.start()
    path = write(study, tmp_path / "a.qdpx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(members(path)["project.qde"])


def test_the_half_year_of_a_coding_comes_back_and_is_written_as_its_first_day(tmp_path):
    study = small(((0, 6, "street"),), coded_half_year="2025H2")
    path = write(study, tmp_path / "a.qdpx")
    assert load(path).segments["coded_half_year"].tolist() == ["2025H2"]
    assert b'creationDateTime="2025-07-01T00:00:00Z"' in members(path)["project.qde"]


# What it leaves out


def crowded():
    """Return a study with one of everything that a project has no place for."""
    study = small(
        ((0, 6, "street"), (None, None, "street")), coded_half_year="1901H1", stance="NA_refused"
    )
    bare = pd.DataFrame({"source": ["I08"], "kind": ["interview"], "length": [9]})
    marks = [study.segments, study.segments.iloc[:1].assign(source="I08")]
    return replace(
        study,
        turns=pd.DataFrame({"source": ["I07"], "turn": [1], "start": [0], "end": [5]}),
        guide=pd.DataFrame({"section": ["G1", "G2"]}),
        sources=pd.concat([study.sources, bare], ignore_index=True),
        segments=pd.concat(marks, ignore_index=True),
        codebook=study.codebook.assign(**{"when: always": "x"}),
    )


def test_the_warning_lists_what_has_no_place_in_a_project(tmp_path):
    with pytest.warns(UserWarning, match=r"'a\.qdpx' leaves out") as told:
        write(crowded(), tmp_path / "a.qdpx")
    assert str(told[0].message).split("\n")[0] == (
        "'a.qdpx' leaves out what it has no place for: 1 turn; 2 sections of the guide; "
        "1 source without a text and their 1 segment; 1 segment without a place; "
        "stance of 1 segment; coded_half_year of 1 segment; "
        "1 column of the codebook with a colon in its name."
    )
    assert told[0].filename == __file__


def test_a_study_that_a_project_holds_whole_is_written_without_a_warning(tmp_path):
    assert write(small(), tmp_path / "a.qdpx") == tmp_path / "a.qdpx"


# What is refused


def test_a_study_without_any_text_is_no_project(tmp_path):
    study = small()
    bare = replace(study, sources=study.sources.assign(text=None))
    with pytest.raises(StudyError, match="no source has a text"):
        write(bare, tmp_path / "a.qdpx")
    assert not list(tmp_path.iterdir())


def test_a_study_with_errors_is_no_project(tmp_path):
    with pytest.raises(
        StudyError, match=r"has 1 error, and nothing(.|\n)*'alley' is not in codebook"
    ):
        write(small(((0, 3, "alley"),)), tmp_path / "a.qdpx")


@pytest.mark.parametrize("text", ["a\0b", "half \ud800"])
@pytest.mark.parametrize("name", ["a.qdpx", "tables"])
def test_a_text_that_no_file_can_hold_is_refused_by_the_name_of_its_source(tmp_path, name, text):
    sources = small().sources.assign(text=text)
    with pytest.raises(StudyError, match="text of 'I07' holds NUL, or half of a character"):
        write(replace(small(()), sources=sources.drop(columns=["length"])), tmp_path / name)


def test_two_sources_that_only_capitals_tell_apart_are_refused(tmp_path):
    sources = pd.DataFrame({"source": ["I07", "i07"], "kind": "interview", "text": "Words."})
    with pytest.raises(StudyError, match="share one text file"):
        write(replace(small(()), sources=sources), tmp_path / "a.qdpx")
    assert not list(tmp_path.iterdir())
