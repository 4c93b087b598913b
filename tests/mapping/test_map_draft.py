"""A map is drafted again when the project changes, and no cell that somebody filled in is lost."""

import pandas as pd
import pytest
from maps import filled, project

from harmred.errors import FormatError, StudyError
from harmred.mapping import apply, draft


def table(folder, file="codes.csv", key="node"):
    cells = pd.read_csv(folder / file, dtype="str", encoding="utf-8-sig")
    return cells.fillna("").set_index(key)


def changed():
    """Return the project with one code renamed, and used once more."""
    study = project()
    book = study.codebook.replace({"police": "patrouilles"})
    marks = study.segments.replace({"police": "patrouilles"})
    return type(study)("visits", study.sources, book, pd.concat([marks, marks.tail(1)]))


def test_the_same_project_drafts_the_same_bytes(tmp_path):
    for folder in ("a", "b"):
        draft(project(), tmp_path / folder)
    draft(project(), tmp_path / "b")
    for name in ("codes.csv", "sources.csv", "map.toml"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_cells_stay_new_codes_come_in_and_those_gone_are_marked(tmp_path):
    filled(project(), tmp_path, "codes.csv", {"police": {"ours": "x"}, "deuil": {"ours": "y"}})
    draft(changed(), tmp_path)
    codes = table(tmp_path)
    assert codes["ours"][codes["ours"] != ""].to_dict() == {"deuil": "y", "police": "x"}
    assert codes["in_project"][["deuil", "patrouilles", "police"]].tolist() == ["yes", "yes", "no"]
    assert codes["segments"]["patrouilles"] == "2"


def test_columns_of_ones_own_stay(tmp_path):
    filled(project(), tmp_path, "codes.csv", {"deuil": {"to discuss": "Monday"}})
    draft(changed(), tmp_path)
    assert table(tmp_path)["to discuss"]["deuil"] == "Monday"


def test_a_cell_that_was_emptied_stays_empty(tmp_path):
    study = project(site=["S1", "S2"])
    filled(study, tmp_path, "sources.csv", {"A": {"facility": None}})
    draft(study, tmp_path)
    assert table(tmp_path, "sources.csv", "source")["facility"].tolist() == ["", "S2"]


def test_patterns_are_drafted_only_once(tmp_path):
    (tmp_path / "map.toml").write_text("# mine\n", "utf-8")
    draft(project(), tmp_path)
    assert (tmp_path / "map.toml").read_text("utf-8") == "# mine\n"


def test_a_spreadsheet_as_other_programs_save_it_is_read(tmp_path):
    filled(project(), tmp_path, "codes.csv", {"Vécu": {"ours": "emotional_impact"}})
    cells = pd.read_csv(tmp_path / "codes.csv", dtype="str")
    cells.rename(columns=str.upper).to_csv(
        tmp_path / "codes.csv", sep=";", encoding="cp1252", index=False, lineterminator="\r\n"
    )
    study, report = apply(project(), tmp_path)
    assert "emotional_impact" in set(study.codebook["code"])
    assert report.wrong == []


def test_any_part_of_a_map_is_enough_and_none_is_refused(tmp_path):
    draft(project(), tmp_path)
    (tmp_path / "codes.csv").unlink()
    (tmp_path / "map.toml").unlink()
    assert apply(project(), tmp_path)[1].wrong == []
    (tmp_path / "sources.csv").unlink()
    with pytest.raises(FormatError, match=r"neither codes\.csv, sources\.csv nor"):
        apply(project(), tmp_path)


def test_nothing_is_drafted_into_the_folder_of_a_study(tmp_path):
    (tmp_path / "codebook.csv").write_text("code\n", "utf-8")
    with pytest.raises(StudyError, match="holds a study, and nothing was drafted"):
        draft(project(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["codebook.csv"]


BROKEN = {
    "": "cannot be cut into rows and cells: EmptyDataError",
    "code,ours\na,b\n": r"codes\.csv has no column 'node'",
    "node,ours\n,b\n": r"codes\.csv row 2: 'node' is empty",
    'node,ours\n"a,b\n': "cannot be cut into rows and cells",
}


@pytest.mark.parametrize(("content", "match"), BROKEN.items(), ids=range(len(BROKEN)))
def test_a_broken_spreadsheet_is_refused_with_its_place(tmp_path, content, match):
    (tmp_path / "codes.csv").write_text(content, "utf-8")
    with pytest.raises(FormatError, match=match):
        apply(project(), tmp_path)
