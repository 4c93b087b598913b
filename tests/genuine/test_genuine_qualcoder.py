"""QualCoder projects made here and now by another program that works on them, Exegete."""

import importlib.util
from collections import Counter

import pytest

from harmred.readers import qualcoder, refi

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("exegete") is None,
        reason="the package exegete is not installed (the group genuine of pyproject.toml)",
    ),
    pytest.mark.filterwarnings("ignore"),  # those of other people's packages
]
TEXTS = {
    "I07.txt": "Noé & Zoë 🌧: « On attend dehors. »\r\nNobody asked 🙂 why.\r\n",
    "O01.txt": "A quiet evening.\n\n👨\u200d👩\u200d👧 leave.",
}
MARKS = [
    ("I07.txt", "On attend dehors", "street", "ana", "to check"),
    ("I07.txt", "dehors. »\nNobody", "street", "ben", None),
    ("I07.txt", "asked 🙂 why.\n", "attente", "ana", None),
    ("O01.txt", "👨\u200d👩", "attente", "ben", None),
]


def texts():
    return {name: text.replace("\r\n", "\n") for name, text in TEXTS.items()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the open project, and its folder."""
    from exegete import new_project
    from exegete.database import QualcoderDatabase

    folder = tmp_path_factory.mktemp("made") / "visits.qda"
    now = new_project.creation_date()
    new_project.write_project(folder, new_project.creation_statements("ana", "harmred", now))
    db = QualcoderDatabase(str(folder), read_only=False)
    above = db.add_category("Harm", "ana", memo="All harm.")["id"]
    codes = {"street": db.add_code("street", "ana", "Outside.", above)}
    codes["attente"] = db.add_code("attente", "ana")
    files = {name: db.import_text_file(name, text, "ana")["id"] for name, text in TEXTS.items()}
    for name, words, code, who, memo in MARKS:
        start = texts()[name].index(words)
        place = start, start + len(words)
        db.add_coding(files[name], codes[code], *place, words, who, memo)
    db.add_attribute_type("role", "ana", "case")
    case = db.add_case("P1", "ana")["id"]
    db.link_file_to_case(case, files["I07.txt"], "ana")
    db.set_attribute_value("case", case, "role", "nurse", "ana")
    yield db, folder, codes, files
    db.close()


def passages(study):
    texts = study.sources.set_index("source")["text"]
    rows = study.segments[["source", "start", "end", "code", "coder"]].values
    return Counter((code, texts[name][start:end], who) for name, start, end, code, who in rows)


def test_every_coding_is_found_again_with_its_coder(made):
    study = qualcoder.read(made[1])
    assert study.sources["text"].tolist() == list(texts().values())
    assert passages(study) == Counter((code, words, who) for _, words, code, who, _ in MARKS)
    assert sorted(study.segments["memo"].dropna()) == ["to check"]


def test_codes_stand_below_their_category_and_cases_have_their_values(made):
    study = qualcoder.read(made[1])
    book = study.codebook.set_index("code")
    assert book["parent"].fillna("").to_dict() == {"Harm": "", "street": "Harm", "attente": ""}
    assert book.loc["street", "definition_en"] == "Outside."
    assert study.sources["participant"].fillna("").tolist() == ["P1", ""]
    assert study.sources["role"].fillna("").tolist() == ["nurse", ""]


def test_the_refi_qda_file_that_the_program_exports_says_the_same(made, tmp_path):
    from exegete.refi_export import RefiQdaExporter
    from exegete.sessions import CodingSuggestion

    db, _, codes, files = made
    rows = []
    for name, words, code, _, _ in MARKS:
        start = texts()[name].index(words)
        place = start, start + len(words)
        rows.append(CodingSuggestion(files[name], name, codes[code], code, *place, words))
    path = RefiQdaExporter(db, "ana").export_to_qdpx(rows, str(tmp_path / "visits.qdpx"))
    wanted = Counter((code, words, "ana") for _, words, code, _, _ in MARKS)
    assert passages(refi.read(tmp_path / path)) == wanted
