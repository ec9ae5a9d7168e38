"""What only a script can do: tell the browser the page's language, bring the marked clause into view."""

from __future__ import annotations

import streamlit as st

# Without the language, browsers draw Chinese characters in their Japanese form.
_JS = """
export default function ({ data }) {
  document.documentElement.lang = data.language;
  if (!data.reveal || window.clausebookRevealed === data.reveal) return;
  window.clausebookRevealed = data.reveal;
  const mark = () => document.querySelector(".cb-here");
  const stale = mark();
  const seek = (tries) => {
    const found = mark();
    // The text of the last provision stays on the page until the new one has come.
    if ((!found || (found === stale && tries > 15)) && tries) return setTimeout(seek, 40, tries - 1);
    if (!found) return;
    const place = found.getBoundingClientRect();
    if (place.top >= 0 && place.bottom <= innerHeight) return;
    found.scrollIntoView({ block: place.height < innerHeight / 2 ? "nearest" : "start" });
  };
  seek(25);
}
"""
_LANGUAGE_CODES = {"zh": "zh-Hans", "en": "en"}
_component = st.components.v2.component("clausebook.page", html="<span></span>", js=_JS)


def page_script(language: str) -> None:
    _component(key="page-script", data={"language": _LANGUAGE_CODES[language], "reveal": ""}, height=1)


def reveal(identifier: str, language: str) -> None:
    """Scroll to the marked clause, once for each ``identifier``."""
    _component(key="page-reveal", data={"language": _LANGUAGE_CODES[language], "reveal": identifier}, height=1)
