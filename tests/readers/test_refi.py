"""REFI-QDA projects: what becomes of each element, and what is said of files that are broken."""

import warnings
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import projects
import pytest
from projects import case, code, coding, mark, packed, saved, source, value

from harmred.errors import FormatError, StudyError
from harmred.readers import check, load, refi
from harmred.writers import write

SHARED = Path(__file__).parents[3] / "shared"
REAL = SHARED / "real"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
SPACE = f"{{{projects.SPACE}}}"
WORDS = "She said no."


def read(folder, *sources, **parts):
    parts.setdefault("codes", [code("x")])
    return refi.read(saved(folder, sources=sources, **parts))


def sources(study, *columns):
    return study.sources.set_index("source")[list(columns)].to_dict("index")


def segments(study, *columns):
    return study.segments[list(columns)].values.tolist()


def with_text(text, *marks):
    return {"sources": [source("A", *marks, text=text)], "codes": [code("x")]}


def passages(study):
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code"]].dropna().values
    return [(name, mark, texts[name][start:end]) for name, start, end, mark in rows]


# The whole


def test_a_project_becomes_a_study(tmp_path):
    study = load(saved(tmp_path, **projects.everything()))
    assert (study.name, study.origin) == ("visits", tmp_path / "visits.qdpx")
    assert passages(study) == [
        ("I07", "said", "said"),
        ("I07", "said", "🙂"),
        ("I07", "Harm > street", "🙂"),
        ("I07", "Help > street", "Nobody asked."),
        ("O01", "said", "A quiet evening."),
    ]


def test_check_takes_a_project_and_finds_it_sound(tmp_path):
    assert check(saved(tmp_path, **projects.everything())).empty


def test_a_project_written_as_tables_is_the_same_study(tmp_path):
    study = load(saved(tmp_path, **projects.everything()))
    again = load(write(study, tmp_path / "tables"))
    for table in ("sources", "codebook", "segments"):
        mine, theirs = getattr(study, table), getattr(again, table)
        assert mine.fillna("").astype(str).equals(theirs[mine.columns].fillna("").astype(str))


def test_the_study_has_the_name_of_its_project_or_of_its_file(tmp_path):
    assert read(tmp_path, source("A", text=WORDS), name="Two visits.qda").name == "Two visits"
    assert read(tmp_path, source("A", text=WORDS), name="").name == "visits"


# Codes


def test_folders_are_themes_and_codes_stand_below_them(tmp_path):
    book = load(saved(tmp_path, **projects.everything())).codebook
    columns = ["code", "parent", "row_type", "label_en", "definition_en"]
    assert book[columns].fillna("").values.tolist() == [
        ["said", "", "code", "", "What was said."],
        ["Harm", "", "theme", "", ""],
        ["Harm > street", "Harm", "code", "street", ""],
        ["Help", "", "theme", "", ""],
        ["Help > street", "Help", "code", "street", ""],
    ]


def test_codes_that_are_alike_in_all_are_numbered(tmp_path):
    twins = [code("a", code("b", key="1"), code("b", key="2"), key="3"), code("a", key="4")]
    book = read(tmp_path, source("A", text=WORDS), codes=twins).codebook
    assert book["code"].tolist() == ["a", "a > b", "a > b (2)", "a (2)"]


def test_a_semicolon_separates_codes_so_that_only_the_label_keeps_it(tmp_path):
    book = read(tmp_path, source("A", text=WORDS), codes=[code("a;b"), code("c", key="c")]).codebook
    assert book[["code", "label_en"]].fillna("").values.tolist() == [["a,b", "a;b"], ["c", ""]]


def test_a_mark_on_a_folder_is_read_with_a_warning(tmp_path):
    path = saved(
        tmp_path,
        sources=[source("A", mark(0, 3, "x"), text=WORDS)],
        codes=[code("x", codable=False)],
    )
    with pytest.warns(UserWarning, match="'x' is a theme: passages are marked with codes"):
        assert passages(load(path)) == [("A", "x", "She")]


@pytest.mark.parametrize("name", ["a", "a" * 500])
def test_codes_may_nest_two_thousand_deep(tmp_path, name):
    nest = code("leaf")
    for level in range(2000):
        nest = code(name, nest, key=str(level))
    book = load(saved(tmp_path, codes=[nest], sources=[source("A", text=WORDS)])).codebook
    assert (len(book), book["code"].is_unique, book["parent"].isna().sum()) == (2001, True, 1)


