"""What is drawn of comparisons with chance: the matrix, and the abstract's figure."""

import re
from itertools import combinations

import pytest
from comparisons import CODES, SAYS, compared, weighed
from test_drawings import cells, cut_off, hatches, words
from toys import invented, spread

import harmred as hr


def texts(drawing, panel=0):
    return [text.get_text() for text in drawing.figure.axes[panel].texts if text.get_text()]


def look(drawing, number):
    """Return weight, style and colour of the one cell that says `number`."""
    ax = drawing.figure.axes[0]
    (text,) = (text for text in ax.texts if text.get_text() == number)
    return text.get_weight(), text.get_style(), text.get_color()


def framed(drawing):
    """Return the corners of the frames: nothing in them, and no hatching."""
    patches = [patch for patch in drawing.figure.axes[0].patches if not patch.get_hatch()]
    return [patch.get_xy() for patch in patches if patch.get_facecolor()[3] == 0]


def said(drawing):
    return " ".join(" ".join(text.get_text().split()) for text in words(drawing))


@pytest.mark.parametrize(("lang", "mark"), [("en", "."), ("fr", ",")])
def test_times_chance_stands_below_the_diagonal_and_the_observed_above_it(lang, mark):
    below = ["2.0", "0.4", "1.3", "3.0", "–"]
    shown = cells(hr.draw.matrix(compared(), lang=lang))
    expected = {}
    for row, number in zip(compared().itertuples(), below, strict=True):
        early, late = CODES.index(row.a), CODES.index(row.b)
        expected[late, early] = number.replace(".", mark)
        expected[early, late] = str(row.observed)
    assert shown == expected


def test_how_a_pair_stands_to_chance_is_seen_without_any_colour():
    drawing = hr.draw.matrix(compared())
    assert look(drawing, "2.0")[:2] == ("bold", "normal")
    assert look(drawing, "1.3")[:2] == ("normal", "italic")
    assert len(framed(drawing)) == 2
    assert "Slanted: rests on one facility." in said(drawing)


def test_what_cannot_be_compared_is_grey_and_has_no_shade():
    drawing = hr.draw.matrix(compared())
    assert look(drawing, "3.0")[2] == look(drawing, "–")[2] == "#6b7280"
    shades = drawing.figure.axes[0].collections[0].get_facecolor().reshape(4, 4, 4)
    assert shades[3, 1].tolist() == shades[3, 2].tolist() == [1, 1, 1, 1]
    assert shades[2, 0].tolist() != [1, 1, 1, 1]


def test_less_than_chance_is_lighter_in_grey_than_as_much_more():
    drawing = hr.draw.matrix(compared(lift=[2.0, 0.5, 1.0, 1.0, None]))
    shades = drawing.figure.axes[0].collections[0].get_facecolor().reshape(4, 4, 4)[..., :3]
    more, fewer = shades[2, 0] @ [0.299, 0.587, 0.114], shades[3, 0] @ [0.299, 0.587, 0.114]
    assert fewer - more > 0.05


def test_where_no_number_fits_marks_point_up_and_down():
    chance = hr.against_chance(hr.select(hr.load(), kind="interview"), at="code")
    lines = hr.draw.matrix(chance).figure.axes[0].lines
    drawn = {line.get_marker(): len(line.get_xdata()) for line in lines}
    counted = chance["state"].value_counts()
    wanted = {"^": "above chance", "v": "below chance", "_": "undefined"}
    assert drawn == {mark: counted[state] for mark, state in wanted.items() if state in counted}


def test_a_hidden_pair_is_hatched_on_both_sides_and_its_numbers_are_nowhere():
    table = compared(hidden=[True, False, False, False, False])
    table.loc[0, ["observed", "lift"]] = [77, 7.7]
    drawing = hr.draw.matrix(table)
    assert len(hatches(drawing)) == 2
    assert "77" not in repr(drawing) + said(drawing)
    assert "7.7" not in said(drawing)


