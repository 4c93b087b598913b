"""The first page: which question, of which study, and how one question leads to the next."""

from html import escape

from ..words import say
from .frame import framed


def story(study, chapters, mark, lang):
    """Write the first page.

    Parameters
    ----------
    study : Study
        The study.
    chapters : dict
        Place in the edition -> page of a notebook, in the order of reading.
    mark : str
        What stands over every page.
    lang : {"en", "fr"}
        The language of what is not a notebook's own.

    Returns
    -------
    bytes
        The page: each question opens as its notebook does.

    Examples
    --------
    >>> import harmred as hr
    >>> b"invented data" in story(hr.load(), {}, "INVENTED", "en")
    True
    """
    what = "invented" if study.synthetic else "private"
    said = {name: say(f"pages.{name}", lang) for name in ("title", "lead", what, "study")}
    questions = "\n".join(
        f'<li><h2><a href="{place}">{escape(title(soup))}</a></h2>\n{_opening(soup)}</li>'
        for place, soup in chapters.items()
    )
    body = (
        f'<div lang="{lang}">\n<h1>{said["title"]}</h1>\n<p>{said["lead"]}</p>\n'
        f'<p><strong>{said[what]}</strong></p>\n</div>\n<ol class="story">\n{questions}\n</ol>\n'
        f'<h2 lang="{lang}">{said["study"]}</h2>\n<pre>{escape(repr(study))}</pre>'
    )
    return framed(body, said["title"], mark, lang)


def title(soup):
    """Return the title of a page.

    Parameters
    ----------
    soup : BeautifulSoup
        The page.

    Returns
    -------
    str
        Its first heading; nothing where there is none.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> title(BeautifulSoup("<h1>Who spoke?</h1>", "html.parser"))
    'Who spoke?'
    """
    return soup.h1.get_text(" ", strip=True) if soup.h1 else ""


def _opening(soup):
    """Return the paragraph with which a notebook opens."""
    return str(soup.select_one("section.prose > p") or "")
