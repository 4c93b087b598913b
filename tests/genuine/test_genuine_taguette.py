"""Projects made here and now by Taguette itself: what it marked is what harmred reads."""

import asyncio
import importlib.util
from collections import Counter

import pytest

from harmred.readers import refi, sheets, taguette

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("taguette") is None,
        reason="the package taguette is not installed (the group genuine of pyproject.toml)",
    ),
    pytest.mark.filterwarnings("ignore"),  # those of other people's packages
]
VISIT = """<html><head><meta charset="utf-8"><title>not read</title></head><body>
<h1>Visite n&deg;&nbsp;7 &ndash; Noé</h1><style>p { color: red }</style>
<div><p>Zo&euml; &amp; Noé &lt;elle&gt; : « On attend dehors 🌧\ufe0f, <b>toujours</b>.&nbsp;»</p>
<p>Il dit\u00a0: &amp;eacute; n'est pas &eacute;.<br>
Puis <a href="http://x.org/?a>b&amp;c">rien</a>.</p></div>
<pre>

  lui : 👨\u200d👩\u200d👧
  fin</pre>
<table>hors<tr><td>a</td><td>e\u0301té</td></tr></table><script>if (a < b) {}</script>
<ul><li>un</li><li>deux 𝒳</li></ul></body></html>"""
FILM = """1
00:00:01,000 --> 00:00:02,000
Zoë: 1 < 2 & more
on two lines

2
00:00:03,000 --> 00:00:04,000
🙂 d'accord
"""
FILES = {"Visite 7.html": VISIT, "film.srt": FILM}
MARKS = [
    (
        "Visite 7.html",
        "On attend dehors 🌧\ufe0f, toujours",
        ["attente", "lieu.dehors"],
        "ana",
    ),
    ("Visite 7.html", "dehors", ["lieu.dehors"], "ben"),
    ("Visite 7.html", "toujours.\u00a0»\nIl dit", ["attente"], "ben"),
    ("Visite 7.html", "&eacute; n'est pas é.\nPuis rien", ["lieu.dehors"], "ana"),
    ("Visite 7.html", "👨\u200d👩", ["qui"], "ana"),
    ("Visite 7.html", "ae\u0301té", ["qui"], "ben"),
    ("Visite 7.html", "deux 𝒳", ["qui"], "ana"),
    ("Visite 7.html", "un", [], "ana"),
    ("film.srt", "2 & more", ["qui"], "ben"),
    ("film.srt", "🙂", ["qui", "attente"], "ben"),
]
TAGS = {"attente": "Attendre.", "lieu.dehors": "", "qui": "Qui parle; à qui."}


def html(name, content):
    from taguette import convert

    return asyncio.run(convert.to_html(content.encode(), "", name, {}))


def added(db, project, name, content):
    """Add a document as the program does."""
    from taguette.database import Document, TextDirection

    held = Document(
        name=name,
        description="",
        filename=name,
        project=project,
        text_direction=TextDirection.LEFT_TO_RIGHT,
        contents=html(name, content),
    )
    db.add(held)
    db.flush()
    return held


def marked(db, held, words, tags, login):
    """Add a highlight as the program does, once the browser has told it two positions."""
    from bs4 import BeautifulSoup, NavigableString
    from taguette.database import Command, Highlight
    from taguette.extract import extract

    soup = BeautifulSoup(held.contents, "html5lib").body
    plain = "".join(each for each in soup.descendants if isinstance(each, NavigableString))
    start = len(plain[: plain.index(words)].encode())
    end = start + len(words.encode())
    snippet = extract(held.contents, start, end)
    highlight = Highlight(document=held, start_offset=start, end_offset=end, snippet=snippet)
    highlight.tags = tags
    db.add(highlight)
    db.flush()
    db.add(Command.highlight_add(login, held, highlight, [tag.id for tag in tags]))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the open project, and where it is."""
    from taguette import database

    path = tmp_path_factory.mktemp("made") / "visits.sqlite3"
    db = database.connect(f"sqlite:///{path}")()
    db.add_all(database.User(login=login) for login in ("ana", "ben"))
    project = database.Project(name="Visites", description="")
    tags = {each: database.Tag(project=project, path=each, description=TAGS[each]) for each in TAGS}
    db.add_all([project, *tags.values()])
    held = {name: added(db, project, name, content) for name, content in FILES.items()}
    for name, words, given, login in MARKS:
        marked(db, held[name], words, [tags[each] for each in given], login)
    db.commit()
    yield db, path
    db.close()


def passages(study):
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code", "coder"]].values
    return Counter((code, texts[name][start:end], who) for name, start, end, code, who in rows)


def wanted(coder=None):
    return Counter((tag, words, coder or who) for _, words, tags, who in MARKS for tag in tags)


def test_every_highlight_is_found_again_with_its_coder(made):
    study = taguette.read(made[1])
    assert study.name == "Visites"
    assert passages(study) == wanted()
    assert study.ledger["reason"].iloc[16] == "UTF-8 bytes, LF in 2 texts: 11 of 11 excerpts fit"
    assert study.ledger["found"].sum() == (study.ledger["read"] + study.ledger["skipped"]).sum()


def test_a_project_that_the_program_exports_is_the_same_but_for_who_coded(made, tmp_path):
    from taguette import database

    away = database.connect(f"sqlite:///{tmp_path / 'away.sqlite3'}")()
    away.add(database.User(login="admin"))
    away.commit()
    database.copy_project(made[0], away, 1, "admin")
    away.close()
    assert passages(taguette.read(tmp_path / "away.sqlite3")) == wanted("admin")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_sheet_that_the_program_exports_says_the_same(made, tmp_path, kind):
    from taguette import export

    path = tmp_path / f"highlights.{kind}"
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            export.highlights_csv(made[0], 1, None, file)
    else:
        export.highlights_xslx(made[0], 1, None, str(path))
    sheet, stored = sheets.read(path), taguette.read(made[1])
    pairs = [
        Counter(zip(s.segments["source"], s.segments["code"], strict=True)) for s in (sheet, stored)
    ]
    assert pairs[0] == pairs[1]


def codebook(study):
    return dict(study.codebook[["code", "definition_en"]].fillna("").values.tolist())


def test_the_codebooks_that_the_program_exports_have_the_same_codes(made, tmp_path):
    from taguette import database, export

    tags = made[0].query(database.Tag).all()
    export.codebook_xml(tags, str(tmp_path / "codebook.qdc"))
    export.codebook_csv(tags, str(tmp_path / "codebook.csv"))
    export.codebook_xlsx(tags, str(tmp_path / "codebook.xlsx"))
    assert codebook(taguette.read(made[1])) == TAGS
    assert codebook(sheets.read(tmp_path / "codebook.csv")) == TAGS
    assert codebook(sheets.read(tmp_path / "codebook.xlsx")) == TAGS
    # The program leaves the descriptions out of this one.
    assert codebook(refi.read_codebook(tmp_path / "codebook.qdc")) == dict.fromkeys(TAGS, "")
