"""What people do with clauses; no streamlit in it."""
