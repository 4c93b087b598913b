"""Every figure: legible, inside its sheet, marked, hatched, the same bytes, in two languages."""

from dataclasses import replace
from itertools import pairwise

import pytest
from toys import invented, spread

import harmred as hr
from harmred.draw import style

STUDY = spread()
FIELD = ["half_year", "facility_group", "before_law"]
TABLES = {
    "counts": lambda study: hr.count(study, at="code"),
    "elicitation": hr.count,
    "course": lambda study: hr.count(study, by="tenth"),
    "barcodes": lambda study: hr.count(study, by=["source", "turn"]),
    "discovery": hr.saturate,
    "matrix": lambda study: hr.cooccur(study, within="window"),
    "nearness": lambda study: hr.cooccur(study, within="window"),
    "sample": lambda study: hr.count(study, by="role_group", at="source"),
    "missing": lambda study: hr.count(study, by="role_group", at="source"),
    "fieldwork": lambda study: hr.count(study, by=FIELD, at="source"),
    "profiles": lambda study: hr.count(study, by="source"),
}
EACH = pytest.mark.parametrize("name", TABLES)


def drawn(name, study=STUDY, **options):
    return getattr(hr.draw, name)(TABLES[name](study), **options)


def words(drawing):
    """Return every text that is seen: not the labels of ticks beyond the ends of an axis."""
    from matplotlib.text import Text

    axes = [axis for ax in drawing.figure.axes for axis in (ax.xaxis, ax.yaxis)]
    ticks = [(axis, tick) for axis in axes for tick in axis.get_major_ticks()]
    beyond = {
        label
        for axis, tick in ticks
        for label in (tick.label1, tick.label2)
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    texts = drawing.figure.findobj(Text)
    return [text for text in texts if text.get_text() and text.get_visible() and text not in beyond]


def cut_off(drawing):
    """Return the words that reach over an edge of the sheet; the diagonal mark may."""
    sheet = drawing.figure.bbox
    seen = [
        text for text in words(drawing) if text.get_zorder() < 10 and text.get_clip_box() is None
    ]
    boxes = {text.get_text(): text.get_window_extent() for text in seen}
    room = sheet.padded(1)
    corners = {word: [(box.x0, box.y0), (box.x1, box.y1)] for word, box in boxes.items()}
    return [word for word, ends in corners.items() if not all(room.contains(*end) for end in ends)]


@EACH
@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_is_cut_off_or_smaller_than_seven_points(name, width, lang):
    drawing = drawn(name, invented(STUDY), width=width, lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("by", [None, "role_group", "section"])
def test_no_word_of_many_panels_is_cut_off(by, width, lang):
    assert cut_off(hr.draw.counts(hr.count(hr.load(), by=by), width=width, lang=lang)) == []


@EACH
@pytest.mark.parametrize("width", style.WIDTHS)
def test_labels_of_the_bundled_study_do_not_touch_in_french(name, width):
    drawing = drawn(name, hr.select(hr.load(), kind="interview"), width=width, lang="fr")
    for ax in drawing.figure.axes:
        names = [text for text in ax.get_yticklabels() if text in words(drawing)]
        boxes = sorted((text.get_window_extent() for text in names), key=lambda box: box.y0)
        assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))


@EACH
def test_the_same_table_gives_the_same_bytes(name):
    for form in ("svg", "png"):
        assert drawn(name).bytes(form) == drawn(name).bytes(form)


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_bundled_barcodes_are_the_same_bytes_time_after_time(width, lang):
    table = TABLES["barcodes"](hr.select(hr.load(), kind="interview"))
    seen = {hr.draw.barcodes(table, width=width, lang=lang).bytes("svg") for _ in range(3)}
    assert len(seen) == 1


@EACH
def test_a_drawing_can_be_drawn_again_from_its_own_table(name):
    first = drawn(name)
    assert getattr(hr.draw, name)(first.table, width=first.table.attrs["harmred"]["width"]).bytes(
        "svg"
    ) == first.bytes("svg")


