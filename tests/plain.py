"""One small file of each kind that harmred reads, to be looked at, and to be broken."""

import databases
import projects
import sheets
import taguettes

SEGMENTS = [
    ["Document name", "Code", "Segment", "Author"],
    ["I07", "Harm > street", "She said no.", "Ana"],
    ["I07", "help", "Nobody asked 🙂", "Ben"],
    ["I08", "help", "An été", ""],
]
WIDE = [
    ["document", "speaker", "text", "harm", "help"],
    ["I07", "Ana", "She said no.", "1", "0"],
    ["I07", "Ben", "Nobody asked 🙂", "0", "1"],
    ["I08", "Ana", "An été", "1", "1"],
]


def project(folder):
    return projects.saved(folder, **projects.everything())


def codebook(folder):
    path = folder / "visits.qdc"
    inside = "".join(projects.everything()["codes"])
    path.write_text(f"<CodeBook><Codes>{inside}</Codes></CodeBook>", "utf-8")
    return path


def qualcoder(folder):
    return databases.plain_qualcoder(folder)


def rqda(folder):
    return databases.plain_rqda(folder)


def taguette(folder):
    return taguettes.plain_taguette(folder)


def segments(folder):
    return sheets.csv(folder, *SEGMENTS)


def book(folder):
    return sheets.xlsx(folder, *SEGMENTS)


def wide(folder):
    return sheets.csv(folder, *WIDE, name="wide.csv")


KINDS = (project, codebook, qualcoder, rqda, taguette, segments, book, wide)
