"""Describes the tables as a Frictionless data package, so that other programs can read them."""

import json
import re
import unicodedata

from ..study import REASONS, TABLES, columns, schema


def package(study, edition=None):
    """Return datapackage.json for a study: no date, no path of this machine, no version.

    Parameters
    ----------
    study : Study
        The study.
    edition : {"review"}, optional
        Which edition of the study the tables are; a study as it is has none.

    Returns
    -------
    str
        JSON, with a line end at the end.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import readers, writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/Été à vélo"))
    >>> json.loads(package(study))["name"]
    'ete-a-velo'
    """
    described = {
        "name": _slug(study.name),
        "title": study.name,
        "synthetic": study.synthetic,
        **({"edition": edition} if edition else {}),
        "resources": [
            _resource(table, getattr(study, table))
            for table in TABLES
            if getattr(study, table) is not None
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _slug(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "study"


def _resource(table, frame):
    known = columns(table)
    names = [name for name in (*known, *(n for n in frame if n not in known)) if name != "text"]
    described = {"fields": [_field(known.get(name, {"name": name})) for name in names]}
    if "primaryKey" in schema()[table]:
        described["primaryKey"] = schema()[table]["primaryKey"]
    if known.get("source", {}).get("references") == "sources.source":
        reference = {"resource": "sources", "fields": ["source"]}
        described["foreignKeys"] = [{"fields": ["source"], "reference": reference}]
    return {
        "name": table,
        "title": schema()[table]["title"],
        "description": schema()[table]["description"],
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {**described, "missingValues": [""]},
    }


def _field(column):
    said = {"name": column["name"], "type": column.get("type", "string")}
    if "description" in column:
        said["description"] = column["description"]
    rules = dict(column.get("constraints", {}))
    if not rules.get("required"):
        # A known reason stands where a value would, and other programs have to let it pass.
        if "enum" in rules:
            rules["enum"] = [*rules["enum"], *REASONS]
        if "pattern" in rules:
            rules["pattern"] = f"({rules['pattern']}|{'|'.join(REASONS)})"
    return {**said, "constraints": rules} if rules else said
