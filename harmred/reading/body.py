"""A notebook, run, as the body of a page: prose, folded code, outputs."""

from functools import cache
from pathlib import Path

from ..words import say

_TEMPLATES = Path(__file__).parent / "templates"


def body(notebook, lang):
    """Convert a notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As it ran.
    lang : {"en", "fr"}
        The language of its outputs.

    Returns
    -------
    str
        HTML without a frame; nothing in it is asked of any host.

    Examples
    --------
    >>> import nbformat
    >>> cell = nbformat.v4.new_code_cell("1 + 1")
    >>> "<summary" in body(nbformat.v4.new_notebook(cells=[cell]), "en")
    True
    """
    words = {"lang": lang, "code": say("pages.code", lang), "failed": say("pages.failed", lang)}
    return _exporter().from_notebook_node(notebook, resources={"words": words})[0]


@cache
def _exporter():
    from nbconvert import HTMLExporter

    return HTMLExporter(
        template_name="reading",
        extra_template_basedirs=[str(_TEMPLATES)],
        exclude_anchor_links=True,
    )


def prose(markdown, lang):
    """Convert a page of prose.

    Parameters
    ----------
    markdown : str
        The page.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        HTML without a frame.

    Examples
    --------
    >>> "<em>all</em>" in prose("That is *all*.", "en")
    True
    """
    import nbformat

    return body(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(markdown)]), lang)
