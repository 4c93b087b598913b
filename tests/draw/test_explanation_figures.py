"""Who holds a view, which codes go together, what meets what: drawn as their tables say."""

from dataclasses import replace
from itertools import cycle, islice

import pandas as pd
import pytest
from comparisons import compared
from test_drawings import cut_off, hatches, words
from toys import four_places, invented, spread

import harmred as hr
from harmred.draw import style
from harmred.words.sets import members

GIVEN = ["stance_own", "stance_own", "stance_reported", "stance_contested", None]
SETS = [(f"I{n}", 1, 8, code) for n in range(1, 6) for code in ("street", "listening")]
SETS += [("I6", 1, 8, "eviction"), ("I7", 1, 8, "street")]
"""Five interviews with both codes, two with one of them (a child counts for it), one with none."""
PAIRS = [["street", "eviction"], ["listening", "no_help"]]
"""Of these four pairs, one is above chance, two are not, and one is too sparse."""


def held(study=None):
    study = spread() if study is None else study
    given = list(islice(cycle(GIVEN), len(study.segments)))
    return hr.count(
        replace(study, segments=study.segments.assign(stance=given)), at="code", by="stance"
    )


def sets(study=None):
    study = hr.select(study or four_places(SETS), code=["street", "listening"])
    return hr.count(study, at="combination"), hr.count(study, at="code")


def stances(**options):
    return hr.draw.stances(held(), **options)


def combinations(**options):
    return hr.draw.combinations(*sets(), **options)


def paths(table=None, **options):
    return hr.draw.paths(compared() if table is None else table, *PAIRS, **options)


HIDDEN = pytest.mark.parametrize("number", [77, pd.NA])
EACH = pytest.mark.parametrize("drawn", [stances, combinations, paths])


def said(drawing):
    return [" ".join(text.get_text().split()) for text in words(drawing)]


def whole(drawing):
    return " ".join(said(drawing))


def bundled(name):
    talk = hr.select(hr.load(), kind="interview")
    own = hr.select(talk, code="explanations_of_violence")
    if name == "stances":
        return [hr.count(own, at="code", by="stance")]
    if name == "combinations":
        return [hr.count(own, at="combination"), hr.count(own, at="code")]
    sides = [["explain_prohibition", "explain_trafficking"], ["powerlessness", "moral_distress"]]
    return [hr.against_chance(talk, at="code"), *sides]


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", ["stances", "combinations", "paths"])
def test_no_word_is_cut_off_or_smaller_than_seven_points(name, lang, width):
    drawing = getattr(hr.draw, name)(*bundled(name), lang=lang, width=width)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


@EACH
def test_the_figure_is_the_same_from_its_own_table_and_time_after_time(drawn):
    first = drawn()
    again = getattr(hr.draw, drawn.__name__)(first.table)
    assert again.bytes("svg") == first.bytes("svg") == drawn().bytes("svg")
    assert drawn().bytes("png") == first.bytes("png")


@EACH
def test_french_and_english_differ_in_words_and_agree_in_numbers(drawn):
    english, french = drawn(lang="en"), drawn(lang="fr")
    assert repr(english) != repr(french)
    assert english.table.equals(french.table)


@EACH
def test_the_caption_says_of_how_many_and_what_it_cannot_say(drawn):
    assert "Of 8 interviews." in whole(drawn())
    assert "What this figure cannot say" in whole(drawn())


@EACH
def test_the_drawn_table_holds_no_identifier_and_may_be_public(drawn):
    table = drawn().table
    assert not {"I1", "F1", "P1", "K1"} & set(table.astype("str").to_numpy().ravel())
    assert table.attrs["harmred"]["edition"] == "public"


@pytest.mark.parametrize("name", ["stances", "combinations", "paths"])
def test_invented_data_are_marked(name):
    drawing = getattr(hr.draw, name)(*bundled(name))
    assert "INVENTED DATA" in said(drawing)
    assert repr(drawing).startswith("Synthetic data – not findings")


def marks(drawing):
    """Return the marks of each shape: how many corners it has, where it is, what fills it."""
    found = [part for part in drawing.figure.axes[0].collections if len(part.get_offsets()) > 0]
    dots = [part for part in found if hasattr(part, "get_sizes")]
    return [(part.get_offsets().tolist(), part.get_facecolor()[0].tolist()) for part in dots]


def test_every_stance_of_every_code_is_marked_at_its_share():
    drawing = stances()
    drawn = sorted(round(x, 9) for places, _ in marks(drawing) for x, _ in places)
    assert drawn == sorted(drawing.table["share"].round(9))


