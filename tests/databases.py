"""Writes databases of other programs from plain rows, so that a clone can test their readers."""

import sqlite3

QUALCODER_OLD = {
    "project": "databaseversion text, date text, memo text, about text",
    "source": "id integer primary key, name text, fulltext text, mediapath text, memo text, "
    "owner text, date text, unique(name)",
    "code_image": "imid integer primary key, id integer, x1 integer, y1 integer, cid integer, "
    "memo text, date text, owner text",
    "code_av": "avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, "
    "memo text, date text, owner text",
    "annotation": "anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, "
    "owner text, date text",
    "attribute_type": "name text primary key, date text, owner text, memo text, "
    "caseOrFile text, valuetype text",
    "attribute": "attrid integer primary key, name text, attr_type text, value text, id integer, "
    "date text, owner text",
    "case_text": "id integer primary key, caseid integer, fid integer, pos0 integer, "
    "pos1 integer, owner text, date text, memo text",
    "cases": "caseid integer primary key, name text, memo text, owner text, date text",
    "code_cat": "catid integer primary key, name text, owner text, date text, memo text, "
    "supercatid integer",
    "code_text": "cid integer, fid integer, seltext text, pos0 integer, pos1 integer, "
    "owner text, date text, memo text",
    "code_name": "cid integer primary key, name text, memo text, catid integer, owner text, "
    "date text, color text",
    "journal": "jid integer primary key, name text, jentry text, date text, owner text",
}
"""As in the first versions: nothing below a code, no list of coders, no transcripts of films."""
QUALCODER = QUALCODER_OLD | {
    "source": QUALCODER_OLD["source"].replace(
        "unique", "av_text_id integer, risid integer, unique"
    ),
    "code_text": "ctid integer primary key, " + QUALCODER_OLD["code_text"] + ", avid integer, "
    "important integer",
    "code_name": QUALCODER_OLD["code_name"] + ", supercid integer",
    "code_image": QUALCODER_OLD["code_image"] + ", important integer, pdf_page integer",
    "graph": "grid integer primary key, name text, description text",
    "stored_sql": "title text, description text, grouper text, ssql text",
    "coder_names": "name text unique not null, visibility integer not null default 1",
}
"""As in version 17."""
_DATED = "owner text, date text, dateM text, status integer"
RQDA = {
    "project": "databaseversion text, date text, dateM text, memo text, about text",
    "source": f"name text, id integer, file text, memo text, {_DATED}",
    "freecode": f"name text, memo text, id integer, color text, {_DATED}",
    "codecat": f"name text, cid integer, catid integer, memo text, {_DATED}",
    "treecode": f"cid integer, catid integer, memo text, {_DATED}",
    "filecat": f"name text, fid integer, catid integer, memo text, {_DATED}",
    "treefile": f"fid integer, catid integer, memo text, {_DATED}",
    "coding": "cid integer, fid integer, seltext text, selfirst real, selend real, "
    "status integer, owner text, date text, memo text",
    "coding2": "cid integer, fid integer, seltext text, selfirst real, selend real, "
    "status integer, owner text, date text, memo text",
    "cases": f"name text, memo text, id integer, {_DATED}",
    "caselinkage": "caseid integer, fid integer, selfirst real, selend real, status integer, "
    "owner text, date text, memo text",
    "attributes": f"name text, memo text, class text, {_DATED}",
    "caseAttr": f"variable text, value text, caseID integer, {_DATED}",
    "fileAttr": f"variable text, value text, fileID integer, {_DATED}",
    "journal": f"name text, journal text, {_DATED}",
    "annotation": f"fid integer, position integer, annotation text, {_DATED}",
    "image": f"name text, id integer, {_DATED}",
    "imageCoding": f"cid integer, iid integer, x1 integer, memo text, {_DATED}",
}


