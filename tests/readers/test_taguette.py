"""Taguette projects: every highlight is found again, whoever made it and whatever the version."""

import contextlib
import csv
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from taguettes import VERSIONS, changed, document, entry, everything, mark, saved

from harmred.errors import FormatError, StudyError
from harmred.readers import check, load, taguette
from harmred.readers.taguette.markup import plain as text
from harmred.writers import write

REAL = Path(__file__).parents[3] / "shared" / "real" / "taguette-casino"
real = pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here")
SAID = "<p>She said no.</p>", "She said no."


def passages(study):
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code"]].dropna().values
    return [(name, code, texts[name][start:end]) for name, start, end, code in rows]


def read(folder, *marks, **more):
    return taguette.read(saved(folder, document("A", *SAID, *marks), **more))


def entries(study):
    table = study.ledger.set_index("element")
    assert (table["found"] == table["read"] + table["skipped"]).all()
    return {name: (row["found"], row["read"], row["reason"]) for name, row in table.iterrows()}


# The whole


@pytest.mark.parametrize("version", VERSIONS)
def test_a_project_of_any_version_becomes_the_same_study(tmp_path, version):
    study = taguette.read(saved(tmp_path, *everything(), version=version))
    assert (study.name, study.origin) == ("Two visits", tmp_path / "visits.sqlite3")
    assert passages(study) == [
        ("I07", "who", "Noé & Zoë"),
        ("I07", "who", "said no 🙂"),
        ("I07", "harm.street", "said no 🙂"),
        ("I07", "harm.street", "🙂.\nNobody"),
        ("O01", "who", "quiet"),
    ]
    assert study.segments["coder"].tolist() == ["ana", "ben", "ben", "ana", "ana"]


def test_the_study_is_sound_and_survives_its_tables(tmp_path):
    study = taguette.read(saved(tmp_path, *everything()))
    assert check(study)["severity"].isin(["warning"]).all()
    with pytest.warns(UserWarning, match="several people coded 'I07'"):
        again = load(write(study, tmp_path / "tables"))
    assert passages(again) == passages(study)


def test_a_text_is_what_a_person_reads_without_the_markup(tmp_path):
    documents = everything()
    study = taguette.read(saved(tmp_path, *documents))
    assert study.sources["text"].tolist() == [plain for _, plain, _ in documents]


def spoken(folder, html, plain):
    study = taguette.read(saved(folder, document("I07", html, plain)))
    if study.turns is None:
        return None
    return [study.sources["text"][0][row.start : row.end] for row in study.turns.itertuples()]


def test_paragraphs_without_a_line_end_between_them_are_turns(tmp_path):
    html, plain = "<p>Why?<br>Because.</p><p>No 🙂.</p>", "Why?Because.No 🙂."
    assert spoken(tmp_path, html, plain) == ["Why?", "Because.", "No 🙂."]


def test_paragraphs_on_lines_of_their_own_need_no_turns(tmp_path):
    assert spoken(tmp_path, "<p>Why?</p>\n<p>No.</p>", "Why?\nNo.") is None


def test_what_was_written_of_a_document_is_a_column(tmp_path):
    said = taguette.read(saved(tmp_path, *everything())).sources["description"]
    assert said.fillna("").tolist() == ["nurse, second round", ""]


def test_all_that_was_found_was_read_or_skipped_for_a_reason(tmp_path):
    told = entries(taguette.read(saved(tmp_path, *everything(), users=("ana", "ben", "cleo"))))
    assert told["selections"] == (5, 4, "1 without a code")
    assert told["codings"][:2] == (5, 5)
    assert told["coders"] == (3, 2, "1 without a mark that was read")
    assert told["positions"] == (5, 5, "UTF-8 bytes, LF in 2 texts: 5 of 5 excerpts fit")


# Tags


def test_a_dot_in_a_tag_is_a_habit_and_no_hierarchy(tmp_path):
    said = {"harm": "All harm.", "harm.street": "", "a;b": "  "}
    book = read(tmp_path, tags=said).codebook
    assert book["code"].tolist() == ["harm", "harm.street", "a,b"]
    assert book[["parent", "row_type"]].fillna("").values.tolist() == [["", "code"]] * 3
    assert book["definition_en"].fillna("").tolist() == ["All harm.", "", ""]


def test_a_tag_that_is_not_there_is_counted(tmp_path):
    path = saved(tmp_path, document("A", *SAID, mark("She", "x"), mark("no", "x", "y")))
    told = entries(taguette.read(changed(path, "DELETE FROM tags WHERE path = 'x'")))
    assert told["codings"] == (3, 1, "2 of a code that is not there (1)")
    assert told["selections"] == (2, 1, "1 of no known code")


