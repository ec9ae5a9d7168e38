"""What all pages share: the bar with the language, the style, the way from one page to another."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.page_script import page_script
from views.words import LANGUAGES, language, word

# System fonts only; sizes in rem so that the browser's own setting counts. Colours meet WCAG AA on both themes.
_STYLE = """<style>
[data-testid=stHeader], [data-testid=InputInstructions] { display: none; }
.stMainBlockContainer { max-width: 58rem; padding: 1rem 1.5rem 4rem; }
h1, h2 { font-size: 1.6rem !important; line-height: 1.4 !important; padding: .3rem 0 !important;
  overflow-wrap: anywhere; }
h3 { font-size: 1.2rem !important; padding: .8rem 0 .1rem !important; }
.st-key-bar { border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding-bottom: .5rem; }
.st-key-bar [data-testid=stMarkdown] p { font-weight: 700; font-size: 1.15rem; }
.stElementContainer:has(> .stHtml > style), [class*=st-key-page-] { position: absolute; }
:has(> .st-key-search-title) { position: absolute; width: 1px; height: 1px; overflow: hidden; pointer-events: none; }
[data-testid=stButtonGroup] :is([aria-checked=true], [aria-pressed=true]) { color: inherit !important;
  font-weight: 600; }
[data-testid=stCaptionContainer] { color: inherit; opacity: .82; }
[data-testid=stCaptionContainer] p { color: inherit; }
[class*=st-key-hit-] [data-testid=stPageLink] a { padding: 0; }
[class*=st-key-hit-] [data-testid=stPageLink] a * { white-space: normal; overflow: visible; }
[class*=st-key-hit-] [data-testid=stPageLink] p { font-size: 1.08rem; line-height: 1.5; text-decoration: underline;
  text-decoration-thickness: 1px; text-underline-offset: .25em; }
.cb-text { font-size: 1.05rem; line-height: 1.8; overflow-wrap: anywhere; white-space: pre-wrap; }
.cb-text mark { background: rgba(255, 196, 0, .38); color: inherit; border-radius: .15rem; padding: 0 .05rem; }
.cb-path, .cb-meta { font-size: .9rem; opacity: .85; overflow-wrap: anywhere; }
.cb-path { margin: .1rem 0 .3rem; }
.cb-meta { margin-top: .4rem; }
.cb-badge { display: inline-block; font-size: .82rem; line-height: 1.5; border-radius: .3rem; padding: 0 .45rem;
  margin: 0 .35rem .2rem 0; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); }
.cb-in-force { background: light-dark(#e3f4e8, #14371f); color: light-dark(#0b4a22, #a8e5bb); }
.cb-not-yet, .cb-unknown { background: light-dark(#fff3d6, #3d2f08); color: light-dark(#5c4200, #f5d88a); }
.cb-superseded, .cb-repealed { background: light-dark(#fde7e6, #451a1a); color: light-dark(#7d1512, #f6b7b4); }
.cb-here { border-left: .28rem solid #c98500; padding: .1rem 0 .1rem .8rem; scroll-margin: 6rem;
  background: rgba(255, 196, 0, .12); }
.cb-beside { border-left: .28rem solid color-mix(in srgb, currentColor 25%, transparent); padding-left: .8rem; }
.cb-context { opacity: .88; padding-left: 1.08rem; }
.cb-division { margin-top: .6rem; }
.cb-num { font-weight: 700; }
.cb-text p { margin: 0 0 .25rem; font-size: inherit; }
.cb-h { font-weight: 700; }
.cb-quote { margin: .3rem 0 .5rem; padding: .1rem 0 .1rem 1rem; opacity: .95;
  border-left: .2rem solid color-mix(in srgb, currentColor 35%, transparent); }
.cb-list { list-style: none; margin: .1rem 0 .3rem; padding: 0 0 0 1.2rem; }
.cb-list li { margin: 0; padding: 0; font-size: inherit; }
.cb-list .cb-bullet { list-style: disc; }
.cb-list .cb-level-2 { margin-left: 1.2rem; } .cb-list .cb-level-3 { margin-left: 2.4rem; }
.cb-list :is(.cb-level-4, .cb-level-5, .cb-level-6) { margin-left: 3.6rem; }
.cb-scroll { overflow-x: auto; margin: .4rem 0 .7rem; white-space: normal; }
.cb-scroll .cb-table { min-width: 60%; width: auto; line-height: 1.5; }
.cb-scroll .cb-table :is(th, td) { border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  padding: .25rem .5rem; min-width: 3.2em; }
.cb-note { font-size: .9rem; }
.cb-text sup { line-height: 0; padding: 0 .1em; }
.cb-text a { color: inherit; text-decoration: underline; }
.cb-flags { font-size: .92rem; margin: .2rem 0 .4rem; }
.cb-flags summary { cursor: pointer; }
.cb-flags ul { margin: .2rem 0 .3rem; padding-left: 1.3rem; }
.stMainBlockContainer:has(.st-key-outline-column) { max-width: 76rem; }
@media (min-width: 641px) { [data-testid=stColumn]:has(.st-key-outline-column) { position: sticky; top: 1rem;
  align-self: flex-start; max-height: calc(100vh - 2rem); overflow-y: auto; } }
.cb-table { width: 100%; border-collapse: collapse; font-size: .92rem; }
.cb-table th, .cb-table td { text-align: left; padding: .3rem .5rem .3rem 0; overflow-wrap: anywhere;
  vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
@media (max-width: 40rem) { .stMainBlockContainer { padding: .6rem .8rem 4rem; }
  .st-key-bar { gap: .3rem; } .st-key-bar button { padding: .2rem .5rem; } }
</style>"""


def frame(pages: Mapping[str, StreamlitPage]) -> None:
    """Style, bar and language choice; ``pages`` by name, for links between pages."""
    st.session_state["pages"] = dict(pages)
    st.html(_STYLE)
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.markdown(word("app"), width="content")
        st.page_link(pages["search"], label=word("search"), query_params=last_search())
        st.page_link(pages["library"], label=word("library"))
        st.space("stretch")
        st.segmented_control(
            word("language"),
            list(LANGUAGES),
            default=language(),
            required=True,
            format_func=LANGUAGES.__getitem__,
            key="language",
            label_visibility="collapsed",
        )
    page_script(language())


def page(name: str) -> StreamlitPage:
    """The page called search, clause or library."""
    found: StreamlitPage = st.session_state["pages"][name]
    return found


def last_search() -> dict[str, str]:
    """What leads back to the search as it was left."""
    text = st.session_state.get("last_search")
    return {"q": str(text)} if text else {}
