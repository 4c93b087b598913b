"""Breaks files at random, the same way each time: bytes, members of archives, cells of tables."""

import io
import sqlite3
import zipfile

TOKENS = (
    b"\0",
    b"\xff\xfe",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"../../etc/passwd",
    b"absolute:///etc/passwd",
    b"-1",
    b"99999999999999999999",
    b"NaN",
    b"1e309",
    b"</Source>",
    b"<Code><Code>",
    b'"',
    b";,\t",
    b"\r",
    "\u2029\U0001f642e\u0301".encode(),
    b"A" * 70_000,
)
"""What readers stumble over."""
CELLS = (
    None,
    -1,
    0,
    2**62,
    float("inf"),
    "NaN",
    "",
    "\0",
    b"\xff\xfe",
    "\U0001f642" * 9,
    "1;2",
    7.5,
)


def bytes_of(draw, content):
    """Break some bytes: cut, turn over, double, take out, or put something in."""
    content = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        if not content:
            break
        at = draw.randrange(len(content))
        until = min(len(content), at + draw.choice([1, 8, 200]))
        what = draw.randrange(5)
        if what == 0:
            del content[at:]
        elif what == 1:
            content[at] ^= 1 << draw.randrange(8)
        elif what == 2:
            content[at:at] = content[at:until]
        elif what == 3:
            del content[at:until]
        else:
            content[at:until] = draw.choice(TOKENS)
    return bytes(content)


def members(draw, content):
    """Break one member of an archive, its name, or leave it out; the archive itself stays whole."""
    held, made = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    names = held.namelist()
    broken, what = draw.choice(names), draw.randrange(6)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            inside = held.read(name)
            if name == broken and what == 0:
                continue
            if name == broken and what == 1:
                name = draw.choice(["../a", "/a", "a\\b", name.upper(), "a" * 300])  # noqa: PLW2901
            elif name == broken:
                inside = bytes_of(draw, inside)
            archive.writestr(name, inside)
    return made.getvalue()


def cells(draw, path):
    """Put strange values into some cells of a database, or take out a column or a table."""
    made = sqlite3.connect(path)
    tables = [name for (name,) in made.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    for _ in range(draw.randint(1, 6)):
        table = draw.choice(tables)
        names = [row[1] for row in made.execute(f'PRAGMA table_info("{table}")')]
        if not names:
            continue
        column, what = draw.choice(names), draw.randrange(12)
        try:
            if what == 0:
                made.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_{draw.randrange(99)}"')
            elif what == 1:
                made.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "was_{column}"')
            else:
                some = f"rowid % {draw.randint(1, 3)} = 0"
                made.execute(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE {some}', [draw.choice(CELLS)]
                )
        except sqlite3.Error:
            continue
    made.commit()
    made.close()
