"""The elements of a project that carry something: codes, codings, selections, values, cases."""

from ..cells import prose

_DIGITS = 15
"""No text is that long: what has more digits is no position."""


class Described:
    """What people described: a code by its definition, a mark by a memo."""

    __slots__ = ("description",)

    def take(self, name, words):
        """Keep the description.

        Parameters
        ----------
        name : str
            The element.
        words : str
            Its text.
        """
        if name == "Description":
            self.description = prose(words) or None


class Code(Described):
    """A code: its parent is the one around it; one that is not codable is a folder."""

    __slots__ = ("codable", "guid", "name", "parent")

    def __init__(self, attributes, parent):
        self.guid, self.parent = attributes.get("guid", ""), parent
        self.name = attributes.get("name", "")
        self.codable = attributes.get("isCodable", "true").strip().lower() not in ("false", "0")
        self.description = None


class Coding(Described):
    """A code on something, by somebody; both by number."""

    __slots__ = ("code", "user")

    def __init__(self, user):
        self.code, self.user, self.description = -1, user, None


class Selection(Described):
    """A marked passage, or part of a picture, page or film, with its codings."""

    __slots__ = ("codings", "end", "label", "name", "start", "user")

    def __init__(self, name, attributes):
        self.name, self.codings, self.description = name, [], None
        self.label = attributes.get("name")
        self.start = _position(attributes.get("startPosition"))
        self.end = _position(attributes.get("endPosition"))
        self.user = attributes.get("creatingUser")


class Value:
    """The value of a variable."""

    __slots__ = ("kind", "variable", "written")

    def __init__(self):
        self.variable, self.kind, self.written = "", "TextValue", ""

    def take(self, name, words):
        """Keep the value.

        Parameters
        ----------
        name : str
            The element, which says of what type it is.
        words : str
            Its text.
        """
        self.kind, self.written = name, words


class Case:
    """A case: values, and the sources or the parts of sources that it covers."""

    __slots__ = ("name", "parts", "sources", "values")

    def __init__(self, attributes):
        self.name, self.values, self.sources, self.parts = attributes.get("name", ""), [], [], 0

    def take(self, *_):
        """Leave the description aside: a study has no place for it."""


def _position(written):
    if written is None or not written.isdecimal():
        written = (written or "").strip().removeprefix("+")
    return int(written) if written.isdecimal() and len(written) <= _DIGITS else -1
