"""What a folder of tables may look like, and what is said when it cannot be read."""

import unicodedata
from pathlib import Path

import pytest

from harmred.naming import fingerprint
from harmred.readers import tables

STUDIES = Path(__file__).parents[1] / "studies"


def said(folder):
    """Return what is wrong, as `file row: problem`."""
    _, problems = tables.read(folder)
    return [f"{p.file} {p.row}: {p.problem}" for p in problems.itertuples()]


def test_the_passages_of_a_study_are_the_words_that_were_marked():
    study, problems = tables.read(STUDIES / "flat")
    text = study.sources.set_index("source")["text"]
    passages = [text[s][a:b] for s, a, b in study.segments[["source", "start", "end"]].values]
    assert problems.empty
    assert passages[:2] == [
        "came the first time with a broken kettle",
        "showed them how to open it",
    ]
    assert passages[-2:] == ["sit together", "feel at home behind the table"]


def test_length_and_fingerprint_are_taken_from_the_text():
    # Lengths as `wc -m` counts them.
    sources = tables.read(STUDIES / "flat")[0].sources
    assert sources["length"].tolist() == [494, 425, 491, 326, 480]
    assert sources["text_sha256"].tolist() == sources["text"].map(fingerprint).tolist()


def test_windows_1252_with_semicolons_is_read_with_a_warning():
    study, problems = tables.read(STUDIES / "broken" / "windows_1252_semicolons")
    assert study.codebook["code"].tolist() == ["méfiance"]
    assert study.sources["length"].tolist() == [8412, 8412]
    assert problems.query("severity == 'warning'")["file"].tolist() == [
        "codebook.csv",
        "segments.csv",
        "sources.csv",
    ]
    assert "it was read as Windows-1252" in problems["problem"][0]


