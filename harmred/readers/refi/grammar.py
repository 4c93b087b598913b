"""The elements of REFI-QDA that harmred looks at, and what they are called here."""

from ..project.elements import NOT_TEXT, NOTE

ROOT = "Project"
KINDS = {
    "TextSource": ("texts", None),
    "PDFSource": ("pdfs", None),
    "PictureSource": ("pictures", NOT_TEXT),
    "AudioSource": ("audio", NOT_TEXT),
    "VideoSource": ("video", NOT_TEXT),
    "Note": ("notes", NOTE),
}
"""Element -> what it is called here, and why its marks are not read."""
INSIDE = ("Representation", "TextDescription", "Transcript")
"""Elements that hold the text of a source, and marks on it."""
SELECTIONS = tuple(
    f"{what}Selection" for what in ("PlainText", "Picture", "PDF", "Audio", "Video", "Transcript")
)
OTHERS = {"Link": "links", "Graph": "graphs"}
WORDS = ("Description", "PlainTextContent")
"""Elements that hold words, and belong to the element around."""
VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
LISTENED = frozenset(WORDS + VALUES)
TARGET = "targetGUID"
