"""What the cells of a notebook need of a study, and what stands in for those it cannot serve."""

from .words import language, say


def present(study, need):
    """Tell whether a study has what a notebook's cell needs.

    Parameters
    ----------
    study : Study
        The study.
    need : str
        `turns`, `guide`, `facility`, `text`, or `code:` and a code.

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
    asked = study.turns is not None and bool(study.turns["section"].notna().any())
    known = {
        "turns": placed and (study.turns is not None or text),
        "guide": placed and study.guide is not None and asked,
        "facility": bool(study.sources["facility"].notna().any()),
        "text": text,
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
