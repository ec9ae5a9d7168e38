"""A button that copies a text. The script is fixed; the text arrives as data and is never read as HTML."""

from __future__ import annotations

import streamlit as st

from views.words import word

_HTML = '<button type="button"></button><span role="status" aria-live="polite"></span>'
_CSS = """
button { font: inherit; font-size: .9rem; min-height: 2rem; padding: .15rem .7rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color, currentColor); border-radius: .4rem; }
button:hover, button:focus-visible { border-color: var(--st-primary-color); outline: 2px solid var(--st-primary-color); }
span { margin-left: .6rem; font-size: .9rem; color: var(--st-text-color); }
"""
_JS = """
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("span");
  button.textContent = data.label;
  button.setAttribute("aria-label", data.label + ": " + data.text);
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      status.textContent = data.copied;
    } catch {
      const range = document.createRange();
      status.textContent = data.text;
      range.selectNodeContents(status);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      button.textContent = data.failed;
    }
  };
}
"""
_component = st.components.v2.component("clausebook.copy", html=_HTML, css=_CSS, js=_JS)


def copy_button(text: str, key: str) -> None:
    """Copies ``text``; where the browser forbids it, the text is shown selected, ready for Ctrl+C."""
    data = {"text": text, "label": word("copy_citation"), "copied": word("copied"), "failed": word("copy_failed")}
    # Streamlit keeps the double underscore, which eIds are full of, to itself.
    _component(key=key.replace("__", "-_-"), data=data)