def test_utf_16_with_tabs_is_read_without_a_word():
    study, problems = tables.read(STUDIES / "broken" / "utf_16_tabs")
    assert study.segments["end"].tolist() == [24, 8412]
    assert "warning" not in set(problems["severity"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_seen_in_the_headings(folder, separator):
    table = separator.join(["code", "label_en"]) + "\n" + separator.join(["méfiance", '"a,b;c"'])
    study, _ = tables.read(folder({"codebook.csv": table}))
    assert study.codebook["label_en"].tolist() == ["a,b;c"]


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace(folder):
    table = '\ufeffcode,definition_en\r\nméfiance,"two\r\nlines"\r\n'
    book = tables.read(folder({"codebook.csv": table}))[0].codebook
    assert book[["code", "definition_en"]].values.tolist() == [["méfiance", "two\nlines"]]


def test_accents_in_two_pieces_are_put_together(folder):
    table = unicodedata.normalize("NFD", "code,café\nméfiance,déjà\n")
    book = tables.read(folder({"codebook.csv": table}))[0].codebook
    assert book[["code", "café"]].values.tolist() == [["méfiance", "déjà"]]


def test_headings_in_capitals_and_spaces_around_cells_are_forgiven(folder):
    table = " SOURCE , Kind,LENGTH\n I07 ,interview , 8412\n"
    sources = tables.read(folder({"sources.csv": table}))[0].sources
    assert sources.loc[0, ["source", "kind", "length"]].tolist() == ["I07", "interview", 8412]


def test_blank_rows_and_columns_are_left_out_and_rows_keep_their_numbers(folder):
    rows = "code,label_en,,\nméfiance,x,,\n,,,\n\nwait,y,,\nméfiance,again,,\n ,,,\n"
    assert said(folder({"codebook.csv": rows})) == [
        "codebook.csv 6: code 'méfiance' stands in row 2 already"
    ]


def test_na_is_a_value_and_only_the_empty_cell_is_missing(folder):
    table = "source,kind,length,language,role_group\nI07,interview,8412,NA,\n"
    sources = tables.read(folder({"sources.csv": table}))[0].sources
    assert sources["language"].tolist() == ["NA"]
    assert sources["role_group"].isna().all()


def test_columns_that_nobody_announced_are_kept_as_text(folder):
    table = "source,start,end,code,coder,Minute\nI07,10,24,méfiance,K1,007\n"
    segments = tables.read(folder({"segments.csv": table}))[0].segments
    assert segments["Minute"].tolist() == ["007"]


@pytest.mark.parametrize(
    "cell",
    ["8412", "8 412", "8\u00a0412", "8\u202f412", "8412,0", "8412.0", "8,412", "8.412,00", "8'412"],
)
def test_marks_in_whole_numbers_are_understood(folder, cell):
    table = f"source;kind;length\nI07;interview;{cell}\n"
    assert tables.read(folder({"sources.csv": table}))[0].sources["length"].tolist() == [8412]


@pytest.mark.parametrize("cell", ["84,12", "84 12", "8,412.5", "many", "1e4", "8" * 16])
def test_what_is_not_a_whole_number_is_a_problem_with_its_row(folder, cell):
    table = f"source;kind;length\nI07;interview;{cell}\n"
    assert said(folder({"sources.csv": table}))[0] == (
        f"sources.csv 2: 'length' must be a whole number; got '{cell}'"
    )


def test_a_number_that_can_be_read_in_two_ways_is_not_guessed(folder):
    table = "source;kind;length\nI07;interview;9.000\n"
    assert (
        "'9.000' in 'length' may be a thousand times as much"
        in said(folder({"sources.csv": table}))[0]
    )


def test_rows_stay_in_the_order_of_the_file(folder):
    table = "source,start,end,code,coder\n" + "".join(
        f"I07,{start},{start + 5},méfiance,K1\n" for start in (70, 10, 40)
    )
    study, _ = tables.read(folder({"segments.csv": table}))
    assert study.segments["start"].tolist() == [70, 10, 40]


def test_several_values_in_a_cell_lose_the_spaces_between_them(folder):
    table = "code,row_type,facet,requires\nméfiance,code,,t ; u;\nft,facet,t,\nfu,facet,u,\n"
    study, _ = tables.read(folder({"codebook.csv": table}))
    assert study.codebook["requires"][0] == "t;u"


def test_a_text_is_read_without_its_mark_and_with_single_line_ends(folder):
    text = "\ufeffOne line.\r\nAnother.".encode()
    files = {"sources.csv": "source,kind\nI07,interview\n", "texts/I07.txt": text}
    sources = tables.read(folder(files))[0].sources
    assert sources["text"].tolist() == ["One line.\nAnother."]
    assert sources["length"].tolist() == [18]


@pytest.mark.parametrize("known", ["length", "text_sha256"])
def test_a_text_takes_the_form_in_which_it_was_coded(folder, known):
    coded = "Une année de méfiance, déjà."
    value = {"length": len(coded), "text_sha256": fingerprint(coded)}[known]
    files = {
        "sources.csv": f"source,kind,{known}\nI07,interview,{value}\n",
        "texts/I07.txt": unicodedata.normalize("NFD", coded),
    }
    assert tables.read(folder(files))[0].sources["text"].tolist() == [coded]


def test_a_text_coded_with_accents_in_two_pieces_stays_so(folder):
    coded = unicodedata.normalize("NFD", "Une année de méfiance, déjà.")
    table = f"source,kind,length\nI07,interview,{len(coded)}\n"
    study, _ = tables.read(folder({"sources.csv": table, "texts/I07.txt": coded}))
    assert study.sources["text"].tolist() == [coded]


def test_a_text_is_found_under_the_percent_name_of_its_source(folder):
    files = {
        "sources.csv": "source,kind\nA/B: été,interview\n",
        "segments.csv": "source,start,end,code,coder\n",
        f"texts/{unicodedata.normalize('NFD', 'A%2FB%3A été.txt')}": "Words.",
    }
    assert tables.read(folder(files))[0].sources["text"].tolist() == ["Words."]


def test_a_text_of_no_source_is_a_warning(folder):
    assert said(folder({"texts/I7.txt": "Words."})) == [
        "texts/I7.txt <NA>: 'I7.txt' is the text of no source"
    ]


def test_a_text_that_is_not_text_stops_the_reading_and_names_the_row(folder):
    study, problems = tables.read(folder({"texts/I07.txt": b"One.\nTwo.\n\xe9\x81\x00"}))
    assert study is None
    assert problems.loc[0, ["file", "row"]].tolist() == ["texts/I07.txt", 3]
    assert "not text in UTF-8, UTF-16 or Windows-1252" in problems["problem"][0]


def test_a_workbook_called_csv_is_said_not_to_be_text(folder):
    study, problems = tables.read(folder({"sources.csv": b"PK\x03\x04\x14\x00\x06\x00"}))
    assert study is None
    assert "it is not plain text" in problems["problem"][0]
    assert "CSV UTF-8" in problems["remedy"][0]


def test_a_table_that_is_not_there_is_a_problem_of_its_own(folder):
    place = folder()
    (place / "codebook.csv").unlink()
    assert said(place) == ["codebook.csv <NA>: there is no codebook.csv"]


def test_an_empty_table_says_so(folder):
    assert said(folder({"segments.csv": "\n,,\n"})) == ["segments.csv <NA>: the file is empty"]


def test_a_quotation_mark_that_never_closes_is_found(folder):
    table = 'code,label_en\nméfiance,x\nwait,"waiting\n'
    assert said(folder({"codebook.csv": table})) == [
        "codebook.csv 3: a quotation mark is opened and never closed"
    ]


def test_cells_beyond_the_headings_are_not_lost_in_silence(folder):
    table = "code,label_en\nméfiance,x,,\nwait,waiting, again,\n"
    assert said(folder({"codebook.csv": table})) == [
        "codebook.csv 3: a value stands in a column without a heading"
    ]


def test_a_row_far_too_long_is_found(folder):
    table = "code,label_en\nméfiance,x\nwait" + ",y" * 100
    assert said(folder({"codebook.csv": table})) == [
        "codebook.csv 3: the row has more cells than there are headings"
    ]


def test_a_missing_column_is_named_and_its_cells_are_not_counted_one_by_one(folder):
    table = "source,start,ende,code,coder\nI07,10,24,méfiance,K1\nI07,30,34,méfiance,K1\n"
    assert said(folder({"segments.csv": table})) == [
        "segments.csv 1: the column 'end' is missing (it has 'ende')"
    ]


def test_two_columns_of_one_name_are_refused(folder):
    table = "code,Code\nméfiance,wait\n"
    assert said(folder({"codebook.csv": table})) == [
        "codebook.csv 1: two columns are called 'code'"
    ]


def test_the_study_has_the_title_of_its_package_or_the_name_of_its_folder(folder):
    assert tables.read(folder())[0].name == "visits"
    titled = folder({"datapackage.json": '{"name": "two-visits", "title": "Two visits"}'})
    assert tables.read(titled)[0].name == "Two visits"


def test_a_package_that_is_not_json_names_the_line(folder):
    assert said(folder({"datapackage.json": '{\n"title": }'})) == [
        "datapackage.json 2: this is not JSON"
    ]


def test_a_package_cannot_call_real_data_invented(folder):
    assert said(folder({"datapackage.json": '{"synthetic": true}'})) == [
        "datapackage.json <NA>: datapackage.json says that the study is invented, "
        "its identifiers say that it is not"
    ]


def test_tables_with_headings_alone_are_no_turns_and_no_guide(folder):
    files = {"turns.csv": "source,turn,start,end\n", "guide.csv": "section\n"}
    study, problems = tables.read(folder(files))
    assert (study.turns, study.guide, len(problems)) == (None, None, 0)


def test_all_problems_are_collected_before_anything_is_said(folder):
    files = {
        "sources.csv": "source,kind,length\nI07,interwiev,84,12\n",
        "segments.csv": "source,start,end,code,coder\nI07,10,x,mefiance,K1\n",
        "texts/I07.txt": b"\x81",
    }
    assert [line.split(":")[0] for line in said(folder(files))] == [
        "segments.csv 2",
        "segments.csv 2",
        "sources.csv 2",
        "sources.csv 2",
        "texts/I07.txt 1",
    ]


def test_the_separator_that_excel_names_in_a_first_line_is_no_heading(folder):
    place = folder({"codebook.csv": "sep=;\r\ncode;label_fr\r\nméfiance;Méfiance\r\n"})
    study, problems = tables.read(place)
    assert problems.empty
    assert study.codebook["label_fr"].tolist() == ["Méfiance"]
