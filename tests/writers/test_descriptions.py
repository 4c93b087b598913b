"""Descriptions: what we write into one comes apart again; what people wrote stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from harmred.descriptions import compose, nameable, parse
from harmred.study import columns

LINES = st.lists(st.sampled_from(["", "[codebook]", "a: b", "  ", "  x", "include:", "été", " "]))
WORDS = st.text() | LINES.map("\n".join)
NAMES = st.sampled_from([*columns("codebook"), "include_fr", "a b", "[codebook]"])


@given(WORDS, st.dictionaries(NAMES | st.text().filter(nameable), WORDS))
def test_what_is_put_together_comes_apart(definition, fields):
    assert parse(compose(definition, fields)) == (definition, fields)


@given(WORDS)
def test_a_definition_alone_stays_as_people_wrote_it_unless_it_looks_like_ours(definition):
    if "[codebook]" not in definition:
        assert compose(definition, {}) == definition
        assert parse(definition) == (definition, {})


def test_people_find_the_definition_first_and_a_line_for_each_column():
    said = compose("Time lost.", {"label_fr": "Attendre", "include": "Queues.\n\nDelays."})
    assert said.split("\n") == [
        "Time lost.",
        "",
        "[codebook]",
        "label_fr: Attendre",
        "include: Queues.",
        "  ",
        "  Delays.",
    ]


def test_headings_that_people_wrote_are_part_of_their_definition():
    said = "Time lost.\ninclude: queues\nexclude: late buses"
    assert parse(said) == (said, {})


def test_what_somebody_adds_below_the_columns_is_kept_with_the_definition():
    said = compose("Time lost.", {"sensitivity": "high"})
    for more in ("To be split?", "\nAna: see the second round.\nlabel_en: Lost time"):
        assert parse(f"{said}\n{more}") == (f"Time lost.\n{more}", {"sensitivity": "high"})


def test_a_value_whose_space_a_program_took_away_is_empty():
    assert parse("[codebook]\ninclude:\nexclude: x") == ("", {"include": "", "exclude": "x"})


def test_a_column_needs_a_name_without_a_colon_or_a_line_end():
    assert [name for name in ("a b", "a:", "", " a", "a ", "a\nb", "é") if nameable(name)] == [
        "a b",
        "é",
    ]
