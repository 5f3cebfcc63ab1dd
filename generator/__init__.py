"""Turn the YAML in `worksheets/` into the files of a workbook site, for any site engine."""
