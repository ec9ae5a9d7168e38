"""Drafting traditions of the European Union."""
