"""cooccur against loops over sets of characters, and against what must hold of any study."""

from dataclasses import replace

import pandas as pd
import pytest
from generated import LENGTH, slowly, studies
from hypothesis import given
from hypothesis import strategies as st
from toys import BOOK, four_places, guided

import harmred as hr
from harmred.analysis.nearness import MEANINGS
from harmred.errors import StudyError

EACH = pytest.mark.parametrize("within", MEANINGS)
PLACES = ["together", "apart", "a_alone", "b_alone", "neither"]
UNIT = {"overlap": "characters", "turn": "turns", "window": "turns"}


def as_rows(table, within):
    """Return a table as `slowly` makes it; a source counts once, so near is together."""
    table = table.assign(near=table[UNIT.get(within, "together")]).astype(object)
    table = table.where(table.notna(), None)
    names = [*PLACES, "facilities", "near", "jaccard", "b_given_a", "a_given_b"]
    return {
        (row["kind"], row["a"], row["b"]): {n: row[n] for n in names} for _, row in table.iterrows()
    }


@EACH
@pytest.mark.parametrize("at", ["theme", "code"])
@given(study=studies())
def test_every_count_equals_a_plain_double_loop(within, at, study):
    fast = as_rows(hr.cooccur(study, within=within, at=at), within)
    slow = slowly(study, within, at)
    assert fast.keys() == slow.keys()
    for pair, row in slow.items():
        assert fast[pair] == pytest.approx(row), pair


@EACH
@given(study=studies())
def test_the_five_places_add_up_to_all_sources(within, study):
    table = hr.cooccur(study, within=within, at="code")
    sources = study.sources["kind"].value_counts()
    assert (table[PLACES].sum(axis=1) == table["kind"].map(sources)).all()


@EACH
@given(study=studies(), seed=st.integers(0, 99))
def test_the_order_of_sources_and_segments_and_the_name_of_a_coder_change_nothing(
    within, study, seed
):
    named = {"K1": "Zoë", "K2": "Ange"}
    mixed = replace(
        study,
        sources=study.sources.sample(frac=1, random_state=seed).replace({"coder": named}),
        segments=study.segments.sample(frac=1, random_state=seed).replace({"coder": named}),
        turns=study.turns.sample(frac=1, random_state=seed),
    )
    pd.testing.assert_frame_equal(
        hr.cooccur(mixed, within=within), hr.cooccur(study, within=within)
    )


@EACH
@given(study=studies())
def test_the_order_of_the_codebook_changes_no_number(within, study):
    turned = replace(study, codebook=BOOK.iloc[::-1])
    ours = as_rows(hr.cooccur(study, within=within), within)
    for (kind, a, b), row in as_rows(hr.cooccur(turned, within=within), within).items():
        other = ours.get((kind, a, b)) or ours[kind, b, a]
        assert (row["together"], row["near"]) == (other["together"], other["near"])


@EACH
@given(study=studies(), data=st.data())
def test_cutting_segments_in_two_changes_nothing(within, study, data):
    rows = study.segments
    cuts = [data.draw(st.integers(s, e)) for s, e in zip(rows["start"], rows["end"], strict=True)]
    halves = pd.concat([rows.assign(end=cuts), rows.assign(start=cuts)])
    cut = replace(study, segments=halves[halves["start"] < halves["end"]])
    pd.testing.assert_frame_equal(hr.cooccur(cut, within=within), hr.cooccur(study, within=within))


@EACH
@given(study=studies())
def test_doubling_every_source_doubles_the_counts_and_leaves_the_shares(within, study):
    twins = {name: getattr(study, name).copy() for name in ("sources", "segments", "turns")}
    for name, table in twins.items():
        again = table.assign(source=table["source"] + "b")
        twins[name] = pd.concat([table, again])
    once, twice = (
        hr.cooccur(study, within=within),
        hr.cooccur(replace(study, **twins), within=within),
    )
    counts, shares = [*PLACES, "turns", "characters"], ["jaccard", "b_given_a", "a_given_b"]
    pd.testing.assert_frame_equal(twice[counts], once[counts] * 2)
    pd.testing.assert_frame_equal(twice[shares], once[shares])


