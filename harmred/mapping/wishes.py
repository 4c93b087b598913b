"""What codes.csv asks for: which codes become ours, and which stand elsewhere in the tree."""

from typing import NamedTuple

from ..codebook import LEVELS, lineage, parents
from ..errors import meant, said
from .codes import FILE, KEEP, KEY, TOP
from .resemblance import codebook


class Wishes(NamedTuple):
    """Their code -> ours; their code -> what it is to stand under, None for nothing."""

    moved: dict
    under: dict


def wished(study, table, report):
    """Return what codes.csv asks for and can have.

    Parameters
    ----------
    study : Study
        The study.
    table : DataFrame
        codes.csv, as `filled` reads it.
    report : Report
        Takes what did not fit, and how the project has changed.

    Returns
    -------
    Wishes
        Of codes that the project has.

    Examples
    --------
    >>> import pandas as pd
    >>> from harmred.mapping.report import Report
    >>> from harmred.readers import load
    >>> table = pd.DataFrame({"node": ["powerlessness"], "under": ["top"]}, index=[2])
    >>> wished(load(), table, Report())
    Wishes(moved={}, under={'powerlessness': None})
    """
    book = study.codebook
    there = set(book["code"])
    asked = {name: _asked(table, name) for name in ("ours", "under")}
    ours = codebook() if any(asked.values()) else None
    types = {} if ours is None else dict(zip(ours["code"], ours["row_type"], strict=True))
    tree, listed = parents(book), set(table[KEY])
    gone = [table[KEY][row] for row in table.index if any(row in cells for cells in asked.values())]
    report.drift(
        FILE,
        [code for code in book.loc[book["row_type"].isin(LEVELS), "code"] if code not in listed],
        [code for code in gone if code not in there],
    )
    wrong = _unknown(asked["ours"], types) | _misplaced(asked, types)
    moved = {table[KEY][row]: code for row, code in asked["ours"].items() if row not in wrong}
    under = {}
    for row, above in asked["under"].items():
        node, place = table[KEY][row], None if above.casefold() == TOP else above
        if row not in wrong and node in tree:
            if node in lineage(tree, place):
                wrong[row] = f"{said(node)} would stand under itself"
            else:
                tree[node] = under[node] = place
    report.wrong += [f"{FILE} row {row}: {what}" for row, what in sorted(wrong.items())]
    return Wishes({k: v for k, v in moved.items() if k in tree and k != v}, under)


def _asked(table, name):
    cells = table[name].dropna() if name in table else {}
    return {row: cell for row, cell in cells.items() if cell.casefold() != KEEP}


def _unknown(asked, types):
    strange = {row: code for row, code in asked.items() if code not in types}
    hints = meant([*strange.values()], types, "it has")
    wrong = {
        row: f"{said(code)} is not in our codebook{hint}"
        for (row, code), hint in zip(strange.items(), hints, strict=True)
    }
    facets = {row: code for row, code in asked.items() if types.get(code) == "facet"}
    return wrong | {
        row: f"{said(code)} is a facet: name one of its values" for row, code in facets.items()
    }


def _misplaced(asked, types):
    both = dict.fromkeys(asked["under"], "'ours' and 'under' are both filled in")
    facets = {
        row: f"{said(code)} is of a facet: no code stands under it"
        for row, code in asked["under"].items()
        if types.get(code) in ("facet", "facet_value")
    }
    return {row: what for row, what in both.items() if row in asked["ours"]} | facets
