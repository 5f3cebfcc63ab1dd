"""What authors write: read strictly, validated, and turned into a model."""
