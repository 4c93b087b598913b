"""Sheets of coded segments: what becomes of each row, in whatever language, and of what is odd."""

import datetime
from pathlib import Path

import pandas as pd
import pytest
from sheets import PEOPLE, cell, csv, handmade, row, texts, xlsx

from harmred.checks import problems
from harmred.errors import FormatError
from harmred.readers import load, sheets
from harmred.readers.ledger import ledger
from harmred.readers.sheets.headings import table
from harmred.writers import write

SHARED = Path(__file__).parents[3] / "shared"
REAL = SHARED / "real" / "taguette-casino"
real = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
EXPORTS = {
    "MAXQDA": (
        "Document group,Document name,Code,Begin,End,Segment,Author",
        "G,I07.docx,{},3,3,W,Ana",
    ),
    "MAXQDA de": (
        "Dokumentgruppe,Dokumentname,Code,Anfang,Ende,Segment,Autor",
        "G,I07,{},3,3,W,Ana",
    ),
    "MAXQDA fr": (
        "Groupe de documents,Nom du document,Code,Début,Fin,Segment,Auteur",
        "G,I07,{},3,3,W,Ana",
    ),
    "MAXQDA es": (
        "Grupo de documentos,Nombre del documento,Código,Inicio,Fin,Segmento,Autor",
        "G,I07,{},3,3,W,Ana",
    ),
    "MAXQDA pt": (
        "Grupo de documentos,Nome do documento,Código,Início,Fim,Segmento,Autor",
        "G,I07,{},3,3,W,Ana",
    ),
    "MAXQDA it": (
        "Gruppo di documenti,Nome del documento,Codice,Inizio,Fine,Segmento,Autore",
        "G,I07,{},3,3,W,Ana",
    ),
    "NVivo": ("Folder,File,Code,Coverage,Reference text,Coder initials", "G,I07,{},1.5%,W,Ana"),
    "ATLAS.ti": (
        "ID,Document,Quotation name,Quotation content,Codes,Created by",
        "1:2,I07.docx,t,W,{},Ana",
    ),
    "ATLAS.ti de": ("ID,Dokument,Zitatname,Zitatinhalt,Kodes,Erstellt von", "1:2,I07,t,W,{},Ana"),
    "ATLAS.ti es": (
        "ID,Documento,Nombre de cita,Contenido de cita,Códigos,Creado por",
        "1:2,I07,t,W,{},Ana",
    ),
    "Dedoose": (
        "Media Title,Excerpt Range,Excerpt Creator,Excerpt Copy,Codes Applied Combined",
        "I07,0-1,Ana,W,{}",
    ),
    "QualCoder": ("File,Coder,Coded,Id,Codename,Coded_Memo", "I07.txt,Ana,W,ctid:1,{},"),
    "people": ("Interview,Theme,Quote,Coder", "I07,{},W,Ana"),
    "personnes": ("Entretien;Thème;Verbatim;Codeuse", "I07;{};W;Ana"),
}


def read(folder, *rows, headings=PEOPLE, columns=None, **how):
    return sheets.read(csv(folder, headings, *rows, **how), columns)


def marks(study, *columns):
    table = study.segments[list(columns or ("source", "code", "coder"))].astype(object)
    return table.where(table.notna(), None).to_numpy().tolist()


def entry(study, element):
    return ledger(study).set_index("element").loc[element, ["found", "read", "reason"]].tolist()


# What the headings say


@pytest.mark.parametrize("export", EXPORTS)
def test_the_exports_of_programs_are_known_by_their_headings(tmp_path, export):
    headings, cells = EXPORTS[export]
    path = tmp_path / "visits.csv"
    path.write_text(f"{headings}\n{cells.format('said')}\n", "utf-8")
    study = sheets.read(path)
    assert marks(study) == [["I07", "said", "Ana"]]
    assert study.segments["excerpt"].tolist() == ["W"]
    assert not (problems(study)["severity"] == "error").any()


def test_the_resource_says_of_each_heading_how_it_is_known():
    listed = pd.read_csv(Path(sheets.__file__).with_name("headings.csv"))
    assert set(listed["seen"]) == {"file", "code", "manual"}
    assert not listed.duplicated(["heading", "word", "program"]).any()
    assert set(listed["heading"]) <= {name for each in table().values() for name in each}


