"""What stands where a code is due: neither a facet nor a theme."""

from ..errors import said
from .facets import FACETS
from .references import those
from .report import found


def of_codes(study):
    """Check that passages are marked with codes, and that a guide prompts codes.

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
    >>> sum(len(problems) for problems in of_codes(study))
    0
    """
    rows = study.codebook.groupby("row_type")["code"].agg(set)
    facet = set().union(*rows.reindex(FACETS).dropna())
    for table, column in (("segments", "code"), ("guide", "prompts")):
        frame = getattr(study, table)
        if frame is not None:
            wrong = those(frame[column], facet.__contains__, several=table == "guide")
            problem = [f"{said(value)} belongs to a facet: it is not a code" for value in wrong]
            remedy = "Write it in the column of its facet, and a code here."
            yield found("error", f"{table}.csv", wrong.index + 2, column, problem, remedy)
    themes = those(study.segments["code"], rows.get("theme", set()).__contains__)
    problem = [f"{said(value)} is a theme: passages are marked with codes" for value in themes]
    remedy = "Mark with a code below it."
    yield found("warning", "segments.csv", themes.index + 2, "code", problem, remedy)
