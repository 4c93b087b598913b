"""The codebook: a tree without loops, and facets whose values know where they belong."""

from .facets import FACETS, facets
from .references import those
from .report import at, found
from .wording import meant, said


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
    yield _loops(study.codebook)
    yield _parents(study.codebook)
    yield from _facet_rows(study.codebook)
    yield from _named(study.codebook)


def _semicolons(codes):
    wrong = codes.str.contains(";", na=False)
    problem = [
        f"the code {said(code)} holds a semicolon, which separates codes in lists"
        for code in codes[wrong]
    ]
    return found("error", "codebook.csv", at(wrong), "code", problem, "Use another sign.")


def _loops(codebook):
    rows = codebook.dropna(subset="code").drop_duplicates("code")
    place = dict(zip(rows["code"], rows.index, strict=True))
    loops = _closed(dict(zip(rows["code"], rows["parent"], strict=True)), place.get)
    problem = [f"{' → '.join([*loop, loop[0]])}: a code cannot be above itself" for loop in loops]
    remedy = "Empty or correct one of these parents."
    return found(
        "error", "codebook.csv", [place[loop[0]] + 2 for loop in loops], "parent", problem, remedy
    )


def _closed(above, place):
    seen, loops = set(), []
    for code in above:
        path, here = [], code
        while here in above and here not in seen:
            seen.add(here)
            path.append(here)
            here = above[here]
        if here in path:
            loop = path[path.index(here) :]
            first = loop.index(min(loop, key=place))
            loops.append(loop[first:] + loop[:first])
    return loops


def _parents(codebook):
    rows = codebook.drop_duplicates("code").set_index("code")["row_type"]
    strange = ~codebook["row_type"].isin(FACETS) & codebook["parent"].map(rows).isin(FACETS)
    problem = [
        f"{said(parent)} is a facet: it has no codes below"
        for parent in codebook["parent"][strange]
    ]
    remedy = "The parent of a code is a theme or a code."
    return found("error", "codebook.csv", at(strange), "parent", problem, remedy)


def _facet_rows(codebook):
    kinds, names = codebook["row_type"], codebook["facet"]
    nameless = kinds.isin(FACETS) & names.isna()
    yield found(
        "error",
        "codebook.csv",
        at(nameless),
        "facet",
        "the row of a facet must name its facet",
        "Fill it.",
    )
    of = codebook[kinds == "facet"].drop_duplicates("code").set_index("code")["facet"]
    lost = (kinds == "facet_value") & names.notna() & (codebook["parent"].map(of) != names)
    problem = [f"the parent must be the row of facet {said(name)}" for name in names[lost]]
    remedy = "A facet has a row of its own (row_type facet), and its values stand below it."
    yield found("error", "codebook.csv", at(lost), "parent", problem, remedy)


def _named(codebook):
    known = set(facets(codebook))
    for column in ("requires", "recommends"):
        lost = those(codebook[column], lambda name: name not in known, several=True)
        hints = meant(lost, known, "the codebook has")
        problem = [f"{said(v)} is not a facet{hint}" for v, hint in zip(lost, hints, strict=True)]
        remedy = "Name facets as the column facet does, or add the facet."
        yield found("error", "codebook.csv", lost.index + 2, column, problem, remedy)