def test_a_theme_is_a_code_where_no_other_column_is_one_and_else_stands_above(tmp_path):
    alone = read(tmp_path, ("I07", "harm"), headings=("Source", "Theme"))
    beside = read(tmp_path, ("I07", "harm", "street"), headings=("Source", "Theme", "Code"))
    assert marks(alone, "code") == [["harm"]]
    assert beside.codebook[["code", "parent"]].fillna("").to_numpy().tolist() == [
        ["harm", ""],
        ["street", "harm"],
    ]


def test_the_user_says_what_a_column_holds_and_that_wins(tmp_path):
    columns = {"Plik": "source", "kod": "code", "Code": "memo"}
    study = read(tmp_path, ("I07", "głód", "x"), headings=("Plik", "Kod", "Code"), columns=columns)
    assert marks(study, "source", "code", "memo") == [["I07", "głód", "x"]]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"Cod": "code"}, r"no heading 'Cod' \(it has 'Code'\).*Headings of the sheet: 'Document'"),
        ({"Code": "kode"}, r"(?s)no word 'kode' \(it has 'code'\).*Words: .*category"),
        ({"Code": "source", "Coder": "source"}, "two headings are to be 'source'"),
    ],
)
def test_columns_that_do_not_fit_are_refused_with_both_sides(tmp_path, columns, said):
    with pytest.raises(ValueError, match=f"(?s){said}"):
        read(tmp_path, ("I07", "a", "W", "Ana"), columns=columns)


def test_a_sheet_that_tells_nothing_is_refused_and_the_way_out_named(tmp_path):
    with pytest.raises(FormatError, match=r"(?s)cannot tell.*hr.load\(path, columns="):
        read(tmp_path, ("I07", "a"), headings=("Plik", "Kod"))


def test_what_is_not_known_is_kept_under_its_own_name(tmp_path):
    headings = ("Document", "Code", "Weight score", "memo", "Start")
    study = read(tmp_path, ("I07", "a", "7", "why", "soon"), headings=headings)
    assert marks(study, "Weight score", "memo") == [["7", "why"]]
    assert "1 column kept as they are in segments: Weight score" in entry(study, "columns")[2]
    assert "1 with no whole number as start (row 2)" in entry(study, "rows")[2]


# Cells


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings_do_not_matter(tmp_path, mark, encoding):
    study = read(tmp_path, ("I07", "méfiance", "a,b;c", "Zoé"), mark=mark, encoding=encoding)
    assert marks(study, "code", "excerpt", "coder") == [["méfiance", "a,b;c", "Zoé"]]


@pytest.mark.parametrize("above", ["sep=,\n", "Coded segments\n\n", "Project: May, 2025\n\n\n"])
def test_what_stands_above_the_headings_is_passed_over(tmp_path, above):
    study = read(tmp_path, ("I07", "a", "W", "Ana"), above=above)
    assert marks(study) == [["I07", "a", "Ana"]]


