"""Drafting traditions of the United Kingdom and of law drafted like it."""
