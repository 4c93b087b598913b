"""What `load` finds, what it refuses, and what it says."""

import warnings
from pathlib import Path

import pytest

from harmred import readers
from harmred.errors import FormatError, StudyError
from harmred.readers import check, load

FLAT = Path(__file__).parents[1] / "studies" / "flat"


def test_a_folder_of_tables_is_loaded_and_knows_where_it_came_from():
    study = load(str(FLAT))
    assert (study.name, study.origin, len(study.segments)) == ("flat", FLAT, 27)


def test_the_environment_names_the_study(monkeypatch):
    monkeypatch.setenv("HARMRED_STUDY", str(FLAT))
    assert load().name == "flat"


def test_the_bundled_study_is_the_last_resort(monkeypatch):
    monkeypatch.delenv("HARMRED_STUDY", raising=False)
    monkeypatch.setattr(readers, "BUNDLED", FLAT)
    assert load().name == "flat"


def test_an_installation_without_the_bundled_study_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("HARMRED_STUDY", "")
    monkeypatch.setattr(readers, "BUNDLED", tmp_path / "data" / "synthetic")
    with pytest.raises(StudyError, match="pip install -e"):
        load()


@pytest.mark.parametrize("look", [load, check])
def test_a_place_that_does_not_exist_is_named(look, tmp_path):
    with pytest.raises(
        FormatError, match=r"no file or folder '.*nowhere'(.|\n)*harmred new FOLDER"
    ):
        look(tmp_path / "nowhere")


def test_a_wrong_environment_variable_is_blamed(monkeypatch, tmp_path):
    monkeypatch.setenv("HARMRED_STUDY", str(tmp_path / "nowhere"))
    with pytest.raises(FormatError, match=r"\(named by HARMRED_STUDY\)"):
        load()


@pytest.mark.parametrize("look", [load, check])
def test_a_folder_without_tables_is_not_a_study(look, tmp_path):
    with pytest.raises(FormatError, match=r"a folder, but not(.|\n)*with sources\.csv, codebook"):
        look(tmp_path)


def test_a_file_that_may_not_be_read_is_a_format_error(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "visits.csv").write_text("code\nsaid\n")
    monkeypatch.setattr(readers, "reader", refuse)
    with pytest.raises(FormatError, match=r"'visits\.csv' cannot be read: Permission denied"):
        load(tmp_path / "visits.csv")


def test_errors_are_raised_with_file_row_count_and_the_way_on(folder):
    table = "source,start,end,code,coder\nI07,10,24,mefiance,K1\nI07,9,9,méfiance,K1\n"
    with pytest.raises(StudyError, match="has 2 errors") as refusal:
        load(folder({"segments.csv": table}))
    assert str(refusal.value) == (
        "'visits' has 2 errors.\n"
        "  segments.csv row 2: 'mefiance' is not in codebook.csv (the codebook has 'méfiance')\n"
        "  segments.csv row 3: end == start is an empty passage\n"
        "Add it to codebook.csv or correct the row.\n"
        "hr.check(path) lists every problem at once."
    )


def test_only_the_first_five_errors_are_told(folder):
    rows = "".join(f"I07,{n},{n},méfiance,K1\n" for n in range(1, 8))
    with pytest.raises(StudyError, match=r"has 7 errors(.|\n)*row 6(.|\n)*  and 2 more"):
        load(folder({"segments.csv": "source,start,end,code,coder\n" + rows}))


def test_what_cannot_be_read_is_a_format_error(folder):
    with pytest.raises(FormatError, match=r"texts/I07\.txt row 2: the file is not text"):
        load(folder({"texts/I07.txt": b"One.\n\x81"}))


def test_warnings_are_summed_up_in_one(folder):
    files = {"texts/I7.txt": "Words.", "texts/I8.txt": "Words."}
    with pytest.warns(UserWarning, match=r"'visits' has 2 warnings(.|\n)*texts/I8\.txt") as said:
        load(folder(files))
    assert len(said) == 1
    assert said[0].filename == __file__


def test_notes_are_silent(folder):
    table = "source,start,end,code,coder\nI07,,,méfiance,K1\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        study = load(folder({"segments.csv": table}))
    assert check(study)["severity"].tolist() == ["note"]


def test_check_takes_a_path_or_a_study_and_says_the_same(folder):
    place = folder({"segments.csv": "source,start,end,code,coder\nI07,,,méfiance,K1\n"})
    assert check(str(place)).equals(check(load(place)))


def test_check_of_a_sound_study_has_no_rows_and_all_columns():
    problems = check(FLAT)
    assert problems.columns.tolist() == ["severity", "file", "row", "column", "problem", "remedy"]
    assert problems.empty


def test_no_message_quotes_what_may_be_somebodys_words(folder):
    words = "She said that nobody had asked her about it before"
    table = f"source,start,end,code,coder\nI07,1,4,{words},K1\n"
    with pytest.raises(StudyError, match="a value of 50 characters is not in codebook") as refusal:
        load(folder({"segments.csv": table}))
    assert words not in str(refusal.value)
