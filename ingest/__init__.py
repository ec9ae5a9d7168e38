"""Bytes to clauses in the catalog."""