def test_a_workbook_and_a_csv_of_the_same_cells_are_the_same_study(tmp_path):
    rows = [PEOPLE, ("I07.docx", "a > b", "one\ntwo", "Ana"), ("I08", "a", None, "Ben")]
    one, two = sheets.read(csv(tmp_path, *rows)), sheets.read(xlsx(tmp_path, *rows))
    for name in ("sources", "codebook", "segments"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_cells_of_a_workbook_are_written_as_a_table_writes_them(tmp_path):
    day, hour = datetime.datetime(2025, 3, 1), datetime.datetime(2025, 3, 1, 10, 5)
    cells = ("I07", "a", 3.0, 2.5, True, day, hour, "=1+1", "a_x000D_\nb")
    headings = ("Document", "Code", *"pqrstuv")
    study = sheets.read(xlsx(tmp_path, headings, cells))
    assert marks(study, *"pqrstv") == [
        ["3", "2.5", "TRUE", "2025-03-01", "2025-03-01 10:05:00", "a\nb"]
    ]
    assert "u" not in study.segments  # a formula that was never computed


def test_the_sheet_with_known_headings_is_read_and_the_others_are_told(tmp_path):
    rows = [PEOPLE, ("I07", "a", "W", "Ana")]
    study = sheets.read(xlsx(tmp_path, *rows, Notes=[("hello", "there")], Empty=[]))
    assert marks(study) == [["I07", "a", "Ana"]]
    assert entry(study, "sheets") == [2, 1, "1 not read (Notes)"]


def test_headings_that_come_again_totals_and_rows_without_a_document_are_counted(tmp_path):
    study = read(
        tmp_path,
        ("I07", "a", "W", "Ana"),
        PEOPLE,
        (None, "a", "W", "Ana"),
        ("I08", None, None, "Ana"),
        ("Total", None, "1", None),
    )
    found, kept, reason = entry(study, "rows")
    assert (found, kept) == (5, 1)
    for said in ("1 without a document", "1 of totals", "1 without a code", "1 the headings once"):
        assert said in reason
    assert study.sources["source"].tolist() == ["I07", "I08"]


def test_what_the_ledger_finds_it_reads_or_skips(tmp_path):
    table = ledger(read(tmp_path, ("I07", "a", "W", None), (None, None, "x", None)))
    assert (table["found"] == table["read"] + table["skipped"]).all()


@pytest.mark.parametrize(
    ("dates", "half_years"),
    [
        (["31.12.2024", "1.7.2024 08:00"], ["2024H2", "2024H2"]),
        (["6/30/2024", "1/2/2024"], ["2024H1", "2024H1"]),
        (["30/6/2024", "7/8/2024"], ["2024H1", "2024H2"]),
        (["2025-01-02T03:04:05Z", None], ["2025H1", None]),
    ],
)
def test_dates_of_coding_become_half_years(tmp_path, dates, half_years):
    headings = ("Document name", "Code", "Segment", "Creation date")
    study = read(tmp_path, *(("I07", "a", "W", day) for day in dates), headings=headings)
    assert [each for (each,) in marks(study, "coded_half_year")] == half_years


def test_a_date_that_may_be_two_days_is_kept_as_it_is(tmp_path):
    headings = ("Document name", "Code", "Segment", "Creation date")
    study = read(tmp_path, ("I07", "a", "W", "7/6/2024"), headings=headings)
    assert marks(study, "coded_half_year", "Creation date") == [[None, "7/6/2024"]]


# Codes


@pytest.mark.parametrize("export", ["MAXQDA", "people"])
def test_a_path_of_codes_becomes_a_tree(tmp_path, export):
    headings, cells = EXPORTS[export]
    path = tmp_path / "visits.csv"
    path.write_text("\n".join([headings, cells.format("Harm > street"), cells.format("Help")]))
    book = sheets.read(path).codebook
    assert book[["code", "parent", "row_type"]].fillna("").to_numpy().tolist() == [
        ["Harm", "", "theme"],
        ["street", "Harm", "code"],
        ["Help", "", "code"],
    ]


def test_the_folder_of_all_codes_is_no_theme(tmp_path):
    headings = ("File", "Hierarchical name", "Reference text")
    study = read(tmp_path, ("I07", r"Nodes\\Harm\street", "W"), headings=headings)
    assert study.codebook["code"].tolist() == ["Harm", "street"]


@pytest.mark.parametrize("tag", ["rapport.small-talk", "a > b", r"a\b", "a/b"])
def test_a_tag_is_one_name_whatever_is_in_it(tmp_path, tag):
    study = read(tmp_path, (1, "I07", tag, "W"), headings=("id", "document", "tag", "content"))
    assert marks(study, "code") == [[tag]]


@pytest.mark.parametrize("cell", ["a\nb", "a; b", "a|b", "a\n\nb\n"])
def test_several_codes_of_a_cell_are_a_row_each(tmp_path, cell):
    study = read(tmp_path, ("I07", cell, "W"), headings=("Document", "Codes", "Quotation content"))
    assert marks(study, "source", "code", "excerpt") == [["I07", "a", "W"], ["I07", "b", "W"]]


def test_a_column_for_each_code_beside_excerpts_gives_segments(tmp_path):
    headings = ("Media Title", "Excerpt Copy", "Codes Applied Combined")
    headings += (r"Code: Harm\street Applied", r"Code: Harm\street Weight", "Code: Help Applied")
    study = read(tmp_path, ("I07", "W", "street", "True", "3", "False"), headings=headings)
    assert marks(study, "source", "code", "excerpt") == [["I07", "street", "W"]]
    assert study.codebook["code"].tolist() == ["Harm", "street", "Help"]


def test_categories_stand_above_their_code_the_nearest_first(tmp_path):
    headings = ("File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Category")
    study = read(
        tmp_path, ("I07", "Ana", "W", "1", "street", "", "Outside", "Harm"), headings=headings
    )
    assert study.codebook["code"].tolist() == ["Harm", "Outside", "street"]


# Documents


def test_two_documents_of_one_name_in_two_folders_are_two_sources(tmp_path):
    headings = ("Document group", "Document name", "Code", "Segment")
    rows = [("May", "I07", "a", "W"), ("June", "I07", "b", "W")]
    study = read(tmp_path, *rows, headings=headings)
    assert study.sources[["source", "sets"]].to_numpy().tolist() == [
        ["I07", "May"],
        ["I07 (2)", "June"],
    ]
    assert marks(study, "source", "code") == [["I07", "a"], ["I07 (2)", "b"]]


def test_what_is_one_for_each_document_goes_to_the_sources(tmp_path):
    headings = ("File", "Coder", "Coded", "Codename", "FileVar_age", "facility")
    rows = [("I07", "Ana", "W", "a", "41", "F1"), ("I07", "Ana", "W", "b", "41", "F2")]
    study = read(tmp_path, *rows, headings=headings)
    assert study.sources["age"].tolist() == ["41"]
    assert marks(study, "facility") == [["F1"], ["F2"]]
    assert study.sources["facility"].isna().all()


# Positions


def test_an_excerpt_is_placed_where_it_stands_in_the_text(tmp_path):
    texts(tmp_path, I07="She  said\r\n“never”.\r\nNo.")
    study = read(
        tmp_path, ("I07.docx", "a", 'said "never".', "Ana"), ("I07.docx", "a", "No.", "Ana")
    )
    assert marks(study, "start", "end") == [[5, 18], [19, 22]]
    assert study.sources["length"].tolist() == [22]
    assert "excerpt" not in study.segments


@pytest.mark.parametrize(
    ("excerpt", "place"),
    [
        ("never in there", "whose excerpt is not in their text"),
        ("no", "whose excerpt stands in several places"),
        (None, None),
    ],
)
def test_what_is_not_found_keeps_its_words_and_has_no_place(tmp_path, excerpt, place):
    texts(tmp_path, I07="no, no")
    study = read(tmp_path, ("I07", "a", excerpt, "Ana"))
    assert marks(study, "start", "end") == [[None, None]]
    assert study.segments.get("excerpt", pd.Series([None])).tolist() == [excerpt]
    assert study.segments.get("place_note", pd.Series([None])).tolist() == [place]
    assert entry(study, "positions")[:2] == [1, 0]


def test_of_several_places_the_paragraph_decides(tmp_path):
    texts(tmp_path, I07="no\nyes, no\nno, no")
    headings = ("Document name", "Code", "Begin", "End", "Segment")
    rows = [("I07", "a", n, n, "no") for n in (1, 2, 3, 9)]
    study = read(tmp_path, *rows, headings=headings)
    assert marks(study, "start", "paragraph_start") == [
        [0, "1"],
        [8, "2"],
        [None, "3"],
        [None, "9"],
    ]


def test_of_several_places_the_nearest_to_the_range_is_taken(tmp_path):
    texts(tmp_path, I07="no " * 50)
    headings = ("Media Title", "Excerpt Range", "Excerpt Copy", "Codes Applied Combined")
    study = read(tmp_path, ("I07", "61-63", "no", "a"), headings=headings)
    assert marks(study, "start", "end", "Excerpt Range") == [[60, 62, "61-63"]]


def test_an_excerpt_that_is_cut_is_placed_and_said_to_be_cut(tmp_path):
    texts(tmp_path, I07="First this was said, and then more.")
    study = read(tmp_path, ("I07", "a", "this was said, and…", "Ana"))
    assert marks(study, "start", "end", "place_note") == [
        [6, 24, "found by an excerpt that is cut: the passage is longer"]
    ]


def test_paragraphs_that_a_program_joined_with_a_blank_are_found(tmp_path):
    texts(tmp_path, I07="One two three.Four five six.")
    study = read(tmp_path, ("I07", "a", "two three. Four five", "Ana"))
    assert marks(study, "start", "end") == [[4, 23]]


OURS = ("source", "start", "end", "code", "coder", "excerpt")


@pytest.mark.parametrize(
    ("start", "end", "excerpt", "place"),
    [
        (4, 8, "said", [4, 8]),
        (4, 8, None, [4, 8]),
        (6, 10, "said", [4, 8]),
        (40, 44, "said", [4, 8]),
        (4, 8, "sung", [None, None]),
        (90, 99, None, [None, None]),
    ],
)
def test_the_excerpt_judges_the_positions(tmp_path, start, end, excerpt, place):
    texts(tmp_path, I07="She said 🙂 no.")
    study = read(tmp_path, ("I07", start, end, "a", "K1", excerpt), headings=OURS)
    assert marks(study, "start", "end") == [place]
    noted = "place_note" in study.segments
    assert noted == ([start, end] != place)


def test_positions_without_a_text_are_taken_as_they_are_and_give_the_length(tmp_path):
    rows = [("I07", 4, 8, "a", "K1", None), ("I07", 9, 9, "a", "K1", None)]
    study = read(tmp_path, *rows, headings=OURS)
    assert marks(study, "start", "end") == [[4, 8], [None, None]]
    assert study.sources["length"].tolist() == [8]


def test_positions_that_cannot_be_are_told_also_without_a_text(tmp_path):
    rows = [("I07", "a", 5, 2), ("I07", "a", -5, 3), ("I07", "a", "nan", "x")]
    study = read(tmp_path, *rows, headings=("Document", "Code", "Start", "End"))
    assert study.segments["start"].isna().all()
    assert study.segments["place_note"].fillna("").tolist() == [
        "not a place in their text; the file says 5–2",
        "not a place in their text; the file says -5–3",
        "",
    ]
    said = entry(study, "rows")[2]
    assert said == "1 with no whole number as start (row 4); 1 with no whole number as end (row 4)"


def test_a_text_of_another_document_is_counted_and_left_out(tmp_path):
    texts(tmp_path, I07="said", I99="said")
    assert entry(read(tmp_path, ("I07", "a", "said", "Ana")), "texts")[:2] == [2, 1]


def test_a_text_that_is_no_text_is_refused(tmp_path):
    texts(tmp_path, I07="a\0b")
    with pytest.raises(FormatError, match=r"'texts/I07.txt': the file holds NUL"):
        read(tmp_path, ("I07", "a", "said", "Ana"))


# Codebooks


def test_a_codebook_alone_is_a_study_without_sources(tmp_path):
    headings = ("Code", "Parent", "Definition", "Label", "Colour")
    rows = [("street", "harm", "Outside.", "The street", "red"), ("harm", "", "", "", "blue")]
    study = read(tmp_path, *rows, ("", "harm", "", "", ""), rows[0], headings=headings)
    book = study.codebook.fillna("")
    assert book[["code", "parent", "definition_en", "label_en", "Colour"]].to_numpy().tolist() == [
        ["harm", "", "", "", "blue"],
        ["street", "harm", "Outside.", "The street", "red"],
    ]
    assert (len(study.sources), len(study.segments)) == (0, 0)
    assert entry(study, "rows") == [4, 2, "1 without a code; 1 of a code that stands there already"]


def test_parents_in_a_circle_end(tmp_path):
    rows = [("a", "b", "x"), ("b", "a", "y")]
    book = read(tmp_path, *rows, headings=("Code", "Parent", "Definition")).codebook
    assert book[["code", "parent"]].fillna("").to_numpy().tolist() == [["b", ""], ["a", "b"]]


def test_one_name_below_two_others_is_two_codes(tmp_path):
    rows = [("street", "Harm"), ("street", "Help"), ("Harm", None)]
    book = read(tmp_path, *rows, headings=("Code", "Parent")).codebook
    assert book["code"].tolist() == ["Harm", "Harm > street", "Help", "Help > street"]
    assert book["row_type"].tolist() == ["code", "code", "theme", "code"]


def test_a_codebook_of_our_own_keeps_its_columns(tmp_path):
    headings = ("code", "parent", "row_type", "label_fr")
    rows = [("harm", None, "theme", "violence"), ("street", "harm", "code", "rue")]
    book = read(tmp_path, *rows, headings=headings).codebook
    assert book[list(headings)].fillna("").to_numpy().tolist() == [
        ["harm", "", "theme", "violence"],
        ["street", "harm", "code", "rue"],
    ]


# Our own tables, and real ones


def test_the_codings_that_harmred_writes_are_read_again(tmp_path):
    study = load()
    again = sheets.read(write(study, tmp_path / "codings.csv"))
    names = ["source", "start", "end", "code", "coder", "stance", "direction", "dimension"]
    pd.testing.assert_frame_equal(again.segments[names], study.segments[names])
    assert again.synthetic
    assert len(problems(again)) == 0


@real
@pytest.mark.parametrize("name", ["highlights", "codebook"])
def test_the_exports_of_taguette_are_one_study_in_either_form(name):
    one, two = (sheets.read(REAL / f"{name}.{ending}") for ending in ("csv", "xlsx"))
    for name_of in ("sources", "codebook", "segments"):
        pd.testing.assert_frame_equal(getattr(one, name_of), getattr(two, name_of))
    assert len(one.segments) == (738 if name == "highlights" else 0)


def test_a_column_named_like_a_facet_is_one_in_our_own_tables_only(tmp_path):
    theirs = read(tmp_path, ("I07", "a", "high"), headings=("Document", "Code", "Dimension"))
    ours = read(tmp_path, ("I07", 0, 9, "a", "K1", "high"), headings=(*OURS[:5], "dimension"))
    assert marks(theirs, "dimension", "Dimension (2)") == [[None, "high"]]
    assert marks(ours, "dimension") == [["high"]]
    assert len(problems(ours)) == 0


# Files that are broken, or meant to harm


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"Document,Code\nI07,\0a\n", "NUL characters"),
        (b'Document,Code\nI07,"a\n', "a quotation mark is never closed"),
        (b"Document,Code\n" + b"a," * 500, "a row is far longer than the headings"),
        (b"a,b,c," * 100_000, "has 300,001 columns"),
        (b",".join(b"c%d" % n for n in range(20_000)), "has 20,000 columns"),
        (b"x" * 5_000_000, "cannot tell|longer than a cell"),
        (b"PK\x03\x04 and no more", "is not a zip file"),
        (b"\xff\xfe\x00", "UTF-8, UTF-16|is empty|cannot tell"),
    ],
)
def test_a_broken_file_is_refused_with_a_reason(tmp_path, content, said):
    path = tmp_path / "visits.csv"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=f"'visits.csv'(?s:.)*({said})"):
        sheets.read(path)


