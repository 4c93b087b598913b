"""Notebooks that ran, as a set of pages that link to one another."""

from ..place import ROOT
from ..words import say
from .body import body, prose
from .frame import framed
from .headings import anchored, contents
from .links import place_of, relinked
from .story import story, title
from .tables import walkable

_UNLESS = "Unless you name another study"
"""How a notebook says that what it shows is invented."""


def edition(notebooks, study, lang):
    """Make the pages of the reading edition.

    Parameters
    ----------
    notebooks : dict
        Name of the file -> notebook, as it ran, in the order of reading.
    study : Study
        The study they ran on.
    lang : {"en", "fr"}
        The language of their outputs, and of what stands around them.

    Returns
    -------
    dict
        Place in the edition -> bytes: `index.html`, a page a notebook, and the pages of
        prose and files of data that they link to. The same bytes at every call.

    Examples
    --------
    >>> import nbformat
    >>> import harmred as hr
    >>> list(edition({}, hr.load(), "en"))
    ['index.html']
    """
    made = {
        f"notebooks/{name}": _page(body(_own(each, study), lang))
        for name, each in notebooks.items()
    }
    chapters = list(made)
    reached = _finished(made, chapters, lang)
    while reached:  # pages of prose link to further ones
        more = {path: _page(prose(_text(path), lang)) for path in reached if path.endswith(".md")}
        made |= more | {path: None for path in reached if path not in more}
        reached = [path for path in _finished(more, chapters, lang) if path not in made]
    mark = say("invented_line" if study.synthetic else "private_line", lang)
    titles = {path: title(soup) for path, soup in made.items() if soup}
    places = {path: place_of(path, chapters) for path in made}
    told = {places[path]: made[path] for path in chapters}
    pages = {"index.html": story(study, told, mark, lang)}
    for path, soup in made.items():
        ways = _ways(path, chapters, titles, lang)
        page = framed(str(soup), titles[path], mark, lang, ways) if soup else None
        pages[places[path]] = page or (ROOT / path).read_bytes()
    return pages


def _page(html):
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "html.parser")


def _own(notebook, study):
    """Leave out what is for those who run it; of a real study also that it might be invented."""
    notebook.cells = [cell for cell in notebook.cells if cell.get("id") != "private"]
    if not study.synthetic:
        opening = notebook.cells[0].source.split("\n\n")
        notebook.cells[0].source = "\n\n".join(
            part for part in opening if not part.startswith(_UNLESS)
        )
    return notebook


def _text(path):
    return (ROOT / path).read_text("utf-8")


def _finished(pages, chapters, lang):
    """Tidy pages; return the files they link to, each once."""
    reached = {}
    for path, soup in pages.items():
        walkable(soup, lang)
        contents(soup, anchored(soup), lang)
        reached |= dict.fromkeys(relinked(soup, path, chapters))
    return [path for path in reached if path not in pages]


def _ways(path, chapters, titles, lang):
    """Link to the story, and from a chapter to those before and after."""
    up = "../" * place_of(path, chapters).count("/")
    ways = [(say("pages.index", lang), f"{up}index.html")]
    if path not in chapters:
        return ways
    at = chapters.index(path)
    beside = {"previous": chapters[:at][-1:], "next": chapters[at + 1 : at + 2]}
    return ways + [
        (say(f"pages.{way}", lang, title=titles[each]), place_of(each, chapters))
        for way, chapters_ in beside.items()
        for each in chapters_
    ]
