"""The page on formats says what the readers do."""

import re
from pathlib import Path

import pytest

from harmred.readers.limits import LIMITS
from harmred.readers.looking import unknown

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def test_the_page_states_every_limit():
    stated = dict(re.findall(r"`HARMRED_LIMIT_(\w+)`: [^|]+ \| ([\d,]+) \|", PAGE))
    assert {name: int(value.replace(",", "")) for name, value in stated.items()} == LIMITS


@pytest.mark.parametrize("program", ["NVivo", "MAXQDA", "ATLAS.ti", "Dedoose", "Taguette"])
def test_each_program_has_its_lines_and_the_refusal_of_a_file_names_it(program):
    lines = PAGE.split(f"**{program}.** ")[1].split("\n\n")[0].splitlines()
    assert len(lines) == 3
    assert f"From {program}: " in str(unknown(Path("a"), "is nothing"))


def test_every_row_of_the_table_says_what_becomes_of_each_kind():
    table = PAGE.split("## What survives")[1].split("\n\n")[2].splitlines()
    assert len(table) > 8
    assert len({row.count("|") for row in table}) == 1
