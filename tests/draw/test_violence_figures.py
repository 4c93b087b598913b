"""What is called violence, who harms whom, and where was watched: what is drawn is the table."""

from dataclasses import replace
from functools import cache

import pandas as pd
import pytest
from test_drawings import cut_off, hatches, words
from toys import four_places

import harmred as hr
from harmred.draw import style
from harmred.errors import DisclosureError
from harmred.standing import layer

BUNDLED = hr.load()
INTERVIEWS = hr.select(BUNDLED, kind="interview")
SESSIONS = hr.select(BUNDLED, kind="observation")
LEDGER = hr.weigh(BUNDLED)
STAFF = hr.select(
    INTERVIEWS, direction="dir_client_to_professional", dimension=["dim_physical", "dim_verbal"]
)
BY = ["shift", "setting"]


def trio(study):
    facets = [hr.count(study, at=at) for at in ("dimension", "direction")]
    return [hr.count(study, at="dimension", by="direction"), *facets]


USED, TRIO = hr.count(INTERVIEWS, at="code"), trio(INTERVIEWS)
STEPS = {name: hr.count(part, at="any") for name, part in
         {"incidents": STAFF, "labour_convention": hr.select(INTERVIEWS, dimension="dim_verbal"),
          "mine": INTERVIEWS}.items()}  # fmt: skip
WATCHED = hr.count(SESSIONS, by=BY, at="source")
DRAW = {
    "tree": lambda **options: hr.draw.tree(USED, LEDGER, **options),
    "staircase": lambda **options: hr.draw.staircase(**STEPS, **options),
    "bubbles": lambda **options: hr.draw.bubbles(*TRIO, **options),
    "effort": lambda **options: hr.draw.effort(WATCHED, **options),
}
EACH = pytest.mark.parametrize("name", DRAW)
DRAW = {name: cache(draw) for name, draw in DRAW.items()}


def said(drawing):
    return [" ".join(text.get_text().split()) for text in words(drawing)]


def bars(drawing):
    """Return the widths of the bars in ink, from top to bottom."""
    ink = [part for part in drawing.figure.axes[0].patches if hexed(part) == style.INK]
    places = {(part.get_x() > 90, part.get_y()): part.get_width() for part in ink}
    return [places[place] for place in sorted(places)]


def hexed(part):
    from matplotlib.colors import to_hex

    return to_hex(part.get_facecolor())


