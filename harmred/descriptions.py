"""What a codebook says of a code, as one text that people read and harmred takes apart again."""

import re

MARKER = "[codebook]"
"""The line after which the columns stand, one a line; what comes before is the definition."""
_INDENT = "  "
_NAME = r"[^\s:](?:[^:\r\n]*[^\s:])?"
_FIELD = re.compile(rf"(?P<name>{_NAME}):(?: (?P<value>.*)|)", re.DOTALL)


def compose(definition, fields):
    r"""Write a definition and the other columns of a code as one text.

    Parameters
    ----------
    definition : str
        What the code means; empty for nothing.
    fields : dict
        Column -> cell. A column that `nameable` refuses cannot be read again.

    Returns
    -------
    str
        The definition, a line that says what follows, and a line for each column; further lines
        of a cell are indented. Only the definition, if there is nothing else.

    Examples
    --------
    >>> print(compose("Time lost.", {"label_fr": "Attendre", "include": "Queues.\nDelays."}))
    Time lost.
    <BLANKLINE>
    [codebook]
    label_fr: Attendre
    include: Queues.
      Delays.
    """
    if not fields and parse(definition) == (definition, {}):
        return definition
    lines = [f"{name}: {cell}".replace("\n", f"\n{_INDENT}") for name, cell in fields.items()]
    block = "\n".join([MARKER, *lines])
    return f"{definition}\n\n{block}" if definition else block


def parse(text):
    """Take such a text apart.

    Parameters
    ----------
    text : str
        As `compose` wrote it, or as people did in some program: that is a definition.

    Returns
    -------
    definition : str
        What the code means; also what somebody wrote below the columns.
    fields : dict
        Column -> cell.

    Examples
    --------
    >>> parse(compose("Time lost.", {"label_fr": "Attendre"}))
    ('Time lost.', {'label_fr': 'Attendre'})
    >>> parse("Include: any queue.")
    ('Include: any queue.', {})
    """
    lines = text.split("\n")
    if MARKER not in lines:
        return text, {}
    # The last one: a definition may quote another description.
    place = len(lines) - 1 - lines[::-1].index(MARKER)
    before = lines[: place - (place > 0 and not lines[place - 1])]
    fields, others = _fields(lines[place + 1 :])
    return "\n".join([*before, *others]), fields


def _fields(lines):
    fields, name = {}, None
    # We write no empty line below the marker: what people add after one is theirs.
    last = lines.index("") if "" in lines else len(lines)
    others = lines[last:]
    for line in lines[:last]:
        match = _FIELD.fullmatch(line)
        if name is not None and line.startswith(_INDENT):
            fields[name] += "\n" + line.removeprefix(_INDENT)
        elif match:
            name = match["name"]
            fields[name] = match["value"] or ""
        else:
            name = None
            others.append(line)
    return fields, others


def nameable(column):
    """Tell whether a description can hold a column of this name.

    Parameters
    ----------
    column : str
        The name of a column.

    Returns
    -------
    bool
        False for a name with a colon, a line end, or a space around.

    Examples
    --------
    >>> nameable("include_fr"), nameable("when: always")
    (True, False)
    """
    return bool(re.fullmatch(_NAME, column))
