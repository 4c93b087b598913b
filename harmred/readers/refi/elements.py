"""The elements of REFI-QDA that know where they stand: passages, and sources with their files."""

from ..project.elements import Described
from ..project.source import Source

_DIGITS = 15
"""No text is that long: what has more digits is no position."""


class Selection(Described):
    """A marked passage, or part of a picture, page or film, with its codings."""

    __slots__ = ("codings", "end", "key", "label", "name", "start", "user")

    def __init__(self, name, attributes):
        self.name, self.codings, self.description = name, [], None
        self.key, self.label = attributes.get("guid", ""), attributes.get("name")
        self.start = _position(attributes.get("startPosition"))
        self.end = _position(attributes.get("endPosition"))
        self.user = attributes.get("creatingUser")

    def coded(self, people):
        """Return its codings: the coder is who coded, else who marked; so with the memo.

        Parameters
        ----------
        people : Guids
            Who there is.

        Returns
        -------
        list of Coding
            The same ones, completed.
        """
        for coding in self.codings:
            if coding.user < 0:
                coding.user = people.index(self.user)
            coding.description = coding.description or self.description
        return self.codings


class FileSource(Source):
    """A source whose text stands inline, or in a file that it names."""

    def __init__(self, kind, unread, attributes):
        super().__init__(kind, unread, attributes.get("guid", ""), attributes.get("name", ""))
        self.path, self.inline = attributes.get("plainTextPath"), None

    def take(self, name, words):
        """Keep the text.

        Parameters
        ----------
        name : str
            The element.
        words : str
            Its text.
        """
        if name == "PlainTextContent":
            self.inline = words


def _position(written):
    if written is None or not written.isdecimal():
        written = (written or "").strip().removeprefix("+")
    return int(written) if written.isdecimal() and len(written) <= _DIGITS else -1
