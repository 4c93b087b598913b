"""A small project of one's own, and maps of it filled in."""

from pathlib import Path

import pandas as pd

from harmred.mapping import apply, draft
from harmred.study import Study

TEXT = "1. Work\nINT: Why?\nAnd then?\nP: Well.\nSo I stay.\n2. City\nINT : And here?\nP: Police.\n"
BOOK = [
    ("Vécu", None, "theme"),
    ("impuissance", "Vécu", "code"),
    ("deuil", "Vécu", "code"),
    ("pleurs", "deuil", "code"),
    ("Ville", None, "theme"),
    ("avis propre", "Ville", "code"),
    ("police", "Ville", "code"),
]
MARKS = [
    ("A", 0, 9, "impuissance"),
    ("A", 0, 9, "avis propre"),
    ("A", 10, 20, "deuil"),
    ("A", 10, 20, "pleurs"),
    ("B", 5, 9, "pleurs"),
    ("B", 5, 9, "police"),
]


def project(text=TEXT, **columns):
    """Return the study that a project would make: two documents, seven codes."""
    sources = pd.DataFrame({"source": ["A", "B"], "kind": "interview", "length": len(text)})
    sources = sources.assign(text=text, **columns)
    book = pd.DataFrame(BOOK, columns=["code", "parent", "row_type"])
    marks = pd.DataFrame(MARKS, columns=["source", "start", "end", "code"]).assign(coder="K1")
    return Study("visits", sources, book, marks)


def filled(study, folder, file, cells):
    """Draft a map, and fill in cells of a spreadsheet: row -> column -> value."""
    draft(study, folder)
    key = {"codes.csv": "node", "sources.csv": "source"}[file]
    table = pd.read_csv(folder / file, dtype="str", encoding="utf-8-sig").set_index(key)
    table = table.astype(object)
    for row, values in cells.items():
        for column, value in values.items():
            table.loc[row, column] = value
    table.to_csv(folder / file)
    return folder


def coded(folder, study=None, **ours):
    """Apply a map that gives some codes a name of ours."""
    study = study or project()
    cells = {name.replace("_", " "): {"ours": code} for name, code in ours.items()}
    return apply(study, filled(study, folder, "codes.csv", cells))


def patterned(folder, toml, study=None):
    """Apply a map that is nothing but patterns."""
    Path(folder, "map.toml").write_text(toml, "utf-8")
    return apply(study or project(), folder)
