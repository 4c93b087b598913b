"""Two sides next to each other: legible, each on its own axis, hollow where only one has it."""

from dataclasses import replace

import pytest
from test_drawings import cut_off, hatches, words
from toys import invented, spread

import harmred as hr
from harmred.draw import style

KINDS = ["interview"] * 5 + ["observation"] * 3
STUDY = replace(spread(), sources=spread().sources.assign(kind=KINDS))
LAW = spread()
"""Interviews before and after the law, three of them at a date that is not known."""


def drawn(study=STUDY, across="kind", at="code", **options):
    return hr.draw.compared(hr.compare(study, across=across, at=at), **options)


def titles(drawing):
    return [" ".join(ax.get_title(loc="left").split()) for ax in drawing.figure.axes]


def names(drawing):
    return [" ".join(text.get_text().split()) for text in drawing.figure.axes[0].get_yticklabels()]


@pytest.mark.parametrize("width", style.WIDTHS)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("across", ["kind", "before_law"])
def test_no_word_is_cut_off_or_smaller_than_seven_points(across, width, lang):
    drawing = drawn(hr.load(), across, "theme", width=width, lang=lang)
    assert cut_off(drawing) == []
    assert min(text.get_fontsize() for text in words(drawing)) >= 7


def test_each_side_says_its_own_denominator():
    assert titles(drawn()) == ["interviews (of 5)", "observation sessions (of 3)"]
    assert titles(drawn(lang="fr")) == ["entretiens (sur 5)", "séances d'observation (sur 3)"]


def test_before_and_after_the_law_are_said_in_words():
    assert titles(drawn(LAW, "before_law")) == [
        "before the law of June 2025 interviews (of 4)",
        "after the law of June 2025 interviews (of 2)",
    ]


def test_another_column_is_named_with_its_value():
    study = hr.select(spread(), role_group=["health", "peer"])
    assert titles(drawn(study, "role_group"))[1] == "role group: peer workers interviews (of 2)"


def test_rows_stand_in_the_order_of_the_first_side():
    drawing = drawn(hr.load(), at="theme")
    first = drawing.table[drawing.table["kind"] == "interview"].set_index("code")["share"]
    labels = drawing.table.attrs["harmred"]["labels"]
    shares = {labels[code][0]: share for code, share in first.items()}
    shown = [shares[name] for name in names(drawn(hr.load(), at="theme", width=180))]
    assert shown == sorted(shown, reverse=True)


def test_a_dot_is_open_where_only_the_other_side_has_it():
    drawing = drawn(hr.load(), at="theme")
    for ax, kind in zip(drawing.figure.axes, ("interview", "observation"), strict=True):
        (dots,) = (part for part in ax.collections if hasattr(part, "get_sizes"))
        fills = [tuple(fill[:3]) == (1, 1, 1) for fill in dots.get_facecolor()]
        rows = drawing.table[drawing.table["kind"] == kind]
        assert sum(fills) == (rows["sources"] == 0).sum()


def test_what_neither_side_has_is_left_out():
    marks = STUDY.segments[STUDY.segments["code"] != "no_help"]
    drawing = drawn(replace(STUDY, segments=marks))
    assert "no_help" not in set(drawing.table["code"])


def test_a_hidden_cell_is_hatched_and_its_number_is_nowhere():
    table = hr.compare(STUDY)
    table.loc[0, ["sources", "hidden"]] = [77, True]
    drawing = hr.draw.compared(table)
    assert len(hatches(drawing)) == 1
    assert "77" not in repr(drawing)
    assert not any("77" in text.get_text() for text in words(drawing))


def test_the_figure_is_the_same_from_its_own_table_and_time_after_time():
    first = drawn()
    again = hr.draw.compared(first.table)
    assert again.bytes("svg") == first.bytes("svg") == drawn().bytes("svg")


def test_french_and_english_differ_in_words_and_agree_in_numbers():
    english, french = drawn(lang="en"), drawn(lang="fr")
    assert repr(english) != repr(french)
    assert english.table.equals(french.table)


def test_it_is_read_aloud_with_both_numbers():
    assert "harm: 5 / 3" in repr(drawn(at="theme"))


def test_invented_data_are_marked():
    drawing = drawn(invented(STUDY))
    assert any(text.get_text() == "INVENTED DATA" for text in words(drawing))
    assert repr(drawing).startswith("Synthetic data – not findings")


def test_the_caption_says_interval_missing_values_and_limits():
    said = " ".join(" ".join(text.get_text().split()) for text in words(drawn(LAW, "before_law")))
    for part in ("2 sources without a known value", "interval", "What this figure cannot say"):
        assert part in said


def test_no_identifier_is_in_the_drawn_table():
    assert not {"I1", "F1", "P1"} & set(drawn().table.astype("str").to_numpy().ravel())


@pytest.mark.parametrize(("across", "edition"), [("kind", "public"), ("before_law", "review")])
def test_told_and_seen_is_public_and_groups_of_sources_are_not(across, edition):
    drawing = drawn(hr.load(), across, "theme")
    assert drawing.table.attrs["harmred"]["edition"] == edition


def test_a_table_to_read_names_what_was_found():
    shown = hr.draw.table(hr.compare(hr.load()), lang="fr")
    assert set(shown["trouvé" if "trouvé" in shown else "trouvés"]) == {"dit et vu", "dit, non vu"}
