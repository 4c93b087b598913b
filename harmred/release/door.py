"""The door: what must hold of tables that go public, beside all that went before them."""

from ..errors import DisclosureError
from ..words import about
from .earlier import earlier
from .families import tree_of
from .rules import refuse
from .shown import Shown
from .what import size


def checked(tables, study):
    """Refuse tables that are not safe to release: the guarantee, whatever was done before.

    Nothing of the study is asked but how many sources it has: what a reader gets is audited as
    a reader gets it, with all that earlier releases gave.

    Parameters
    ----------
    tables : dict
        Name -> DataFrame, protected.
    study : Study
        The study.

    Raises
    ------
    DisclosureError
        Naming the table and the rule, never a number.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.load()
    >>> checked({"themes": hr.count(study)}, study)
    Traceback (most recent call last):
        ...
    harmred.errors.DisclosureError: 'themes' cannot be public: nothing was kept back in it.
    Draw it from hr.protect(table), or use harmred release --edition public.
    """
    for name, table in tables.items():
        _refused(name, table)
    least = [about(table)["protected"] for table in tables.values()]
    persons, facilities = (max(each[name] for each in least) for name in ("persons", "facilities"))
    shown = Shown(list(tables.values()), earlier(study), tree_of(study))
    _whole(tables, shown, study)
    few = f"some numbers rest on fewer than {persons} people or {facilities} facilities"
    _named(tables, shown, shown.small(persons, facilities), few)
    given = shown.given_away(shown.hidden(), persons)
    _named(tables, shown, given, "with what else is released, it gives hidden numbers away")


def _refused(name, table):
    if "protected" not in about(table):
        raise DisclosureError(
            f"{name!r} cannot be public: nothing was kept back in it.\n"
            "Draw it from hr.protect(table), or use harmred release --edition public."
        )
    refuse(table)


def _whole(tables, shown, study):
    """Refuse a table of some of the sources, whoever left the others out."""
    every = study.sources["kind"].value_counts()
    part = [
        size(kind) for kind, n in every.items() if shown.numbers.get(size(kind), n) not in (n, None)
    ]
    _named(
        tables, shown, part, "it counts some of the sources only, and the others can be told apart"
    )


def _named(tables, shown, wrong, rule):
    names = [
        name
        for name, own in zip(tables, shown.each, strict=True)
        if {cell.what for cell in own} & set(wrong)
    ]
    if wrong:
        listed = ", ".join(map(repr, names or tables))
        raise DisclosureError(
            f"{listed} cannot be public: {rule}.\n"
            "Protect together what is released together (hr.protect), or group roles."
        )
