"""The board of claims and the grid of choices: what they show, and never on invented data."""

from itertools import combinations

import ledgers
import pytest
from test_drawings import cut_off, words

import harmred as hr
from harmred.draw import style
from harmred.words.captions import caption

REAL, INVENTED = (ledgers.verdicts(synthetic=invented) for invented in (False, True))
GRID, INVENTED_GRID = (ledgers.choices(synthetic=invented) for invented in (False, True))
VERDICTS = {
    "en": ["counts agree", "other way", "do not show", "do not settle"],
    "fr": ["concordent", "contraire", "le montrent pas", "tranchent pas"],
}
SHAPES = "●◀○◐"
BOTH = pytest.mark.parametrize(
    ("draw", "table"),
    [(hr.draw.board, INVENTED), (hr.draw.robustness, INVENTED_GRID)],
    ids=["board", "grid"],
)
ALL = pytest.mark.parametrize(
    ("draw", "table"),
    [
        (hr.draw.board, REAL),
        (hr.draw.board, INVENTED),
        (hr.draw.robustness, GRID),
        (hr.draw.robustness, INVENTED_GRID),
    ],
    ids=["board", "invented board", "grid", "invented grid"],
)
LANG = pytest.mark.parametrize("lang", ["en", "fr"])
WIDTH = pytest.mark.parametrize("width", style.WIDTHS)


def seen(drawing):
    """Return every text of a figure in one line each, without its line ends."""
    return [" ".join(text.get_text().split()) for text in words(drawing)]


def row_of(drawing, words_):
    """Return the texts that begin where a text does, from left to right."""
    texts = drawing.figure.axes[0].texts
    here = next(text for text in texts if " ".join(text.get_text().split()) == words_)
    same = [text for text in texts if abs(text.get_position()[1] - here.get_position()[1]) < 1]
    same = sorted(same, key=lambda text: text.get_position()[0])
    return [" ".join(text.get_text().split()) for text in same]


@pytest.mark.parametrize(
    ("claim", "shape", "words_"),
    [
        ("1 the fieldwork", "●", "the counts agree"),
        ("4 clients first", "◀", "the counts go the other way"),
        ("5 precarity", "◐", "the counts do not settle it"),
        ("10 powerless and meaning", "○", "the counts do not show it"),
    ],
)
def test_a_verdict_stands_in_words_and_as_a_shape_of_its_own(claim, shape, words_):
    assert row_of(hr.draw.board(REAL), claim)[-3:-1] == [shape, words_]


def test_the_last_column_says_what_counting_cannot_settle():
    row = row_of(hr.draw.board(REAL), "10 powerless and meaning")
    assert row[-1] == "the tension itself: that takes close reading."


@pytest.mark.parametrize(
    ("claim", "came"),
    [("1 the fieldwork", ["■", "yes"]), ("5 precarity", ["□", "no"])],
)
def test_on_invented_data_only_what_was_planted_is_compared(claim, came):
    drawing = hr.draw.board(INVENTED)
    assert "planted answer recovered" in seen(drawing)
    assert row_of(drawing, claim)[-3:-1] == came


def test_where_nothing_is_known_to_be_planted_the_board_says_so():
    row = row_of(hr.draw.board(INVENTED), "10 powerless and meaning")
    assert row[-2] == "no planted answer known"
    assert not set(row) & {"■", "□"}


@BOTH
@LANG
@WIDTH
def test_no_verdict_is_drawn_written_or_kept_of_invented_data(draw, table, lang, width):
    drawing = draw(table, lang=lang, width=width)
    said = [*seen(drawing), repr(drawing), caption(drawing.table, lang), hr.tell(table, lang=lang)]
    assert not [each for each in said for word in VERDICTS[lang] if word in each]
    assert not [each for each in said if set(each) & set(SHAPES)]
    assert not {"supported", "contradicted", "undecided"} & set(drawing.table.astype("str").stack())


def test_a_verdict_of_invented_data_is_not_kept_with_the_figure_either():
    assert "verdict" in hr.draw.board(REAL).table
    assert "verdict" not in hr.draw.board(INVENTED).table


@LANG
def test_the_caption_says_who_chose_the_rules_and_what_was_known(lang):
    said = caption(hr.draw.board(REAL).table, lang)
    known = {"en": "The abstract was known", "fr": "Le résumé était connu"}[lang]
    for part in ("0123456789ab.", "harmred", "2026-01", known):
        assert part in said
    assert "docs/calibration.md" not in said


