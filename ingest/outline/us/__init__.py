"""Drafting traditions of the United States."""