def test_own_views_alone_are_filled():
    fills = [fill for _, fill in marks(stances())]
    assert sum(fill[:3] != [1, 1, 1] for fill in fills) == 1
    assert len(fills) == 4


def test_every_lane_says_its_number_and_whose_view_it_is():
    drawing = stances()
    whose = {"stance_own": "own", "stance_reported": "reported", "stance_contested": "contested"}
    for row in drawing.table.itertuples():
        assert f"{row.sources} {whose.get(row.stance, 'not given')}" in said(drawing)


def test_codes_stand_in_the_order_of_own_views():
    drawing = stances()
    own = drawing.table[drawing.table["stance"] == "stance_own"].set_index("code")["share"]
    names = [text.get_text() for text in drawing.figure.axes[0].get_yticklabels()]
    shares = [own[name] for name in names]
    assert shares == sorted(shares, reverse=True)


def test_passages_without_a_stance_have_a_lane_only_where_there_are_any():
    table = held()
    missing = table[table["stance"].isna()]
    lanes = stances().table["stance"].isna().sum()
    assert 0 < lanes == (missing["sources"] > 0).sum()
    assert "Cross: no stance is given." in whole(stances())
    assert "Cross" not in whole(hr.draw.stances(table[table["stance"].notna()]))


@HIDDEN
def test_a_hidden_stance_is_hatched_and_its_number_is_nowhere(number):
    table = held()
    first = table.index[table["stance"] == "stance_own"][0]
    table.loc[first, ["sources", "hidden"]] = [number, True]
    drawing = hr.draw.stances(table)
    assert len(hatches(drawing)) == 1
    assert "– own" in said(drawing)
    assert "77" not in whole(drawing) + repr(drawing)


def test_views_are_drawn_from_a_table_by_stance_of_one_kind():
    kinds = ["interview"] * 5 + ["observation"] * 3
    both = replace(spread(), sources=spread().sources.assign(kind=kinds))
    for table in (hr.count(spread(), at="code"), held(both)):
        with pytest.raises(ValueError, match="stances are drawn of one kind of source"):
            hr.draw.stances(table)


def test_a_column_is_as_high_as_its_sources_and_a_bar_as_long():
    drawing = combinations()
    sizes = [(bar.get_width(), bar.get_height()) for bar in drawing.figure.axes[0].patches]
    columns = [-height for _, height in sizes if height < 0]
    bars = [-width for width, _ in sizes if width < 0]
    assert [height / columns[0] for height in columns] == pytest.approx([1, 1 / 5, 2 / 5])
    assert [width / bars[0] for width in bars] == pytest.approx([1, 5 / 7])


def test_the_columns_add_up_to_all_sources_and_say_what_they_are():
    drawing = combinations()
    columns = drawing.table[drawing.table["panel"] == "combination"]
    assert columns["sources"].sum() == 8
    assert {"none of them", "1 code alone (1 code)"} <= set(said(drawing))
    assert "street and listening: 5; none of them: 1; 1 code alone (1 code): 2." in repr(drawing)


def test_the_caption_of_combinations_says_only_what_there_is():
    table, codes = sets()
    for kept, left_out in ((table["pooled"].isna(), "Pale"), (table["size"] < 2, "Dots")):
        drawing = hr.draw.combinations(table[kept], codes)
        assert f"{left_out}: " in whole(combinations())
        assert f"{left_out}: " not in whole(drawing)


def test_dots_stand_where_a_combination_has_a_code():
    studied = hr.select(hr.load(), kind="interview", code=["stigma_care_settings", "powerlessness"])
    table, codes = hr.count(studied, at="combination"), hr.count(studied, at="code")
    table = table[table["codes"] != ""]
    dark = [
        len(places) for places, fill in marks(hr.draw.combinations(table, codes)) if fill[0] < 0.2
    ]
    assert dark == [len(members(row)) for _, row in table.iterrows() if members(row)]


@HIDDEN
def test_a_hidden_combination_is_hatched_comes_last_and_its_number_is_nowhere(number):
    table, codes = sets()
    first = table.index[table["codes"].notna() & (table["codes"] != "")][0]
    table.loc[first, ["sources", "hidden"]] = [number, True]
    drawing = hr.draw.combinations(table, codes)
    assert len(hatches(drawing)) == 1
    assert "–" in said(drawing)
    assert "77" not in whole(drawing) + repr(drawing)


