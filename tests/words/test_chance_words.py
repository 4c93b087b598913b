"""What is said of comparisons with chance, in both languages."""

import pytest
from comparisons import STATES, compared, weighed
from toys import invented, spread

import harmred as hr
from harmred.chance.against import CALLED_OUT
from harmred.words.captions import caption


def plain(text):
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_how_many_pairs_stand_where_and_the_strongest_in_words():
    assert plain(hr.tell(compared())) == (
        "Of the 5 pairs, set against chance (the marks of one of the two are rotated inside each "
        "section of each interview): 1 above chance, 1 below chance, 0 within what chance gives, "
        "1 that rests on one facility, 1 too sparse to compare and 1 with nothing to compare. "
        "The strongest is “street” and “listening”: both in 20 turns, where rotation gives 9.6 on "
        "average (between 6 and 13 in 95 % of the cases; as many in fewer than 1 in 1,000); in "
        "6 interviews, in 4 facilities."
    )


def test_the_same_is_said_in_french():
    told = plain(hr.tell(compared(), lang="fr"))
    assert told.startswith("Sur les 5 paires, confrontées au hasard (les marques de l'un des deux")
    assert "les deux dans 20 tours, là où la rotation en donne 9,6 en moyenne" in told
    assert "autant dans moins de 1 sur 1 000" in told


def test_what_is_not_rare_has_no_chance_said_beside_it():
    assert "1,000" not in hr.tell(compared(p_upper=0.002))


@pytest.mark.parametrize("state", STATES[1:])
def test_where_nothing_is_above_chance_no_pair_is_called_the_strongest(state):
    assert "strongest" not in hr.tell(compared(states=[state] * 5))


def test_invented_data_are_told_as_such_and_never_as_a_finding():
    told = hr.tell(compared(invented(spread())))
    assert told.startswith("In the synthetic corpus, of the 5 pairs")
    assert "signific" not in told.lower()


def test_hidden_pairs_are_neither_counted_nor_named():
    told = hr.tell(compared(hidden=[True, False, False, False, False]))
    assert told.startswith("Of the 4 pairs")
    assert "street” and “listening" not in told
    assert told.endswith("1 rows are kept back and not counted in what is said here.")


def without_sections():
    study = spread()
    return hr.Study(
        "toy", study.sources, study.codebook, study.segments, turns=study.turns.assign(section=None)
    )


def test_without_sections_the_sentence_says_that_whole_interviews_were_rotated():
    told = hr.tell(hr.against_chance(without_sections()))
    assert "rotated inside each interview)" in told
    assert "Whole sources were rotated, for want of sections" in told


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "cannot rule out that the guide made two"), ("fr", "ne peut pas exclure que le guide")],
)
def test_without_sections_both_captions_say_what_cannot_be_ruled_out(lang, said):
    chance = compared(without_sections())
    for drawing in (hr.draw.matrix(chance), hr.draw.abstract(chance, weighed(chance=chance))):
        assert said in caption(drawing.table, lang)


def test_with_sections_nothing_is_said_of_missing_ones():
    assert "cannot rule out" not in caption(hr.draw.matrix(compared()).table, "en")


def test_sources_are_handed_out_within_each_facility_and_that_is_said():
    chance = hr.against_chance(spread(), within="source")
    assert "handed out anew among the interviews of each facility" in hr.tell(chance)
    assert "sources with both" in plain(caption(hr.draw.matrix(chance).table, "en"))


def test_two_kinds_of_source_each_have_their_own_chance_in_the_caption():
    said = caption(hr.draw.matrix(hr.against_chance(hr.load())).table, "en")
    assert "rotated inside each section of each interview; the marks" in said
    assert "rotated inside each observation session; all" in said


def test_the_caption_of_the_abstracts_figure_names_unit_chance_band_and_coders():
    said = plain(caption(hr.draw.abstract(compared(), weighed()).table, "en"))
    parts = [
        "how many times as many turns with both (in the same turn) as chance gives",
        "rotated inside each section of each interview",
        "grey bands: what chance gives in 95 of 100 cases",
        "Of 8 interviews",
        "variation between these facilities, not an estimate for Paris or France",
        "one coder a source",
        "What this figure cannot say: that one brings the other",
    ]
    assert [part for part in parts if part not in said] == []


def test_a_figure_without_intervals_says_why():
    claims = weighed(low=None, high=None)
    table = hr.draw.abstract(compared(low=None, high=None), claims).table
    assert "No interval: fewer than four facilities." in caption(table, "en")


def test_the_share_of_false_alarms_in_the_captions_is_the_one_that_is_called_out():
    assert CALLED_OUT == 0.1
    assert "one in ten at most may be a false alarm" in caption(
        hr.draw.matrix(compared()).table, "en"
    )


def test_the_matrix_is_read_aloud_by_where_pairs_stand():
    said = repr(hr.draw.matrix(compared()))
    assert said.startswith("Matrix of pairs of codes: times what chance gives below the diagonal")
    assert "interviews (8): 1 above chance, 1 below chance" in said
    assert said.endswith("The strongest above chance: street – listening: 20 turns.")


def test_the_abstracts_figure_is_read_aloud_with_every_pair_of_the_claims():
    said = repr(hr.draw.abstract(compared(), weighed(2)))
    pair = "Claim 7: Streets and listening meet.: 6 interviews, 3 facilities; 20 turns; by chance"
    assert said.count(pair) == 2


def test_what_a_figure_kept_of_a_comparison_is_not_told():
    with pytest.raises(ValueError, match=r"tell the tables of hr.against_chance"):
        hr.tell(hr.draw.abstract(compared(), weighed()).table)


def test_numbers_by_facility_are_not_told():
    with pytest.raises(ValueError, match="rows that are a person or a place"):
        hr.tell(hr.against_chance(spread(), by="facility"))


def test_no_pair_at_all_is_said():
    assert "there are no pairs" in hr.tell(compared().iloc[:0])
