"""The figures of the sources: what is known of them, what is missing, when, and what each says."""

from dataclasses import replace

import pandas as pd
import pytest
from toys import TRAITS, spread

import harmred as hr
from harmred.errors import DisclosureError

STUDY = spread()
FIELD = ["half_year", "facility_group", "before_law"]
BUNDLED = hr.load()


def of(*columns, study=STUDY):
    return [hr.count(study, by=each, at="source") for each in columns]


def texts(drawing):
    return [text.get_text() for ax in drawing.figure.axes for text in ax.texts]


def names(drawing):
    """Return the labels of the rows, whatever their lines."""
    return [
        text.get_text().replace("\n", " ")
        for ax in drawing.figure.axes
        for text in ax.get_yticklabels()
    ]


def test_a_bar_a_value_with_the_missing_ones_last_and_open():
    drawing = hr.draw.sample(*of("role_group"))
    assert names(drawing) == ["health professions", "peer workers", "refused", "unknown"]
    bars = drawing.figure.axes[0].patches
    assert [bar.get_width() for bar in bars] == [3 / 8, 2 / 8, 2 / 8, 1 / 8]
    assert [bar.get_facecolor()[:3] == (1, 1, 1) for bar in bars] == [False, False, True, True]


def test_half_years_stay_in_order():
    drawing = hr.draw.sample(*of("half_year"))
    assert names(drawing) == ["2024H2", "2025H1", "2025H2", "removed", "unknown"]


def test_what_a_kind_never_has_is_left_out_and_the_rest_adds_up_to_all_sources():
    traits = ("role_group", "half_year", "shift", "setting")
    table = hr.draw.sample(*of(*traits, study=BUNDLED)).table
    sums = table.groupby(["kind", "trait"])["sources"].sum().to_dict()
    interviews = {("interview", trait): 50 for trait in ("role_group", "half_year")}
    sessions = {("observation", trait): 40 for trait in ("half_year", "shift", "setting")}
    assert sums == {**interviews, **sessions}


def test_a_stack_is_public_only_by_role_group():
    def edition(*columns):
        return hr.draw.sample(*of(*columns)).table.attrs["harmred"]["edition"]

    assert edition("role_group") == "public"
    assert edition("half_year") == edition("role_group", "half_year") == "review"


@pytest.mark.parametrize("by", ["source", "participant", "facility"])
@pytest.mark.parametrize("name", ["sample", "missing"])
def test_no_identifier_hides_among_the_values(name, by):
    with pytest.raises(ValueError, match=f"holds no identifiers, and this one holds {by}"):
        getattr(hr.draw, name)(*of(by))


def test_a_column_of_which_nothing_is_known_is_not_drawn():
    with pytest.raises(ValueError, match="nothing is known of setting"):
        hr.draw.sample(*of("setting"))


def test_tables_of_other_sources_do_not_stand_together():
    few = hr.select(STUDY, role_group="health")
    with pytest.raises(ValueError, match="the tables are not of the same sources"):
        hr.draw.sample(*of("half_year"), *of("before_law", study=few))


@pytest.mark.parametrize(
    "tables",
    [[], of("role_group", "role_group"), of(["role_group", "half_year"]), [hr.count(STUDY)]],
    ids=["none", "twice", "two-way", "themes"],
)
def test_the_sample_takes_the_sources_by_one_column_each(tables):
    with pytest.raises(ValueError, match="tables of the sources, each by another column"):
        hr.draw.sample(*tables)


@pytest.mark.parametrize("column", TRAITS)
def test_missing_counts_each_reason_as_plain_pandas_does(column):
    reasons = ["NA_not_asked", "NA_refused", "NA_redacted"]
    plain = [TRAITS[column].count(reason) for reason in [*reasons, None]]
    table = hr.draw.missing(*of(column)).table
    assert table["value"].tolist()[:3] == reasons
    assert table["sources"].tolist() == plain


def test_a_column_with_nothing_missing_has_an_empty_row():
    whole = replace(STUDY, sources=STUDY.sources.assign(language="fr"))
    drawing = hr.draw.missing(*of("role_group", "language", study=whole))
    assert names(drawing) == ["role group", "language"]
    assert texts(drawing)[-2:] == ["3", "0"]


