"""The codebook of a project: codes as they are nested, each under an identifier one can read."""

from collections import Counter

import pandas as pd

from ...descriptions import parse
from ...study import columns
from .guids import guid
from .names import tidy, unique

_BETWEEN = " > "
_LONGEST = 200
"""Characters of a path; beyond, a name and a number tell more."""
_FACETS = {
    f"facet_{each['facet']}": each["facet"]
    for each in columns("segments").values()
    if "facet" in each
}
"""The branches of our codebook whose codes are facets of a segment rather than codes."""


def codebook(codes):
    """Make the table of codes.

    Parameters
    ----------
    codes : list of Code
        As the project nests them.

    Returns
    -------
    table : DataFrame
        Columns code, parent, row_type, facet, label_en, definition_en. A code that cannot be
        applied is a `theme`; below `facet_stance` and the like stand facet values. The
        identifier is the name; where two codes share it, the path. It has no semicolon, which
        separates codes in lists: the label keeps it. What harmred wrote into descriptions is
        read back, in columns of its own.
    known : dict
        Key -> code; of two codes with one key, the first.

    Examples
    --------
    >>> from harmred.readers.project.elements import Code
    >>> harm = Code("1", "Harm", codable=False)
    >>> table, known = codebook([harm, Code("2", "street", harm)])
    >>> table[["code", "parent", "row_type"]].values.tolist(), known["2"]
    ([['Harm', nan, 'theme'], ['street', 'Harm', 'code']], 'street')
    """
    labels = {code: tidy(code.name) or "unnamed" for code in codes}
    names = {code: label.replace(";", ",") for code, label in labels.items()}
    often = Counter(names.values())
    wanted = [name if often[name] == 1 else _path(code, names) for code, name in names.items()]
    ids = dict(zip(codes, unique(wanted), strict=True))
    facets, rows = _facets(codes), []
    for code, label in labels.items():
        definition, said = parse(code.description or "")
        inferred = {
            "row_type": _row_type(code, facets),
            "facet": facets.get(code),
            "label_en": label if ids[code] != label else None,
        }
        place = {"code": ids[code], "parent": ids.get(code.parent)}
        rows.append({**inferred, **said, **place, "definition_en": definition or None})
    headings = dict.fromkeys(["code", "parent", "row_type", "facet", "label_en", "definition_en"])
    for row in rows:
        headings |= dict.fromkeys(row)
    known = {}
    for code in codes:
        known.setdefault(guid(code.key), ids[code])
    return pd.DataFrame(rows, columns=list(headings), dtype="str"), known


def _facets(codes):
    """Return the facet of each code of a facet branch; codes come after those above them."""
    facets = {}
    for code in codes:
        facet = facets.get(code.parent) or _FACETS.get(tidy(code.name))
        if facet:
            facets[code] = facet
    return facets


def _row_type(code, facets):
    if code in facets:
        return "facet_value" if code.parent in facets else "facet"
    return "code" if code.codable else "theme"


def _path(code, names):
    """Return the names from the top down to a code; only its name if that is too long."""
    path, above = names[code], code.parent
    while above is not None:
        path, above = names[above] + _BETWEEN + path, above.parent
        if len(path) > _LONGEST:
            return names[code]
    return path
