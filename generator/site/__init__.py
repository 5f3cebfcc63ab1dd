"""What readers open: pages, printable sheets and data, for any site engine."""
