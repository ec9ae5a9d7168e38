"""Streamlit pages; with search_app.py the only place that imports streamlit."""