@EACH
def test_french_and_english_differ_in_words_and_agree_in_numbers(name):
    english, french = drawn(name, lang="en"), drawn(name, lang="fr")
    assert repr(english) != repr(french)
    assert english.table.equals(french.table)


@EACH
def test_invented_data_are_marked_in_picture_file_and_alternative_text(name):
    drawing = drawn(name, invented(STUDY))
    line = "Synthetic data – not findings"
    assert any(line in text.get_text() for text in words(drawing))
    assert any(text.get_text() == "INVENTED DATA" for text in words(drawing))
    assert line in drawing.bytes("svg").decode()
    assert repr(drawing).startswith(line)


@EACH
def test_real_data_carry_no_mark_of_invention(name):
    assert not any("INVENTED" in text.get_text() for text in words(drawn(name)))


@EACH
def test_every_figure_says_what_it_cannot_say(name):
    said = [" ".join(text.get_text().split()) for text in words(drawn(name))]
    assert any("What this figure cannot say" in each for each in said)


@EACH
def test_no_drawn_table_holds_an_identifier(name):
    assert "I1" not in drawn(name).table.astype("str").to_numpy()


@EACH
def test_a_notebook_gets_a_picture_with_its_alternative_text(name):
    data, extra = drawn(name)._repr_mimebundle_()
    assert data["image/png"][1:4] == b"PNG"
    assert extra["image/png"]["alt"] == data["text/plain"]


def test_one_line_a_person_is_for_review_only():
    editions = {name: drawn(name).table.attrs["harmred"]["edition"] for name in TABLES}
    alone = {"barcodes", "missing", "fieldwork", "profiles"}
    assert {name for name, edition in editions.items() if edition == "review"} == alone


@pytest.mark.parametrize("by", ["facility_group", "half_year", ["role_group", "section"]])
def test_only_one_way_tables_by_role_group_are_public(by):
    assert hr.draw.counts(hr.count(STUDY, by=by)).table.attrs["harmred"]["edition"] == "review"


@pytest.mark.parametrize("by", ["source", "participant", "facility"])
def test_a_table_of_identifiers_is_not_drawn(by):
    with pytest.raises(ValueError, match=f"holds no identifiers, and this one holds {by}"):
        hr.draw.counts(hr.count(STUDY, by=by))


def hatches(drawing):
    return [patch for patch in drawing.figure.findobj() if getattr(patch, "get_hatch", lambda: 0)()]


@pytest.mark.parametrize("name", ["counts", "elicitation", "course", "sample"])
def test_a_hidden_cell_is_hatched_and_its_number_is_nowhere(name):
    table = TABLES[name](STUDY)
    table.loc[0, ["sources", "hidden"]] = [77, True]
    drawing = getattr(hr.draw, name)(table)
    assert len(hatches(drawing)) == 1
    assert "77" not in repr(drawing)
    assert not any("77" in text.get_text() for text in words(drawing))


@pytest.mark.parametrize(("name", "cells"), [("matrix", 2), ("nearness", 1)])
def test_a_hidden_pair_is_hatched_and_its_numbers_are_nowhere(name, cells):
    table = TABLES[name](STUDY)
    table.loc[0, ["together", "jaccard", "hidden"]] = [77, 0.77, True]
    drawing = getattr(hr.draw, name)(table)
    assert len(hatches(drawing)) == cells
    assert "77" not in repr(drawing)
    assert not any("77" in text.get_text() for text in words(drawing))


def test_ink_and_pale_differ_in_grey():
    def grey(ink):
        red, green, blue = (int(ink[place : place + 2], 16) for place in (1, 3, 5))
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

    assert grey(style.PALE) - grey(style.INK) > 0.4


def test_rows_of_barcodes_follow_what_is_said_not_who_says_it():
    turned = spread()
    names = {f"I{n}": f"I{9 - n}" for n in range(1, 9)}
    tables = {
        name: getattr(turned, name).assign(source=getattr(turned, name)["source"].map(names))
        for name in ("sources", "segments", "turns")
    }
    assert drawn("barcodes", replace(turned, **tables)).bytes("svg") == drawn("barcodes").bytes(
        "svg"
    )


