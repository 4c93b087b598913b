"""Collects what the XML of a project holds, element by element, as plain lists and arrays."""

from collections import Counter, defaultdict

from .elements import Case, Code, Coding, Selection, Value
from .grammar import (
    INSIDE,
    KINDS,
    LOST,
    NOT_TEXT,
    NOTE,
    OTHERS,
    PAGE,
    SELECTIONS,
    TARGET,
    UNSAID,
)
from .guids import Guids, guid
from .source import Source


class Project:
    """What a project holds; the reader of XML tells it of each element.

    Parameters
    ----------
    settle : callable
        Takes each source as it ends, and the origin of the project: the text is fetched and the
        passages are placed there and then, so that excerpts need not stay in memory.

    Examples
    --------
    >>> project = Project(lambda source, origin: None)
    >>> project.openers["User"]("User", {"name": "Ana", "guid": "{1A}"}, None)
    >>> project.users
    {'1a': 'Ana'}
    """

    def __init__(self, settle):
        self.name = self.origin = ""
        self.users, self.variables = {}, {}
        self.codes, self.sources, self.cases = [], [], []
        self.people, self.marked = Guids(), Guids()
        self.found, self.skipped = Counter(), defaultdict(Counter)
        self._settle = settle
        self.openers = {
            "Project": self._project,
            "User": self._user,
            "Code": self._code,
            "Variable": self._variable,
            "VariableValue": self._value,
            "Case": self._case,
            "Coding": self._coding,
            "CodeRef": self._code_ref,
            "VariableRef": self._variable_ref,
            "SourceRef": self._source_ref,
            "SelectionRef": self._selection_ref,
            **dict.fromkeys(INSIDE, self._inside),
            **dict.fromkeys(SELECTIONS, self._selection),
            **dict.fromkeys(KINDS, self._source),
            **dict.fromkeys(OTHERS, self._other),
        }
        self.closers = {
            **dict.fromkeys(SELECTIONS, self._selected),
            **dict.fromkeys(KINDS, self._settled),
        }

    def _project(self, _, attributes, __):
        self.name, self.origin = attributes.get("name", ""), attributes.get("origin", "")

    def _user(self, _, attributes, __):
        name = attributes.get("name") or attributes.get("id") or ""
        self.found["coders"] += 1
        self.users.setdefault(guid(attributes.get("guid", "")), name)

    def _code(self, _, attributes, parent):
        code = Code(attributes, parent if type(parent) is Code else None)
        self.codes.append(code)
        return code

    def _variable(self, _, attributes, __):
        self.found["variables"] += 1
        self.variables.setdefault(guid(attributes.get("guid", "")), attributes.get("name", ""))

    def _value(self, _, __, parent):
        self.found["variable values"] += 1
        value = Value()
        if type(parent) in (Source, Case):
            parent.values.append(value)
        else:
            self.skipped["variable values"]["of neither a source nor a case"] += 1
        return value

    def _case(self, _, attributes, __):
        case = Case(attributes)
        self.cases.append(case)
        return case

    def _source(self, name, attributes, _):
        return Source(*KINDS[name], attributes)

    def _inside(self, name, attributes, parent):
        """Return the source itself: what is inside its text is inside it."""
        if type(parent) is not Source:
            return None
        if name == "Representation" and parent.kind == "pdfs":
            parent.path, parent.represented = attributes.get("plainTextPath"), True
        return parent

    def _other(self, name, _, __):
        self.found[OTHERS[name]] += 1

    def _coding(self, _, attributes, parent):
        self.found["codings"] += 1
        coding = Coding(self.people.index(attributes.get("creatingUser")))
        if type(parent) is Selection:
            parent.codings.append(coding)
        elif type(parent) is Source:
            parent.whole.append(coding)
        else:
            self.skipped["codings"][LOST] += 1
        return coding

    def _selection(self, name, attributes, _):
        return Selection(name, attributes)

    def _code_ref(self, _, attributes, parent):
        if type(parent) is Coding:
            parent.code = self.marked.index(attributes.get(TARGET))

    def _variable_ref(self, _, attributes, parent):
        if type(parent) is Value:
            parent.variable = guid(attributes.get(TARGET, ""))

    def _source_ref(self, _, attributes, parent):
        if type(parent) is Case:
            parent.sources.append(guid(attributes.get(TARGET, "")))

    def _selection_ref(self, _, __, parent):
        if type(parent) is Case:
            parent.parts += 1

    def _selected(self, _, selection, source):
        self.found["selections"] += 1
        in_source = type(source) is Source
        why = source.unread if in_source else PAGE if type(source) is Selection else LOST
        if in_source and why is None and selection.name != "PlainTextSelection":
            why = PAGE if source.kind == "pdfs" else NOT_TEXT
        if why is None and selection.codings:
            source.add(selection, self.people)
        else:
            self.skipped["selections"][why or "without a code"] += 1
            if selection.codings:
                self.skipped["codings"][why] += len(selection.codings)

    def _settled(self, _, source, __):
        self.found[source.kind] += 1
        why = source.unread
        if source.kind == "pdfs" and not source.represented:
            why = UNSAID
        if why is None:
            self._settle(source, self.origin)
        else:
            self.skipped["codings"][why] += len(source.whole) + len(source.code)
            self.skipped["selections"][why] += source.selections
        if why == NOTE:
            self.skipped["variable values"][why] += len(source.values)
        else:
            source.unread = why
            self.sources.append(source)
