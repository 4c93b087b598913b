"""The reading edition: the notebooks as pages, for those who have no Jupyter."""
