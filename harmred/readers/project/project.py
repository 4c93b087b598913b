"""What a project holds, as plain lists and arrays, whichever program wrote it."""

from collections import Counter, defaultdict

from .elements import LOST, NOTE, UNSAID, Case, Code, Group
from .guids import Guids, guid
from .source import Part, Source


class Project:
    """What a project holds; a reader tells it of each element, and settles the texts.

    Keys are what a program knows its elements by. Where one element refers to another, the key
    may be written otherwise (braces, capitals): `guid` compares them.

    Parameters
    ----------
    name : str
        What the project is called.
    origin : str
        The program that wrote it.

    Examples
    --------
    >>> project = Project("visits")
    >>> project.user("{1A}", "Ana")
    >>> project.users
    {'1a': 'Ana'}
    """

    def __init__(self, name="", origin=""):
        self.name, self.origin = name, origin
        self.users, self.variables = {}, {}
        self.codes, self.sources, self.cases, self.groups = [], [], [], []
        self.people, self.marked = Guids(), Guids()
        self.found, self.skipped = Counter(), defaultdict(Counter)

    def user(self, key, name):
        """Note somebody who codes.

        Parameters
        ----------
        key, name : str
            Who it is.
        """
        self.found["coders"] += 1
        self.users.setdefault(guid(key), name)

    def code(self, key, name, parent=None, codable=True, description=None):
        """Note a code.

        Parameters
        ----------
        key, name : str
            Which.
        parent : Code, optional
            The one above.
        codable : bool
            Whether it is applied to passages; else it is a folder.
        description : str, optional
            What it means.

        Returns
        -------
        Code
            To nest others below it.
        """
        self.codes.append(Code(key, name, parent, codable, description))
        return self.codes[-1]

    def variable(self, key, name):
        """Note a variable.

        Parameters
        ----------
        key, name : str
            Which.
        """
        self.found["variables"] += 1
        self.variables.setdefault(guid(key), name)

    def value(self, owner, value):
        """Note the value of a variable.

        Parameters
        ----------
        owner : object
            A source or a case; what else has values is skipped.
        value : Value
            The value.
        """
        self.found["variable values"] += 1
        if isinstance(owner, Source | Case):
            owner.values.append(value)
        else:
            self.skipped["variable values"]["of neither a source nor a case"] += 1

    def case(self, name):
        """Note a case.

        Parameters
        ----------
        name : str
            What it is called.

        Returns
        -------
        Case
            To give it sources and values.
        """
        self.cases.append(Case(name))
        return self.cases[-1]

    def group(self, name):
        """Note a set.

        Parameters
        ----------
        name : str
            What it is called.

        Returns
        -------
        Group
            To give it sources.
        """
        self.groups.append(Group(name))
        return self.groups[-1]

    def passage(self, source, start, end, codings, label=None, why=None, cases=()):
        """Note a marked passage with its codings and its cases, or why it cannot be read.

        Parameters
        ----------
        source : Source or None
            Whose passage it is; one on no source is skipped.
        start, end : int
            As the program counts.
        codings : list of Coding
            Its codes; a passage without any, and of no case, is an annotation, and skipped.
        label : str, optional
            Its excerpt, or what else the file says there.
        why : str, optional
            Why it is skipped, if it is.
        cases : iterable of Case
            The cases of which it is a part.
        """
        self.found["selections"] += 1
        self.found["codings"] += len(codings)
        why = why or (LOST if source is None else source.unread)
        if why is None and (codings or cases):
            source.add(start, end, codings, label)
            source.parts.extend(Part(start, end, label, case) for case in cases)
        else:
            self.skipped["selections"][why or "without a code"] += 1
            if codings:
                self.skipped["codings"][why] += len(codings)

    def whole(self, source, coding):
        """Note a coding of a source as a whole.

        Parameters
        ----------
        source : Source or None
            Which; a coding of none is skipped.
        coding : Coding
            The coding.
        """
        self.found["codings"] += 1
        if source is None:
            self.skipped["codings"][LOST] += 1
        else:
            source.whole.append(coding)

    def ended(self, source):
        """Take in a source when all of it is known.

        Parameters
        ----------
        source : Source
            The source.

        Returns
        -------
        bool
            Whether it can be read: its text is then to be settled.
        """
        self.found[source.kind] += 1
        if source.kind == "pdfs" and not source.represented and source.unread is None:
            source.unread = UNSAID
        why = source.unread
        if why is not None:
            self.skipped["codings"][why] += len(source.whole) + len(source.code)
            self.skipped["selections"][why] += source.selections
        if why == NOTE:
            self.skipped["variable values"][why] += len(source.values)
        else:
            self.sources.append(source)
        return why is None
