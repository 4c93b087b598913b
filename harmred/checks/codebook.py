"""The codebook: a tree without loops, and facets whose values know where they belong."""

from ..codebook import lineage
from ..errors import said
from .facets import FACETS, facets
from .references import strangers
from .report import found

_FILE = "codebook.csv"


def of_codebook(study):
    """Check that the codebook is a tree and that its facets are whole.

    Parameters
    ----------
    study : Study
        The study.

    Yields
    ------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> sum(len(problems) for problems in of_codebook(study))
    0
    """
    yield _semicolons(study.codebook["code"])
    yield from _loops(study.codebook)
    yield _parents(study.codebook)
    yield from _facet_rows(study.codebook)
    yield from _named(study.codebook)


def _semicolons(codes):
    wrong = codes[codes.str.contains(";", na=False)]
    problem = [
        f"the code {said(c)} holds a semicolon, which separates codes in lists" for c in wrong
    ]
    return found("error", _FILE, wrong.index + 2, "code", problem, "Use another sign.")


def _loops(codebook):
    rows = codebook.dropna(subset="code").drop_duplicates("code")
    above = dict(zip(rows["code"], rows["parent"], strict=True))
    told = set()
    for row, code in rows["code"].items():
        line = lineage(above, code)
        if code not in told and above.get(line[-1]) == code:
            told.update(line)
            problem = f"{' → '.join([*line, code])}: a code cannot be above itself"
            remedy = "Empty or correct one of these parents."
            yield found("error", _FILE, row + 2, "parent", problem, remedy)


def _parents(codebook):
    rows = codebook.drop_duplicates("code").set_index("code")["row_type"]
    below = ~codebook["row_type"].isin(FACETS) & codebook["parent"].map(rows).isin(FACETS)
    wrong = codebook["parent"][below]
    problem = [f"{said(parent)} is a facet: it has no codes below" for parent in wrong]
    remedy = "The parent of a code is a theme or a code."
    return found("error", _FILE, wrong.index + 2, "parent", problem, remedy)


def _facet_rows(codebook):
    kinds, names = codebook["row_type"], codebook["facet"]
    nameless = names.index[kinds.isin(FACETS) & names.isna()]
    problem = "the row of a facet must name its facet"
    yield found("error", _FILE, nameless + 2, "facet", problem, "Fill it.")
    of = codebook[kinds == "facet"].drop_duplicates("code").set_index("code")["facet"]
    lost = names[(kinds == "facet_value") & names.notna() & (codebook["parent"].map(of) != names)]
    problem = [f"the parent must be the row of facet {said(name)}" for name in lost]
    remedy = "A facet has a row of its own (row_type facet), and its values stand below it."
    yield found("error", _FILE, lost.index + 2, "parent", problem, remedy)


def _named(codebook):
    known = facets(codebook)
    for column in ("requires", "recommends"):
        names = codebook[column]
        rows, problem = strangers(names, known, "is not a facet", "the codebook has", several=True)
        remedy = "Name facets as the column facet does, or add the facet."
        yield found("error", _FILE, rows, column, problem, remedy)
