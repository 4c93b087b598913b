"""The sources of a project: identifiers, texts, and what variables and cases say of them."""

from collections import Counter, defaultdict

import pandas as pd

from ...naming import fingerprint
from ..cells import heading
from .guids import guid
from .names import tidy, unique
from .values import ELSEWHERE, Values

ENDINGS = (".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".md")
"""What a program leaves of the file that a source came from."""
NOWHERE, PART = "without a source", "on part of a source"
GONE = "on a source that is not there"


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


def sources(kept, project):
    """Make the table of sources.

    Parameters
    ----------
    kept : list of Source
        Those that were read.
    project : Project
        Its variables, cases and other sources.

    Returns
    -------
    table : DataFrame
        Columns source, kind, participant, length, text, text_sha256, and one per variable. A
        project does not tell interviews from observations: a variable `kind` does, if all its
        values are `interview` or `observation`; else every source is an interview.
    values : Values
        What became of the variables.
    cases : tuple
        Why cases were skipped (reason -> how many), and remarks on the others.

    Examples
    --------
    >>> from harmred.readers.refi.project import Project
    >>> from harmred.readers.refi.source import Source
    >>> source = Source("texts", None, {"name": "I07.txt"})
    >>> sources([source], Project(None))[0][["source", "kind"]].values.tolist()
    [['I07', 'interview']]
    """
    values, texts = Values(project.variables), [source.text for source in kept]
    for row, source in enumerate(kept):
        values.own(row, source.values)
    unread = sum(len(s.values) for s in project.sources if s.unread is not None)
    values.skipped[ELSEWHERE] += unread
    people, cases = _cases(kept, project, values)
    values.agree()
    columns = {
        "source": identifiers([source.name for source in kept]),
        "length": [text if text is None else len(text) for text in texts],
        "text": texts,
        "text_sha256": [text if text is None else fingerprint(text) for text in texts],
    }
    for name, cells in {"participant": people, **values.columns()}.items():
        columns[name] = [cells.get(row) for row in range(len(kept))]
    columns["kind"] = [kind or "interview" for kind in columns.get("kind", [None] * len(kept))]
    types = {name: "Int64" if name == "length" else "str" for name in columns}
    return pd.DataFrame(columns, dtype=object).astype(types), values, cases


def _cases(kept, project, values):
    """Give the cases to the sources that they cover whole."""
    rows, skipped, names = {}, Counter(), defaultdict(set)
    for source in project.sources:
        rows.setdefault(guid(source.guid), None)
    for row, source in reversed(list(enumerate(kept))):
        rows[guid(source.guid)] = row
    for case in project.cases:
        mine = sorted({rows[each] for each in case.sources if rows.get(each) is not None})
        if mine:
            values.of_case(mine, case.values)
            for row in mine:
                names[row].update(filter(None, [tidy(case.name)]))
        else:
            why = _why(case, rows)
            skipped[why] += 1
            values.skipped[why] += len(case.values)
    shared = sum(len(each) > 1 for each in names.values())
    remarks = [f"in {shared:,} with several, participant is left empty"] * bool(shared)
    people = {row: each.pop() for row, each in names.items() if len(each) == 1}
    return people, (skipped, remarks)


def _why(case, rows):
    if any(each in rows for each in case.sources):
        return ELSEWHERE
    if case.parts:
        return PART
    return GONE if case.sources else NOWHERE
