"""The dictionary of the tables."""

from pathlib import Path

from harmred.study import REASONS, TABLES, columns
from harmred.writers import dictionary

REPOSITORY = Path(__file__).parents[2]


def test_the_dictionary_of_the_repository_is_the_one_of_the_schema():
    assert (REPOSITORY / "data" / "README.md").read_text(encoding="utf-8") == dictionary()


def test_every_column_is_described_in_both_languages():
    text = dictionary()
    for table in TABLES:
        section = text.split(f"\n## `{table}.csv`\n")[1].split("\n## ")[0]
        for name, column in columns(table).items():
            assert f"| `{name}` | " in section
            told = f"| {column['description']} | {column['description_fr']} |"
            assert told.replace("<", "&lt;") in section


def test_the_dictionary_says_where_real_data_live_and_what_missing_means():
    text = dictionary()
    assert "**outside this repository**" in text
    assert "HARMRED_STUDY" in text
    assert all(f"`{reason}`" in text for reason in REASONS)


def test_values_that_a_column_may_hold_are_told():
    row = next(line for line in dictionary().splitlines() if line.startswith("| `shift` "))
    assert "`morning` / `afternoon` / `evening` / `night`" in row
