"""The command line: what it prints, and the status it ends with."""

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", ["new", "check", "reproduce"])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert command in capsys.readouterr().out