@LANG
def test_recovered_is_explained_with_its_calibration_and_its_authors(lang):
    said = caption(hr.draw.board(INVENTED).table, lang)
    authors = {"en": "share their authors", "fr": "les mêmes auteur·rices"}[lang]
    assert "docs/calibration.md" in said
    assert authors in said


def test_a_part_says_its_numbers_and_what_stands_in_its_way():
    said = seen(hr.draw.board(REAL))
    assert {"38 of 50; 10 facilities", "57 times, by chance 37", "difference 0.70"} <= set(said)
    assert "too little expected by chance alone" in said
    assert "difference −0.12" in said


def test_agreement_not_assessed_blocks_nothing_and_is_said_once():
    drawing = hr.draw.board(REAL)
    assert "Agreement between coders is not assessed." in caption(drawing.table, "en")
    assert sum("not assessed" in each for each in seen(drawing)) == 1


def test_a_dot_stands_as_far_from_its_threshold_as_its_value_does():
    ax = hr.draw.board(ledgers.only("C5", "C7")).figure.axes[0]
    left, length = 91, 30  # millimetres: where the lines begin and how long they are
    dots = [(float(dot.get_xdata()[0]) - left) / length for dot in ax.lines]
    # a share from 0 to 1; a lift from a half to twice; a difference from -1 to 1
    assert dots == pytest.approx([0.76, 0.4320, 0.8020, 0.85], abs=1e-4)


def test_a_team_can_draw_some_of_the_claims():
    said = seen(hr.draw.board(ledgers.only("C7")))
    assert "7 distress from listening" in said
    assert "1 the fieldwork" not in said


def signs(drawing):
    """Return the cells of a grid, row by row."""
    cells = [text for text in drawing.figure.axes[0].texts if text.get_fontsize() == 9]
    rows = {}
    for cell in cells:
        rows.setdefault(cell.get_position()[1], []).append(cell.get_text())
    return ["".join(row) for row in rows.values()]


def test_where_a_single_run_changes_the_other_verdict_is_its_shape():
    assert signs(hr.draw.robustness(GRID)) == ["●–=", "◀–=", "◐●≠", "●○=", "○=="]


def test_on_invented_data_a_cell_only_holds_or_changes():
    assert signs(hr.draw.robustness(INVENTED_GRID)) == ["=–=", "=–=", "=≠≠", "=≠=", "==="]


def test_in_how_many_runs_a_verdict_differs_stays_with_the_team():
    assert "differing" in GRID
    assert "differing" not in hr.draw.robustness(GRID).table
    assert not [head for head in hr.draw.table(GRID) if "differ" in head]


def test_the_key_of_the_grid_names_every_sign():
    key = seen(hr.draw.robustness(GRID))[0]
    for sign in ("= holds", "≠ changes", "– not weighed", "◀ the counts go the other way"):
        assert sign in key


@ALL
@LANG
@WIDTH
def test_no_word_is_cut_off_small_or_written_over_another(draw, table, lang, width):
    drawing = draw(table, lang=lang, width=width)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7
    texts = [text for text in words(drawing) if text.get_zorder() < 10]
    boxes = [(text.get_text(), text.get_window_extent().padded(-1)) for text in texts]
    assert not [(a, b) for (a, one), (b, two) in combinations(boxes, 2) if one.overlaps(two)]


@ALL
def test_shapes_and_words_are_black_grey_or_blue_never_green_and_red(draw, table):
    from matplotlib.colors import to_rgb

    ax = draw(table).figure.axes[0]
    inks = [to_rgb(text.get_color()) for text in ax.texts]
    inks += [tuple(ink[:3]) for each in ax.collections for ink in each.get_colors()]
    assert not [ink for ink in inks if max(ink[0], ink[1]) > ink[2] + 0.05]


@ALL
def test_the_same_table_gives_the_same_bytes_and_is_drawn_again_from_what_is_kept(draw, table):
    first = draw(table)
    assert draw(table).bytes("svg") == draw(first.table).bytes("svg") == first.bytes("svg")


@pytest.mark.parametrize("table", [REAL, GRID], ids=["board", "grid"])
def test_what_is_saved_is_read_back_and_drawn_again(table, tmp_path, monkeypatch):
    monkeypatch.setenv("HARMRED_RESULTS", str(tmp_path))
    draw = hr.draw.board if table is REAL else hr.draw.robustness
    hr.save(draw(table), "claims", study=hr.load())
    back = hr.read_table(tmp_path / "claims.csv")
    assert draw(back).bytes("svg") == draw(table).bytes("svg")


@ALL
def test_claims_hold_no_person_and_no_place_so_both_figures_can_be_public(draw, table):
    assert draw(table).table.attrs["harmred"]["edition"] == "public"