def test_numbers_by_facility_are_not_drawn():
    with pytest.raises(ValueError, match="holds no identifiers, and this one holds facility"):
        hr.draw.matrix(hr.against_chance(spread(), by="facility"))


def test_a_comparison_is_no_meaning_of_near():
    with pytest.raises(ValueError, match=r"pairs are drawn from hr.cooccur\(study\)\."):
        hr.draw.nearness(compared())


def test_both_halves_are_in_the_table_of_the_abstracts_figure():
    table = hr.draw.abstract(compared(), weighed(2)).table
    assert table["panel"].tolist() == ["matrix"] * 5 + ["claim"] * 2
    assert table.loc[table["panel"] == "claim", "holm"].tolist() == [0.0024] * 2
    assert {"q", "p_upper"} <= set(table)
    assert not {"verdict", "rule", "threshold"} & set(table)


def test_codes_stand_in_the_order_of_the_file_of_claims():
    drawing = hr.draw.abstract(compared(), weighed())
    assert [text for text in texts(drawing) if text in CODES] == CODES[::-1]


def test_codes_outside_the_file_are_left_out():
    claims = weighed()
    claims.attrs["harmred"]["options"]["figure"] = ["street", "listening", "no_help"]
    drawing = hr.draw.abstract(compared(), claims)
    assert (drawing.table["panel"] == "matrix").sum() == 3
    assert "eviction" not in texts(drawing)


def test_only_the_lower_half_is_filled():
    drawing = hr.draw.abstract(compared(), weighed())
    shades = drawing.figure.axes[0].collections[0].get_facecolor().reshape(4, 4, 4)
    assert all(shades[y, x].tolist() == [1, 1, 1, 1] for y, x in combinations(range(4), 2))
    assert len(framed(drawing)) == 2


def test_band_tick_and_dot_are_where_the_numbers_say():
    right = hr.draw.abstract(compared(), weighed()).figure.axes[1]
    (band,) = right.patches
    ends = [band.get_x(), band.get_x() + band.get_width()]
    assert ends == pytest.approx([6.5 / 10.05, 13.5 / 10.05])
    tick, line, dot, _ = right.collections
    assert tick.get_segments()[0][:, 0].tolist() == [1, 1]
    assert line.get_segments()[0][:, 0].tolist() == [1.5, 2.7]
    assert dot.get_offsets()[0][0] == 2.04


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [
        ("en", "6 interviews, 3 facilities\n20 turns; by chance 6 to 13"),
        ("fr", "6 entretiens, 3 établissements\n20 tours ; par hasard 6 à 13"),
    ],
)
def test_each_pair_has_its_sentence_and_its_numbers_in_words(lang, numbers):
    seen = [
        text.replace("\xa0", " ")
        for text in texts(hr.draw.abstract(compared(), weighed(), lang=lang), 1)
    ]
    assert numbers in seen
    assert any(SAYS[f"says_{lang}"] in text.replace("\n", " ") for text in seen)


def test_too_few_to_compare_is_an_open_dot_without_a_line_and_words():
    claims = weighed(state="few_sources;few_expected")
    drawing = hr.draw.abstract(compared(), claims)
    _, line, firm, few = drawing.figure.axes[1].collections
    assert [len(firm.get_offsets()), len(few.get_offsets()), len(line.get_segments())] == [0, 1, 0]
    assert few.get_facecolor()[0].tolist() == [1, 1, 1, 1]
    assert "6 interviews, 3 facilities\n20 turns; too few to compare" in texts(drawing, 1)


def test_a_pair_that_the_study_lacks_has_no_dot():
    none = dict.fromkeys(["value", "low", "high", "observed", "expected", "sources", "chance_low"])
    drawing = hr.draw.abstract(compared(), weighed(**none, state="lacks_codes"))
    assert "not in this study" in texts(drawing, 1)
    assert sum(len(each.get_offsets()) for each in drawing.figure.axes[1].collections[2:]) == 0


