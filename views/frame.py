"""What all pages share: the language, the style, the way from one page to another."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.words import LANGUAGES, language, word

# System fonts only; sizes in rem so that the browser's own setting counts. Colours meet WCAG AA on both themes.
_STYLE = """<style>
.block-container { max-width: 62rem; padding-top: 4.5rem; }
.cb-text { font-size: 1.05rem; line-height: 1.75; overflow-wrap: anywhere; white-space: pre-wrap; }
.cb-text mark { background: rgba(255, 196, 0, .38); color: inherit; border-radius: .15rem; padding: 0 .05rem; }
.cb-path { font-size: .9rem; opacity: .85; overflow-wrap: anywhere; }
.cb-badge { display: inline-block; font-size: .8rem; border: 1px solid currentColor; border-radius: .3rem;
  padding: 0 .4rem; margin: 0 .35rem .2rem 0; white-space: nowrap; }
.cb-here { border-left: .25rem solid #c98500; padding-left: .8rem; }
.cb-context { opacity: .9; }
.cb-num { font-weight: 600; }
@media (max-width: 40rem) { .block-container { padding-left: .8rem; padding-right: .8rem; } }
</style>"""


def frame(pages: Mapping[str, StreamlitPage]) -> None:
    """Style and language choice; ``pages`` by name, for links between pages."""
    st.session_state["pages"] = dict(pages)
    st.html(_STYLE)
    with st.sidebar:
        st.markdown(f"**{word('app')}**")
        st.caption(word("tagline"))
        current = list(LANGUAGES).index(language())
        st.selectbox(
            word("language"), list(LANGUAGES), index=current, format_func=LANGUAGES.__getitem__, key="language"
        )


def page(name: str) -> StreamlitPage:
    """The page called search, clause or library."""
    found: StreamlitPage = st.session_state["pages"][name]
    return found
