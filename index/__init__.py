"""Clauses to hits."""