def test_a_width_that_is_not_of_the_house_is_refused():
    with pytest.raises(ValueError, match="`width` must be one of 90, 180; got 120"):
        drawn("counts", width=120)


def test_a_table_that_lost_its_making_is_refused_with_the_way_back():
    table = hr.count(STUDY)
    table.attrs = {}
    with pytest.raises(ValueError, match=r"hr.like\(table, original\)"):
        hr.draw.counts(table)


def test_elicitation_needs_a_guide():
    from toys import four_places

    with pytest.raises(ValueError, match=r"no source has a section of a guide.*\n.*guide.csv"):
        hr.draw.elicitation(hr.count(four_places([("I1", 0, 5, "street")])))


def test_barcodes_take_one_kind_turn_by_turn():
    with pytest.raises(ValueError, match="barcodes take one kind of source, turn by turn"):
        hr.draw.barcodes(hr.count(STUDY))


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_of_three_measures_is_cut_off(width, lang):
    study = hr.select(hr.load(), kind="interview")
    tables = [hr.count(study, measure=each) for each in ("mention", "first", "talk")]
    assert cut_off(hr.draw.counts(*tables, width=width, lang=lang)) == []


def test_tables_that_differ_in_more_than_their_measure_do_not_stand_side_by_side():
    with pytest.raises(ValueError, match="differ in `measure` and in nothing else"):
        hr.draw.counts(hr.count(STUDY), hr.count(STUDY, measure="talk", of="violence"))


def test_what_came_first_is_not_drawn_as_unprompted():
    with pytest.raises(ValueError, match=r"is drawn from hr.count\(study, measure=.mention.\)"):
        hr.draw.elicitation(hr.count(STUDY, measure="first"))


def test_an_empty_table_is_not_drawn():
    with pytest.raises(ValueError, match="no rows, so there is nothing to draw"):
        hr.draw.counts(hr.count(STUDY).iloc[:0])


def test_a_dollar_in_a_label_stays_a_dollar():
    book = STUDY.codebook.assign(label_en="costs $5*and*$6")
    seen = words(hr.draw.counts(hr.count(replace(STUDY, codebook=book))))
    assert any("$5*and*$6" in text.get_text() and not text.get_parse_math() for text in seen)


def test_the_alternative_text_names_each_group_with_its_own_denominator():
    roles = STUDY.sources.assign(role_group=["health"] * 3 + ["peer"] * 5)
    said = repr(hr.draw.counts(hr.count(replace(STUDY, sources=roles), by="role_group")))
    assert "health professions (3):" in said
    assert "peer workers (5):" in said


def test_three_measures_stand_side_by_side():
    tables = [hr.count(STUDY, measure=each) for each in ("mention", "first", "talk")]
    drawing = hr.draw.counts(*tables)
    assert len(drawing.figure.axes) == 3
    assert drawing.table["measure"].unique().tolist() == ["mention", "first", "talk"]


def test_a_table_for_reading_rounds_shares_and_keeps_hidden_cells_back():
    table = hr.count(STUDY, at="code")
    table.loc[0, "hidden"] = True
    shown = hr.draw.table(table, lang="fr")
    assert shown["sources"].iloc[0] == "▨"
    assert "établissements" in shown
    assert "part (%)" not in shown  # eight interviews: nothing in per cent


PAIRS = hr.cooccur(STUDY, at="code", within="window")


def cells(drawing):
    """Return the numbers in the cells of a matrix by their row and column; rows are 4.6 mm."""
    places = {text: text.get_position() for text in drawing.figure.axes[0].texts}
    return {
        (int(y / 4.6), int(x)): text.get_text() for text, (x, y) in places.items() if x % 1 == 0.5
    }


