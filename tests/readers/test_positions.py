"""Positions of every kind come back as the characters that were marked."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmred.readers.conventions import ONE, POINTS, TWO, UTF16, Convention, every, habit
from harmred.readers.excerpts import Excerpt, excerpt, fits, near, nearly
from harmred.readers.placing import ELSEWHERE, FIT, MOVED, NOWHERE, SPACES, UNIT, WORDS, place
from harmred.readers.positions import MARK, Text
from harmred.readers.weighing import Marks, choose, total, weigh

ACCENT = "méfiance"
PIECES = [
    "🙂",
    "🏳️‍🌈",
    ACCENT,
    unicodedata.normalize("NFD", ACCENT),
    "she said",
    "no",
    " ",
    "\n",
    "\n\n",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


def counted(text, position, convention):
    """Count a position as a program would: by writing down what stands before it."""
    before = text[:position]
    if convention.ends == TWO:
        before = before.replace("\n", "\r\n")
    before = MARK * convention.marks + before
    return len(before) if convention.unit == POINTS else len(before.encode("utf-16-le")) // 2


def in_a_file(text, convention):
    return MARK * convention.marks + text.replace("\n", "\r\n")


CONVENTIONS = [Convention(u, e, m) for u in (POINTS, UTF16) for e in (TWO, ONE) for m in (0, 1)]


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(text=TEXTS)
def test_converting_gives_back_the_characters(convention, text):
    held = Text(in_a_file(text, convention))
    theirs = [counted(text, place, convention) for place in range(len(text) + 1)]
    assert held.frozen == text
    assert held.convert(convention, theirs).tolist() == list(range(len(text) + 1))


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(text=TEXTS, data=st.data())
def test_excerpts_find_the_convention_and_every_passage_reads_as_its_excerpt(
    convention, text, data
):
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = data.draw(st.lists(ends, min_size=1, max_size=8))
    start, end = ([counted(text, span[side], convention) for span in spans] for side in (0, 1))
    held = Text(in_a_file(text, convention))
    marks = Marks(start, end, [Excerpt(text[a:b]) for a, b in spans])
    scores = weigh(held, marks, Convention())
    way = choose(scores, total([(held, scores)], Convention()), held, Convention())
    start, end, became = place(held, marks, way)
    assert [text[a:b] for a, b in zip(start, end, strict=True)] == [w for w, _ in marks.excerpt]
    assert became == [FIT] * len(spans)


@given(text=TEXTS)
def test_all_conventions_are_one_where_nothing_tells_them_apart(text):
    plain = text.replace("🙂", "x").replace("🏳️‍🌈", "y")
    assert Text(plain).conventions(Convention()) == [Convention()]
    places = list(range(len(plain) + 1))
    ways = [way for way in every(0) if way.ends in (ONE, TWO)]
    assert {tuple(Text(plain).convert(way, places)) for way in ways} == {tuple(places)}


def test_lone_carriage_returns_are_line_ends_of_one():
    text = Text("one\rtwo\r\r\nthree")
    assert text.frozen == "one\ntwo\n\nthree"
    assert text.convert(Convention(), [4, 10]).tolist() == [4, 9]


def test_a_place_inside_an_emoji_or_out_of_the_text_is_none():
    text = Text("a🙂b")
    assert text.convert(Convention(UTF16), [-1, 0, 2, 3, 4, 5]).tolist() == [-1, 0, -1, 2, 3, -1]


def test_a_text_keeps_few_numbers_however_many_ways_it_is_counted():
    text = Text("She said that nobody asked her.\r\n" * 1000 + "🙂")
    ways = text.conventions(Convention())
    assert [text.convert(way, [33])[0] for way in ways if way.ends == TWO] == [32, 32]
    held = [each for each in vars(text).values() if isinstance(each, np.ndarray)]
    assert sum(each.nbytes for each in [*held, *text._way[:3]]) < 5 * len(text.frozen)


def test_words_and_lines_tell_where_no_excerpt_does():
    raw = "🙂 She said no.\r\nNobody asked.\r\nThey left."
    marks = Marks([17, 17, 32], [30, 23, 42], [None] * 3)  # UTF-16, line ends of two
    text = Text(raw)
    scores = weigh(text, marks, Convention())
    way = choose(scores, total([(text, scores)], Convention()), text, Convention())
    assert way == Convention(UTF16, TWO)
    assert text.frozen[slice(*text.convert(way, [17, 30]))] == "Nobody asked."


def test_a_text_in_xml_may_have_lost_line_ends_that_its_program_counts():
    text = Text("one\ntwo\nthree", inline=True)
    marks = Marks([5, 10], [8, 15], [None, None])
    scores = weigh(text, marks, Convention())
    way = choose(scores, total([(text, scores)], Convention()), text, Convention())
    start, end, _ = place(text, marks, way)
    assert [text.frozen[a:b] for a, b in zip(start, end, strict=True)] == ["two", "three"]


def test_the_rest_of_the_project_decides_for_a_source_that_cannot():
    sure, unsure = Text("🙂 one two"), Text("🙂 a b")
    scores = [
        weigh(sure, Marks([7], [10], [Excerpt("two")]), Convention()),
        weigh(unsure, Marks([1], [2], [None]), Convention()),
    ]
    project = total(zip((sure, unsure), scores, strict=True), Convention())
    assert choose(scores[1], project, unsure, Convention()).unit == UTF16


@pytest.mark.parametrize(
    ("origin", "convention"),
    [
        ("QualCoder 3.5", Convention(POINTS, ONE)),
        ("NVivo 12.6.0.959", Convention(UTF16, TWO)),
        ("", Convention(POINTS, TWO)),
    ],
)
def test_programs_have_habits(origin, convention):
    assert habit(origin) == convention


ROWS = [
    ((2, 5, Excerpt("She")), "She", FIT),
    ((2, 5, None), "She", WORDS),
    ((1, 5, Excerpt("  She")), " She", SPACES),
    ((3, 6, Excerpt("She")), "She", UNIT),
    ((6, 10, Excerpt("said no")), None, ELSEWHERE),
    ((9, 13, Excerpt("said")), "said", MOVED),
    ((90, 99, Excerpt("said")), None, ELSEWHERE),
    ((90, 99, None), None, NOWHERE),
    ((5, 2, None), None, NOWHERE),
    ((-1, 4, Excerpt("She")), None, NOWHERE),
]


@pytest.mark.parametrize(("row", "passage", "fate"), ROWS)
def test_each_passage_stands_where_its_excerpt_is_or_nowhere(row, passage, fate):
    text = Text("🙂 She  said, no. She")
    start, end, became = place(text, Marks(*([each] for each in row)), Convention())
    assert became == [fate]
    assert (text.frozen[start[0] : end[0]] if start[0] >= 0 else None) == passage


def test_passages_that_do_not_fit_are_converted_together_not_one_by_one(monkeypatch):
    text, asked, convert = Text("🙂 She said no.\r\n" * 3), [], Text.convert
    rows = 50
    marks = Marks([9] * rows, [13] * rows, [Excerpt("said")] * (rows - 1) + [Excerpt("gone")])
    monkeypatch.setattr(Text, "convert", lambda *a: asked.append(a) or convert(*a))
    became = place(text, marks, Convention())[2]
    assert became == [MOVED] * (rows - 1) + [ELSEWHERE]
    assert len(asked) == 2 * len(text.conventions(Convention()))


def test_two_places_equally_near_are_none():
    text = Text("no, no")
    assert near(text, 2, 4, Excerpt("no")) is None
    assert near(text, 1, 3, Excerpt("no")) == (0, 2)


def test_an_excerpt_that_was_cut_keeps_the_length_of_its_passage():
    text = Text("I came back the next morning and it was closed.")
    cut = Excerpt("came back the next morning", cut=True)
    assert fits(text, 2, 32, cut)
    assert near(text, 0, 30, cut) == (2, 32)


@pytest.mark.parametrize(("start", "end", "at"), [(16, 50, (17, 47)), (16, 16, None)])
def test_an_excerpt_that_was_cut_ends_in_the_text_or_is_not_there(start, end, at):
    text = Text("I came back the next morning and it was closed.")
    assert near(text, start, end, Excerpt("ext morning and it", cut=True)) == at


@pytest.mark.parametrize("stored", ["one two", "one\u2029two", "one\r\ntwo", "one\ttwo"])
def test_line_ends_in_excerpts_are_spaces_whatever_they_were(stored):
    assert fits(Text("one\ntwo"), 0, 7, Excerpt(stored))


def test_runs_of_spaces_are_forgiven_and_other_words_are_not():
    assert nearly(Text("one \n two"), 0, 9, Excerpt("one two"))
    assert not nearly(Text("one \n two"), 0, 9, Excerpt("one ten"))


@pytest.mark.parametrize(
    ("name", "span", "whole", "cut"),
    [
        ("she said", 8, False, False),
        ("she said", 80, False, None),
        ("she said", 80, True, False),
        ("she said 🙂", 11, False, False),
        ("she said that she had waited…", 212, False, True),
        ("she said that she had waited…", 29, False, False),
        ("she said that she had waited…", 212, True, False),
        ("no…", 8, False, None),
        ("a" * 100 + "…", 101, False, True),
        ("line:6", 6, False, None),
        ("", 6, True, None),
        (None, 6, True, None),
    ],
)
def test_a_name_is_an_excerpt_if_it_is_as_long_as_its_passage(name, span, whole, cut):
    found = excerpt(name, span, whole)
    assert (found and found.cut) == cut


def test_a_whole_excerpt_that_ends_in_dots_is_compared_to_the_dots():
    text = Text("no… no… yes, and no…")
    start, end, became = place(text, Marks([1], [9], [excerpt("no…", 8, whole=True)]), Convention())
    assert (start.tolist(), end.tolist(), became) == ([0], [3], [MOVED])


def test_an_unknown_program_has_no_trust_against_clean_words():
    text, marks = Text("Oh 🙂 well, she said no and nobody asked her."), [None, None]
    marks = Marks([12, 28], [20, 40], marks)  # UTF-16
    scores = weigh(text, marks, Convention())
    way = choose(scores, total([(text, scores)], Convention()), text, Convention())
    start, end, _ = place(text, marks, way)
    found = [text.frozen[a:b] for a, b in zip(start, end, strict=True)]
    assert found == ["she said", "nobody asked"]


@given(st.text(alphabet="a \né\u0301漢🙂\ufeff", max_size=30))
def test_bytes_become_the_characters_that_they_encode(raw):
    text, way = Text(raw, octets=True), Convention(marks=len(raw) - len(raw.lstrip("\ufeff")))
    ends = [len(raw[:place].encode()) for place in range(len(raw) + 1)]
    frozen = [len(raw[:place].lstrip("\ufeff")) for place in range(len(raw) + 1)]
    got = text.convert(way, ends).tolist()
    assert [g for g, end in zip(got, ends, strict=True) if end >= 3 * way.marks] == (
        [place for place, end in zip(frozen, ends, strict=True) if end >= 3 * way.marks]
    )


def test_a_byte_inside_a_character_or_beyond_the_text_is_no_place():
    text = Text("é🙂", octets=True)
    assert text.convert(Convention(), [0, 1, 2, 3, 6, 7, -1]).tolist() == [0, -1, 1, -1, 2, -1, -1]
