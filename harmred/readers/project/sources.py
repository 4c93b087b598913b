"""The sources of a project: identifiers, texts, and what variables and cases say of them."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from ...naming import fingerprint
from ..cells import heading
from .cases import of_cases, of_sets, rows_of
from .names import tidy, unique
from .values import ELSEWHERE, Values

ENDINGS = (".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".md")
"""What a program leaves of the file that a source came from."""


def identifiers(names):
    """Name the sources.

    Parameters
    ----------
    names : list of str
        As the project names them.

    Returns
    -------
    list of str
        Without the ending of a text file, unless that makes two alike.

    Examples
    --------
    >>> identifiers(["I07.docx", "I08.docx", "I08.pdf", ""])
    ['I07', 'I08.docx', 'I08.pdf', 'source 4']
    """
    full = [tidy(name) or f"source {rank}" for rank, name in enumerate(names, 1)]
    bare = [_bare(name) for name in full]
    often = Counter(map(heading, bare))
    chosen = [b if often[heading(b)] == 1 else f for b, f in zip(bare, full, strict=True)]
    # Not every file system tells I07 from i07, and each text becomes a file.
    return unique(chosen, heading)


def _bare(name):
    ending = next((end for end in ENDINGS if name.casefold().endswith(end)), "")
    return name[: len(name) - len(ending)].rstrip() or name


class Sources(NamedTuple):
    """The table; what became of the variables; why cases and sets were skipped, and remarks."""

    table: pd.DataFrame
    values: Values
    cases: tuple
    groups: tuple


def sources(kept, project):
    """Make the table of sources.

    Parameters
    ----------
    kept : list of Source
        Those that were read.
    project : Project
        Its variables, cases, sets and other sources.

    Returns
    -------
    Sources
        The table has columns source, kind, participant, length, text, text_sha256, one per
        variable, `cases` where a source has several, `sets` where there are any. A project does
        not tell interviews from observations: a variable `kind` does, if all its values are
        `interview` or `observation`; else every source is an interview.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> from harmred.readers.project.source import Source
    >>> source = Source("texts", None, "1", "I07.txt")
    >>> sources([source], Project()).table[["source", "kind"]].values.tolist()
    [['I07', 'interview']]
    """
    values, texts = Values(project.variables), [source.text for source in kept]
    for row, source in enumerate(kept):
        values.own(row, source.values)
    unread = sum(len(s.values) for s in project.sources if s.unread is not None)
    values.skipped[ELSEWHERE] += unread
    rows = rows_of(kept, project)
    named, cases = of_cases(kept, rows, project, values)
    sets, groups = of_sets(rows, project)
    values.agree()
    columns = {
        "source": identifiers([source.name for source in kept]),
        "length": [text if text is None else len(text) for text in texts],
        "text": texts,
        "text_sha256": [text if text is None else fingerprint(text) for text in texts],
    }
    for name, cells in {**named, **sets, **values.columns()}.items():
        columns[name] = [cells.get(row) for row in range(len(kept))]
    columns["kind"] = [kind or "interview" for kind in columns.get("kind", [None] * len(kept))]
    types = {name: "Int64" if name == "length" else "str" for name in columns}
    return Sources(pd.DataFrame(columns, dtype=object).astype(types), values, cases, groups)
