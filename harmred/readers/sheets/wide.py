"""Reads tables with a column for each code: a row is a turn, a case or a document."""

import pandas as pd

from ...study import Study, columns
from ..cells import lines
from ..numbers import whole
from ..project.segments import NOBODY
from ..project.sources import identifiers
from .account import Account
from .applied import applied
from .documents import sources, traits
from .headings import ORDINARY
from .sheet import named

READ = {"source", "text", "excerpt", "speaker", "coder", "code"}
COUNTED = "positions count rows: the sheet has no words"
WORDLESS = "in a row without words"
EACH = "a row each: no column says which document a row belongs to"
_TAKEN = [*ORDINARY, *(name for name in columns("turns") if name != "section"), "speaker_name"]
_ROLES = {
    "participant": ("participant", "interviewee", "respondent", "enquêté", "enquêtée", "befragte"),
    "interviewer": ("interviewer", "moderator", "researcher", "enquêteur", "enquêtrice"),
    "fieldnote": ("fieldnote", "field note", "note de terrain"),
}
_ROLE = {name: role for role, names in _ROLES.items() for name in names}


def of_table(sheet, path):
    r"""Make a study of a table with a column for each code.

    Parameters
    ----------
    sheet : Sheet
        A row for each turn of talk, or for each case.
    path : Path
        Where it stands.

    Returns
    -------
    Study
        Rows of one document are its turns, in their order; without a document, each row is a
        source. Texts are put together of the words of the rows, a line each; without words, a
        row is as long as one character. The study has its ledger.

    Examples
    --------
    >>> from pathlib import Path
    >>> from harmred.readers.sheets.grid import Grid
    >>> from harmred.readers.sheets.sheet import Sheet
    >>> cells = [["I07", "No.", "0", "1"], ["I07", "Why?", "1", "1"]]
    >>> cells = pd.DataFrame(cells, index=[2, 3], dtype="str")
    >>> study = of_table(Sheet(Grid(cells, ["Document", "Text", "a", "b"])), Path("t.csv"))
    >>> study.sources["text"].tolist(), study.segments[["start", "end", "code"]].values.tolist()
    (['No.\nWhy?'], [[0, 3, 'b'], [4, 8, 'a'], [4, 8, 'b']])
    """
    account = Account(sheet)
    rows = _sources(sheet)
    if "source" not in sheet.words:
        account.remarks["sources"].append(EACH)
    if "source" in sheet.words:
        lost = int(rows.isna().sum())
        account.skipped["rows"]["without a document"] = lost
        rows = rows.dropna()
    names = list(dict.fromkeys(rows))
    ranks = _ranks(sheet, rows)
    extras = sheet.extras(READ | ({"turn"} if ranks is not None else set()), _TAKEN)
    told = traits(rows, names, extras)
    table, book = applied(sheet, rows.index, account)
    turns, texts = _turns(sheet, rows, ranks)
    told |= _constant(rows, names, extras, told)
    spans = turns.set_index("row")
    segments = _segments(sheet, table, spans, rows)
    if not texts:
        told["length"] = rows.value_counts(sort=False).reindex(names).tolist()
        account.remarks["positions"].append(COUNTED)
    out = sources(names, texts, told)
    account.kept(extras, "turns")
    account.sources(out)
    account.skipped["positions"][WORDLESS] = int(segments["start"].isna().sum())
    account.add("positions", len(segments))
    turns = _told(sheet, turns, extras)
    return Study(path.stem, out, book, segments, turns, origin=path, ledger=account.ledger())


def _sources(sheet):
    """Return the source of each row: its document, else its own identifier, else its number."""
    index = sheet.cells.index
    source = sheet["source"]
    for word in ("id", "participant"):
        own = sheet[word]
        if source is None and own is not None and own.notna().all() and own.is_unique:
            source = own
    if source is None:
        return pd.Series([f"row {n}" for n in index], index=index, dtype="str")
    codes, found = pd.factorize(named(source))
    ids = pd.array(identifiers(list(found)), dtype="str")
    return pd.Series(ids.take(codes, allow_fill=True), index=index)


def _ranks(sheet, rows):
    """Return the numbers of the turns, if the sheet has them and they rise in each source."""
    if sheet["turn"] is None:
        return None
    ranks, _ = whole(sheet["turn"][rows.index], "")
    rises = ranks.groupby(rows.array).diff().fillna(1) > 0
    return ranks if ranks.notna().all() and rises.all() else None


def _turns(sheet, rows, ranks):
    """Return source, turn, start and end of each row that has words, and the texts."""
    words = sheet["text"] if "text" in sheet.words else sheet["excerpt"]
    table = pd.DataFrame({"row": rows.index, "source": rows.array})
    table["turn"] = table.groupby("source").cumcount() + 1 if ranks is None else ranks.array
    if words is None:
        start = table.groupby("source").cumcount()
        return table.assign(start=start, end=start + 1), {}
    said = words[rows.index].fillna("").map(lines).array
    table = table.assign(words=said, long=pd.Series(said, dtype="str").str.len().astype("int64"))
    table = table[table["long"] > 0]
    end = (table["long"] + 1).groupby(table["source"]).cumsum() - 1
    joined = table.groupby("source", sort=False)["words"].agg("\n".join)
    table = table.assign(start=end - table["long"], end=end)
    return table.drop(columns=["words", "long"]), dict.fromkeys(rows, "") | joined.to_dict()


def _segments(sheet, table, spans, rows):
    at = table["row"]
    coder = sheet["coder"]
    return pd.DataFrame(
        {
            "source": rows[at].array,
            **{side: spans[side].reindex(at).astype("Int64").array for side in ("start", "end")},
            "code": table["code"],
            "coder": NOBODY if coder is None else coder[at].fillna(NOBODY).array,
        }
    )


def _constant(rows, names, extras, told):
    """Take the columns that have one value for each source out of those kept with the turns."""
    found = {}
    for name in list(extras):
        pairs = pd.DataFrame({"source": rows, "cell": extras[name].reindex(rows.index)})
        pairs = pairs.dropna().drop_duplicates()
        if pairs["source"].is_unique and name not in told:
            cells = dict(zip(pairs["source"], pairs["cell"], strict=True))
            found[name] = [cells.get(each) for each in names]
            del extras[name]
    return found


def _told(sheet, turns, extras):
    """Say of each turn who speaks, as far as the sheet does, and what else it has."""
    speaker = sheet["speaker"]
    columns = {"speaker": "unknown"}
    if speaker is not None:
        said = speaker[turns["row"]]
        roles = said.str.casefold().map(_ROLE).fillna("unknown")
        columns = {"speaker": roles.array}
        if not (roles == said).all():
            columns["speaker_name"] = said.array
    columns |= {name: column[turns["row"]].array for name, column in extras.items()}
    return turns.drop(columns="row").assign(**columns)
