"""Writes Taguette databases from a plain description, with the tables of its versions."""

import json
import sqlite3

_OLD = {
    "users": "login, created, hashed_password",
    "projects": "id, name, description, created",
    "project_members": "project_id, user_login, privileges",
    "documents": "id, name, description, filename, created, project_id, contents",
    "commands": "id, date, user_login, project_id, document_id, payload",
    "groups": "id, project_id, path, description",
    "document_groups": "document_id, group_id",
    "tags": "id, project_id, path, description",
    "highlights": "id, document_id, start_offset, end_offset, snippet",
    "highlight_tags": "highlight_id, tag_id",
    "alembic_version": "version_num",
}
_MIDDLE = _OLD | {"users": f"{_OLD['users']}, password_set_date, language, email, email_sent"}
_NEW = _MIDDLE | {
    "users": f"{_MIDDLE['users']}, disabled",
    "documents": f"{_OLD['documents']}, text_direction",
}
VERSIONS = {
    "0.4": _OLD,
    "0.9": _MIDDLE,
    "1.0": {name: columns for name, columns in _MIDDLE.items() if "group" not in name},
    "1.5": {name: columns for name, columns in _NEW.items() if "group" not in name},
}
"""Version -> table -> columns, as the program made them."""
NAMED = "0.4", "0.9"
"""Versions whose log has shorter names."""
_SHORT = {
    "highlight_id": "id",
    "tag_id": "id",
    "tag_path": "path",
    "src_tag_id": "src",
    "dest_tag_id": "dest",
}


def mark(words, *tags, by="ana", snippet=None, at=None):
    """Describe a highlight by its words, or `at` two positions as they stand in the file."""
    return {"words": words, "tags": tags, "by": by, "snippet": snippet, "at": at}


def document(name, html, plain, *marks, description="", project=1):
    """Describe a document: its HTML, what a person reads in it, and its highlights."""
    own = {"name": name, "contents": html, "description": description, "project_id": project}
    return own, plain, marks


def entry(kind, by="ana", **fields):
    """Describe an entry of the log, with the names of today."""
    return by, {"type": kind, **fields}


def saved(folder, *documents, tags=None, users=("ana", "ben"), version="1.5", **more):
    """Write a database: `log` follows what the highlights say, `projects` are names by number."""
    tags = dict.fromkeys(_used(documents), "") if tags is None else tags
    log, projects = more.get("log", ()), more.get("projects", {1: "Two visits"})
    path = folder / "visits.sqlite3"
    path.unlink(missing_ok=True)
    made = sqlite3.connect(path)
    for table, columns in VERSIONS[version].items():
        made.execute(f'CREATE TABLE "{table}" ({columns.replace("id,", "id INTEGER,", 1)})')
    put(made, "users", *({"login": each} for each in users))
    put(made, "projects", *({"id": n, "name": name} for n, name in projects.items()))
    for number, (path_, said) in enumerate(tags.items(), 1):
        put(made, "tags", {"id": number, "project_id": 1, "path": path_, "description": said})
    log = [*_told(made, documents, list(tags)), *log]
    put(made, "commands", *(_written(*each, n, version) for n, each in enumerate(log, 1)))
    made.commit()
    made.close()
    return path


def put(made, table, *rows):
    """Insert rows: column -> cell."""
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        made.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))


def changed(path, *statements):
    """Change a database behind the back of its program."""
    made = sqlite3.connect(path)
    for statement in statements:
        made.execute(*statement) if isinstance(statement, tuple) else made.execute(statement)
    made.commit()
    made.close()
    return path


def _used(documents):
    return [tag for _, _, marks in documents for each in marks for tag in each["tags"]]


def _told(made, documents, tags):
    """Insert documents and highlights, and say who added these."""
    log, number = [], 0
    for own, (row, plain, marks) in enumerate(documents, 1):
        put(made, "documents", {"id": own, **row})
        for each in marks:
            number += 1
            start, end = each["at"] or _octets(plain, each["words"])
            snippet = each["words"] if each["snippet"] is None else each["snippet"]
            place = {"start_offset": start, "end_offset": end}
            put(made, "highlights", {"id": number, "document_id": own, "snippet": snippet, **place})
            keys = [tags.index(tag) + 1 for tag in each["tags"]]
            put(made, "highlight_tags", *({"highlight_id": number, "tag_id": key} for key in keys))
            if each["by"]:
                log.append(entry("highlight_add", each["by"], highlight_id=number, tags=keys))
    return log


def _octets(plain, words):
    start = len(plain[: plain.index(words)].encode())
    return start, start + len(words.encode())


def _written(by, fields, number, version):
    if version in NAMED:
        fields = {_SHORT.get(name, name): value for name, value in fields.items()}
    date = f"2024-0{1 + (number > 1) * 6}-01 10:00:00.000000"
    return {"id": number, "date": date, "user_login": by, "payload": json.dumps(fields)}


def everything():
    """Return documents with a bit of all that a reader meets."""
    first = document(
        "I07.docx",
        "<p><b>Noé &amp; Zoë:</b> said <em>no 🙂</em>.</p>\n<p>Nobody&nbsp;asked.<br>Nothing.</p>",
        "Noé & Zoë: said no 🙂.\nNobody\xa0asked.Nothing.",
        mark("Noé & Zoë", "who", snippet="<p><b>Noé &amp; Zoë</b></p>"),
        mark("said no 🙂", "harm.street", "who", by="ben", snippet="<p>said <em>no 🙂</em></p>"),
        mark("🙂.\nNobody", "harm.street", snippet="<p><em>🙂</em>.</p>\n<p>Nobody</p>"),
        mark("Nothing", snippet="<p>Nothing</p>"),
        description="nurse, second round",
    )
    second = document("O01", "<p>A quiet evening.</p>", "A quiet evening.", mark("quiet", "who"))
    return first, second


def plain_taguette(folder):
    """Write a small sound database."""
    return saved(folder, *everything())
