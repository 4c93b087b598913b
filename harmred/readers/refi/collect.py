"""Collects what the XML of a project holds, element by element, into a Project."""

from collections import defaultdict

from ..project.elements import NOT_TEXT, PAGE, Case, Code, Coding, Group, Value
from ..project.guids import guid
from ..project.project import Project
from .elements import FileSource, Selection
from .grammar import INSIDE, KINDS, OTHERS, SELECTIONS, TARGET


class Collector:
    """Takes each element as the reader of XML meets it.

    Parameters
    ----------
    settle : callable
        Takes each source as it ends, and the origin of the project: the text is fetched and the
        passages are placed there and then, so that excerpts need not stay in memory.

    Examples
    --------
    >>> collector = Collector(lambda source, origin: None)
    >>> collector.openers["User"]("User", {"name": "Ana", "guid": "{1A}"}, None)
    >>> collector.project.users
    {'1a': 'Ana'}
    """

    def __init__(self, settle):
        self.project = Project()
        self._settle, self._covered = settle, defaultdict(list)
        self.openers = {
            "Project": self._project,
            "CodeBook": self._project,
            "User": self._user,
            "Code": self._code,
            "Variable": self._variable,
            "VariableValue": self._value,
            "Case": self._case,
            "Set": self._set,
            "Coding": self._coding,
            "CodeRef": self._code_ref,
            "VariableRef": self._variable_ref,
            "SourceRef": self._source_ref,
            "SelectionRef": self._selection_ref,
            "MemberSource": self._source_ref,
            "MemberCode": self._member,
            "MemberNote": self._member,
            **dict.fromkeys(INSIDE, self._inside),
            **dict.fromkeys(SELECTIONS, self._selection),
            **dict.fromkeys(KINDS, self._source),
            **dict.fromkeys(OTHERS, self._other),
        }
        self.closers = {
            **dict.fromkeys(SELECTIONS, self._selected),
            **dict.fromkeys(KINDS, self._ended),
            "Coding": self._coded,
            "VariableValue": self._valued,
        }

    def _project(self, _, attributes, parent):
        if parent is None and not self.project.origin:
            self.project.name = attributes.get("name", "") or self.project.name
            self.project.origin = attributes.get("origin", "")

    def _user(self, _, attributes, __):
        name = attributes.get("name") or attributes.get("id") or ""
        self.project.user(attributes.get("guid", ""), name)

    def _code(self, _, attributes, parent):
        parent = parent if type(parent) is Code else None
        codable = attributes.get("isCodable", "true").strip().lower() not in ("false", "0")
        key, name = attributes.get("guid", ""), attributes.get("name", "")
        return self.project.code(key, name, parent, codable)

    def _variable(self, _, attributes, __):
        self.project.variable(attributes.get("guid", ""), attributes.get("name", ""))

    def _value(self, *_):
        return Value()

    def _valued(self, _, value, parent):
        self.project.value(parent, value)

    def _case(self, _, attributes, __):
        return self.project.case(attributes.get("name", ""))

    def _set(self, _, attributes, __):
        return self.project.group(attributes.get("name", ""))

    def _member(self, _, __, parent):
        if type(parent) is Group:
            parent.others += 1

    def _source(self, name, attributes, _):
        return FileSource(*KINDS[name], attributes)

    def _inside(self, name, attributes, parent):
        """Return the source itself: what is inside its text is inside it."""
        if type(parent) is not FileSource:
            return None
        if name == "Representation" and parent.kind == "pdfs":
            parent.path, parent.represented = attributes.get("plainTextPath"), True
        return parent

    def _other(self, name, _, __):
        self.project.found[OTHERS[name]] += 1

    def _coding(self, _, attributes, __):
        user = self.project.people.index(attributes.get("creatingUser"))
        return Coding(user, when=attributes.get("creationDateTime"))

    def _coded(self, _, coding, parent):
        if type(parent) is Selection:
            parent.codings.append(coding)
        else:
            self.project.whole(parent if type(parent) is FileSource else None, coding)

    def _selection(self, name, attributes, _):
        return Selection(name, attributes)

    def _code_ref(self, _, attributes, parent):
        if type(parent) is Coding:
            parent.code = self.project.marked.index(attributes.get(TARGET))

    def _variable_ref(self, _, attributes, parent):
        if type(parent) is Value:
            parent.variable = guid(attributes.get(TARGET, ""))

    def _source_ref(self, _, attributes, parent):
        if type(parent) in (Case, Group):
            parent.sources.append(guid(attributes.get(TARGET, "")))

    def _selection_ref(self, _, attributes, parent):
        if type(parent) is Case:
            parent.parts += 1
            self._covered[guid(attributes.get(TARGET, ""))].append(parent)

    def _selected(self, _, selection, source):
        in_source = type(source) is FileSource
        why = None if in_source else PAGE if type(source) is Selection else None
        if in_source and source.unread is None and selection.name != "PlainTextSelection":
            why = PAGE if source.kind == "pdfs" else NOT_TEXT
        codings = selection.coded(self.project.people)
        cases = self._covered.get(guid(selection.key), ()) if self._covered else ()
        place = selection.start, selection.end
        source = source if in_source else None
        self.project.passage(source, *place, codings, selection.label, why, cases)

    def _ended(self, _, source, __):
        if self.project.ended(source):
            self._settle(source, self.project.origin)
