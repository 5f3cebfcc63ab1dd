"""PDFs of the printable sheets."""
