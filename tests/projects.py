"""Writes REFI-QDA projects from a plain description, so that a clone can test the reader."""

import zipfile
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

SPACE = "urn:QDA-XML:project:1.0"


def guid(name):
    """Return the same identifier for the same name, always."""
    return str(uuid5(NAMESPACE_URL, name))


def tag(element, /, *inside, **attributes):
    """Write one element."""
    said = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{element}{said}>{''.join(inside)}</{element}>"


def code(name, *below, codable=True, key=None, definition=None):
    """Write a code with those below it; `key` is its identifier where its name is not enough."""
    said = [tag("Description", escape(definition))] if definition else []
    flag = "true" if codable else "false"
    return tag("Code", *said, *below, guid=guid(key or name), name=name, isCodable=flag)


def coding(key, by="Ana"):
    """Write a code on something, by somebody."""
    who = {"creatingUser": guid(by)} if by else {}
    return tag(
        "Coding", tag("CodeRef", targetGUID=guid(key)), guid=guid(f"{key} {by} coding"), **who
    )


def mark(start, end, *keys, name="", by="Ana", memo=None, key=None):
    """Write a marked passage with its codes; without a code it is an annotation."""
    said = [tag("Description", escape(memo))] if memo else []
    codings = [each if each.startswith("<") else coding(each, by) for each in keys]
    place = {"startPosition": start, "endPosition": end}
    who = key or f"{start} {end}"
    return tag("PlainTextSelection", *said, *codings, guid=guid(who), name=name, **place)


def value(variable, written, kind="Text"):
    """Write a value of a variable, of a type."""
    inside = tag(f"{kind}Value", escape(written))
    return tag("VariableValue", tag("VariableRef", targetGUID=guid(variable)), inside)


def source(name, *inside, text=None, path=None, kind="TextSource", key=None):
    """Write a source; with `text` it has its text inline, with `path` somewhere else."""
    held = [tag("PlainTextContent", escape(text))] if text is not None else []
    where = {"plainTextPath": path} if path else {}
    return tag(kind, *held, *inside, guid=guid(key or name), name=name, **where)


def case(name, *values, sources=(), parts=()):
    """Write a case with its values, on whole sources or on parts."""
    refs = [tag("SourceRef", targetGUID=guid(each)) for each in sources]
    refs += [tag("SelectionRef", targetGUID=guid(each)) for each in parts]
    return tag("Case", *values, *refs, guid=guid(name), name=name)


def project(
    sources=(), codes=(), cases=(), variables=(), users=("Ana",), rest=(), name="visits", origin=""
):
    """Write the XML of a project."""
    people = [tag("User", guid=guid(each), name=each.split("#")[0]) for each in users]
    kinds = [tag("Variable", guid=guid(each), name=each.split("#")[0]) for each in variables]
    parts = [
        tag("Users", *people),
        tag("CodeBook", tag("Codes", *codes)),
        tag("Variables", *kinds),
        tag("Cases", *cases),
        tag("Sources", *sources),
        *rest,
    ]
    said = {"name": name, "origin": origin, "xmlns": SPACE}
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tag("Project", *parts, **said)


def packed(path, files):
    """Write a zip file: name -> content."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def saved(folder, xml=None, files=None, **parts):
    """Write a .qdpx with a project and the files beside it."""
    xml = project(**parts) if xml is None else xml
    return packed(folder / "visits.qdpx", {"project.qde": xml} | (files or {}))


TEXT = "She said 🙂 no.\r\nNobody asked.\r\n"
"""As it stands in a file: one character beyond 16 bits, line ends of two."""


def everything():
    """Return the parts of a project with a bit of all that a reader meets."""
    first = source(
        "I07.docx",
        mark(4, 8, "said", name="said"),
        mark(9, 10, "said", "Harm > street", name="🙂", memo="two codes"),
        mark(0, 3, name="She"),
        mark(15, 28, "Help > street", name="Nobody asked."),
        value("age", "41.0", "Float"),
        value("before_law", "true", "Boolean"),
        value("half_year", "2024H1"),
        value("language", ""),
        path="internal://I07.txt",
    )
    second = source(
        "O01.txt",
        coding("said", "Ben"),
        value("kind", "observation"),
        value("seen on", "2024-03-01", "Date"),
        text="A quiet evening.",
    )
    pictured = [
        source("door.png", tag("PictureSelection", coding("said")), kind="PictureSource"),
        source("leaflet.pdf", tag("PDFSelection", coding("said")), kind="PDFSource"),
        source("call.m4a", coding("said"), kind="AudioSource"),
    ]
    street = [code("street", key=f"{theme} > street") for theme in ("Harm", "Help")]
    return {
        "codes": [
            code("said", definition="What was said."),
            code("Harm", street[0], codable=False),
            code("Help", street[1], codable=False),
        ],
        "sources": [first, second, *pictured],
        "cases": [
            case("P1", value("age", "41"), value("role", "nurse"), sources=["I07.docx"]),
            case("P2", value("age", "30"), parts=["4 8"]),
            case("P3", value("age", "35")),
        ],
        "variables": ["age", "before_law", "half_year", "language", "kind", "seen on", "role"],
        "users": ["Ana", "Ben", "Cleo"],
        "rest": [
            tag("Notes", source("a note", mark(0, 1, "said"), text="No.", kind="Note")),
            tag("Links", tag("Link", guid=guid("link"))),
            tag("Sets", tag("Set", guid=guid("set"), name="set")),
        ],
        "origin": "QualCoder 3.5",
        "files": {"sources/I07.txt": TEXT.encode("utf-8-sig")},
    }