def test_combinations_need_their_codes_and_the_same_sources():
    table, codes = sets()
    other = hr.select(four_places(SETS), facility="F1", code=["street", "listening"])
    for wrong in ((codes, table), (table, None), (table, hr.count(other, at="code"))):
        with pytest.raises(ValueError, match="drawn beside their codes, both of the same sources"):
            hr.draw.combinations(*wrong)


def test_more_combinations_than_there_is_room_for_are_refused():
    table, codes = sets()
    many = hr.like(pd.concat([table] * 12, ignore_index=True), table)
    with pytest.raises(ValueError, match=r"36 combinations are more than this figure holds at 90"):
        hr.draw.combinations(many, codes, width=90)


def lines(drawing):
    return {patch.get_linewidth(): patch for patch in drawing.figure.axes[0].patches}


def test_a_path_is_as_wide_as_the_sources_that_have_both():
    widths = sorted(lines(paths()))
    assert [width / widths[-1] for width in widths] == pytest.approx([1 / 6, 4 / 6, 1])


def test_only_a_pair_above_chance_is_dark_and_its_number_bold():
    from matplotlib.colors import to_hex

    drawing = paths()
    inks = {width: to_hex(patch.get_edgecolor()) for width, patch in lines(drawing).items()}
    assert [width for width, ink in inks.items() if ink == style.INK] == [max(inks)]
    bold = [text.get_text() for text in drawing.figure.axes[0].texts if text.get_weight() == "bold"]
    assert bold == ["6"]


def test_pairs_too_sparse_to_compare_are_counted_and_not_drawn():
    drawing = paths()
    assert len(drawing.table) == 4
    assert len(lines(drawing)) == 3
    assert "Not drawn: pairs that are too few to compare, 1 of 4." in whole(drawing)


def test_a_code_without_a_path_keeps_its_name_in_grey():
    drawing = paths(compared(states=["above chance", "too sparse"] * 2 + ["undefined"]))
    inks = {text.get_text(): text.get_color() for text in drawing.figure.axes[0].texts}
    assert inks["no_help"] == style.GREY
    assert inks["listening"] == "black"


def test_the_caption_says_that_none_is_above_chance():
    none = paths(compared(states=["within chance"] * 5))
    assert "none has more turns than chance gives" in whole(none)
    assert "none has more" not in whole(paths())
    nothing = paths(compared(states=["too sparse"] * 5))
    assert "none has more" not in whole(nothing)
    assert "4 of 4" in whole(nothing)


@HIDDEN
def test_a_hidden_path_is_hatched_and_neither_its_number_nor_its_state_is_told(number):
    table = compared()
    table.loc[0, ["sources", "hidden"]] = [number, True]
    drawing = paths(table)
    assert len(hatches(drawing)) == 1
    assert "77" not in whole(drawing) + repr(drawing)
    assert "above chance" not in repr(drawing)


def test_the_order_of_the_table_and_of_its_sides_makes_no_difference():
    table = compared()
    turned = table.rename(columns={"a": "b", "b": "a"})[list(table)].iloc[::-1]
    assert paths(hr.like(turned, table)).bytes("svg") == paths().bytes("svg")


def test_no_two_words_of_a_full_figure_touch():
    drawing = hr.draw.paths(*bundled("paths"), lang="fr", width=90)
    boxes = [text.get_window_extent() for text in drawing.figure.axes[0].texts]
    assert not any(a.overlaps(b) for place, a in enumerate(boxes) for b in boxes[:place])


def test_a_pair_that_the_table_lacks_is_named():
    with pytest.raises(ValueError, match="no pair of street and eviction"):
        hr.draw.paths(compared(), ["street"], ["eviction"])


def test_paths_need_both_sides_one_kind_and_not_too_many():
    many = [f"code{n}" for n in range(37)]
    for sides in ((), (["street"], []), (["street"], many)):
        with pytest.raises(ValueError, match=r"paths lead from codes at the left .* 36 at most"):
            hr.draw.paths(compared(), *sides)
    with pytest.raises(ValueError, match=r"pairs are drawn from hr.against_chance\(study\)"):
        hr.draw.paths(hr.cooccur(spread(), at="code"), *PAIRS)


def test_a_study_of_another_codebook_is_drawn_with_its_own_stances():
    table = held(invented(spread())).replace({"stance": {"stance_own": "stance_firm"}})
    table.attrs = held().attrs
    assert any("firm" in each for each in said(hr.draw.stances(table)))
