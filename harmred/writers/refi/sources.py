"""The sources that have a text: their passages, and the other columns as variables."""

import pandas as pd

from ...study import known
from .selections import selections
from .xml import element, words

MEASURED = ("source", "length", "text", "text_sha256")
"""Columns that the text and the name of a source tell."""
_ENDINGS = (".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".md")


def told(study):
    """Return the sources that have a text: others are nothing to a project.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `sources`.

    Examples
    --------
    >>> import harmred as hr
    >>> len(told(hr.load()))
    90
    """
    return study.sources[study.sources["text"].notna()]


def sources(study, guid):
    """Write the sources with their passages and the values of their variables.

    Parameters
    ----------
    study : Study
        The study.
    guid : callable
        As `guids` returns it.

    Yields
    ------
    str
        XML, one piece a source.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.writers.refi.guids import guids
    >>> next(sources(hr.load(), guids(""))).split(" name=")[0][:11]
    '<TextSource'
    """
    marked = selections(study, guid)
    values = {name: cells for name, (_, cells) in variables(study, guid).items()}
    for row, source in told(study)["source"].items():
        whole = element(
            "TextSource",
            "\n",
            *marked.get(source, ()),
            *(cells[row] for cells in values.values() if row in cells),
            guid=guid("source", source),
            name=_name(source),
            plainTextPath=f"internal://{file(source, guid)}",
        )
        yield whole + "\n"


def file(source, guid):
    """Return the name of the file that holds a text.

    Parameters
    ----------
    source : str
        Whose text.
    guid : callable
        As `guids` returns it.

    Returns
    -------
    str
        A GUID and `.txt`.

    Examples
    --------
    >>> from harmred.writers.refi.guids import guids
    >>> file("I07", guids("visits"))[-4:]
    '.txt'
    """
    return f"{guid('text', source)}.txt"


def variables(study, guid):
    """Write the columns of the sources as variables.

    Parameters
    ----------
    study : Study
        The study.
    guid : callable
        As `guids` returns it.

    Returns
    -------
    dict
        Column -> the variable, and row -> its value, as XML; empty columns are left out.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.writers.refi.guids import guids
    >>> list(variables(hr.load(), guids("")))[:3]
    ['kind', 'participant', 'facility']
    """
    frame, made = told(study).drop(columns=list(MEASURED)), {}
    for name in frame:
        kind = "Integer" if pd.api.types.is_integer_dtype(frame[name]) else "Text"
        key, cells = guid("variable", name), frame[name].astype("str").dropna()
        about = element("Variable", guid=key, name=name, typeOfVariable=kind) + "\n"
        ref = element("VariableRef", targetGUID=key)
        given = {
            row: element("VariableValue", ref, words(f"{kind}Value", cell)) + "\n"
            for row, cell in cells.items()
            if cell
        }
        if given:
            made[name] = about, given
    return made


def cases(study, guid):
    """Write each participant as a case of the sources that they gave.

    Parameters
    ----------
    study : Study
        The study.
    guid : callable
        As `guids` returns it.

    Returns
    -------
    list of str
        XML, one piece a case.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.writers.refi.guids import guids
    >>> len(cases(hr.load(), guids("")))
    50
    """
    held = told(study)
    people = known(held["participant"])
    return [
        element(
            "Case",
            *(element("SourceRef", targetGUID=guid("source", each)) for each in given),
            guid=guid("case", name),
            name=name,
        )
        + "\n"
        for name, given in held["source"].groupby(people[people != ""], sort=False)
    ]


def _name(source):
    """Return the name of which other programs, and we, take off no more than was put on."""
    return f"{source}.txt" if source.casefold().endswith(_ENDINGS) else source