HEADS = row(1, cell("A1", "Document"), cell("B1", "Code"))
FIRST = row(2, cell("A2", "I07"), cell("B2", "said"))


def test_a_workbook_is_read_whatever_it_says_of_its_size(tmp_path):
    path = handmade(tmp_path, HEADS, FIRST, dimension='<dimension ref="A1:XFD1048576"/>')
    assert marks(sheets.read(path), "source", "code") == [["I07", "said"]]


def test_cells_far_to_the_right_are_read(tmp_path):
    far = row(3, cell("A3", "I07"), cell("B3", "said"), cell("XFD3", "far"))
    study = sheets.read(handmade(tmp_path, HEADS, FIRST, far))
    assert len(study.segments) == 2
    assert entry(study, "columns") == [3, 2, "1 without a heading"]


LAUGHS = '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize("prolog", [LAUGHS, '<?xml version="1.0"?>' + LAUGHS])
def test_a_document_type_is_refused(tmp_path, prolog):
    with pytest.raises(FormatError, match=r"'xl/sheet1.xml' declares a document type"):
        sheets.read(handmade(tmp_path, HEADS, prolog=prolog))


def test_a_document_type_hides_under_no_other_name(tmp_path):
    with pytest.raises(FormatError, match="declares a document type"):
        sheets.read(handmade(tmp_path, HEADS, **{"xl/picture.png": LAUGHS + "<a/>"}))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["<row"], "not a workbook"),
        ([HEADS, row(10**12, cell("A1", "x"))], "has a row beyond 1,048,576"),
        ([HEADS, row(2, cell("ZZZZ2", "x"))], "not a workbook"),
        ([HEADS, '<row r="2"><c r="A2" t="s"><v>7</v></c></row>'], "not a workbook"),
        ([], "is empty"),
    ],
)
def test_a_broken_workbook_is_refused(tmp_path, rows, said):
    with pytest.raises(FormatError, match=f"'visits.xlsx' (?s:.)*{said}"):
        sheets.read(handmade(tmp_path, *rows))


def test_a_workbook_that_swells_is_not_unpacked(tmp_path):
    with pytest.raises(FormatError, match="would unpack to far more"):
        sheets.read(handmade(tmp_path, HEADS, **{"xl/more.xml": "<a>" + " " * 2**25}))


def test_one_long_row_does_not_make_all_rows_long(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_CELLS", "1000")
    long = row(2, cell("AAA2", "x"))
    with pytest.raises(FormatError, match="has more than 1,000 cells"):
        sheets.read(handmade(tmp_path, HEADS, long, *(row(n, cell(f"A{n}", "x")) for n in (3, 4))))


def test_wide_headings_over_many_short_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_LIMIT_CELLS", "1000")
    with pytest.raises(FormatError, match=r"has more than 1,000 cells.\nIf you trust"):
        read(tmp_path, *[("I07", "a")] * 300, headings=PEOPLE)