# Coders


def coders(folder, *log, **more):
    study = read(folder, mark("said", "x", "y", by="ana"), log=log, **more)
    return dict(study.segments[["code", "coder"]].values.tolist())


@pytest.mark.parametrize("version", VERSIONS)
def test_who_gives_a_tag_later_is_its_coder_and_the_other_tag_keeps_its_own(tmp_path, version):
    log = [
        entry("highlight_add", "ana", highlight_id=1, tags=[1]),
        entry("highlight_add", "ben", highlight_id=1, tags=[1, 2]),
    ]
    study = read(tmp_path, mark("said", "x", "y", by=None), log=log, version=version)
    assert study.segments["coder"].tolist() == ["ana", "ben"]
    assert study.segments["coded_half_year"].tolist() == ["2024H1", "2024H2"]


def test_a_tag_that_was_taken_off_belongs_to_who_puts_it_on_again(tmp_path):
    off = entry("highlight_add", "ana", highlight_id=1, tags=[1])
    on = entry("highlight_add", "ben", highlight_id=1, tags=[1, 2])
    assert coders(tmp_path, off, on) == {"x": "ana", "y": "ben"}


def test_a_tag_that_took_over_another_keeps_the_coders_of_both(tmp_path):
    log = [
        entry("highlight_add", "ana", highlight_id=1, tags=[9]),
        entry("tag_merge", "ben", src_tag_id=9, dest_tag_id=1),
        entry("highlight_add", "ben", highlight_id=1, tags=[1, 2]),
    ]
    study = read(tmp_path, mark("said", "x", "y", by=None), log=log)
    assert study.segments["coder"].tolist() == ["ana", "ben"]


def test_a_number_that_was_given_again_forgets_the_highlight_before(tmp_path):
    log = [
        entry("highlight_delete", "ana", highlight_id=1),
        entry("highlight_add", "ben", highlight_id=1, tags=[2]),
    ]
    assert coders(tmp_path, *log) == {"x": "ben", "y": "ben"}


def test_a_mark_of_which_the_log_says_nothing_is_by_nobody_known(tmp_path):
    study = read(tmp_path, mark("said", "x", by=None))
    assert study.segments["coder"].tolist() == ["unknown"]
    assert study.segments["coded_half_year"].isna().all()


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "",
        "{",
        "[1]",
        "7",
        "NaN",
        b"\xff",
        "[" * 100_000,
        "9" * 9999,
        '{"type": "highlight_add"}',
        '{"type": "highlight_add", "highlight_id": [1], "tags": {"a": 1}}',
        '{"type": "highlight_add", "highlight_id": 1e999, "tags": [null, [1], {}, 1e999, 1.5]}',
        '{"type": ["tag_merge"], "src": {}}',
        '{"type": "tag_merge", "src": {}, "dest": []}',
    ],
    ids=range(14),
)
def test_an_entry_of_the_log_that_says_nothing_is_passed_over(tmp_path, payload):
    path = saved(tmp_path, document("A", *SAID, mark("said", "x")))
    changed(
        path, ("INSERT INTO commands (id, user_login, payload) VALUES (0, 'ben', ?)", [payload])
    )
    assert taguette.read(path).segments["coder"].tolist() == ["ana"]


@pytest.mark.parametrize("table", ["commands", "users", "projects"])
def test_a_database_without_log_users_or_projects_is_read(tmp_path, table):
    path = changed(saved(tmp_path, *everything()), f"DROP TABLE {table}")
    assert len(passages(taguette.read(path))) == 5


# Positions


@pytest.mark.parametrize(
    ("at", "words", "became"),
    [
        ((2, 8), "Noé", "moved to their excerpt, at most 6 characters away"),
        ((1, 3), "No", "moved to their excerpt, at most 6 characters away"),
        ((-4, 3), "Noé", "not a place in their text"),
        ((4, 9000), "Noé", "moved to their excerpt, at most 6 characters away"),
        ((9000, 9004), "elsewhere", "not where their excerpt stands"),
        ((4, 8), "other words", "not where their excerpt stands"),
        (("x", 8), "Noé", "not a place in their text"),
        ((None, None), "Noé", "not a place in their text"),
        ((float("inf"), 8), "Noé", "not a place in their text"),
        ((4.5, 8), "", "not a place in their text"),
        ((2**62, 2**63 - 1), "", "not a place in their text"),
    ],
)
def test_a_place_that_is_none_is_mended_by_its_snippet_or_left_out(tmp_path, at, words, became):
    held = document("A", "<p>é, Noé.</p>", "é, Noé.", mark(words, "x", at=at))
    study = taguette.read(saved(tmp_path, held))
    assert f"1 {became}" in entries(study)["positions"][2]
    assert study.segments["start"].notna().tolist() == [became.startswith("moved")]


