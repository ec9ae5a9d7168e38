"""A button that copies a text. The script is fixed; the text arrives as data and is never read as HTML."""

from __future__ import annotations

import streamlit as st

from views.words import word

_HTML = '<button type="button"></button><span role="status" aria-live="polite"></span>'
_CSS = """
button { font: inherit; font-size: .92rem; min-height: 2.2rem; padding: .15rem .8rem; cursor: pointer;
  white-space: nowrap; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid currentColor; border-radius: .45rem; }
button:hover { background: var(--st-secondary-background-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
button.done { background: var(--st-text-color); color: var(--st-background-color); }
span { font-size: .9rem; color: var(--st-text-color); }
span.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
_JS = """
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("span");
  button.textContent = data.label;
  button.classList.remove("done");
  button.setAttribute("aria-label", data.label + ": " + data.text);
  status.textContent = "";
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      status.className = "said";
      status.textContent = data.copied;
      button.textContent = "✓ " + data.copied;
      button.classList.add("done");
      setTimeout(() => { button.textContent = data.label; button.classList.remove("done"); }, 2500);
    } catch {
      const range = document.createRange();
      status.className = "";
      status.textContent = " " + data.text;
      range.selectNodeContents(status);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      button.textContent = data.failed;
    }
  };
}
"""
_component = st.components.v2.component("clausebook.copy", html=_HTML, css=_CSS, js=_JS)


def copy_button(text: str, key: str, label: str = "copy_citation") -> None:
    """Copies ``text``; where the browser forbids it, the text is shown selected, ready for Ctrl+C."""
    data = {"text": text, "label": word(label), "copied": word("copied"), "failed": word("copy_failed")}
    # Streamlit keeps the double underscore, which eIds are full of, to itself.
    _component(key=key.replace("__", "-_-"), data=data, width="content")
