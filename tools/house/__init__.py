"""What tools/tidy, tools/errors and tools/docs-run share."""
