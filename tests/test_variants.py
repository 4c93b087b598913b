"""Studies that lack something load all the same, and each verb works or says what it cannot do."""

from dataclasses import replace

import pandas as pd
import pytest
from toys import BOOK, four_places, guided

import harmred as hr
from harmred.errors import StudyError
from harmred.study import Study

MARKS = [("I1", 0, 5, "street"), ("I2", 60, 65, "listening"), ("I3", 0, 5, "eviction")]


def deep():
    """Return a codebook of four levels; `street` and the others keep their marks."""
    top = pd.DataFrame({"code": ["life"], "row_type": ["theme"], "counter_code": ["no"]})
    return pd.concat([top, BOOK.assign(parent=BOOK["parent"].fillna("life"))], ignore_index=True)


def variants():
    whole = guided(MARKS)
    bare = four_places(MARKS)
    text = " ".join(["abcdefghi"] * 10)
    return {
        "whole": whole,
        "without texts": whole,
        "without turns": bare,
        "texts and no turns": replace(bare, sources=bare.sources.assign(text=text + "\n")),
        "without a guide": replace(whole, guide=None),
        "without facilities": replace(whole, sources=whole.sources.assign(facility=None)),
        "without participants": replace(whole, sources=whole.sources.assign(participant=None)),
        "with one source": hr.select(whole, source="I1"),
        "with no segment": guided([]),
        "with a flat codebook": replace(whole, codebook=BOOK.assign(parent=None, row_type="code")),
        "with four levels": replace(whole, codebook=deep()),
        "without positions": guided([(source, None, None, code) for source, *_, code in MARKS]),
        "with sessions only": replace(
            whole, sources=whole.sources.assign(kind="observation", participant=None)
        ),
    }


VERBS = {
    "mentions": hr.count,
    "codes": lambda study: hr.count(study, at="code"),
    "first": lambda study: hr.count(study, measure="first"),
    "talk": lambda study: hr.count(study, measure="talk"),
    "violence": lambda study: hr.count(study, of="violence"),
    "by section": lambda study: hr.count(study, by="section"),
    "by tenth": lambda study: hr.count(study, by="tenth"),
    "by role": lambda study: hr.count(study, by="role_group"),
    "saturate": hr.saturate,
    "pairs": hr.cooccur,
    "pairs in a window": lambda study: hr.cooccur(study, within="window", at="code"),
    "pairs on the same words": lambda study: hr.cooccur(study, within="overlap", at="code"),
    "pairs in a source": lambda study: hr.cooccur(study, within="source", at="code"),
    "passages": lambda study: hr.excerpts(study, "street", "listening"),
}
PLACED = ("first", "talk", "by section", "by tenth", "pairs", "pairs in a window")
REFUSALS = {
    ("without turns", verb): "needs turns of talk" for verb in (*PLACED, "passages")
} | {
    ("without positions", verb): "no segment has a position"
    for verb in (*PLACED, "pairs on the same words")
} | {
    ("with no segment", "saturate"): "nothing is coded yet",
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", variants())
def test_each_verb_works_or_says_what_it_cannot_do(name, verb):
    study = variants()[name]
    if (name, verb) in REFUSALS:
        with pytest.raises(StudyError, match=REFUSALS[name, verb]):
            VERBS[verb](study)
        return
    table = VERBS[verb](study)
    assert hr.tell(table)
    assert shown(verb, table)


def shown(verb, table):
    """Show a table as its figure, or as passages to read."""
    if verb == "passages":
        return hr.draw.table(table) is not None and repr(hr.draw.passages(table)) is not None
    draw = {"saturate": hr.draw.discovery}.get(verb, hr.draw.counts)
    draw = hr.draw.matrix if verb.startswith("pairs") else draw
    if table.empty:  # one theme holds all the others: there is no pair
        with pytest.raises(ValueError, match="nothing to draw"):
            draw(table)
        return True
    return draw(table).bytes("png")[1:4] == b"PNG"


@pytest.mark.parametrize("name", variants())
def test_every_variant_is_written_and_read_back(name, tmp_path):
    study = variants()[name]
    back = hr.load(hr.write(study, tmp_path / "study"))
    pd.testing.assert_frame_equal(hr.count(back), hr.count(study))


def test_two_coders_and_no_choice_are_refused_by_every_verb_until_chosen():
    study = four_places(MARKS)
    again = study.segments.assign(coder="K2")
    study = replace(study, segments=pd.concat([study.segments, again]))
    with pytest.raises(StudyError, match=r"in 3 sources with several coders.*\n.*choose_coder"):
        hr.count(study)
    assert hr.count(hr.choose_coder(study, "K2"))["sources"].sum() == 3


def test_what_was_reconciled_stands_before_what_one_person_coded():
    study = four_places(MARKS)
    agreed = study.segments.iloc[:1].assign(coder="reconciled", code="help")
    both = replace(study, segments=pd.concat([study.segments, agreed]))
    counted = hr.count(both).set_index("code")["sources"]
    assert (counted["harm"], counted["help"]) == (1, 2)


def test_a_coder_or_a_source_nobody_knows_cannot_be_chosen():
    with pytest.raises(StudyError, match="the study has no coder 'K9'"):
        hr.choose_coder(four_places(MARKS), "K9")
    with pytest.raises(StudyError, match="the study has no source 'I99'"):
        hr.choose_coder(four_places(MARKS), {"I99": "K1"})


def test_selecting_keeps_the_sources_and_what_belongs_to_them():
    study = hr.select(guided(MARKS), facility=["F1", "F2"])
    assert study.sources["source"].tolist() == ["I1", "I2", "I3", "I4"]
    assert set(study.segments["source"]) == {"I1", "I2", "I3"}
    assert len(study.turns) == 40


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"colour": "red"}, "sources has no column 'colour'"),
        ({"facility": "F9"}, "no source has facility = 'F9'"),
    ],
)
def test_selecting_what_is_not_there_is_refused(where, said):
    with pytest.raises(StudyError, match=said):
        hr.select(four_places(MARKS), **where)


def test_a_table_that_lacks_a_needed_column_is_refused_with_what_it_needs():
    with pytest.raises(
        StudyError, match=r"sources lacks the column kind.*\n.*source, kind, length"
    ):
        Study("x", pd.DataFrame({"source": ["A"], "length": [3]}), BOOK, four_places([]).segments)