def saved(path, tables, rows, typed=True):
    """Write a database: rows by table, each column -> cell; what a version lacks is left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = sqlite3.connect(path)
    for table, said in tables.items():
        columns = [each.split()[0] for each in said.split(", ") if "(" not in each]
        made.execute(f"CREATE TABLE {table} ({said if typed else ', '.join(columns)})")
        for row in rows.get(table, ()):
            kept = {name: cell for name, cell in row.items() if name in columns}
            marks = ", ".join("?" * len(kept))
            said_columns = ", ".join(kept)
            made.execute(f"INSERT INTO {table} ({said_columns}) VALUES ({marks})", [*kept.values()])
    made.commit()
    made.close()
    return path


def qualcoder(folder, tables=QUALCODER, typed=True, **rows):
    """Write a QualCoder project; return its folder."""
    return saved(folder / "visits.qda" / "data.qda", tables, rows, typed).parent


def rqda(folder, tables=RQDA, typed=True, **rows):
    """Write a RQDA project, all rows of which are live unless they say otherwise."""
    live = {table: [{"status": 1} | row for row in given] for table, given in rows.items()}
    return saved(folder / "visits.rqda", tables, live, typed)


def found(text, words, unit="points"):
    """Return where words stand in a text, as a program counts: code points, or units of UTF-16."""
    start = text.index(words)
    if unit == "points":
        return start, start + len(words)
    return len(text[:start].encode("utf-16-le")) // 2, len(
        text[: start + len(words)].encode("utf-16-le")
    ) // 2


def coded(text, words, hand=False, **more):
    """Return a coding of QualCoder, by hand in its window if so."""
    start, end = found(text, words, "units" if hand else "points")
    said = words.replace("\n", "\u2029") if hand else words
    row = {"cid": 1, "fid": 1, "seltext": said, "pos0": start, "pos1": end, "owner": "Ana"}
    return row | {"memo": "", "date": "2025-03-01 09:00:00"} | more


def marked(text, words, by=0.0, **more):
    """Return a coding of RQDA; `by` shifts it, as some of its projects do."""
    start, end = found(text, words)
    row = {"cid": 1, "fid": 1, "seltext": words, "selfirst": start + by, "selend": end + by}
    return row | {"owner": "Ana", "memo": "", "date": "Sat Mar  1 09:00:00 2025"} | more


TEXT = "She said 🙂 no.\nNobody asked, 🙂 and so\nshe left.\n"
"""With characters beyond 16 bits, before which all programs agree."""


def everything_qualcoder():
    """Return rows with a bit of all that the reader of QualCoder meets."""
    return {
        "project": [{"databaseversion": "v17", "memo": "for the team"}],
        "source": [
            {"id": 1, "name": "I07.docx", "fulltext": TEXT, "mediapath": "/docs/I07.docx"},
            {"id": 2, "name": "O01", "fulltext": "A quiet evening.", "memo": "rain"},
            {"id": 3, "name": "door.png", "mediapath": "/images/door.png"},
            {"id": 4, "name": "call.m4a", "mediapath": "audio:/far/call.m4a", "av_text_id": 2},
            {"id": 5, "name": "day.mp4", "mediapath": "/video/day.mp4"},
            {"id": 6, "name": "leaflet.pdf", "fulltext": "Come in.", "mediapath": "/docs/a.pdf"},
            {"id": 7, "name": "scan.pdf", "fulltext": "", "mediapath": "docs:/far/scan.pdf"},
        ],
        "code_cat": [
            {"catid": 1, "name": "Harm", "memo": "What hurts."},
            {"catid": 2, "name": "Street", "supercatid": 1},
        ],
        "code_name": [
            {"cid": 1, "name": "said", "memo": "What was said."},
            {"cid": 2, "name": "left", "catid": 2},
            {"cid": 3, "name": "never", "catid": 1},
        ],
        "code_text": [
            coded(TEXT, "said", memo="sure?"),
            coded(TEXT, "asked, 🙂 and so\nshe", hand=True, owner="Ben", cid=2),
            coded("Come in.", "Come", fid=6),
        ],
        "code_image": [{"id": 3, "cid": 1, "owner": "Ana"}, {"id": 6, "cid": 2, "owner": "Ana"}],
        "code_av": [{"id": 4, "cid": 1, "pos0": 0, "pos1": 9, "owner": "Ben"}],
        "annotation": [{"fid": 1, "pos0": 0, "pos1": 3, "memo": "who?", "owner": "Ana"}],
        "cases": [{"caseid": 1, "name": "P1"}, {"caseid": 2, "name": "P2", "memo": "a note"}],
        "case_text": [
            {"caseid": 1, "fid": 1, "pos0": 0, "pos1": len(TEXT)},
            {"caseid": 2, "fid": 2, "pos0": 0, "pos1": 0},
        ],
        "attribute_type": [
            {"name": "age", "caseOrFile": "case", "valuetype": "numeric"},
            {"name": "place", "caseOrFile": "file", "valuetype": "character"},
        ],
        "attribute": [
            {"name": "age", "attr_type": "case", "value": "41.0", "id": 1},
            {"name": "age", "attr_type": "case", "value": "", "id": 2},
            {"name": "place", "attr_type": "file", "value": "door", "id": 1},
        ],
        "journal": [{"name": "diary", "jentry": "Slept badly."}],
        "graph": [{"name": "a map"}],
        "coder_names": [{"name": "Ana"}, {"name": "Ben"}],
    }


def everything_rqda():
    """Return rows with a bit of all that the reader of RQDA meets, live and deleted."""
    gone = {"status": 0}
    return {
        "project": [{"databaseversion": "0.2.2", "memo": ""}],
        "source": [
            {"id": 1, "name": "I07", "file": TEXT, "memo": "first"},
            {"id": 2, "name": "O01", "file": "A quiet evening."},
            {"id": 3, "name": "draft", "file": "Old.", "status": 0},
        ],
        "freecode": [
            {"id": 1, "name": "said", "memo": "What was said."},
            {"id": 2, "name": "left"},
            {"id": 3, "name": "old", "status": -1},
        ],
        "codecat": [
            {"catid": 1, "name": "Harm"},
            {"catid": 2, "name": "Street"},
            {"catid": 3, "name": "Old"} | gone,
        ],
        "treecode": [{"cid": 2, "catid": 2}, {"cid": 2, "catid": 1}, {"cid": 1, "catid": 3}],
        "coding": [
            marked(TEXT, "said", by=1, memo="sure?"),
            marked(TEXT, "Nobody", cid=2, owner="Ben"),
            marked(TEXT, "left") | gone,
            marked("Old.", "Old", fid=3),
        ],
        "coding2": [marked(TEXT, "said", cid=2)],
        "cases": [{"id": 1, "name": "P1"}, {"id": 2, "name": "P2"}, {"id": 3, "name": "P3"} | gone],
        "caselinkage": [
            {"caseid": 1, "fid": 1, "selfirst": 0.0, "selend": float(len(TEXT))},
            {"caseid": 2, "fid": 2, "selfirst": 2, "selend": 7},
        ],
        "attributes": [{"name": "age", "class": "numeric"}, {"name": "old"} | gone],
        "caseAttr": [
            {"variable": "age", "value": "41", "caseID": 1},
            {"variable": "age", "value": "7", "caseID": 1} | gone,
        ],
        "fileAttr": [{"variable": "old", "value": "x", "fileID": 1}],
        "filecat": [{"catid": 1, "name": "first round"}, {"catid": 2, "name": "old"} | gone],
        "treefile": [{"fid": 1, "catid": 1}, {"fid": 2, "catid": 1}],
        "journal": [{"name": "diary", "journal": "Slept badly."}],
        "annotation": [{"fid": 1, "position": 4, "annotation": "who?"}],
        "image": [{"id": 1, "name": "door.png"}],
        "imageCoding": [{"cid": 1, "iid": 1}, {"cid": 1, "iid": 1} | gone],
    }


def plain_qualcoder(folder):
    """Write a QualCoder project with a bit of all; return its database."""
    return qualcoder(folder, **everything_qualcoder()) / "data.qda"


def plain_rqda(folder):
    """Write a RQDA project with a bit of all."""
    return rqda(folder, **everything_rqda())