@pytest.mark.parametrize(("lang", "mark"), [("en", "."), ("fr", ",")])
def test_sources_stand_below_the_diagonal_and_jaccard_above_it(lang, mark):
    units = ["street", "eviction", "listening", "no_help"]
    expected = {}
    for row in PAIRS.itertuples():
        early, late = units.index(row.a), units.index(row.b)
        expected[late, early] = str(row.together)
        whole = row.jaccard in (0, 1)
        said = f"{row.jaccard:.0f}" if whole else f"{row.jaccard:.2f}".lstrip("0")
        expected[early, late] = said.replace(".", mark)
    assert cells(hr.draw.matrix(PAIRS, lang=lang)) == expected


def test_a_code_above_the_other_makes_no_cell_and_the_caption_says_so():
    drawing = hr.draw.matrix(PAIRS)
    assert not {(0, 1), (1, 0), (0, 0)} & cells(drawing).keys()
    said = [" ".join(text.get_text().split()) for text in words(drawing)]
    assert any("Grey: no pair, for one stands above the other" in each for each in said)


def test_the_order_of_rows_does_not_change_which_side_a_number_is_on():
    turned = hr.like(PAIRS.rename(columns={"a": "b", "b": "a"}), PAIRS)
    units = PAIRS.attrs["harmred"]["options"]["units"]
    shown = cells(hr.draw.matrix(turned))
    for row in turned.itertuples():
        low, high = sorted([units.index(row.a), units.index(row.b)])
        assert shown[high, low] == str(row.together)


def test_no_place_at_all_leaves_the_upper_cell_blank():
    blank = hr.draw.matrix(hr.cooccur(replace(STUDY, segments=STUDY.segments.iloc[:0])))
    assert set(cells(blank).values()) == {"0"}
    assert all(column < row for row, column in cells(blank))
    assert "Jaccard: 0" in blank.figure.axes[0].get_title(loc="left").replace("\xa0", " ")


@pytest.fixture(scope="module")
def many():
    return hr.cooccur(hr.load(), at="code")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_seventy_codes_are_named_at_seven_points_and_do_not_touch(many, lang):
    drawing = hr.draw.matrix(many, lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7
    for ax in drawing.figure.axes:
        boxes = sorted(
            (text.get_window_extent() for text in ax.get_yticklabels()), key=lambda box: box.y0
        )
        assert len(boxes) == 73
        assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))


def test_seventy_codes_do_not_fit_in_one_column(many):
    with pytest.raises(ValueError, match="73 codes need width=180; width=90 holds 24"):
        hr.draw.matrix(many, width=90)


def test_more_codes_than_any_sheet_holds_are_refused_with_the_way_out():
    names = [f"c{n}" for n in range(92)]
    table = PAIRS.iloc[[0] * 91].assign(a=names[:-1], b=names[1:])
    with pytest.raises(ValueError, match=r"92 codes are more than a matrix holds.*\n.*at=.theme."):
        hr.draw.matrix(hr.like(table, PAIRS))


def test_units_stand_in_the_order_of_the_codebook_wherever_the_last_branch_nests():
    pairs = hr.cooccur(STUDY, at="code")
    nested = pairs[~pairs["a"].isin(["street"]) | (pairs["b"] == "listening")]
    names = hr.draw.matrix(hr.like(nested, pairs)).figure.axes[0].get_yticklabels()
    assert [name.get_text() for name in names] == ["street", "eviction", "listening", "no_help"]


def test_hidden_pairs_stand_in_the_order_of_the_codebook():
    hidden = hr.like(FOUR[0].assign(hidden=True), FOUR[0])
    drawn = hr.draw.nearness(hidden).table[["a", "b"]].to_numpy().tolist()
    assert drawn == FOUR[0][["a", "b"]].head(12).to_numpy().tolist()


def test_every_pair_that_is_given_is_drawn_and_the_caption_says_when_some_are_cut():
    few = hr.like(FOUR[1].tail(5), FOUR[1])
    for pairs, said in ((few, "In the order of how close"), (FOUR[1], "the 12 pairs of 62")):
        drawing = hr.draw.nearness(pairs)
        assert len(drawing.table) == min(12, len(pairs))
        text = " ".join(" ".join(each.get_text().split()) for each in words(drawing))
        assert said in text


