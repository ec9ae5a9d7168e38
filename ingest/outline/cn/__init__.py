"""Drafting traditions of China."""
