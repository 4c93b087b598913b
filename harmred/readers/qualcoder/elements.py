"""What a QualCoder project holds beside its codings: codes, sources, cases, attributes, notes."""

import re

from ..project.elements import NOT_TEXT, UNSAID, Value
from ..project.source import Source
from ..stored.cells import key, memo, place, words
from ..stored.codes import Branch, grow

_KINDS = {"images": "pictures", "audio": "audio", "video": "video"}
_MEDIUM = re.compile(r"[/\\]?(images|audio|video)[:/\\]", re.IGNORECASE)
"""How a path begins: in the folder of the project, or linked to a file elsewhere."""
_MEMOS = ("project", "source", "cases", "attribute_type", "case_text")


def codes(database, project):
    """Tell a project its codes, and the categories that they stand below.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> from types import SimpleNamespace
    >>> tables = {"code_name": [(1, "street", None, 7, None)],
    ...           "code_cat": [(7, "Harm", None, None)]}
    >>> database = SimpleNamespace(rows=lambda table, columns: tables[table])
    >>> codes(database, project := Project())
    >>> [(code.name, code.codable) for code in project.codes]
    [('Harm', False), ('street', True)]
    """
    rows = database.rows("code_cat", ["catid", "name", "memo", "supercatid"])
    branches = [
        Branch(_category(own) or "", _category(above), words(name), False, memo(said))
        for own, name, said, above in rows
    ]
    columns = ["cid", "name", "memo", "catid", "supercid"]
    branches += [
        Branch(key(own) or "", key(code) or _category(above), words(name), True, memo(said))
        for own, name, said, above, code in database.rows("code_name", columns)
    ]
    grow(project, branches)


def _category(cell):
    """Return the key of a category: its number may also be that of a code."""
    return key(cell) and f"category {key(cell)}"


def sources(database, texts):
    """Note the sources with their texts.

    Parameters
    ----------
    database : Database
        The open database.
    texts : Texts
        Takes them.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> rows = [(1, "I07.txt", "Words.", None), (2, "door.png", None, "/images/door.png")]
    >>> database, kinds = SimpleNamespace(rows=lambda *given: rows), []
    >>> sources(database, SimpleNamespace(add=lambda source, raw: kinds.append(source.kind)))
    >>> kinds
    ['texts', 'pictures']
    """
    columns = ["id", "name", "fulltext", "mediapath"]
    for own, name, text, path in database.rows("source", columns):
        kind = _kind(words(path))
        raw = None if text is None else words(text)
        why = NOT_TEXT if kind in _KINDS.values() else None
        if kind == "pdfs" and not raw:
            why = UNSAID
        source = Source(kind, why, key(own) or "", words(name))
        source.represented = bool(raw)
        texts.add(source, raw)


def _kind(path):
    medium = _MEDIUM.match(path)
    if medium:
        return _KINDS[medium[1].lower()]
    return "pdfs" if path.lower().endswith(".pdf") else "texts"


def cases(database, project, texts):
    """Tell a project its cases, and what they cover.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.
    texts : Texts
        The sources, not yet settled.

    Returns
    -------
    dict
        Key -> case.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> tables = {"cases": [(1, "Ana")], "case_text": []}
    >>> database = SimpleNamespace(rows=lambda table, columns: tables[table])
    >>> [case.name for case in cases(database, Project(), None).values()]
    ['Ana']
    """
    known = {}
    for own, name in database.rows("cases", ["caseid", "name"]):
        case = project.case(words(name))
        known.setdefault(key(own), case)
    for own, source, start, end in database.rows("case_text", ["caseid", "fid", "pos0", "pos1"]):
        case = known.get(key(own))
        if case is None:
            project.found["links"] += 1
        else:
            texts.part(case, key(source), place(start), place(end))
    return known


def values(database, project, known, of_cases):
    """Tell a project its attributes, and the values that sources and cases have of them.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes them.
    known, of_cases : dict
        Key -> source, and key -> case.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> from harmred.readers.project.source import Source
    >>> tables = {"attribute_type": [("age", "numeric")], "attribute": [("age", "file", "41", 1)]}
    >>> database = SimpleNamespace(rows=lambda table, columns: tables[table])
    >>> source = Source("texts", None, "1", "I07")
    >>> values(database, Project(), {"1": source}, {})
    >>> source.values[0].written
    '41'
    """
    types = {}
    for name, kind in database.rows("attribute_type", ["name", "valuetype"]):
        numeric = words(kind).strip().lower() == "numeric"
        variable = str(len(types) + 1)
        if words(name) not in types:
            types[words(name)] = variable, "FloatValue" if numeric else "TextValue"
            project.variable(variable, words(name))
    owners = {"file": known, "case": of_cases}
    for name, what, written, own in database.rows(
        "attribute", ["name", "attr_type", "value", "id"]
    ):
        variable, kind = types.get(words(name), ("", "TextValue"))
        owner = owners.get(words(what).strip().lower(), {}).get(key(own))
        project.value(owner, Value(variable, words(written), kind))


def notes(database, project):
    """Count what has no place in a study: journals, memos, links between sources, graphs.

    Parameters
    ----------
    database : Database
        The open database.
    project : Project
        Takes the numbers.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> database = SimpleNamespace(has=lambda *names: True, count=lambda *given: 1)
    >>> notes(database, project := Project())
    >>> project.found["notes"], project.found["links"], project.found["graphs"]
    (6, 2, 1)
    """
    found = project.found
    found["notes"] += database.count("journal") + sum(
        database.count(table, "length(memo) > 0") for table in _MEMOS if database.has(table, "memo")
    )
    for column in ("av_text_id", "risid"):
        if database.has("source", column):
            found["links"] += database.count("source", f"{column} > 0")
    found["graphs"] += database.count("graph")
