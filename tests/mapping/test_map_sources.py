"""sources.csv: our columns, suggested from variables of like names, checked cell by cell."""

import pytest
from maps import filled, project

from harmred.mapping import apply
from harmred.mapping.sources import drafted

SAID = {"Métier": ["nurse", "peer"], "Date d'entretien": ["2024-03-01", "15/09/2024"]}


def given(folder, study=None, **cells):
    study = study or project()
    return apply(study, filled(study, folder, "sources.csv", cells))


def test_variables_of_like_names_fill_our_columns():
    table = drafted(project(**SAID))
    assert table["role_group"].tolist() == ["nurse", "peer"]
    assert table["half_year"].tolist() == ["2024H1", "2024H2"]
    assert table["Métier"].tolist() == ["nurse", "peer"]


@pytest.mark.parametrize(
    ("name", "values", "column", "ours"),
    [
        ("Structure", ["S1", "S2"], "facility", ["S1", "S2"]),
        ("langue", ["Français", "anglais"], "language", ["fr", "en"]),
        ("moment", ["Soir", "lunch"], "shift", ["evening", ""]),
        ("type", ["Entretien", "Observation"], "kind", ["interview", "observation"]),
        ("before_law (variable)", ["oui", "0"], "before_law", ["yes", "no"]),
        ("couleur", ["red", "blue"], "facility", ["", ""]),
    ],
)
def test_values_are_suggested_as_our_columns_write_them(name, values, column, ours):
    cells = drafted(project(**{name: values}))[column]
    assert cells.fillna("").tolist() == ours


def test_cells_that_are_filled_in_are_applied_and_empty_ones_leave_what_is_known(tmp_path):
    study = project(facility=["F1", "F1"])
    study, report = given(tmp_path, study, B={"facility": "F2", "kind": "observation"})
    sources = study.sources.set_index("source")
    assert sources["facility"].tolist() == ["F1", "F2"]
    assert sources["kind"].tolist() == ["interview", "observation"]
    assert report.done[1] == (
        "sources.csv: 3 cells filled in for 2 sources, 2 of them in place of what the project says"
    )


def test_a_cell_that_the_schema_refuses_is_reported_by_row_and_left_out(tmp_path):
    study, report = given(tmp_path, B={"half_year": "spring", "facility": "F2"})
    assert report.wrong == [
        "sources.csv row 3: 'half_year' must follow [0-9]{4}H[12]; got 'spring'"
    ]
    assert study.sources["half_year"].isna().all()
    assert study.sources["facility"].tolist()[1] == "F2"


def test_a_known_reason_for_missing_may_stand_in_any_cell(tmp_path):
    study, report = given(tmp_path, A={"half_year": "NA_refused"})
    assert report.wrong == []
    assert study.sources["half_year"].tolist()[0] == "NA_refused"


def test_sources_that_came_and_went_are_named(tmp_path):
    study = project()
    filled(study, tmp_path, "sources.csv", {"A": {"facility": "F1"}})
    sources = study.sources.assign(source=["C", "B"])
    marks = study.segments.assign(source="B")
    _, report = apply(type(study)("v", sources, study.codebook, marks), tmp_path)
    assert report.changed == [
        "sources.csv does not list 'C': kept as in the project; --draft-map adds what is new.",
        "sources.csv lists 'A': no longer in the project.",
    ]