def test_an_empty_snippet_leaves_the_highlight_where_it_is(tmp_path):
    assert passages(read(tmp_path, mark("said", "x", snippet=""))) == [("A", "x", "said")]


def test_a_highlight_of_a_document_that_is_not_there_is_counted(tmp_path):
    path = saved(tmp_path, *everything())
    told = entries(taguette.read(changed(path, "DELETE FROM documents WHERE id = 1")))
    assert told["selections"] == (5, 1, "4 in a source that is not there (1)")
    assert told["codings"] == (5, 1, "4 in a source that is not there (1)")


def test_a_tag_of_a_highlight_that_is_not_there_is_counted(tmp_path):
    path = saved(tmp_path, *everything())
    told = entries(taguette.read(changed(path, "DELETE FROM highlights WHERE id = 2")))
    assert told["codings"] == (5, 3, "2 of a passage that is not there (2)")


@pytest.mark.parametrize(
    ("contents", "why"),
    [(None, "not given"), (f"<p>&#{'9' * 5000};</p>", "with a character that no number can have")],
)
def test_a_document_without_a_text_is_kept_and_says_so(tmp_path, contents, why):
    path = saved(tmp_path, *everything())
    study = taguette.read(
        changed(path, ("UPDATE documents SET contents = ? WHERE id=1", [contents]))
    )
    assert study.sources["text"].isna().tolist() == [True, False]
    assert f"1 read without their text: 1 {why}" in entries(study)["texts"][2]
    assert passages(study) == [("O01", "who", "quiet")]


# Several projects


def other(name, number):
    return document(name, *SAID, project=number)


def test_several_projects_are_refused_by_their_names(tmp_path):
    names = {1: "Two visits", 2: "Night", 3: "A very long title " * 9}
    path = saved(tmp_path, *everything(), *(other("B", n) for n in (2, 3, 4)), projects=names)
    said = r"holds 4 projects \('Two visits', 'Night', a value of 162 characters, 'project 4'\)"
    with pytest.raises(FormatError, match=rf"'visits\.sqlite3' {said}, and(.|\n)*Export project"):
        taguette.read(path)


def test_more_than_five_projects_are_counted(tmp_path):
    path = saved(tmp_path, *(other("B", number) for number in range(1, 8)))
    with pytest.raises(FormatError, match=r"'project 5' and 2 more\), and a study is one"):
        taguette.read(path)


def test_a_project_without_documents_is_no_second_one_and_its_tags_stay_there(tmp_path):
    path = saved(tmp_path, *everything(), projects={1: "Two visits", 2: "empty"})
    row = [99, 2, "elsewhere"]
    changed(path, ("INSERT INTO tags (id, project_id, path) VALUES (?, ?, ?)", row))
    study = taguette.read(path)
    assert (study.name, study.codebook["code"].tolist()) == ("Two visits", ["who", "harm.street"])


# What is no project


def test_a_project_without_documents_is_refused(tmp_path):
    with pytest.raises(FormatError, match="holds no document"):
        taguette.read(saved(tmp_path))


@pytest.mark.parametrize("table", ["documents", "tags", "highlights", "highlight_tags"])
def test_a_database_of_another_program_is_refused(tmp_path, table):
    path = changed(saved(tmp_path, *everything()), f"DROP TABLE {table}")
    with pytest.raises(FormatError, match=f"is not a Taguette project: it lacks a table '{table}'"):
        taguette.read(path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "visits.sqlite3").write_text("Words.")
    with pytest.raises(FormatError, match=r"no database(.|\n)*Export project"):
        taguette.read(tmp_path / "visits.sqlite3")


