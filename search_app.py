"""The app's door: which page is shown. Start it with ``clausebook serve``."""

from __future__ import annotations

import streamlit as st

from views import clause_page, library_page, search_page
from views.frame import frame
from views.words import word

st.set_page_config(page_title=word("app"), page_icon=":material/balance:", layout="wide")
pages = [
    st.Page(search_page.show, title=word("search"), icon=":material/search:", url_path="search", default=True),
    st.Page(clause_page.show, title=word("clause"), icon=":material/article:", url_path="clause"),
    st.Page(library_page.show, title=word("library"), icon=":material/library_books:", url_path="library"),
]
page = st.navigation(pages, position="top")
frame({"search": pages[0], "clause": pages[1], "library": pages[2]})
page.run()
