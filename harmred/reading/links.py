"""Links between pages: where each file of the repository is in the edition, if it is there."""

import base64
import posixpath
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ..place import ROOT
from .headings import slug

_READ = ("docs", "data")
"""Folders of which pages of prose, and the data that they speak of, come along."""


def place_of(path, chapters):
    """Tell where in the edition a file of the repository is.

    Parameters
    ----------
    path : str
        From the root of the repository, with slashes.
    chapters : collection of str
        The notebooks that are in the edition, in the same way.

    Returns
    -------
    str or None
        From the root of the edition; None where it is no part of it.

    Examples
    --------
    >>> place_of("notebooks/03_said.ipynb", ["notebooks/03_said.ipynb"])
    '03_said.html'
    >>> [place_of(path, []) for path in ("docs/chance.md", "data/claims.toml", "LICENSE")]
    ['docs/chance.html', 'data/claims.toml', None]
    """
    file = PurePosixPath(path)
    if path in chapters:
        return f"{file.stem}.html"
    if file.parts[0] not in _READ or not (ROOT / path).is_file():
        return None
    return str(file.with_suffix(".html") if file.suffix == ".md" else file)


def relinked(soup, here, chapters):
    """Point every link of a page to the edition; what is no part of it becomes plain words.

    Parameters
    ----------
    soup : BeautifulSoup
        The page; changed in place, its pictures put into it.
    here : str
        Its file, from the root of the repository.
    chapters : collection of str
        The notebooks that are in the edition.

    Returns
    -------
    list of str
        Files of the repository that it links to.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> soup = BeautifulSoup('<a href="../docs/chance.md#x">how</a>', "html.parser")
    >>> relinked(soup, "notebooks/05_x.ipynb", ["notebooks/05_x.ipynb"]), str(soup)
    (['docs/chance.md'], '<a href="docs/chance.html#x">how</a>')
    """
    reached = []
    for link in soup.select("a[href]"):
        address = urlsplit(link["href"])
        if address.scheme:
            continue
        section = f"#{slug(unquote(address.fragment))}" if address.fragment else ""
        if not address.path:
            link["href"] = section
            continue
        path = _resolved(here, address.path)
        place = place_of(path, chapters)
        if place is None:
            link.unwrap()
            continue
        reached.append(path)
        mine = posixpath.dirname(place_of(here, chapters) or "")
        link["href"] = posixpath.relpath(place, mine) + section
    for picture in soup.select("img[src]"):
        if not urlsplit(picture["src"]).scheme:
            content = (ROOT / _resolved(here, picture["src"])).read_bytes()
            picture["src"] = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    return reached


def _resolved(here, path):
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(path)))
