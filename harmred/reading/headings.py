"""Headings of a page: names that links can point to, and a list of what is on it."""

import re

from ..words import say


def anchored(soup):
    """Give every heading the name that a link to it uses.

    Parameters
    ----------
    soup : BeautifulSoup
        The page; changed in place.

    Returns
    -------
    list of (str, str)
        Name and words of each section (h2).

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> anchored(BeautifulSoup("<h2>Is it so?</h2><h2>Is it so?</h2>", "html.parser"))
    [('is-it-so', 'Is it so?'), ('is-it-so-1', 'Is it so?')]
    """
    seen, sections = {}, []
    for heading in soup.select("h1, h2, h3, h4"):
        words = heading.get_text(" ", strip=True)
        name = slug(heading.get_text())
        seen[name] = seen.get(name, -1) + 1
        heading["id"] = f"{name}-{seen[name]}" if seen[name] else name
        if heading.name == "h2":
            sections.append((heading["id"], words))
    return sections


def slug(words):
    """Name a heading: no signs, no capitals, hyphens for spaces.

    Parameters
    ----------
    words : str
        The heading, or the name that Jupyter gives it.

    Returns
    -------
    str
        The name that it has where pages of prose are usually kept.

    Examples
    --------
    >>> slug("Who does not fit?"), slug("Who-does-not-fit?")
    ('who-does-not-fit', 'who-does-not-fit')
    """
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def contents(soup, sections, lang):
    """Put a list of the sections under the title of a page that has several.

    Parameters
    ----------
    soup : BeautifulSoup
        The page; changed in place.
    sections : list of (str, str)
        From `anchored`.
    lang : {"en", "fr"}
        The language.

    Examples
    --------
    >>> from bs4 import BeautifulSoup
    >>> soup = BeautifulSoup("<h1>All</h1><h2>a</h2><h2>b</h2>", "html.parser")
    >>> contents(soup, anchored(soup), "en")
    >>> [link["href"] for link in soup.select("nav a")]
    ['#a', '#b']
    """
    title = soup.find("h1")
    if title is None or len(sections) < 2:
        return
    said = say("pages.contents", lang)
    nav = soup.new_tag("nav", attrs={"class": "contents", "aria-label": said})
    head = soup.new_tag("p", attrs={"lang": lang})
    head.string = said
    items = soup.new_tag("ol")
    for name, words in sections:
        link = soup.new_tag("a", attrs={"href": f"#{name}"})
        link.string = words
        items.append(soup.new_tag("li"))
        items.contents[-1].append(link)
    nav.extend([head, items])
    title.insert_after(nav)