def tiles(drawing):
    """Return how many tiles there are of each fill, as grey from 0 (black) to 1 (white)."""
    fills = [fill for ax in drawing.figure.axes for fill in ax.collections[2:]]
    shown = [ink for each in fills for ink in each.get_facecolors() if len(each.get_offsets())]
    greys = [round(float(ink[:3].mean()), 1) for ink in shown]
    return pd.Series(greys).value_counts().sort_index().tolist()


def test_a_tile_a_source_by_what_is_known_of_the_law():
    drawing = hr.draw.fieldwork(hr.count(STUDY, by=FIELD, at="source"))
    assert tiles(drawing) == [4, 2, 2]  # before, after, not known
    assert tiles(hr.draw.fieldwork(hr.count(BUNDLED, by=FIELD, at="source"))) == [70, 15, 5]


def test_each_cell_of_fieldwork_says_its_number_unknown_dates_last():
    drawing = hr.draw.fieldwork(*of("half_year"))
    assert texts(drawing) == ["2", "3", "1", "2"]
    dates = [text.get_text() for text in drawing.figure.axes[0].get_xticklabels()]
    assert dates == ["2024H2", "2025H1", "2025H2", "not known"]


@pytest.mark.parametrize("by", ["role_group", ["half_year", "role_group"], "facility"])
def test_fieldwork_is_drawn_no_finer_than_by_group(by):
    with pytest.raises(ValueError, match="by half-year, and no finer than this"):
        hr.draw.fieldwork(*of(by))


def test_profiles_hold_the_numbers_and_not_the_names():
    table = hr.draw.profiles(hr.count(STUDY, by="source")).table
    assert table.columns.tolist() == ["kind", "code", "row", "sources", "segments", "hidden"]
    plain = hr.count(STUDY).set_index("code")
    sums = table.groupby("code")[["sources", "segments"]].sum()
    assert sums.to_dict() == plain.loc[sums.index, ["sources", "segments"]].to_dict()


def test_rows_of_profiles_follow_what_is_said_not_who_says_it():
    counted = hr.count(STUDY, by="source")
    turned = counted.assign(source=counted["source"].str[1:].astype(int).rsub(9).astype("str"))
    shuffled = hr.like(turned.sort_values("source", kind="stable"), counted)
    first, second = (hr.draw.profiles(table) for table in (counted, shuffled))
    assert first.bytes("svg") == second.bytes("svg")


def test_profiles_take_one_kind_by_source():
    for table in (hr.count(STUDY), hr.count(BUNDLED, by="source")):
        with pytest.raises(ValueError, match="profiles take one kind of source"):
            hr.draw.profiles(table)


def test_more_codes_than_can_be_read_are_refused_with_what_to_do():
    interviews = hr.select(BUNDLED, kind="interview")
    table = hr.count(interviews, by="source", at="code")
    with pytest.raises(
        ValueError, match=r"cannot be read at width=90, which holds 37.\nKeep the rows"
    ):
        hr.draw.profiles(table, width=90)


def test_ten_times_as_many_sources_do_not_make_ten_times_the_height():
    table = hr.count(STUDY, by="source")
    many = [table.assign(source=f"{place}" + table["source"]) for place in range(60)]
    many = hr.like(pd.concat(many, ignore_index=True), table)
    assert hr.draw.profiles(many).figure.get_figheight() * 25.4 < 320


@pytest.mark.parametrize("name", ["missing", "fieldwork", "profiles"])
def test_figures_of_single_people_refuse_a_table_with_hidden_cells(name):
    tables = {"missing": of("role_group")[0], "fieldwork": of("half_year")[0]}
    table = tables.get(name, hr.count(STUDY, by="source")).assign(hidden=True)
    with pytest.raises(DisclosureError, match="shows single people, and this table keeps small"):
        getattr(hr.draw, name)(table)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [90, 180])
def test_no_word_of_the_bundled_sample_is_cut_off(width, lang):
    from test_drawings import cut_off

    tables = of("role_group", *FIELD, "language", "shift", "setting", study=BUNDLED)
    for figure in (hr.draw.sample, hr.draw.missing):
        assert cut_off(figure(*tables, width=width, lang=lang)) == []
    field = hr.count(BUNDLED, by=FIELD, at="source")
    assert cut_off(hr.draw.fieldwork(field, width=width, lang=lang)) == []