def test_two_codes_of_one_identifier_are_kept_and_the_first_has_the_marks(tmp_path):
    twins = [code("a", key="x"), code("b", key="x")]
    study = read(tmp_path, source("A", mark(0, 3, "x"), text=WORDS), codes=twins)
    assert passages(study) == [("A", "a", "She")]
    assert study.ledger["reason"][5] == "1 with the GUID of another, which has the marks"


def test_identifiers_are_compared_without_braces_and_capitals(tmp_path):
    key = projects.guid("x")
    xml = projects.project([source("A", mark(0, 3, "x"), text=WORDS)], [code("x")])
    xml = xml.replace(f'targetGUID="{key}"', f'targetGUID="{{{key.upper()}}}"')
    assert passages(refi.read(saved(tmp_path, xml))) == [("A", "x", "She")]


# Sources and texts


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["I07.txt", "O01.DOCX"], ["I07", "O01"]),
        (["I07.txt", "i07.docx"], ["I07.txt", "i07.docx"]),
        (["I07.txt", "I07.txt", "I08"], ["I07.txt", "I07.txt (2)", "I08"]),
        ([".txt", ""], [".txt", "source 2"]),
        (["v1.2", " a  b "], ["v1.2", "a b"]),
        (["I07 .docx"], ["I07"]),
    ],
)
def test_sources_lose_the_ending_of_their_file_unless_it_tells_them_apart(tmp_path, names, ids):
    held = [source(name, text=WORDS, key=str(rank)) for rank, name in enumerate(names)]
    assert read(tmp_path, *held).sources["source"].tolist() == ids


@pytest.mark.parametrize("name", ["I07 .docx", "é" * 200, "long " * 60 + "1", "/" * 90])
def test_a_text_survives_the_tables_whatever_the_name_of_its_source(tmp_path, name):
    held = [source(name, text=WORDS), source(f"{name}x", text="No.")]
    again = load(write(load(saved(tmp_path, sources=held)), tmp_path / "tables"))
    assert again.sources["text"].tolist() == [WORDS, "No."]


