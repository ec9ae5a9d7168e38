"""The app's door: which page is shown. Start it with ``clausebook serve``."""

from __future__ import annotations

import streamlit as st

from views import clause_page, library_page, search_page
from views.frame import frame
from views.words import word

# An emoji: Streamlit would fetch the picture of a named icon from outside.
st.set_page_config(page_title=word("app"), page_icon="⚖️", layout="wide", initial_sidebar_state="collapsed")
pages = [
    st.Page(search_page.show, title=word("search"), url_path="search", default=True),
    st.Page(clause_page.show, title=word("clause"), url_path="clause"),
    st.Page(library_page.show, title=word("library"), url_path="library"),
]
page = st.navigation(pages, position="hidden")
frame({"search": pages[0], "clause": pages[1], "library": pages[2]})
st.session_state["came_from"], st.session_state["shown"] = st.session_state.get("shown", ""), page.url_path
page.run()