# The text of HTML


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("", ""),
        ("no tags", "no tags"),
        ("<p>a</p>\n\n<p>b<br/>c</p> ", "a\n\nbc "),
        ("<ul>\n<li>a</li>\n</ul>", "\na\n"),
        ("a\r\nb\rc&#13;", "a\nb\nc\r"),
        ("&amp;lt; &lt;b&gt; &eacute;&#233;&#xe9; &nbsp;", "&lt; <b> ééé \xa0"),
        ("&am<b>p;</b> &copy 3 < 4 & 5 &nosuch;", "&amp; © 3 < 4 & 5 &nosuch;"),
        ("a<!-- b > --><!-->c<!--->d<!-- e", "acd"),
        ("a<?php b ?>c<!DOCTYPE d>e</3>f</>g", "acefg"),
        ('a<a href="x>y" title=\'">\'>b</a>c<img src=a"b>d', "abcd"),
        ("a<a =\"b\">c<a href=x=y>d<a href= 'e>f'>g", "acdg"),
        ("a<p>b</p", "ab"),
        ('a<p title="b>c', "a"),
        ("a<", "a<"),
        ("a</", "a</"),
        ("<pre>\n\na\n</pre><pre\tid=x>\nb</pre>", "\na\nb"),
        ("<prefix>\na", "\na"),
        ("a<script>b < c &amp; <p></script>d", "ab < c &amp; <p>d"),
        ("a<STYLE x>p > b</p></Style >c", "ap > b</p>c"),
        ("a\0b", "ab"),
    ],
)
def test_the_text_is_what_a_browser_counts(html, plain):
    assert text(html) == plain


class Plain(HTMLParser):
    """The text of well-formed HTML by another road."""

    def __init__(self):
        super().__init__()
        self.said = []

    def handle_data(self, data):
        self.said.append(data)


PIECES = ["<p>", "</p>", "<b>", "<br/>", "<a href='x>y'>", "<!-- c -->", "\n", " ", "é", "🙂", "a"]
PIECES += ["&amp;", "&eacute;", "&#233;", "&lt;", ">", "=", '"', "'", ";", '<img alt="=">']


@given(st.lists(st.sampled_from(PIECES)))
def test_well_formed_html_has_the_text_that_the_standard_library_finds(pieces):
    html, plain = "".join(pieces), Plain()
    plain.feed(html)
    plain.close()
    assert text(html) == "".join(plain.said)


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<", "</", "<a x='", "<script></s", "&", "<p>=", "<b>"]
)
def test_html_that_never_ends_takes_no_longer_than_its_length(piece):
    assert len(text(piece * 100_000)) <= 100_000 * len(piece)


def test_html_may_nest_ten_thousand_deep(tmp_path):
    html = "<b>" * 10_000 + "said" + "</b>" * 10_000
    held = document("A", html, "said", mark("said", "x", snippet=html))
    assert passages(taguette.read(saved(tmp_path, held))) == [("A", "x", "said")]


# Whatever stands in it

CELLS = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.binary(max_size=6),
    st.text("<p>&#;é🙂\0\r\ufeff1.", max_size=12),
    st.sampled_from(["1", "<p>é", "&#55555;", '{"type": "highlight_add", "highlight_id": 1}']),
)
PLACES = [("documents", name) for name in ("id", "name", "contents", "project_id", "description")]
PLACES += [
    ("highlights", name) for name in ("document_id", "start_offset", "end_offset", "snippet")
]
PLACES += [("tags", name) for name in ("id", "project_id", "path", "description")]
PLACES += [("highlight_tags", "highlight_id"), ("highlight_tags", "tag_id"), ("users", "login")]
PLACES += [("commands", "user_login"), ("commands", "payload"), ("commands", "date")]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), CELLS), min_size=1, max_size=5))
def test_whatever_stands_in_a_cell_there_is_a_study_or_a_refusal(changes):
    with tempfile.TemporaryDirectory() as place:
        path = saved(Path(place), *everything())
        for (table, column), cell in changes:
            changed(path, (f"UPDATE {table} SET {column} = ? WHERE rowid > 1", [cell]))
        with contextlib.suppress(FormatError, StudyError):
            entries(taguette.read(path))


# The real project


@pytest.fixture(scope="module")
def casino():
    return taguette.read(REAL / "project.sqlite3")


@real
def test_every_highlight_of_the_real_project_is_where_its_snippet_says(casino):
    told = entries(casino)
    assert told["selections"][:2] == (563, 563)
    assert told["codings"][:2] == (738, 738)
    assert told["positions"][2].endswith("738 of 738 excerpts fit")
    assert sum(ord(each) > 0xFFFF for each in "".join(casino.sources["text"])) == 243


@real
def test_the_real_project_says_the_same_as_its_own_export(casino):
    with (REAL / "highlights.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    theirs = Counter((row["document"], row["tag"], _squeezed(row["content"])) for row in rows)
    mine = Counter((name, code, _squeezed(words)) for name, code, words in passages(casino))
    assert mine == theirs


def _squeezed(words):
    """Leave spaces out: the export joins paragraphs with blanks."""
    return "".join(words.split())