@given(study=studies())
def test_a_window_of_one_turn_is_a_turn_and_a_wider_one_never_holds_less(study):
    turn, one = hr.cooccur(study), hr.cooccur(study, within="window", window=1)
    pd.testing.assert_frame_equal(one, turn)
    wider = hr.cooccur(study, within="window", window=LENGTH)
    assert (wider["together"] >= turn["together"]).all()


def test_the_window_does_not_reach_into_another_source_nor_over_five_turns():
    study = guided([("I1", 91, 95, "street"), ("I2", 1, 5, "help"), ("I2", 41, 45, "street")])
    near = hr.cooccur(study, within="window").set_index(["a", "b"])["together"]
    assert near["harm", "help"] == 0
    near = hr.cooccur(study, within="window", window=5).set_index(["a", "b"])["together"]
    assert near["harm", "help"] == 1


def test_sharing_a_turn_is_not_sharing_words():
    study = guided([("I1", 1, 4, "street"), ("I1", 4, 8, "help"), ("I1", 50, 55, "street")])
    row = hr.cooccur(study).iloc[0]
    assert (row["a"], row["b"], row["together"], row["turns"]) == ("harm", "help", 1, 1)
    assert (row["jaccard"], row["b_given_a"], row["a_given_b"]) == (1 / 2, 1 / 2, 1)
    assert hr.cooccur(study, within="overlap")["characters"].sum() == 0


def test_a_code_is_never_paired_with_one_above_or_below_it():
    table = hr.cooccur(guided([]), at="code")
    pairs = set(zip(table["a"], table["b"], strict=True))
    assert ("street", "eviction") not in pairs
    assert ("street", "listening") in pairs


def test_segments_without_a_position_count_for_their_source_and_are_told():
    study = guided([("I1", None, None, "street"), ("I1", 1, 4, "help")])
    row = hr.cooccur(study).iloc[0]
    assert (row["together"], row["apart"]) == (0, 1)
    assert row["note"] == "1 segment without a position left out"
    assert hr.cooccur(study, within="source").iloc[0]["together"] == 1


def test_only_marks_that_stand_and_of_the_same_kind_are_told_as_left_out():
    study = guided([("I1", 1, 4, "street"), ("I2", None, None, "help")])
    other = study.segments.assign(start=None, end=None, coder="K2", source="I1")
    kinds = ["interview", "observation", *["interview"] * 6]
    both = replace(
        study,
        sources=study.sources.assign(kind=kinds, coder="K1"),
        segments=pd.concat([study.segments, other]),
    )
    notes = hr.cooccur(both).groupby("kind")["note"].first()
    assert pd.isna(notes["interview"])
    assert notes["observation"] == "1 segment without a position left out"


def test_no_segment_with_a_position_is_refused_with_the_way_out():
    study = guided([("I1", None, None, "street")])
    with pytest.raises(StudyError, match=r"no segment has a position.*\n.*within=\"source\""):
        hr.cooccur(study)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"within": "paragraph"}, "`within` must be one of 'overlap', 'turn', 'window', 'source'"),
        ({"at": "facet"}, "`at` must be one of 'theme', 'code'"),
        ({"window": 0}, "`window` must be a whole number of turns, 1 or more; got 0"),
        ({"window": 2.5}, "`window` must be a whole number of turns"),
    ],
)
def test_what_is_not_offered_is_refused(options, said):
    with pytest.raises(ValueError, match=said):
        hr.cooccur(guided([]), **options)


def test_without_facilities_their_number_is_missing_and_not_zero():
    study = four_places([("I1", 0, 9, "street"), ("I1", 5, 12, "help")])
    bare = replace(study, sources=study.sources.assign(facility=None))
    assert hr.cooccur(study, within="overlap").iloc[0]["facilities"] == 1
    assert hr.cooccur(bare, within="overlap")["facilities"].isna().all()
