"""The codebook of a project: codes as they are nested, each under an identifier one can read."""

from collections import Counter

import pandas as pd

from .guids import guid
from .names import tidy, unique

_BETWEEN = " > "
_LONGEST = 200
"""Characters of a path; beyond, a name and a number tell more."""


def codebook(codes):
    """Make the table of codes.

    Parameters
    ----------
    codes : list of Code
        As the project nests them.

    Returns
    -------
    table : DataFrame
        Columns code, parent, row_type, label_en, definition_en. A code that cannot be applied
        is a `theme`. The identifier is the name; where two codes share it, the path. It has
        no semicolon, which separates codes in lists: the label keeps it.
    known : dict
        GUID -> code; of two codes with one GUID, the first.

    Examples
    --------
    >>> from harmred.readers.refi.elements import Code
    >>> harm = Code({"guid": "1", "name": "Harm", "isCodable": "false"}, None)
    >>> table, known = codebook([harm, Code({"guid": "2", "name": "street"}, harm)])
    >>> table[["code", "parent", "row_type"]].values.tolist(), known["2"]
    ([['Harm', nan, 'theme'], ['street', 'Harm', 'code']], 'street')
    """
    labels = {code: tidy(code.name) or "unnamed" for code in codes}
    names = {code: label.replace(";", ",") for code, label in labels.items()}
    often = Counter(names.values())
    wanted = [name if often[name] == 1 else _path(code, names) for code, name in names.items()]
    ids = dict(zip(codes, unique(wanted), strict=True))
    rows = [
        (
            ids[code],
            ids.get(code.parent),
            "code" if code.codable else "theme",
            label if ids[code] != label else None,
            code.description,
        )
        for code, label in labels.items()
    ]
    columns = ["code", "parent", "row_type", "label_en", "definition_en"]
    known = {}
    for code in codes:
        known.setdefault(guid(code.guid), ids[code])
    return pd.DataFrame(rows, columns=columns, dtype="str"), known


def _path(code, names):
    """Return the names from the top down to a code; only its name if that is too long."""
    path, above = names[code], code.parent
    while above is not None:
        path, above = names[above] + _BETWEEN + path, above.parent
        if len(path) > _LONGEST:
            return names[code]
    return path