@pytest.mark.parametrize("member", ["sources/a.txt", "Sources/A.TXT", "a.txt", "SOURCES/a.txt"])
@pytest.mark.parametrize("path", ["internal://a.txt", "a.txt", "internal:///a.txt"])
def test_texts_are_found_wherever_programs_put_them(tmp_path, member, path):
    study = read(tmp_path, source("A", path=path), files={member: WORDS})
    assert study.sources["text"].tolist() == [WORDS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_come_without_their_mark_and_with_single_line_ends(tmp_path, encoding):
    raw = "été 🙂\r\nno\r\n".encode(encoding)
    study = read(tmp_path, source("A", path="internal://a.txt"), files={"sources/a.txt": raw})
    assert study.sources[["text", "length"]].values.tolist() == [["été 🙂\nno\n", 9]]


@pytest.mark.parametrize(
    "path",
    [
        "absolute:///etc/passwd",
        "relative:///a.txt",
        "internal://../a.txt",
        "internal://%2e%2e/a.txt",
        "/etc/passwd",
        "C:\\a.txt",
        "file:" + "///etc/passwd",
        "..\\a.txt",
        "internal://nowhere.txt",
    ],
)
def test_a_text_elsewhere_is_not_fetched_and_the_source_is_kept(tmp_path, path):
    (tmp_path / "a.txt").write_text(WORDS)
    study = read(tmp_path, source("A", mark(0, 3, "x"), coding("x"), path=path))
    assert study.sources[["text", "length"]].isna().all(axis=None)
    assert study.segments[["start", "end"]].isna().all(axis=None)
    assert len(study.segments) == 2


@pytest.mark.parametrize("raw", [b"Two.\n\xe9t\xe9", b"Two.\nW\0o\0"])
def test_what_is_not_text_names_member_and_line(tmp_path, raw):
    away = source("A", path="internal://a.txt")
    with pytest.raises(FormatError, match=r"'visits\.qdpx' holds 'sources/a\.txt'.*\(line 2\)"):
        read(tmp_path, away, files={"sources/a.txt": raw})


def test_a_pdf_is_read_as_the_text_that_the_project_gives_for_it(tmp_path):
    said = source("said", mark(0, 3, "x"), text=WORDS, kind="Representation")
    page = projects.tag("PDFSelection", coding("x"))
    study = read(tmp_path, source("leaflet.pdf", page, said, kind="PDFSource"))
    assert passages(study) == [("leaflet", "x", "She")]
    assert study.ledger["reason"][8] == "1 on the page of a pdf"


# Segments


def test_a_coding_of_a_source_covers_all_of_it(tmp_path):
    study = read(tmp_path, source("A", coding("x"), text=WORDS), source("B", coding("x"), text=""))
    assert segments(study, "source", "start", "end")[0] == ["A", 0, 12]
    assert study.segments["start"].isna().tolist() == [False, True]


def test_the_coder_is_who_coded_else_who_marked_else_unknown(tmp_path):
    marked = mark(0, 3, coding("x", None), coding("x", "Ana"))
    marked = marked.replace("<PlainTextSelection", f'<PlainTextSelection creatingUser="{"{}"}"')
    held = marked.replace("{}", projects.guid("Ben"))
    study = read(
        tmp_path, source("A", held, mark(4, 8, "x", by=None), text=WORDS), users=("Ana", "Ben")
    )
    assert study.segments["coder"].tolist() == ["Ben", "Ana", "unknown"]


def test_two_people_on_one_source_are_a_warning_as_in_tables(tmp_path):
    held = source("A", mark(0, 3, "x"), mark(0, 3, "x", by="Ben"), text=WORDS)
    path = saved(tmp_path, sources=[held], codes=[code("x")], users=("Ana", "Ben"))
    with pytest.warns(UserWarning, match="several people coded 'A'"):
        load(path)


def test_two_people_of_one_name_stay_two(tmp_path):
    marks = [mark(0, 3, "x", by="Ana"), mark(4, 8, "x", by="Ana#2")]
    study = read(tmp_path, source("A", *marks, text=WORDS), users=("Ana", "Ana#2"))
    assert study.segments["coder"].tolist() == ["Ana", "Ana (2)"]


def test_a_note_on_a_passage_goes_with_each_of_its_codes(tmp_path):
    study = load(saved(tmp_path, **projects.everything()))
    assert study.segments["memo"].fillna("").tolist() == ["", "two codes", "two codes", "", ""]


@pytest.mark.parametrize(
    ("start", "end"),
    [(90, 99), (-4, 3), (8, 4), (4, 4), ("x", 3), (0, 10**30), ("1_0", 12), ("", "")],
)
def test_a_place_that_is_none_leaves_the_segment_without_one(tmp_path, start, end):
    study = load(
        saved(tmp_path, sources=[source("A", mark(start, end, "x"), text=WORDS)], codes=[code("x")])
    )
    assert study.segments[["start", "end"]].isna().values.tolist() == [[True, True]]
    assert study.ledger["reason"].iloc[-1].startswith("1 not a place in their text")


def test_rows_in_another_unit_are_found_by_their_excerpts(tmp_path):
    text = "🙂🙂🙂🙂 one two three one"
    rows = [
        mark(5, 8, "x", name="one"),
        mark(13, 16, "x", name="two"),
        mark(13, 18, "x", name="three"),
    ]
    study = read(tmp_path, source("A", *rows, text=text), origin="QualCoder 3.5")
    assert [words for _, _, words in passages(study)] == ["one", "two", "three"]
    assert "1 counted in another way" in study.ledger["reason"].iloc[-1]


@pytest.mark.parametrize("said", ["note\n", " me\u0301mo ", "a\r\nb", "\r\n", "  "])
def test_memos_and_definitions_are_the_same_after_the_tables(tmp_path, said):
    held = source("A", mark(0, 3, "x", memo=said), text=WORDS)
    study = read(tmp_path, held, codes=[code("x", definition=said)])
    again = load(write(study, tmp_path / "tables"))
    assert again.segments["memo"].equals(study.segments["memo"])
    assert again.codebook["definition_en"].equals(study.codebook["definition_en"])


def test_an_empty_memo_of_a_coding_does_not_hide_that_of_its_passage(tmp_path):
    blank = coding("x").replace("</Coding>", "<Description>\n</Description></Coding>")
    study = read(tmp_path, source("A", mark(0, 3, blank, memo="waits"), text=WORDS))
    assert study.segments["memo"].tolist() == ["waits"]


def test_one_excerpt_that_ends_out_of_the_text_does_not_refuse_the_project(tmp_path):
    text = "Words and more words, " * 20
    odd = mark(len(text) - 152, len(text), "x", name=text[-150:-50] + "…")
    study = load(saved(tmp_path, **with_text(text, odd), origin="ATLAS.ti 9"))
    assert segments(study, "start", "end") == [[len(text) - 150, len(text)]]


def test_an_empty_passage_with_words_is_where_they_are_or_nowhere(tmp_path):
    odd = [mark(4, 4, "x", name="two…"), mark(5, 5, "x", name="two")]
    study = load(saved(tmp_path, **with_text("one two", *odd), origin="QualCoder 3.5"))
    assert study.segments[["start", "end"]].fillna(-1).values.tolist() == [[-1, -1], [4, 7]]


# Variables and cases


@pytest.mark.parametrize(
    ("kind", "written", "cell"),
    [
        ("Text", " un  mot ", "un mot"),
        ("Text", "17.0", "17.0"),
        ("Integer", "17", "17"),
        ("Float", "17.000", "17"),
        ("Float", "-2.50", "-2.5"),
        ("Float", "1e999999999", "1e999999999"),
        ("Float", "100", "100"),
        ("Boolean", "true", "yes"),
        ("Boolean", "0", "no"),
        ("Date", "2024-03-01", "2024-03-01"),
        ("DateTime", "2024-03-01T10:00:00Z", "2024-03-01T10:00:00Z"),
    ],
)
@pytest.mark.parametrize("on_case", [False, True])
def test_values_of_every_type_become_cells(tmp_path, kind, written, cell, on_case):
    given = [value("v", written, kind)]
    held = source("A", *(given if not on_case else []), text=WORDS)
    cases = [case("P", *given, sources=["A"])] if on_case else []
    assert read(tmp_path, held, cases=cases, variables=["v"]).sources["v"].tolist() == [cell]


@pytest.mark.parametrize(
    ("name", "written", "column"),
    [
        ("facility", "F1", "facility"),
        ("Facility", "F1", "facility"),
        ("half_year", "2024H1", "half_year"),
        ("half_year", "spring", "half_year (variable)"),
        ("before_law", "perhaps", "before_law (variable)"),
        ("kind", "observation", "kind"),
        ("kind", "memo", "kind (variable)"),
        ("length", "12", "length (variable)"),
        ("coder", "Ana", "coder (variable)"),
        ("source", "A", "source (variable)"),
    ],
)
def test_a_variable_named_as_a_column_is_it_only_if_its_values_may_be(
    tmp_path, name, written, column
):
    held = source("A", value(name, written), text=WORDS)
    study = load(saved(tmp_path, sources=[held], variables=[name]))
    assert study.sources[column].tolist() == [written]
    assert study.sources[["source", "length"]].values.tolist() == [["A", 12]]


def test_two_variables_of_one_name_are_two_columns(tmp_path):
    held = source("A", value("age", "1"), value("Age#2", "2"), text=WORDS)
    study = read(tmp_path, held, variables=["age", "Age#2"])
    assert sources(study, "age", "Age (2)") == {"A": {"age": "1", "Age (2)": "2"}}


def test_a_case_gives_its_values_to_the_sources_that_it_covers_whole(tmp_path):
    held = [source(name, text=WORDS) for name in "ABC"]
    cases = [case("P1", value("role", "nurse"), sources=["A", "B"]), case("P2", sources=["gone"])]
    study = read(tmp_path, *held, cases=cases, variables=["role"])
    assert study.sources["role"].fillna("").tolist() == ["nurse", "nurse", ""]
    assert study.sources["participant"].fillna("").tolist() == ["P1", "P1", ""]


def test_cases_without_a_name_are_no_participant(tmp_path):
    held = [source(name, text=WORDS) for name in "AB"]
    cases = [case("", sources=["A"]), case("", sources=["B"]), case("P", sources=["B"])]
    study = read(tmp_path, *held, cases=cases)
    assert study.sources["participant"].fillna("").tolist() == ["", "P"]


def test_where_cases_disagree_nothing_is_said_and_the_source_wins(tmp_path):
    held = [source("A", value("age", "40"), text=WORDS), source("B", text=WORDS)]
    cases = [
        case(
            "P1", value("age", "41"), value("role", "nurse"), value("site", "S"), sources=["A", "B"]
        ),
        case("P2", value("age", "41"), value("role", "guard"), sources=["B"]),
    ]
    study = read(tmp_path, *held, cases=cases, variables=["age", "role", "site"])
    assert sources(study, "age", "role", "site") == {
        "A": {"age": "40", "role": "nurse", "site": "S"},
        "B": {"age": "41", "role": pytest.approx(float("nan"), nan_ok=True), "site": "S"},
    }


# Files that are broken, or made to harm


def refused(folder, xml, match):
    with pytest.raises(FormatError, match=match) as refusal:
        load(saved(folder, xml))
    assert str(refusal.value).startswith("'visits.qdpx' ")
    assert str(refusal.value).endswith(".")


BROKEN = {
    "": r"'project\.qde' is not XML: no element found \(line 1, column 1\)",
    "Just words.": r"is not XML: syntax error \(line 1",
    "<Project>\n<Sources>\n</Project>": r"is not XML: mismatched tag \(line 3, column 3\)",
    "<Project><Users>": r"is not XML: no element found \(line 1, column 17\)",
    "<html/>": "holds 'html' instead of 'Project'",
    "<!DOCTYPE Project><Project/>": r"declares a document type \(line 1",
    '<!DOCTYPE P [<!ENTITY a "b">]><Project name="&a;"/>': "declares a document type",
    "<Project>&a;</Project>": "is not XML: undefined entity",
    "<a>" * 20_000: "holds 'a' instead of 'Project'",
    "<Project>" + "<a>" * 20_000: "nests deeper than 10,000 elements",
    '<?xml version="1.0" encoding="klingon"?><Project/>': "is not XML: unknown encoding",
}


@pytest.mark.parametrize(("xml", "match"), BROKEN.items(), ids=range(len(BROKEN)))
def test_broken_xml_is_refused_with_its_place(tmp_path, xml, match):
    refused(tmp_path, xml, match)


STRANGE = [
    "<Project/>",
    "<Project><Sources><TextSource/></Sources></Project>",
    "<Project><Sources><PDFSource><Representation/></PDFSource></Sources></Project>",
    "<Project><Coding/><CodeRef/><PlainTextSelection><Coding/></PlainTextSelection></Project>",
    "<Project><VariableValue><TextValue>a</TextValue></VariableValue><SourceRef/></Project>",
    "<Project><TextSource><PlainTextSelection><Coding/><PlainTextSelection><Coding/>"
    "</PlainTextSelection></PlainTextSelection></TextSource></Project>",
    "<Project><TextSource><TextSource><Coding/></TextSource><Coding/></TextSource></Project>",
    "<Project><Case><SourceRef/><VariableValue/></Case><Code/><User/><Variable/><Set/></Project>",
    "<Project><Description>a<Description>b</Description>c</Description></Project>",
]


@pytest.mark.parametrize("xml", STRANGE)
def test_elements_in_strange_places_end_in_a_study_or_a_refusal(tmp_path, xml):
    try:
        table = load(saved(tmp_path, xml)).ledger
    except (FormatError, StudyError) as error:
        table, said = None, str(error)
    assert "visits.qdpx" in said if table is None else (table["read"] >= 0).all()


@pytest.mark.parametrize("xml", STRANGE)
def test_what_the_ledger_calls_read_is_in_the_study_and_nothing_else(tmp_path, xml):
    whole = projects.project([source("A", mark(0, 3, "x"), text=WORDS)], [code("x")])
    strange = xml.removeprefix("<Project>").removesuffix("</Project>").replace("<Project/>", "")
    study = refi.read(saved(tmp_path, whole.replace("</Project>", f"{strange}</Project>")))
    read_of = study.ledger.set_index("element")["read"]
    kept = study.sources, study.codebook, study.segments
    assert [len(each) for each in kept] == [
        read_of[["texts", "pdfs"]].sum(),
        read_of["codes"],
        read_of["codings"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_xml_may_be_in_any_encoding_of_unicode(tmp_path, encoding):
    xml = projects.project([source("été", text=WORDS)]).replace(
        "utf-8", encoding.removesuffix("-sig")
    )
    path = packed(tmp_path / "a.qdpx", {"project.qde": xml.encode(encoding)})
    assert load(path).sources["source"].tolist() == ["été"]


def test_a_namespace_may_have_a_prefix_or_be_missing(tmp_path):
    plain = projects.project([source("A", mark(0, 3, "x"), text=WORDS)], [code("x")])
    bare = plain.replace(f' xmlns="{projects.SPACE}"', "")
    prefixed = plain.replace("</", "</q:").replace("<", "<q:").replace("<q:/q:", "</q:")
    prefixed = prefixed.replace("<q:?", "<?").replace("xmlns=", "xmlns:q=")
    for xml in (bare, prefixed):
        assert passages(refi.read(saved(tmp_path, xml))) == [("A", "x", "She")]


def test_a_zip_file_without_a_project_is_said_to_be_none(tmp_path):
    path = packed(tmp_path / "fieldwork.qdpx", {"sources/a.qde": "<Project/>", "._b.qde": ""})
    with pytest.raises(FormatError, match="without a") as refusal:
        load(path)
    assert str(refusal.value) == (
        "'fieldwork.qdpx' is a zip file without a '*.qde' project, so it is not a REFI-QDA project."
        '\nIn your program, export with "REFI-QDA project" rather than "archive".'
    )


def test_several_projects_in_one_file_are_named(tmp_path):
    path = packed(tmp_path / "a.qdpx", {"project.qde": "<Project/>", "Other.QDE": "<Project/>"})
    with pytest.raises(FormatError, match=r"holds 2 projects \('project\.qde', 'Other\.QDE'\)"):
        load(path)


def test_the_project_may_have_any_name(tmp_path):
    xml = projects.project([source("A", text=WORDS)])
    assert load(packed(tmp_path / "a.zip", {"Two visits.QDE": xml})).name == "visits"


def test_a_project_without_text_says_what_to_do(tmp_path):
    with pytest.raises(FormatError, match=r"holds no text.* \(1 other sources\)\.\nImport"):
        read(tmp_path, source("call.m4a", kind="AudioSource"))


# Real files


def by_another_road(path):
    """Read codings with ElementTree: text, code, excerpt, as the files hold them."""
    with zipfile.ZipFile(path) as held:
        root = ET.fromstring(held.read("project.qde"))
        names = {each.get("guid"): each.get("name") for each in root.iter(f"{SPACE}Code")}
        for each in root.iter(f"{SPACE}TextSource"):
            for row in each.iter(f"{SPACE}PlainTextSelection"):
                for target in row.iter(f"{SPACE}CodeRef"):
                    name = each.get("name").removesuffix(".txt")
                    yield name, names[target.get("targetGUID")], row.get("name")


@real
@pytest.mark.parametrize("name", ["casino_LF.qdpx", "casino_CRLF-option.qdpx"])
def test_every_coding_of_a_qualcoder_project_is_at_its_excerpt(name):
    path = REAL / "qualcoder-casino" / name
    study = load(path)
    assert passages(study) == list(by_another_road(path))
    assert (len(study.segments), len(study.sources), len(study.codebook)) == (564, 40, 15)


@real
def test_the_ledger_of_a_qualcoder_project_says_what_it_lost():
    table = load(REAL / "qualcoder-casino" / "casino_LF.qdpx").ledger.set_index("element")
    assert table.loc["cases"].tolist() == [80, 0, 80, "80 without a source"]
    assert table.loc["variable values"].tolist() == [440, 40, 400, "400 without a source"]
    assert table["reason"]["positions"] == "code points, LF in 40 texts: 564 of 564 excerpts fit"


@real
def test_a_project_of_atlas_ti_without_its_files_is_read_and_says_so():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        study = load(REAL / "atlasti-refi-example" / "TestProject.qdpx")
    assert (len(study.codebook), len(study.segments), len(study.sources)) == (14, 9, 8)
    reasons = study.ledger["reason"][0].split("; ")
    assert reasons[0] == "6 read without their text: 6 not in the file"
    assert reasons[1].startswith("taken as interviews")
