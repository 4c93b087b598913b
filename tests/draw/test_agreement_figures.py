"""Agreement and drift as figures: legible, convention named, nobody named, hollow where unknown."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from test_drawings import cut_off, hatches, words
from toys import invented, spread

import harmred as hr
from harmred.draw import style

WHEN = {"K1": ["2024H2", "2025H1"], "K2": ["2025H1", "2024H2"]}
DRAWN = {"agreement": {}, "drift": {"show": "drift"}}
EACH = pytest.mark.parametrize("name", DRAWN)


def twice():
    """Return a study that two people coded: the second left out every seventh passage."""
    rows = spread().segments
    second = rows[np.arange(len(rows)) % 7 > 0].assign(coder="K2")
    rows = pd.concat([rows, second], ignore_index=True)
    when = [WHEN[coder][place % 2] for place, coder in enumerate(rows["coder"])]
    return replace(spread(), segments=rows.assign(coded_half_year=when))


def drawn(name, study=None, at="code", **options):
    table = hr.agree(twice() if study is None else study, at=at, **DRAWN[name])
    return getattr(hr.draw, name)(table, **options)


def said(drawing):
    return " ".join(" ".join(text.get_text().split()) for text in words(drawing))


@EACH
@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_is_cut_off_or_smaller_than_seven_points(name, width, lang):
    drawing = drawn(name, hr.load(), width=width, lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_two_labels_of_seventy_codes_touch(lang):
    drawing = drawn("agreement", hr.load(), lang=lang)
    for ax in drawing.figure.axes:
        boxes = [text.get_window_extent() for text in ax.get_yticklabels()]
        tops = [(box.y0, box.y1) for box in boxes]
        assert all(low >= high for (low, _), (_, high) in pairwise(tops))


def test_rows_go_from_the_highest_alpha_to_the_lowest():
    shown = drawn("agreement", hr.load(), at="theme", width=90).figure.axes[0]
    labels = [" ".join(text.get_text().split()) for text in shown.get_yticklabels()]
    table = hr.agree(hr.load(), at="theme").sort_values("alpha", ascending=False, kind="stable")
    names = table.attrs["harmred"]["labels"]
    assert labels == [names[code][0] for code in table["code"]]


def test_the_lines_of_the_convention_are_named():
    text = said(drawn("agreement", lang="fr"))
    assert "0,667" in text
    assert "convention de Krippendorff" in text


def test_a_code_that_nobody_marked_has_an_open_dot_and_no_number():
    study = twice()
    study = replace(study, segments=study.segments[study.segments["code"] != "no_help"])
    drawing = drawn("agreement", study, width=90)
    fills = [tuple(each.get_facecolor()[0][:3]) for each in drawing.figure.axes[0].collections[1:]]
    assert fills.count((1, 1, 1)) == 1
    assert "no_help: –" in repr(drawing)


def test_a_hidden_cell_is_hatched_and_its_number_is_nowhere():
    table = hr.agree(twice())
    table.loc[0, ["alpha", "low", "high", "hidden"]] = [0.77, 0.771, 0.772, True]
    drawing = hr.draw.agreement(table)
    assert len(hatches(drawing)) == 1
    assert "0.77" not in repr(drawing) + said(drawing)


@EACH
def test_the_figure_is_the_same_from_its_own_table_and_time_after_time(name):
    first = drawn(name)
    again = getattr(hr.draw, name)(first.table)
    assert again.bytes("svg") == first.bytes("svg") == drawn(name).bytes("svg")


@EACH
def test_french_and_english_differ_in_words_and_agree_in_numbers(name):
    english, french = drawn(name, lang="en"), drawn(name, lang="fr")
    assert repr(english) != repr(french)
    assert english.table.equals(french.table)


@EACH
def test_no_identifier_is_in_the_drawn_table(name):
    cells = drawn(name).table.astype("str").to_numpy().ravel()
    assert not {"I1", "F1", "P1", "K1", "K2"} & set(cells)


@EACH
def test_invented_data_are_marked(name):
    drawing = drawn(name, invented(twice()))
    assert any(text.get_text() == "INVENTED DATA" for text in words(drawing))
    assert "What this figure cannot say" in said(drawing)


def test_drift_is_for_review_only():
    made = drawn("drift", hr.load()).table.attrs["harmred"]
    assert made["edition"] == "review"


def test_each_coder_has_a_line_with_a_number_and_all_have_one_together():
    drawing = drawn("drift", hr.load())
    labels = [text.get_text() for text in drawing.figure.axes[0].texts]
    assert labels == ["coder 1", "coder 2", "coder 3", "all coders"]
    assert len(drawing.figure.axes[0].lines) == 4


def test_other_tables_are_refused():
    with pytest.raises(ValueError, match=r"agreement is drawn from hr\.agree\(study\)"):
        hr.draw.agreement(hr.agree(twice(), show="drift"))
    with pytest.raises(ValueError, match=r'drift is drawn from .*show="drift"'):
        hr.draw.drift(hr.agree(twice()))
