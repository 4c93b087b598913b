"""The codebook as codes inside one another; what else it says of each, in its description."""

from collections import defaultdict

from ...descriptions import compose, nameable
from ...study import columns
from .xml import element, words

_APART = ("code", "parent", "definition_en")
"""Columns that are the name, the place and the words of a code rather than a line below."""
_DEFAULTS = {
    name: column["default"] for name, column in columns("codebook").items() if "default" in column
}


def codes(study, guid):
    """Write the codes, each before those below it.

    A code has its identifier as its name: other programs do not bear two codes of one name,
    and labels may repeat.

    Parameters
    ----------
    study : Study
        The study.
    guid : callable
        As `guids` returns it.

    Returns
    -------
    list of str
        XML, piece by piece.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.writers.refi.guids import guids
    >>> "".join(codes(hr.load(), guids(""))).count('isCodable="false"')
    11
    """
    marked, below = set(study.segments["code"]), defaultdict(list)
    for row in reversed(_rows(study.codebook)):
        below[row.get("parent")].append(row)
    pieces, waiting = [], below[None][:]
    while waiting:
        row = waiting.pop()
        if isinstance(row, str):
            pieces.append(row)
        else:
            codable = row["row_type"] in ("code", "facet_value") or row["code"] in marked
            pieces.append(_opened(row, codable, guid))
            waiting += ["</Code>\n", *below[row["code"]]]
    return pieces


def _rows(codebook):
    """Return each row as a dictionary of its cells that are not empty."""
    cells = codebook.astype("str").fillna("")
    rows = cells.itertuples(index=False, name=None)
    return [{name: cell for name, cell in zip(cells, row, strict=True) if cell} for row in rows]


def _opened(row, codable, guid):
    fields = {
        name: cell
        for name, cell in row.items()
        if name not in _APART and nameable(name) and cell != _DEFAULTS.get(name)
    }
    if row["row_type"] == "theme" and not codable:
        del fields["row_type"]  # what is not codable is a theme, unless something else is said
    said = compose(row.get("definition_en", ""), fields)
    whole = element(
        "Code",
        words("Description", said),
        guid=guid("code", row["code"]),
        name=row["code"],
        isCodable="true" if codable else "false",
    )
    return whole.removesuffix("</Code>")
