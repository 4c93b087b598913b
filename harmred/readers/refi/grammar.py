"""The elements of REFI-QDA that harmred looks at, and why it does not read what is on some."""

NOT_TEXT, NOTE, PAGE = "not text", "in a note", "on the page of a pdf"
LOST, UNSAID = "outside any source", "without a text in the project"
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
OTHERS = {"Set": "sets", "Link": "links", "Graph": "graphs"}
WORDS = ("Description", "PlainTextContent")
"""Elements that hold words, and belong to the element around."""
VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
LISTENED = frozenset(WORDS + VALUES)
TARGET = "targetGUID"
