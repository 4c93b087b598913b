"""What a RQDA project holds beside its codings: codes, sources, cases, sets, attributes, notes."""

from collections import defaultdict

from ..project.elements import Value
from ..project.guids import guid
from ..project.source import Source
from ..stored.cells import key, memo, place, words
from ..stored.codes import Branch, grow, noted
from ..stored.deleted import DELETED

OTHERS = "other_themes"
"""The column of the codebook that names the further categories of a code."""
_MEMOS = ("project", "source", "cases", "caselinkage", "attributes", "filecat")
_OWNERS = (("fileattr", "fileid"), ("caseattr", "caseid"))


def codes(live, project):
    """Tell a project its codes, each below the first of its categories.

    Parameters
    ----------
    live : Live
        The tables.
    project : Project
        Takes them.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> tables = {"codecat": [(1, "Harm", None), (2, "Help", None)],
    ...           "treecode": [(5, 1), (5, 2)], "freecode": [(5, "street", None)]}
    >>> live = SimpleNamespace(rows=lambda table, *given: tables[table])
    >>> codes(live, project := Project())
    >>> print(project.codes[1].parent.name, project.codes[1].description)
    Harm [codebook]
    other_themes: Help
    """
    categories, above, branches = {}, defaultdict(dict), []
    for own, name, said in live.rows("codecat", ["catid", "name", "memo"], "codes"):
        categories.setdefault(key(own), words(name))
        branches.append(Branch(f"category {key(own)}", None, words(name), False, memo(said)))
    for code, category in live.rows("treecode", ["cid", "catid"]):
        if key(category) in categories:
            above[key(code)][key(category)] = None
    for own, name, said in live.rows("freecode", ["id", "name", "memo"], "codes"):
        first, *others = above[key(own)] or [None]
        description = memo(said)
        if others:
            names = (categories[each].replace(";", ",") for each in others)
            description = noted(description, OTHERS, ";".join(names))
        parent = first and f"category {first}"
        branches.append(Branch(key(own) or "", parent, words(name), True, description))
    grow(project, branches)


def sources(live, texts):
    """Note the sources with their texts.

    Parameters
    ----------
    live : Live
        The tables.
    texts : Texts
        Takes them.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> live, names = SimpleNamespace(rows=lambda *given: [(1, "I07", "Words.")]), []
    >>> sources(live, SimpleNamespace(add=lambda source, raw: names.append(source.name)))
    >>> names
    ['I07']
    """
    for own, name, text in live.rows("source", ["id", "name", "file"], "texts"):
        source = Source("texts", None, key(own) or "", words(name))
        texts.add(source, None if text is None else words(text))


def cases(live, project, texts):
    """Tell a project its cases, and what they cover.

    Parameters
    ----------
    live : Live
        The tables.
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
    >>> tables = {"cases": [(1, "Ana")], "caselinkage": []}
    >>> live = SimpleNamespace(rows=lambda table, *given: tables[table])
    >>> [case.name for case in cases(live, Project(), None).values()]
    ['Ana']
    """
    known = {}
    for own, name in live.rows("cases", ["id", "name"], "cases"):
        case = project.case(words(name))
        known.setdefault(key(own), case)
    columns = ["caseid", "fid", "selfirst", "selend"]
    for own, source, start, end in live.rows("caselinkage", columns):
        if key(own) in known:
            texts.part(known[key(own)], key(source), place(start), place(end))
    return known


def groups(live, project):
    """Tell a project its categories of sources: sets.

    Parameters
    ----------
    live : Live
        The tables.
    project : Project
        Takes them.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> tables = {"filecat": [(1, "first round")], "treefile": [(7, 1)]}
    >>> live = SimpleNamespace(rows=lambda table, *given: tables[table])
    >>> groups(live, project := Project())
    >>> [(group.name, group.sources) for group in project.groups]
    [('first round', ['7'])]
    """
    known = {}
    for own, name in live.rows("filecat", ["catid", "name"], "sets"):
        group = project.group(words(name))
        known.setdefault(key(own), group)
    for source, own in live.rows("treefile", ["fid", "catid"]):
        if key(own) in known:
            known[key(own)].sources.append(guid(key(source) or ""))


def values(live, project, known, of_cases):
    """Tell a project its attributes, and the values that sources and cases have of them.

    Parameters
    ----------
    live : Live
        The tables.
    project : Project
        Takes them.
    known, of_cases : dict
        Key -> source, and key -> case.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> from harmred.readers.project.source import Source
    >>> tables = {"attributes": [("age", None)], "fileattr": [(True, "age", "41", 1)],
    ...           "caseattr": []}
    >>> given = lambda table, *more: tables[table]
    >>> source = Source("texts", None, "1", "I07")
    >>> values(SimpleNamespace(rows=given, every=given), Project(), {"1": source}, {})
    >>> source.values[0].written
    '41'
    """
    types = {}
    for name, kind in live.rows("attributes", ["name", "class"], "variables"):
        variable = str(len(types) + 1)
        numeric = words(kind).strip().lower() == "numeric"
        if words(name) not in types:
            types[words(name)] = variable, "FloatValue" if numeric else "TextValue"
            project.variable(variable, words(name))
    for (table, column), owners in zip(_OWNERS, (known, of_cases), strict=True):
        for is_live, name, written, own in live.every(table, ["variable", "value", column]):
            variable, kind = types.get(words(name), ("", "TextValue"))
            if is_live:
                project.value(owners.get(key(own)), Value(variable, words(written), kind))
            else:
                project.found["variable values"] += 1
                project.skipped["variable values"][DELETED] += 1


def notes(live, project):
    """Count what has no place in a study: journals, memos, pictures.

    Parameters
    ----------
    live : Live
        The tables.
    project : Project
        Takes the numbers.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> database = SimpleNamespace(has=lambda *names: True, count=lambda *given: 1)
    >>> notes(SimpleNamespace(database=database), project := Project())
    >>> project.found["notes"], project.found["pictures"]
    (7, 1)
    """
    database = live.database
    project.found["notes"] += database.count("journal") + sum(
        database.count(table, "length(memo) > 0") for table in _MEMOS if database.has(table, "memo")
    )
    project.found["pictures"] += database.count("image")
