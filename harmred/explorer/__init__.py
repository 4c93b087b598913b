"""The explorer: a widget that goes from a cell of the matrix to the passages behind it."""
