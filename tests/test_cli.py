"""The command line: what it prints, and the status it ends with."""

import re
from pathlib import Path

import pandas as pd
import pytest
from projects import case, code, mark, saved, source, value

import harmred as hr
from harmred.cli import main

FLAT = Path(__file__).parent / "studies" / "flat"


def test_a_new_study_is_sound(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert main(["check", str(tmp_path / "mine")]) == 0
    assert "Sound: no problem found." in capsys.readouterr().out


def test_check_names_every_problem_and_its_remedy_and_ends_with_1(tmp_path, capsys):
    main(["new", str(tmp_path / "mine")])
    segments = tmp_path / "mine/segments.csv"
    segments.write_text(
        segments.read_text("utf-8").replace("SYN-EXAMPLE", "SYN-ELSEWHERE"), "utf-8"
    )
    assert main(["check", str(tmp_path / "mine")]) == 1
    said = capsys.readouterr().out
    assert "error: segments.csv row 2:" in said
    assert "2 errors, 0 warnings, 1 note" in said


def test_a_study_that_is_not_there_ends_with_2(capsys):
    assert main(["check", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_reproduce_passes_its_options_on(capsys):
    assert main(["reproduce", str(FLAT), "--only", "99"]) == 2
    assert "no notebook begins with '99'" in capsys.readouterr().err


@pytest.fixture
def project(tmp_path):
    """Write a small project of a coding program, with two themes in one line."""
    marks = [mark(0, 9, "stigma"), mark(4, 20, "help"), mark(21, 30, "help")]
    text = "refus de soin 🙂 aide\nécouter encore"
    lost = case("Nobody", value("age", "31", "Integer"))
    held = [source("Entretien é.txt", *marks, text=text), source("B.txt", text="rien")]
    return saved(tmp_path, sources=held, codes=[code("stigma"), code("help")], cases=[lost])


def test_convert_writes_tables_and_says_what_was_read_skipped_and_will_run(
    project, tmp_path, capsys
):
    assert main(["convert", str(project), str(tmp_path / "mine")]) == 0
    said = capsys.readouterr().out
    assert re.search(r"cases +1 +0 +1 +1 without a source", said)
    assert re.search(r"05_where\w+ +runs; lacks .*code", said)
    assert main(["check", str(tmp_path / "mine")]) == 0


@pytest.mark.filterwarnings("ignore:(?s).*several people coded")
def test_a_project_of_two_coders_is_converted_and_a_map_says_whose_marks_stand(tmp_path, capsys):
    rows = ["Document,Code,Excerpt,Coder", "I07,said,W,Ana", "I07,said,V,Ben"]
    (tmp_path / "visits.csv").write_text("\n".join(rows), "utf-8")
    names = [str(tmp_path / name) for name in ("visits.csv", "mine", "words")]
    assert main(["convert", *names[:2], "--draft-map", names[2]]) == 0
    assert "No notebook runs yet: several people coded" in capsys.readouterr().out
    chosen = tmp_path / "words/sources.csv"
    chosen.write_text("source,coder\nI07,Ana\n", "utf-8")
    assert main(["convert", *names[:2], "--map", names[2]]) == 0
    assert re.search(r"01_who\w+ +runs", capsys.readouterr().out)


def test_check_says_again_what_the_project_held(project, tmp_path, capsys):
    main(["convert", str(project), str(tmp_path / "mine")])
    capsys.readouterr()
    for place in (project, tmp_path / "mine"):
        assert main(["check", str(place)]) == 0
        assert re.search(r"cases +1 +0 +1 +1 without a source", capsys.readouterr().out)


def test_what_was_converted_is_the_project(project, tmp_path):
    main(["convert", str(project), str(tmp_path / "mine")])
    for verb in (hr.count, hr.cooccur):
        converted, direct = verb(hr.load(tmp_path / "mine")), verb(hr.load(project))
        pd.testing.assert_frame_equal(converted, direct)
    row = hr.cooccur(hr.load(project), within="overlap").iloc[0]
    assert (row["together"], row["characters"]) == (1, 5)


def test_convert_writes_nothing_over_what_is_no_study(project, tmp_path, capsys):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("mine", "utf-8")
    assert main(["convert", str(project), str(tmp_path / "thesis")]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "thesis").iterdir()] == ["chapter.txt"]


def test_a_map_is_drafted_filled_in_and_applied(project, tmp_path, capsys):
    mine, words = str(tmp_path / "mine"), tmp_path / "words"
    assert main(["convert", str(project), mine, "--draft-map", str(words)]) == 0
    assert f"convert {project} {mine} --map {words}" in capsys.readouterr().out
    codes = (words / "codes.csv").read_text("utf-8-sig")
    codes = codes.replace("help,help,2,1,,", "help,help,2,1,helping_central,")
    (words / "codes.csv").write_text(codes, "utf-8")
    assert main(["convert", str(project), mine, "--map", str(words)]) == 0
    said = capsys.readouterr().out
    assert "codes.csv: 1 code became 1 of ours; 2 segments moved\n" in said
    assert "Everything in the map fits." in said
    assert "helping_central" in set(hr.load(mine).segments["code"])


def test_what_does_not_fit_in_a_map_ends_with_1(project, tmp_path, capsys):
    (tmp_path / "map.toml").write_text('[speakers]\nparticipant = ["P:"]\n', "utf-8")
    arguments = [str(project), str(tmp_path / "mine"), "--map", str(tmp_path)]
    assert main(["convert", *arguments]) == 1
    assert "1 thing in the map did not fit, and changed nothing:" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "mine")]) == 0


def test_a_map_is_drafted_or_applied_not_both(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["convert", "a", "b", "--map", "c", "--draft-map", "c"])
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["new", "check", "convert", "reproduce"])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert command in capsys.readouterr().out