def test_a_hidden_claim_is_hatched_and_its_numbers_are_nowhere():
    claims = weighed(2)
    claims.loc[0, ["observed", "value", "sources", "hidden"]] = [77, 7.7, 77, True]
    drawing = hr.draw.abstract(compared(), claims)
    assert len(hatches(drawing)) == 1
    assert "77" not in repr(drawing) + said(drawing)


def test_no_letter_of_statistics_and_no_verdict_stands_on_the_abstracts_figure():
    for lang in ("en", "fr"):
        seen = said(hr.draw.abstract(compared(), weighed(2), lang=lang))
        assert not re.search(r"[α-ωΑ-Ω]|\b[pq]\b|p.value|signific|verdict|support|Holm", seen, re.I)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("study", [spread(), invented(spread())])
def test_no_word_of_the_abstracts_figure_is_cut_off_or_too_small(study, lang):
    chance = compared(study)
    drawing = hr.draw.abstract(chance, weighed(6, chance=chance), lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


def test_large_numbers_of_characters_go_on_in_a_line_of_their_own():
    claims = weighed(2, observed=12345, chance_low=10007, chance_high=11116)
    for claim in claims.attrs["harmred"]["options"]["claims"]:
        claim["parts"] = [part | {"within": "overlap"} for part in claim["parts"]]
    drawing = hr.draw.abstract(compared(), claims)
    assert cut_off(drawing) == []
    assert "; 12,345 characters; by chance 10,007 to 11,116." in repr(drawing)


def test_words_of_a_row_do_not_touch_those_of_the_next():
    right = hr.draw.abstract(compared(), weighed(6)).figure.axes[1]
    boxes = [text.get_window_extent() for text in right.texts]
    assert not [one for one, other in combinations(boxes, 2) if one.overlaps(other)]


def test_the_abstracts_figure_is_the_same_bytes_and_comes_again_from_its_own_table():
    drawing = hr.draw.abstract(compared(), weighed(2))
    assert hr.draw.abstract(compared(), weighed(2)).bytes("svg") == drawing.bytes("svg")
    assert hr.draw.abstract(drawing.table).bytes("svg") == drawing.bytes("svg")


def test_the_abstracts_figure_comes_again_from_what_was_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path))
    study = invented(spread())
    drawing = hr.draw.abstract(compared(study), weighed(chance=compared(study)))
    hr.save(drawing, "abstract", study=study)
    again = hr.draw.abstract(hr.read_table(tmp_path / "abstract.csv"))
    assert again.bytes("svg") == drawing.bytes("svg")


def test_one_column_has_no_room_for_two_halves():
    with pytest.raises(ValueError, match="two halves, which need width=180"):
        hr.draw.abstract(compared(), weighed(), width=90)


def test_more_codes_than_the_half_matrix_holds_are_refused():
    claims = weighed()
    claims.attrs["harmred"]["options"]["figure"] = [f"c{n}" for n in range(15)]
    with pytest.raises(ValueError, match=r"15 codes are more than this figure holds \(14\)"):
        hr.draw.abstract(compared(), claims)


@pytest.mark.parametrize("claims", [None, weighed(rule="share"), hr.count(spread())])
def test_without_pairs_of_claims_there_is_no_such_figure(claims):
    with pytest.raises(ValueError, match="takes the codes of the claims in one kind of source"):
        hr.draw.abstract(compared(), claims)


def test_counts_are_no_comparison():
    with pytest.raises(ValueError, match=r"drawn from hr.against_chance\(study\)\."):
        hr.draw.abstract(hr.cooccur(spread(), at="code"), weighed())


def test_a_comparison_can_be_read_as_a_table():
    shown = hr.draw.table(compared())
    assert shown["state"].tolist()[:2] == ["above chance", "below chance"]
    assert shown["times chance"].tolist() == ["2.04", "0.40", "1.31", "3.00", ""]
    assert shown.filter(like="(p)").iloc[0, 0].startswith("<")
    assert "au-dessus du hasard" in hr.draw.table(compared(), lang="fr")["état"].tolist()
