"""Shown: all the numbers of some tables, each named once, with what binds them."""

from ..errors import DisclosureError
from .audit import given_away
from .cells import cells
from .families import told
from .groups import barred
from .relations import Relation, relations
from .rules import PERSONS, SMALL


class Shown:
    """What a reader of some tables sees, and what can be worked out from it.

    `each` holds the cells of each table, `numbers` all of them by what they count (None: hidden).
    `earlier` are what earlier releases showed: they are known, and nothing can be hidden in them.
    """

    def __init__(self, tables, earlier=(), tree=None):
        """Read every table; one number that two of them show is one number."""
        tree = told(tables) if tree is None else tree
        self.each = [cells(table, tree) for table in tables]
        self.numbers = {}
        for cell in self.cells():
            known = self.numbers.get(cell.what)
            if known is not None and cell.value not in (None, known):
                raise DisclosureError(
                    "two tables give different numbers for the same thing: they come from "
                    "different data.\nMake all of them anew from one study."
                )
            self.numbers[cell.what] = cell.value if known is None else known
        never = [barred(table) for table in tables]
        pairs = zip(self.each, never, strict=True)
        self.barred = {c.what for own, rows in pairs for c in own if rows.iloc[c.row] and c.of}
        self.known, self.since, bound = {}, set(), []
        for place, before in enumerate(earlier):
            bound += self._beside(before, f" of release {place + 1}")
        known = {what: n for what, n in self.known.items() if n is not None}
        self.facts = {**self.known, **self.numbers, **known}
        self.relations = [*relations(self.facts, tree), *bound]

    def _beside(self, before, name):
        """Set an earlier release beside this one: of the same sources, or of fewer or others."""
        both = before.numbers.keys() & self.numbers.keys()
        told = [what for what in both if None not in (before.numbers[what], self.numbers[what])]
        grown = {what: self.numbers[what] - before.numbers[what] for what in told}
        if not any(grown.values()):
            self.known |= {w: n for w, n in before.numbers.items() if self.known.get(w) is None}
            return []
        self.known |= {_renamed(what, name): n for what, n in before.numbers.items()}
        bound = [
            Relation(tuple((_renamed(what, name), sign) for what, sign in each.terms), *each[1:])
            for each in before.relations
        ]
        added = {
            what.kind: n for what, n in grown.items() if what.measure == "source" and not what.group
        }
        for what, n in grown.items():
            new, since = added.get(what.kind, 0), _renamed(what, f" since{name}")
            if new and 0 <= n <= new:
                bound.append(Relation(((what, 1), (_renamed(what, name), -1), (since, -1)), 0, 0))
                self.known[since] = n
                self.since |= {since} if _tells_of(n, new) else set()
        return bound

    def cells(self):
        """Return the cells of all tables."""
        return [cell for own in self.each for cell in own]

    def hidden(self):
        """Return what the tables hide and nothing else shows, and what must not be worked out."""
        return {what for what, n in self.facts.items() if n is None} | self.since

    def before(self):
        """Return what earlier releases hid: it stays hidden."""
        return {what for what, n in self.known.items() if n is None}

    def small(self, persons, facilities):
        """Return what the tables show, and must not: numbers on few people or facilities."""
        small = {cell.what for cell in self.cells() if self._tells(cell, persons, facilities)}
        return small | {what for what in self.barred if self.numbers[what] is not None}

    def _tells(self, cell, persons, facilities):
        if cell.value is None:
            return False
        few = cell.facilities is not None and cell.facilities < facilities
        if 0 < cell.people < persons or (cell.people and few):
            return True
        of = self.numbers.get(cell.of)
        return of is not None and of < SMALL and cell.value in (0, of)

    def given_away(self, hidden, persons):
        """Return which hidden numbers can be worked out."""
        return given_away(hidden, self.facts, self.relations, persons)


def _renamed(what, name):
    return what._replace(kind=what.kind + name)


def _tells_of(n, new):
    """Tell whether the change of a number tells of the people who came since."""
    return 0 < n < PERSONS or (new < SMALL and n in (0, new))
