"""Describes every column of every table in Markdown, from schema.json."""

from importlib import resources

from ..naming import DERIVED
from ..study import NEEDED, TABLES, schema


def dictionary():
    """Return the data dictionary: where data live, what spreadsheets may do, every column.

    Returns
    -------
    str
        Markdown; `data/README.md` is exactly this.

    Examples
    --------
    >>> dictionary().splitlines()[0]
    '# The tables of a study, column by column'
    """
    before = resources.files(__package__).joinpath("dictionary.md").read_text("utf-8")
    return "\n".join([before, *(_table(name) for name in TABLES)])


def _table(name):
    described = schema()[name]
    rows = [_row(name, column) for column in described["fields"]]
    key = " + ".join(f"`{each}`" for each in described.get("primaryKey", []))
    return "\n".join(
        [
            f"## `{name}.csv`",
            "",
            f"{described['description']} *{described['description_fr']}*"
            + (f" No two rows share {key}." if key else ""),
            "",
            "| column | holds | required | description | description (fr) |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _row(table, column):
    rules = column.get("constraints", {})
    heading = column["name"] in NEEDED[table] and column["name"] not in DERIVED
    required = "yes" if rules.get("required") else "heading" if heading else ""
    cells = (
        f"`{column['name']}`",
        _holds(column),
        required,
        column["description"],
        column["description_fr"],
    )
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(cell):
    """Keep Markdown from taking a bar for a new cell, or <source> for a tag of HTML."""
    return cell.replace("|", "\\|").replace("<", "&lt;")


def _holds(column):
    rules = column.get("constraints", {})
    if "enum" in rules:
        holds = " / ".join(f"`{value}`" for value in rules["enum"])
    elif "pattern" in rules:
        holds = f"text like `{rules['pattern']}`"
    elif "references" in column:
        table, name = column["references"].split(".")
        holds = f"`{name}` of `{table}.csv`"
    elif "facet" in column:
        holds = f"id of a value of facet `{column['facet']}`"
    elif column["type"] == "integer":
        holds = f"whole number from {rules['minimum']}"
    else:
        holds = "text"
    return holds + (f", several with `{column['separator']}`" if "separator" in column else "")
