"""The frame of a page: its title, its mark, its ways to other pages, how it looks."""

from html import escape
from pathlib import Path
from string import Template

from ..words import say

_HERE = Path(__file__).parent
_ENDS = ("head", "foot")


def framed(body, title, mark, lang, ways=()):
    """Put a body in its frame.

    Parameters
    ----------
    body : str
        HTML.
    title, mark : str
        The title of the window; what stands over every page, and on every sheet of paper.
    lang : {"en", "fr"}
        The language of the frame; the prose is English.
    ways : sequence of (str, str)
        Words and address of links to other pages.

    Returns
    -------
    bytes
        The page. It asks nothing of any host, and says so to the browser.

    Examples
    --------
    >>> b"<title>a &amp; b</title>" in framed("", "a & b", "INVENTED", "en")
    True
    """
    links = "\n".join(f'<a href="{escape(to)}">{escape(words)}</a>' for words, to in ways)
    named = '<nav aria-label="{}">\n{}\n</nav>'
    head, foot = (named.format(say(f"pages.{end}", lang), links) * bool(ways) for end in _ENDS)
    page = Template((_HERE / "page.html").read_text("utf-8")).substitute(
        lang=lang,
        title=escape(title),
        style=(_HERE / "page.css").read_text("utf-8").strip(),
        skip=say("pages.skip", lang),
        mark=escape(mark),
        ways=head,
        body=body,
        ways_again=foot,
    )
    return page.encode()
