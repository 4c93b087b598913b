"""Elements and words of XML 1.0, whatever people wrote."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even escaped: control characters, halves of characters."""
_INSTEAD = "\ufffd"
_ENDS = {"\r": "&#13;"}


def element(name, /, *inside, **attributes):
    r"""Write an element.

    Parameters
    ----------
    name : str
        Its name.
    *inside : str
        What it holds, as XML.
    **attributes : str or None
        Its attributes, in their order; None for one that it does not have.

    Returns
    -------
    str
        XML. Line ends of attributes are written so that they survive.

    Examples
    --------
    >>> element("User", name="Ana & Ben\n", id=None)
    '<User name="Ana &amp; Ben&#10;"/>'
    """
    said = "".join(
        f" {key}={quoteattr(clean(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def words(name, said):
    r"""Write an element that holds words.

    Parameters
    ----------
    name : str
        Its name.
    said : str
        The words.

    Returns
    -------
    str
        XML; nothing for no words.

    Examples
    --------
    >>> words("Description", "more < less"), words("Description", "")
    ('<Description>more &lt; less</Description>', '')
    """
    return f"<{name}>{escape(clean(said), _ENDS)}</{name}>" if said else ""


def clean(said):
    r"""Put a sign of replacement for each character that XML cannot hold.

    Parameters
    ----------
    said : str
        Anything.

    Returns
    -------
    str
        As long.

    Examples
    --------
    >>> clean("a\x07b")
    'a�b'
    """
    return _NOT_XML.sub(_INSTEAD, said)


def holds(said):
    r"""Tell whether XML can hold words as they are.

    Parameters
    ----------
    said : str
        The words.

    Returns
    -------
    bool
        Whether there is nothing to replace.

    Examples
    --------
    >>> holds("été 🙂\n"), holds("\x07")
    (True, False)
    """
    return not _NOT_XML.search(said)