def test_what_is_not_of_pairs_makes_no_matrix():
    with pytest.raises(ValueError, match=r"pairs are drawn from hr.cooccur\(study\)"):
        hr.draw.matrix(hr.count(STUDY))


TALK = hr.select(hr.load(), kind="interview")
FOUR = [hr.cooccur(TALK, within=within) for within in ("turn", "overlap", "window", "source")]


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_of_four_meanings_is_cut_off(width, lang):
    drawing = hr.draw.nearness(*FOUR, width=width, lang=lang)
    assert cut_off(drawing) == []
    titles = [ax._left_title.get_window_extent() for ax in drawing.figure.axes]
    assert all(one.x1 < other.x0 for one, other in pairwise(titles))


def test_meanings_of_near_share_the_closest_pairs_of_the_first():
    table = hr.draw.nearness(*FOUR, top=3).table
    first = FOUR[0].sort_values("jaccard", ascending=False, kind="stable").head(3)
    for within, rows in table.groupby("within"):
        assert rows[["a", "b"]].to_numpy().tolist() == first[["a", "b"]].to_numpy().tolist()
        whole = next(each for each in FOUR if each.attrs["harmred"]["options"]["within"] == within)
        expected = rows[["a", "b"]].merge(whole)["together"]
        assert rows["together"].tolist() == expected.tolist()


def test_a_pair_that_is_nowhere_together_is_drawn_as_none():
    drawing = hr.draw.nearness(hr.cooccur(STUDY), hr.cooccur(STUDY, within="source"))
    assert drawing.table["together"].tolist() == [0, 0, 8, 8]
    said = [" ".join(text.get_text().split()) for text in words(drawing)]
    assert any("In the order of how close they are in the same turn" in each for each in said)


def test_two_windows_are_two_meanings():
    wide = [hr.cooccur(STUDY, within="window", window=window) for window in (2, 4)]
    assert hr.draw.nearness(*wide).table["window"].tolist() == [2, 2, 4, 4]


@pytest.mark.parametrize(
    "tables",
    [
        [],
        [hr.cooccur(STUDY), hr.cooccur(STUDY)],
        [hr.cooccur(STUDY), hr.cooccur(STUDY, at="code", within="source")],
        [hr.cooccur(STUDY), hr.cooccur(hr.select(STUDY, source="I1"), within="source")],
    ],
)
def test_tables_that_differ_in_more_than_what_near_means_do_not_stand_side_by_side(tables):
    with pytest.raises(ValueError, match="differ in `within` or `window` and in nothing else"):
        hr.draw.nearness(*tables)


def test_meanings_of_near_are_drawn_for_one_kind_at_a_time():
    with pytest.raises(ValueError, match=r"for one kind of source: hr.cooccur\(hr.select"):
        hr.draw.nearness(hr.cooccur(hr.load()))


def test_a_table_of_pairs_for_reading_names_both_and_drops_what_is_missing():
    shown = hr.draw.table(FOUR[0].head(1), lang="fr")
    assert shown.index.names == ["type", "l'un", "l'autre"]
    assert shown.index[0][1] == "Violences vécues par les personnes accueillies"
    assert "caractères" not in shown
    assert shown["Jaccard"].iloc[0] == f"{FOUR[0]['jaccard'].iloc[0]:.2f}".replace(".", ",")


def test_shares_of_a_pair_in_few_sources_are_not_said_in_per_cent():
    assert not [head for head in hr.draw.table(PAIRS) if "%" in head]


def test_a_table_of_passages_for_reading_keeps_the_words_and_names_the_codes():
    table = hr.excerpts(hr.load(), "listening_to_narratives").head(2)
    table.attrs["harmred"]["labels"]["listening_to_narratives"] = ["Listening", "Écouter"]
    shown = hr.draw.table(table, lang="fr")
    assert shown.index.names == ["type", "source"]
    assert shown["passage"].tolist() == table["passage"].tolist()
    assert "Écouter" in shown["codes"].iloc[0]
    assert hr.draw.table(table.iloc[:0]).empty
