"""What a reader can work out: how the numbers of a release bound one another."""

import itertools
from collections import defaultdict
from typing import NamedTuple

from .what import ATTRIBUTES, FACETS, box, size

_WIDER = {"first": ["mention"], "talk": ["mention"]}
_NEAR = ("near overlap", "near turn", "near window", "near source")
"""Each meaning of near holds whatever the one before it holds."""


class Relation(NamedTuple):
    """A sum of numbers, each with its sign, that lies between `low` and `high`."""

    terms: tuple
    low: float
    high: float


def relations(values, tree):
    """Return every relation among some numbers that follows from what they count.

    Parts are no more than the whole; a whole is no more than parts that cover it; groups, and
    sets that exclude one another, add up.

    Parameters
    ----------
    values : dict
        What -> how many; None where it is not known. Known numbers that do not keep a relation
        (not every passage was placed in a turn, say) show that there is none.
    tree : dict
        Code -> the codes that count for it.

    Returns
    -------
    list of Relation

    Examples
    --------
    >>> from harmred.release.what import What, box
    >>> all_, own = (What("interview", (), "mention", (box(stance=s),)) for s in (None, ["own"]))
    >>> relations({all_: 9, own: 4}, {})[0].terms == ((own, 1), (all_, -1))
    True
    """
    found = [
        *_within(values), *_sizes(values), *_groups(values), *_covers(values), *_sets(values, tree),
    ]  # fmt: skip
    return [each for each in found if _kept(each, values)]


def _kept(relation, values):
    numbers = [(values[what], sign) for what, sign in relation.terms]
    if any(number is None for number, _ in numbers):
        return True
    return relation.low <= sum(sign * number for number, sign in numbers) <= relation.high


def _at_most(part, wholes):
    return Relation(((part, 1), *((whole, -1) for whole in wholes)), -float("inf"), 0)


def _inside(one, other):
    return all(b is None or (a is not None and a <= b) for a, b in zip(one, other, strict=True))


def _boxed(values):
    """Return what counts passages (or pairs of them), and for each of its boxes the wider ones."""
    whats = [what for what in values if what.measure not in ("source", "set", "claim", "turns")]
    every = {each for what in whats for each in what.boxes}
    return whats, {one: [other for other in every if _inside(one, other)] for one in every}


def _within(values):
    """Bound parts by the whole: whoever is counted in the one is counted in the other."""
    whats, wider = _boxed(values)
    for what in whats:
        near = _NEAR[_NEAR.index(what.measure) :] if what.measure in _NEAR else ()
        measures = near or (what.measure, *_WIDER.get(what.measure, ()))
        groups = {what.group, ()}
        sides = [
            tuple(sorted(pair, key=str)) for pair in itertools.product(*map(wider.get, what.boxes))
        ]
        for group, measure, boxes in itertools.product(groups, measures, sides):
            whole = what._replace(group=group, measure=measure, boxes=boxes)
            if whole != what and whole in values:
                yield _at_most(what, [whole])
        for one in what.boxes if near else ():
            whole = what._replace(measure="mention", boxes=(one,))
            if whole in values:
                yield _at_most(what, [whole])


def _sizes(values):
    """Bound counts by the size of their group."""
    for what in values:
        whole = size(what.kind, what.group)
        if what != whole and whole in values:
            yield _at_most(what, [whole])


def _groups(values):
    """Add up the groups of a column: they are all sources."""
    parts = defaultdict(list)
    for what in values:
        if what.group:
            column = what.group[0][0]
            parts[what._replace(group=()), column].append(what)
    for (whole, _), groups in parts.items():
        if whole in values:
            yield Relation(((whole, -1), *((group, 1) for group in groups)), 0, 0)


def _covers(values):
    """Bound a whole by the parts that cover it."""
    whats, wider = _boxed(values)
    parts = defaultdict(set)
    for one, wholes in wider.items():
        for whole in wholes:
            differ = [a != b for a, b in zip(one, whole, strict=True)]
            if sum(differ) == 1:
                parts[whole, differ.index(True)].add(one)
    ways = defaultdict(list)
    for (whole, place), some in parts.items():
        most = [one for one in some if not any(one != o and _inside(one, o) for o in some)]
        together = frozenset().union(*(one[place] for one in most))
        if together == whole[place] or (whole[place] is None and _all(place, together)):
            ways[whole].append(most)
    for what in whats:
        sides = [[*ways[each], [each]] for each in what.boxes]
        for chosen in itertools.product(*sides):
            pairs = (tuple(sorted(pair, key=str)) for pair in itertools.product(*chosen))
            some = [what._replace(boxes=pair) for pair in pairs]
            if some != [what] and all(each in values for each in some):
                yield _at_most(what, some)


def _all(place, together):
    """Tell whether values of an attribute are all that there can be."""
    name = ATTRIBUTES[place]
    complete = {"elicited": {"spontaneous", "prompted"}, "place": {"tenth 10"}}
    return complete.get(name, {"none"}) <= together if name not in ("code", "of") else False


def _sets(values, tree):
    """Add up sets of codes, which exclude one another: all sources, and those with a code."""
    rows = defaultdict(dict)
    for what in values:
        if what.measure == "set":
            rows[what.kind, what.boxes[0]][what.boxes[1]] = what
    for (kind, kept), sets in rows.items():
        whole = size(kind, ())
        yield Relation(((whole, -1), *((each, 1) for each in sets.values())), 0, 0)
        facets = {name: wanted for name, wanted in kept if name in FACETS}
        pooled = [each for name, each in sets.items() if name.startswith("pooled")]
        for code in {code for name in sets for code in name.split(";")}:
            one = next(iter(sets.values()))._replace(
                measure="mention", boxes=(box(code=tree.get(code, {code}), **facets),)
            )
            if one in values:
                some = [each for name, each in sets.items() if code in name.split(";")]
                yield _at_most(one, [*some, *pooled])
                yield Relation(((one, -1), *((each, 1) for each in some)), -float("inf"), 0)
