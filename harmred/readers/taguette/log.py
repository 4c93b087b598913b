"""Who gave which highlight which tag, and when: the log is the only place that says so."""

import json
from collections import defaultdict

from ..project.elements import Coding
from ..stored.cells import key, words
from ..stored.people import People

_DAY = len("2024-03-01")


class Log:
    """The log of a project, played again.

    Parameters
    ----------
    database : Database
        The open database; a version without a log has no coders.
    project : Project
        Takes the users.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from harmred.readers.project.project import Project
    >>> said = '{"type": "highlight_add", "highlight_id": 5, "tags": [7]}'
    >>> tables = {"users": [("ana",), ("ben",)], "commands": [("ben", "2024-03-01", said)]}
    >>> database = SimpleNamespace(rows=lambda table, columns, order: tables[table])
    >>> coding = Log(database, Project()).coding("5", "7")
    >>> coding.user, coding.when
    (1, '2024-03-01')
    """

    def __init__(self, database, project):
        self._project, people = project, People(project)
        self._added, self._held, self._by, same = {}, {}, defaultdict(dict), {}
        for (login,) in database.rows("users", ["login"], order="login"):
            people.number(login)
        columns = ["user_login", "date", "payload"]
        for login, date, payload in database.rows("commands", columns, order="id"):
            # A year of work is a few hundred pairs of user and day: they are shared.
            who = people.number(login), words(date)[:_DAY] or None
            self._take(_fields(payload), same.setdefault(who, who))

    def coding(self, highlight, tag):
        """Return the tag of a highlight with who gave it and when.

        Parameters
        ----------
        highlight, tag : str
            Which.

        Returns
        -------
        Coding
            By who gave this tag; else, as after an import, by who added the highlight.
        """
        who = self._by[tag].get(highlight) or self._added.get(highlight, (-1, None))
        return Coding(who[0], self._project.marked.index(tag), when=who[1])

    def _take(self, fields, who):
        kind = fields.get("type")
        # Before version 1.0, the fields had shorter names.
        highlight = key(fields.get("highlight_id", fields.get("id")))
        if kind == "highlight_add":
            tags = fields.get("tags")
            self._added.setdefault(highlight, who)
            self._tagged(highlight, map(key, tags if isinstance(tags, list) else []), who)
        elif kind == "highlight_delete":
            self._added.pop(highlight, None)
            self._tagged(highlight, [], who)
        elif kind == "tag_merge":
            gone = self._by.pop(key(fields.get("src_tag_id", fields.get("src"))), {})
            kept = key(fields.get("dest_tag_id", fields.get("dest")))
            for each, giver in gone.items():
                self._by[kept].setdefault(each, giver)

    def _tagged(self, highlight, tags, who):
        """Note the tags that a highlight has from now on: those that it had keep their giver."""
        tags = tuple(tags)
        for tag in set(self._held.pop(highlight, ())).difference(tags):
            self._by[tag].pop(highlight, None)
        for tag in tags:
            self._by[tag].setdefault(highlight, who)
        if tags:
            self._held[highlight] = tags


def _fields(payload):
    """Return what an entry says; nothing of one that cannot be read: it is not the data."""
    try:
        fields = json.loads(payload)
    except (TypeError, ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}
