"""Table -> Drawing: nothing is computed here, a figure shows only what is in its table."""

from .barcodes import barcodes, course
from .counts import counts, elicitation
from .discovery import discovery
from .reading import table

__all__ = ["barcodes", "counts", "course", "discovery", "elicitation", "table"]
