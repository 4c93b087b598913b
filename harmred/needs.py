"""What the cells of a notebook need of a study, and what stands in for those it cannot serve."""

from .analysis.mentions import sections_asked
from .study import known as given
from .words import language, say


def present(study, need):
    """Tell whether a study has what a notebook's cell needs.

    Parameters
    ----------
    study : Study
        The study.
    need : str
        `turns`, `open` (a section of the guide that prompts nothing, or no guide), `guide`,
        `facility`, `text`, `interview`, `coded`, `codes` (below themes), `dimension`, or `code:`
        and a code.

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
    if need.startswith("code:"):
        return need.removeprefix("code:") in set(study.codebook["code"])
    text = bool(study.sources["text"].notna().any())
    placed = bool(study.segments["start"].notna().any())
    turns = placed and (study.turns is not None or text)
    asked = study.turns is not None and bool(study.turns["section"].notna().any())
    known = {
        "turns": turns,
        "open": turns and bool(sections_asked(study)["open"].any()),
        "guide": placed and study.guide is not None and asked,
        "facility": bool(given(study.sources["facility"]).notna().any()),
        "text": text,
        "interview": "interview" in set(study.sources["kind"]),
        "coded": len(study.segments) > 0,
        "codes": "code" in set(study.codebook["row_type"]),
        "dimension": bool(given(study.segments["dimension"]).notna().any()),
    }
    if need not in known:
        raise ValueError(f"a cell needs {need!r}; known are {', '.join(known)} and code:<id>.")
    return known[need]


def adapt(notebook, study):
    """Put a sentence in the place of each cell that the study cannot serve.

    Parameters
    ----------
    notebook : NotebookNode
        Changed in place.
    study : Study
        The study.

    Returns
    -------
    list of str
        What the study lacks, in words.

    Examples
    --------
    >>> import nbformat
    >>> from harmred.readers import load
    >>> cell = nbformat.v4.new_code_cell("1", metadata={"harmred": {"needs": ["code:nowhere"]}})
    >>> notebook = nbformat.v4.new_notebook(cells=[cell])
    >>> adapt(notebook, load())
    ['code “nowhere”']
    >>> notebook.cells[0].source
    '*Not run: this study has no code “nowhere”.*'
    """
    lang, lacking = language(None), []
    for cell in notebook.cells:
        needs = cell.metadata.get("harmred", {}).get("needs", [])
        unmet = [need for need in needs if not present(study, need)]
        if unmet and cell.cell_type == "code":
            cell.cell_type = "markdown"
            cell.source = say("unmet", lang, needs=", ".join(_named(need, lang) for need in unmet))
            del cell["outputs"], cell["execution_count"]
            lacking += [name for need in unmet if (name := _named(need, "en")) not in lacking]
    return lacking


def _named(need, lang):
    kind, _, code = need.partition(":")
    return say(f"need.{kind}", lang, code=code)
