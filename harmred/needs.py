"""What the cells of a notebook need of a study, and what stands in for those it cannot serve."""

from .analysis.cooccurrence import cooccur
from .analysis.mentions import sections_asked
from .claims.file import opened
from .claims.ledger import codes_of
from .codebook import rollup
from .standing import AGREED, layer
from .study import known as given
from .words import say
from .words.forms import joined

_MOST = 75
"""Themes or codes that a matrix, or a table of people by themes, can hold and still be read."""


_LISTED = 3
"""Codes or columns that are named where a study lacks several; the others are counted."""


def present(study, need):
    """Tell whether a study has what a notebook's cell needs.

    Parameters
    ----------
    study : Study
        The study.
    need : str
        `turns`, `open` (a section of the guide that prompts nothing, or no guide), `guide`,
        `facility`, `text`, `interview`, `coded`, `placed` (segments with a position), `codes`
        (below themes), `pairs` (two themes or more), `near` (two of them in one turn),
        `themes_fit`, `codes_fit` (no more than a figure holds), `dimension`, `direction`,
        `stance`, `dated` (segments that say when they were coded), `double` (sources that two
        coders or more have coded), `kinds` (interviews and observation sessions), `claims`
        (more than half of the codes that the claims name); or `code:` and a code, `sides:` and
        a column with two known values among the interviews, `column:` and a column of the
        sources with a known value in it, or several, `|` between them, of which one is enough.

    Returns
    -------
    bool
        Turns count as present where texts are: a line is then a turn.

    Raises
    ------
    ValueError
        If nobody knows such a need.

    Examples
    --------
    >>> from harmred.readers import load
    >>> present(load(), "guide"), present(load(), "code:no_such_code")
    (True, False)
    """
    kind, _, name = need.partition(":")
    if kind == "code":
        return name in set(study.codebook["code"])
    if kind == "column":
        there = set(name.split("|")) & set(study.sources)
        return any(_filled(study.sources[each]) for each in there)
    if kind == "sides":
        return _sides(study, name)
    if need not in _KNOWN:
        raise ValueError(
            f"a cell needs {need!r}; known are {', '.join(_KNOWN)}, code:<id>, sides:<name> and "
            "column:<name>."
        )
    return bool(_KNOWN[need](study))


def _sides(study, name):
    asked = study.sources[study.sources["kind"] == "interview"]
    return name in asked and given(asked[name]).nunique() == 2


def _filled(values):
    return bool(given(values).notna().any())


def _placed(study):
    return study.segments["start"].notna().any()


def _text(study):
    return study.sources["text"].notna().any()


def _turns(study):
    return _placed(study) and (study.turns is not None or _text(study))


def _guide(study):
    asked = study.turns is not None and study.turns["section"].notna().any()
    return _placed(study) and study.guide is not None and asked


def _pairs(study):
    return rollup(study.codebook, "theme")["unit"].nunique() > 1


def _fits(level):
    return lambda study: rollup(study.codebook, level)["unit"].nunique() <= _MOST


def _claims(study):
    named = {code for part in opened(study).parts for code in codes_of(part)}
    # A code of the same name by chance does not make these claims those of another study.
    return len(named & set(study.codebook["code"])) > len(named) / 2


def _facet(name):
    return lambda study: _filled(study.segments[name])


def _double(study):
    alone = study.segments[study.segments["coder"] != AGREED]
    return bool((alone.groupby("source")["coder"].nunique() > 1).any())


def _near(study):
    decided = layer(study).notna().all()
    return decided and _turns(study) and _pairs(study) and cooccur(study)["together"].any()


_KNOWN = {
    "turns": _turns,
    "open": lambda study: _turns(study) and sections_asked(study)["open"].any(),
    "guide": _guide,
    "facility": lambda study: _filled(study.sources["facility"]),
    "text": _text,
    "interview": lambda study: "interview" in set(study.sources["kind"]),
    "coded": lambda study: len(study.segments) > 0,
    "placed": _placed,
    "codes": lambda study: "code" in set(study.codebook["row_type"]),
    "pairs": _pairs,
    "themes_fit": _fits("theme"),
    "codes_fit": _fits("code"),
    "near": _near,
    "claims": _claims,
    "dimension": _facet("dimension"),
    "direction": _facet("direction"),
    "stance": _facet("stance"),
    "dated": _facet("coded_half_year"),
    "double": _double,
    "kinds": lambda study: {"interview", "observation"} <= set(study.sources["kind"]),
}


def adapt(notebook, study, lang):
    """Put a sentence in the place of each cell that the study cannot serve.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    study : Study
        The study.
    lang : {"en", "fr"}
        The language of the sentence.

    Returns
    -------
    list of str
        What the study lacks, in English words.

    Examples
    --------
    >>> import nbformat
    >>> from harmred.readers import load
    >>> cell = nbformat.v4.new_code_cell("1", metadata={"harmred": {"needs": ["code:nowhere"]}})
    >>> notebook = nbformat.v4.new_notebook(cells=[cell])
    >>> adapt(notebook, load(), "en")
    ['code “nowhere”']
    >>> notebook.cells[0].source
    '*Not run: this study has no code “nowhere”.*'
    """
    lacking = {}
    for cell in notebook.cells:
        needs = cell.metadata.get("harmred", {}).get("needs", [])
        unmet = [need for need in needs if not present(study, need)]
        if unmet and cell.cell_type == "code":
            cell.cell_type = "markdown"
            cell.source = say("unmet", lang, needs=", ".join(_named(unmet, lang)))
            del cell["outputs"], cell["execution_count"]
            lacking |= dict.fromkeys(unmet)
    return _named(lacking, "en")


def _named(needs, lang):
    """Name what is lacking: plain needs one by one, codes together, columns together."""
    plain = [say(f"need.{need}", lang) for need in needs if ":" not in need]
    for kind in ("code", "sides", "column"):
        asked = "|".join(need.partition(":")[2] for need in needs if need.startswith(f"{kind}:"))
        names = [say("quoted", lang, label=name) for name in dict.fromkeys(asked.split("|"))]
        if asked:
            key = f"need.{kind}" if len(names) == 1 else f"need.{kind}.many"
            plain.append(say(key, lang, code=_shown(names, lang)))
    return plain


def _shown(names, lang):
    if len(names) <= _LISTED + 1:
        return joined(names, lang)
    return say("need.more", lang, shown=", ".join(names[:_LISTED]), n=len(names) - _LISTED)
