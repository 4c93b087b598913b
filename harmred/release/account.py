"""REVIEW.md: what was taken out of a review edition, and who could still be recognised in it."""

import pandas as pd

from ..study import TABLES, columns, known
from ..words import LANGUAGES, say
from ..words.forms import whole
from .classes import classes, diversity
from .named import identifiers
from .rules import PERSONS

QUASI = ("role_group", "facility_group", "half_year", "before_law", "facility")
"""What colleagues may know of somebody who was interviewed, the coarsest first."""
SENSITIVE = ("high", "opinion")


def account(study, made, groups):
    """Say what a review edition lacks, what to read in it, and how alike its people are.

    Parameters
    ----------
    study, made : Study
        The study, and its review edition.
    groups : int
        How many groups of facilities were blanked.

    Returns
    -------
    str
        Markdown, in English and then in French.

    Examples
    --------
    >>> import harmred as hr
    >>> print(account(hr.load(), hr.load(), 0)[:16])
    # Review edition
    """
    out, held, alike = _removed(study, made, groups), _names(made), likeness(made)
    return "\n".join(line for lang in LANGUAGES for line in _page(out, held, alike, made, lang))


def _page(out, held, alike, made, lang):
    numbers = {name: whole(number, lang) for name, number in (out | held).items()}
    heads = [say(f"review.head.{name}", lang, least=PERSONS) for name in alike]
    rows = [[say(f"review.{row[0]}", lang), *map(str, row[1:])] for row in alike.itertuples(False)]
    return [
        *(say("review.head", lang), ""),
        *([say("invented_line", lang) + ".", ""] if made.synthetic else []),
        *(say("review.warning", lang), "", say("review.out.head", lang), ""),
        *(f"- {say(f'review.out.{name}', lang, **numbers)}" for name, n in out.items() if n),
        *(f"- {say('review.out.always', lang)}", "", say("review.read.head", lang), ""),
        *(say("review.read", lang, **numbers), "", say("review.alike.head", lang), ""),
        *(say("review.alike", lang, least=PERSONS, **numbers), ""),
        *(_row(heads), _row(["---"] + ["---:"] * (len(heads) - 1)), *map(_row, rows), ""),
    ]


def _row(cells):
    return f"| {' | '.join(cells)} |"


def _removed(study, made, groups):
    frames = {table: getattr(study, table) for table in TABLES}
    own = [
        len(frame.columns.difference([*columns(table)]))
        for table, frame in frames.items()
        if frame is not None
    ]
    spoken = known(study.sources["language"]).nunique()
    return {
        "texts": int(study.sources["text"].notna().sum()),
        "memos": int(study.segments["memo"].notna().sum()),
        "columns": sum(own),
        "languages": spoken if spoken > 1 else 0,
        "groups": groups,
        "ids": len(identifiers(made)),
    }


def _names(made):
    """Count what people have worded, and what somebody has to read before it is handed on."""
    sections = set() if made.turns is None else set(made.turns["section"].dropna())
    sections |= set() if made.guide is None else set(made.guide["section"])
    return {
        "codes": len(made.codebook),
        "definitions": int(made.codebook[["definition_en", "definition_fr"]].notna().sum().sum()),
        "sections": len(sections),
        "roles": known(made.sources["role_group"]).nunique(),
        "settings": known(made.sources["setting"]).nunique(),
        "sensitive": int(made.codebook["sensitivity"].isin(SENSITIVE).sum()),
    }


def likeness(study):
    """Count how many people share what may be known of them, the more of it the fewer.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row for each further column that is known: classes, the smallest one (`k`), people
        who are alone in theirs (`unique`), classes under the threshold of persons (`under`), and
        the least number of different sets of sensitive codes that a class has spoken of (`l`).

    Examples
    --------
    >>> import harmred as hr
    >>> likeness(hr.load()).columns.tolist()
    ['known', 'classes', 'k', 'unique', 'under', 'l']
    """
    people = _people(study)
    rows = []
    for last, name in enumerate(QUASI) if len(people) else ():
        sizes = classes(people, list(QUASI[: last + 1]))
        told = diversity(people, list(QUASI[: last + 1]), "said")
        counted = (len(sizes), sizes.min(), (sizes == 1).sum(), (sizes < PERSONS).sum())
        rows.append((name, *counted, told.min() if people["said"].any() else "–"))
    return pd.DataFrame(rows, columns=["known", "classes", "k", "unique", "under", "l"])


def _people(study):
    """Return a row for each person interviewed: what may be known, and what should not be."""
    asked = study.sources[study.sources["kind"] == "interview"]
    person = known(asked["participant"]).fillna(asked["source"])
    book, marks = study.codebook, study.segments
    sensitive = book.loc[book["sensitivity"].isin(SENSITIVE), "code"]
    said = marks[marks["code"].isin(sensitive)].groupby("source")["code"].agg(_all)
    table = asked[list(QUASI)].assign(said=asked["source"].map(said))
    return table.groupby(person).agg(_all)


def _all(values):
    return ";".join(sorted({part for value in values.dropna() for part in value.split(";")}))
