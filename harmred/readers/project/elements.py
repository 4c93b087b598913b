"""The elements of a project that carry something: codes, codings, values, cases, sets."""

from ..cells import prose

ELEMENTS = (
    "texts",
    "pdfs",
    "pictures",
    "audio",
    "video",
    "codes",
    "coders",
    "selections",
    "codings",
    "cases",
    "variables",
    "variable values",
    "sets",
    "notes",
    "links",
    "graphs",
)
"""The kinds of element that a ledger counts, in its order; positions come last."""
NOT_TEXT, NOTE, PAGE = "not text", "in a note", "on the page of a pdf"
LOST, UNSAID = "outside any source", "without a text in the project"
"""Why what is on some elements is not read."""


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

    __slots__ = ("codable", "key", "name", "parent")

    def __init__(self, key, name, parent=None, codable=True, description=None):
        self.key, self.name, self.parent, self.codable = key, name, parent, codable
        self.description = description


class Coding(Described):
    """A code on something, by somebody, both by number; and when, as the file writes it."""

    __slots__ = ("code", "user", "when")

    def __init__(self, user, code=-1, description=None, when=None):
        self.code, self.user, self.description, self.when = code, user, description, when


class Value:
    """The value of a variable."""

    __slots__ = ("kind", "variable", "written")

    def __init__(self, variable="", written="", kind="TextValue"):
        self.variable, self.kind, self.written = variable, kind, written

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
    """A case: values, the sources that it covers whole, and how many parts of sources."""

    __slots__ = ("name", "parts", "sources", "values")

    def __init__(self, name):
        self.name, self.values, self.sources, self.parts = name, [], [], 0

    def take(self, *_):
        """Leave the description aside: a study has no place for it."""


class Group:
    """A set: its name, the sources in it, and how many members it has that are none."""

    __slots__ = ("name", "others", "sources")

    def __init__(self, name):
        self.name, self.sources, self.others = name, [], 0

    def take(self, *_):
        """Leave the description aside: a study has no place for it."""
