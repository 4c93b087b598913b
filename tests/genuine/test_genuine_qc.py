"""REFI-QDA projects made here and now by qc, which codes lines and counts their ends."""

import importlib.util
from collections import Counter

import pytest

from harmred.readers import refi

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("qualitative_coding") is None,
        reason="the package qualitative-coding is not installed (group genuine of pyproject.toml)",
    ),
    pytest.mark.filterwarnings("ignore"),  # those of other people's packages
]
TEXTS = {
    "plain.txt": "Visite à Noé 🙂\nOn attend dehors.\n\nNobody asked 🌧, why?\n",
    "windows.txt": "Visite à Noé 🙂\r\nOn attend dehors 🌧.\r\nNobody asked.\r\n",
}
MARKS = [
    ("plain.txt", 0, "who", "ana"),
    ("plain.txt", 1, "wait", "ana"),
    ("plain.txt", 1, "wait", "ben"),
    ("plain.txt", 3, "wait", "ben"),
    ("windows.txt", 1, "wait", "ana"),
    ("windows.txt", 2, "who", "ana"),
]


@pytest.fixture
def exported(tmp_path, monkeypatch):
    """Make a project as its commands do, and export it."""
    from qualitative_coding.corpus import QCCorpus
    from qualitative_coding.refi_qda.writer import REFIQDAWriter

    monkeypatch.chdir(tmp_path)
    QCCorpus.initialize(only_write_settings_file=True)
    QCCorpus.initialize()
    corpus = QCCorpus("settings.yaml")
    with corpus.session():
        for name, text in TEXTS.items():
            (tmp_path / name).write_bytes(text.encode())
            corpus.import_media(tmp_path / name, importer="verbatim")
        for name, who in dict.fromkeys((name, who) for name, _, _, who in MARKS):
            mine = [each for each in MARKS if (each[0], each[3]) == (name, who)]
            lines = [{"line": line, "code_id": code} for _, line, code, _ in mine]
            corpus.update_coded_lines(name, who, lines)
    REFIQDAWriter("settings.yaml").write("visits.qdpx")
    return tmp_path / "visits.qdpx"


def test_every_line_is_found_again_also_where_line_ends_are_two_characters(exported):
    study = refi.read(exported)
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code", "coder"]].values
    found = Counter((code, texts[name][start:end], who) for name, start, end, code, who in rows)
    lines = {name: text.replace("\r\n", "\n").splitlines(True) for name, text in TEXTS.items()}
    assert found == Counter((code, lines[name][line], who) for name, line, code, who in MARKS)
