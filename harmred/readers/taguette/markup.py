"""The text of a document or a snippet, whose markup the program does not count."""

import re
from html import unescape

# Tags as browsers cut them: what does not end goes on to the end of the document. Nothing here
# goes back in the text, so that no document takes longer than its length.
_REST = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)*+(?:>|\Z)"""
_END = r"(?![^\s/>])"
_MARKUP = re.compile(
    rf"<(script|style){_END}{_REST}(?P<raw>.*?)(?=</\1{_END}|\Z)"
    # Browsers and the program leave out a line end that begins preformatted text.
    rf"|<pre{_END}{_REST}\n?"
    rf"|</?[a-z]{_REST}"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|[ou]l|d[dlt]|tr|table|blockquote|pre|section|article|br|hr)(?![^\s/>])",
    re.IGNORECASE,
)
"""Where a browser begins a new line, whether or not the text has a line end there."""


def plain(html):
    r"""Return the text without its markup, as the positions of Taguette count it.

    Parameters
    ----------
    html : str
        A document, or the snippet of a highlight.

    Returns
    -------
    str or None
        All that stands between tags, line ends between paragraphs included; line ends are LF.
        None if a character is written with a number of thousands of digits.

    Examples
    --------
    >>> plain("<p>She said <b>no</b> &amp; left.</p>\n<p>&eacute;t&#233;<br>3 < 4</p>")
    'She said no & left.\nété3 < 4'
    """
    return laid_out(html)[0]


def laid_out(html):
    """Return the text without its markup, and where paragraphs begin in it.

    Parameters
    ----------
    html : str
        A document.

    Returns
    -------
    text : str or None
        As `plain` returns it.
    begins : list of int
        Characters of the text before which a browser begins a new line.

    Examples
    --------
    >>> laid_out("<p>She said no.</p><p>Nobody asked.</p>")
    ('She said no.Nobody asked.', [0, 12, 12, 25])
    """
    # As a browser reads it: NUL is nothing, and every line end is LF.
    html = html.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    pieces, begins, until, length = [], [], 0, 0
    try:
        for tag in _MARKUP.finditer(html):
            piece = unescape(html[until : tag.start()]) + (tag["raw"] or "")
            pieces.append(piece)
            until, length = tag.end(), length + len(piece)
            if _BLOCK.match(html, tag.start()):
                begins.append(length)
        return "".join([*pieces, unescape(html[until:])]), begins
    except ValueError:
        return None, []
