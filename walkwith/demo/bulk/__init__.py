"""The big organization for measuring: rows written in bulk, never beside real people."""