@EACH
@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_is_cut_off_or_smaller_than_seven_points(name, width, lang):
    drawing = DRAW[name](width=width, lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


@EACH
@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_lies_over_another(name, width, lang):
    drawing = DRAW[name](width=width, lang=lang)
    boxes = [text.get_window_extent() for text in words(drawing) if text.get_zorder() < 10]
    inner = [box.padded(-1.5) for box in boxes]
    assert not [(a, b) for place, a in enumerate(inner) for b in inner[:place] if a.overlaps(b)]


@EACH
def test_the_same_tables_give_the_same_bytes(name):
    first, second = DRAW[name](), DRAW[name].__wrapped__()
    assert first is not second
    assert [first.bytes(form) for form in ("svg", "png")] == [
        second.bytes(form) for form in ("svg", "png")
    ]


@pytest.mark.parametrize("name", ["tree", "bubbles", "effort"])
def test_a_drawing_can_be_drawn_again_from_its_own_table(name):
    first = DRAW[name]()
    assert getattr(hr.draw, name)(first.table).bytes("svg") == first.bytes("svg")


@EACH
def test_french_and_english_differ_in_words_and_agree_in_numbers(name):
    english, french = DRAW[name](lang="en"), DRAW[name](lang="fr")
    assert repr(english) != repr(french)
    assert english.table.equals(french.table)


@EACH
def test_invented_data_are_marked_and_what_it_cannot_say_is_said(name):
    drawing = DRAW[name]()
    assert "INVENTED DATA" in said(drawing)
    assert repr(drawing).startswith("Synthetic data – not findings")
    assert any("What this figure cannot say" in line for line in said(drawing))


@EACH
def test_no_source_person_or_facility_is_in_the_drawn_table(name):
    assert BUNDLED.sources["source"].str.startswith("SYN-").all()
    assert "SYN-" not in DRAW[name]().table.to_csv()


def test_single_visits_are_for_review_and_the_rest_is_public():
    editions = {name: DRAW[name]().table.attrs["harmred"]["edition"] for name in DRAW}
    assert editions == {**dict.fromkeys(DRAW, "public"), "effort": "review"}


def test_the_tree_has_a_bar_a_code_as_long_as_its_sources():
    ours = USED[~USED["code"].isin(DRAW["tree"]().table.query("counter")["code"])]
    assert bars(DRAW["tree"]()) == pytest.approx((10 * ours["sources"] / 50).tolist())


def test_the_tree_lists_the_codebook_in_its_order_under_its_themes():
    table, book = DRAW["tree"]().table, BUNDLED.codebook
    listed = book[book["row_type"].isin(["theme", "code"])]
    assert table["code"].tolist() == listed["code"].tolist()
    assert table["head"].tolist() == listed["row_type"].eq("theme").tolist()
    assert table["counter"].tolist() == listed["counter_code"].eq("yes").tolist()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_row_of_the_tree_speaks_both_languages(lang):
    drawing = DRAW["tree"](lang=lang)
    shown = " ".join(said(drawing))
    for code in drawing.table["code"]:
        for label in drawing.table.attrs["harmred"]["labels"][code]:
            assert label in shown


@pytest.mark.parametrize(
    ("code", "claims"),
    [("powerlessness", "8 10 14"), ("living_in_precarity", "5 8"), ("drug_policy_frame", "4 11")],
)
def test_a_row_of_the_tree_carries_the_claims_whose_rules_name_it(code, claims):
    table = DRAW["tree"]().table.set_index("code")
    assert table.loc[code, "claims"] == claims
    assert pd.isna(table.loc["police_encounters_clients", "claims"])  # 14 leaves it out


def test_without_a_ledger_the_tree_has_no_claims():
    drawing = hr.draw.tree(USED)
    assert drawing.table["claims"].isna().all()
    assert "claims" not in said(drawing)


def test_what_was_selected_stands_under_all_that_is_above_it():
    few = hr.count(hr.select(INTERVIEWS, code="housing_insecurity"), at="code")
    table = hr.draw.tree(few).table
    assert table["code"].tolist() == [
        "violence_against_clients", "living_in_precarity", "housing_insecurity",
    ]  # fmt: skip
    assert table["head"].tolist() == [True, True, False]


def test_a_codebook_that_turns_in_a_circle_is_still_drawn():
    toy = four_places([("I1", 0, 5, "street")])
    book = toy.codebook.assign(parent=["street", "harm", "street", None, "help", "help"])
    table = hr.draw.tree(hr.count(replace(toy, codebook=book), at="code")).table
    assert set(table["code"]) == set(book["code"])


@pytest.mark.parametrize(
    "table",
    [hr.count(INTERVIEWS), hr.count(BUNDLED, at="code"), hr.count(STAFF, at="code", by="stance")],
    ids=["themes", "two kinds", "by stance"],
)
def test_the_tree_takes_the_codes_of_one_kind(table):
    with pytest.raises(ValueError, match="from the codes of one kind of source"):
        hr.draw.tree(table)


def test_steps_are_as_long_as_their_passages_are_many():
    drawing = DRAW["staircase"]()
    passages = [table["segments"].iloc[0] for table in STEPS.values()]
    assert drawing.table["segments"].tolist() == passages == sorted(passages)
    long = bars(drawing)
    assert [bar / long[-1] for bar in long] == pytest.approx([n / passages[-1] for n in passages])


def test_each_step_says_its_passages_and_its_interviews():
    one = hr.count(four_places([("I1", 0, 5, "street")]), at="any")
    more = hr.count(four_places([("I1", 0, 5, "street"), ("I2", 0, 5, "help")]), at="any")
    shown = said(hr.draw.staircase(narrow=one, wide_enough=more))
    assert {"narrow", "1 passage, in 1 of 8 interviews"} <= set(shown)
    assert {"wide enough", "2 passages, in 2 of 8 interviews"} <= set(shown)


def test_the_names_of_known_steps_are_spoken_in_both_languages():
    assert any("framework of the ILO" in line for line in said(DRAW["staircase"](lang="en")))
    assert any("convention n° 190 de l'OIT" in line for line in said(DRAW["staircase"](lang="fr")))


def test_the_caption_says_what_each_definition_takes_in():
    wide = hr.count(INTERVIEWS, at="any", of="violence")
    caption = " ".join(said(hr.draw.staircase(incidents=STEPS["incidents"], study=wide)))
    assert "Incidents against staff: client to professional; physical, verbal." in caption
    assert "The study's own concept: every passage with a dimension of violence." in caption
    assert "Only passages" not in caption


def test_definitions_that_do_not_widen_are_refused():
    turned = dict(reversed(STEPS.items()))
    with pytest.raises(ValueError, match="do not widen: 'labour_convention' has fewer passages"):
        hr.draw.staircase(**turned)
    assert len(hr.draw.staircase(a=STEPS["mine"], b=STEPS["mine"]).table) == 2


@pytest.mark.parametrize(
    "steps",
    [{}, {"a": hr.count(INTERVIEWS)}, {"a": STEPS["mine"], "b": hr.count(SESSIONS, at="any")}],
    ids=["none", "themes", "two kinds"],
)
def test_steps_are_of_the_same_sources(steps):
    with pytest.raises(ValueError, match="of the same sources of one kind"):
        hr.draw.staircase(**steps)


def meeting(study, dimension, direction):
    """Count, by a plain loop, the sources with a passage of both."""
    stands, found = layer(study).to_dict(), set()
    for mark in study.segments.fillna("").to_dict("records"):
        both = dimension in mark["dimension"].split(";") and mark["direction"] == direction
        if both and mark["coder"] == stands[mark["source"]]:
            found.add(mark["source"])
    return len(found)


def test_a_cell_holds_the_interviews_that_a_plain_loop_counts():
    cells = DRAW["bubbles"]().table.query("panel == 'cell' and direction.notna()")
    for row in cells.iloc[::7].itertuples():
        plain = meeting(INTERVIEWS, row.dimension, row.direction)
        assert row.sources == plain if not row.hidden else 1 <= plain < 5


def test_the_area_of_a_disc_is_its_interviews():
    drawing = DRAW["bubbles"]()
    (discs,) = (part for part in drawing.figure.axes[0].collections if hasattr(part, "get_sizes"))
    shown = drawing.table.query("panel == 'cell' and not hidden")["sources"]
    areas = discs.get_sizes()
    assert (areas / areas.max()).tolist() == pytest.approx((shown / shown.max()).tolist())


def test_what_fewer_than_five_interviews_have_is_hatched_and_its_number_is_gone():
    drawing = DRAW["bubbles"]()
    few = TRIO[0]["sources"].between(1, 4)
    cells = drawing.table[drawing.table["panel"] == "cell"]
    assert cells["hidden"].tolist() == few.tolist()
    assert cells.loc[few, "sources"].isna().all()
    assert len(hatches(drawing)) == said(drawing).count("–") == few.sum()


def test_zeros_are_written_and_no_number_is_left_out():
    drawing = DRAW["bubbles"]()
    shown = drawing.table["sources"].dropna().astype(str)
    assert sorted(word for word in said(drawing) if word.isdigit()) == sorted(shown)


def test_the_margins_are_their_own_counts_and_not_sums():
    table = DRAW["bubbles"]().table
    for panel, whole in zip(("dimension", "direction"), TRIO[1:], strict=True):
        margin = table[table["panel"] == panel]
        assert margin[panel].tolist() == whole["code"].tolist()
        assert margin["sources"].tolist() == whole["sources"].tolist()


def test_where_nothing_has_a_direction_there_are_zeros_and_no_discs():
    told = replace(INTERVIEWS, segments=INTERVIEWS.segments[:0].assign(dimension=None))
    drawing = hr.draw.bubbles(*trio(hr.choose_coder(told, {})))
    assert set(drawing.table["sources"]) == {0}
    assert not hatches(drawing)


@pytest.mark.parametrize(
    "tables",
    [TRIO[:1], TRIO[:2], [TRIO[0], *TRIO[:0:-1]], [*TRIO[:2], hr.count(SESSIONS, at="direction")]],
    ids=["cells", "one margin", "turned", "two kinds"],
)
def test_bubbles_take_three_tables_of_the_same_sources(tables):
    with pytest.raises(ValueError, match="three tables of the same sources of one kind"):
        hr.draw.bubbles(*tables)


def test_effort_counts_sessions_and_hours_as_plain_addition_does():
    rows = SESSIONS.sources
    some = rows[(rows["shift"] == "morning") & (rows["setting"] == "reception")]
    ends = some["duration_band"].str.extract(r"(\d+)-(\d+)").astype(int).sum()
    spoken = repr(DRAW["effort"]()).replace("\u00a0", " ")
    assert f"reception: {len(some)} ({ends[0]}–{ends[1]} h)" in spoken


def test_the_edges_of_effort_add_up_to_all_sessions():
    table = DRAW["effort"]().table
    bands = SESSIONS.sources["duration_band"].str.extract(r"(\d+)-(\d+)").astype(float)
    assert table["sources"].sum() == len(SESSIONS.sources)
    assert table["untimed"].sum() == bands[0].isna().sum()
    whole = f"{bands[0].sum():.0f}–{bands[1].sum():.0f} h*"
    assert {str(len(SESSIONS.sources)), whole} <= set(said(DRAW["effort"]()))


def test_times_of_day_stay_in_their_order_with_what_is_not_known_last():
    heads = ["morning", "afternoon", "evening", "night", "not known", "all"]
    row = [text for text in words(DRAW["effort"]()) if text.get_position()[1] == 11]
    row.sort(key=lambda text: text.get_position()[0])
    assert [text.get_text() for text in row] == heads


def test_effort_keeps_no_cell_back_for_it_shows_single_visits():
    with pytest.raises(DisclosureError, match="effort shows single people"):
        hr.draw.effort(hr.like(WATCHED.assign(hidden=True), WATCHED))


@pytest.mark.parametrize(
    "table",
    [
        hr.count(SESSIONS),
        hr.count(SESSIONS, by="shift", at="source"),
        hr.count(BUNDLED, by=BY, at="source"),
    ],
    ids=["themes", "one column", "interviews too"],
)
def test_effort_takes_the_sessions_by_shift_and_setting(table):
    with pytest.raises(ValueError, match="the observation sessions, by shift and setting"):
        hr.draw.effort(table)


@pytest.mark.parametrize("name", ["tree", "staircase", "bubbles"])
def test_a_hidden_row_is_hatched_and_its_number_is_nowhere(name):
    plain = {"tree": USED, "staircase": STEPS["mine"], "bubbles": TRIO[1]}[name]
    table = hr.like(plain, plain)
    table.loc[0, ["sources", "segments", "hidden"]] = [7777, 7777, True]
    tables = {"tree": [table], "bubbles": [TRIO[0], table, TRIO[2]], "staircase": []}[name]
    steps = {"mine": table, "wide": plain} if name == "staircase" else {}
    drawing = getattr(hr.draw, name)(*tables, **steps)
    before = len(hatches(DRAW[name]()))
    assert len(hatches(drawing)) == before + 1
    assert not any("7777" in word for word in [repr(drawing), *said(drawing)])
