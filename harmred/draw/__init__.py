"""Table -> Drawing: nothing is computed here, a figure shows only what is in its table."""

from .barcodes import barcodes
from .cooccurrence import matrix
from .counts import counts, elicitation
from .course import course
from .discovery import discovery
from .fieldwork import fieldwork
from .missing import missing
from .nearness import nearness
from .passages import passages
from .profiles import profiles
from .reading import table
from .sample import sample

__all__ = [
    "barcodes", "counts", "course", "discovery", "elicitation", "fieldwork", "matrix", "missing",
    "nearness", "passages", "profiles", "sample", "table",
]  # fmt: skip
