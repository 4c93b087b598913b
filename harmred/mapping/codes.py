"""codes.csv: each code of the project, how much it is used, and the room for our name of it."""

import pandas as pd

from ..codebook import LEVELS, labels, lineage, parents
from .resemblance import called, codebook, suggestion

FILE, KEY, OWN = "codes.csv", "node", ("ours", "under")
KEEP = "keep"
"""What a cell says where a code stays as it is; so does an empty one."""
TOP = "top"
"""What `under` says of a code that is to stand under nothing: a theme of its own."""


def drafted(study):
    """Draft codes.csv.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per theme and code: node, path, segments, sources; ours and under, empty;
        suggestion and suggestion_label. A suggestion is no more than that: nothing applies it.

    Examples
    --------
    >>> from harmred.readers import load
    >>> drafted(load()).columns.tolist()[:6]
    ['node', 'path', 'segments', 'sources', 'ours', 'under']
    """
    book = study.codebook[study.codebook["row_type"].isin(LEVELS)]
    tree, names = parents(book), labels(book)
    marks = study.segments.groupby("code")["source"]
    uses, held = marks.size(), marks.nunique()
    paths = [" > ".join(names[each][0] for each in lineage(tree, code)[::-1]) for code in tree]
    meant = _meant(book)
    shown = called(codebook())
    return pd.DataFrame(
        {
            KEY: list(tree),
            "path": paths,
            "segments": [int(uses.get(code, 0)) for code in tree],
            "sources": [int(held.get(code, 0)) for code in tree],
            "ours": None,
            "under": None,
            "suggestion": meant,
            "suggestion_label": [" / ".join(shown[each][1:]) if each else None for each in meant],
        }
    )


def _meant(book):
    """Suggest themes for what is a theme; for codes, codes and values of facets."""
    ours = codebook()
    types = dict(zip(ours["code"], ours["row_type"], strict=True))
    names = {code: each for code, each in called(ours).items() if types[code] != "facet"}
    marks = {code: each for code, each in names.items() if types[code] != "theme"}
    return [
        None if code in types else suggestion(each, marks if kind == "code" else names)
        for (code, each), kind in zip(called(book).items(), book["row_type"], strict=True)
    ]
