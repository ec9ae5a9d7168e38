"""The outline beside the text: a tree that opens and closes, with the provision one came for in view.

The labels arrive as data and become text nodes, so that nothing in them is read as HTML. Closed branches are built
when they are opened: a law of 20,000 articles costs what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

import streamlit as st

from ingest.models import Document, Provision
from research.tree import named
from research.widths import cut
from views.words import language, term, word

_CSS = """
nav { font-size: .93rem; line-height: 1.5; color: var(--st-text-color); overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0 0 0 .9rem; }
nav > details > ul { padding-left: 0; }
summary { cursor: pointer; padding: .12rem 0; }
nav > details > summary { font-weight: 700; padding: .3rem 0; }
li > a { display: block; padding: .12rem 0 .12rem 1rem; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
a b { font-weight: 600; margin-right: .35em; }
a[aria-current] { background: rgba(255, 196, 0, .28); border-radius: .2rem; font-weight: 600; }
:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
"""
_JS = """
function entry(node, state) {
  const [eid, number, words, below] = node;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = state.base + encodeURIComponent("~" + eid);
  link.dataset.eid = eid;
  if (number) { const bold = document.createElement("b"); bold.textContent = number; link.append(bold); }
  link.append(words);
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    mark(state, eid);
    goTo(eid);
    state.pick(eid);
  };
  state.links.set(eid, link);
  if (!below.length) { item.append(link); return item; }
  const branch = document.createElement("details");
  const head = document.createElement("summary");
  head.append(link);
  branch.append(head);
  branch.fill = () => {
    if (branch.filled) return;
    branch.filled = true;
    const list = document.createElement("ul");
    list.append(...below.map((child) => entry(child, state)));
    branch.append(list);
  };
  branch.addEventListener("toggle", () => { if (branch.open) branch.fill(); });
  item.append(branch);
  return item;
}
function mark(state, eid) {
  for (const link of state.links.values()) link.removeAttribute("aria-current");
  state.links.get(eid)?.setAttribute("aria-current", "true");
}
// What is on the page already is shown at once; the answer to the pick then confirms it.
function goTo(eid) {
  const there = document.querySelector(`.cb-text[data-eid="${CSS.escape(eid)}"]`);
  if (!there) return;
  for (const old of document.querySelectorAll(".cb-here")) old.classList.replace("cb-here", "cb-context");
  there.classList.replace("cb-context", "cb-here");
  const place = there.getBoundingClientRect();
  if (place.top < 0 || place.bottom > innerHeight) there.scrollIntoView({ block: "start" });
}
function reveal(state, data) {
  for (const eid of data.path) {
    const branch = state.links.get(eid)?.closest("summary")?.parentElement;
    if (branch && eid !== data.current) { branch.fill(); branch.open = true; }
  }
  // A paragraph without a number has no entry: the provision that holds it stands for it.
  const held = data.path.filter((eid) => state.links.has(eid)).pop();
  mark(state, held);
  const link = state.links.get(held);
  const box = state.root.getRootNode().host?.closest("[data-testid=stColumn]") ?? state.root.parentElement;
  if (!link || !box || box.scrollHeight <= box.clientHeight) return;
  const place = link.getBoundingClientRect(), frame = box.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 3;
}
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const nav = parentElement.querySelector("nav");
  let state = nav.state;
  if (!state || state.document !== data.document || state.title !== data.title) {
    state = nav.state = { document: data.document, title: data.title, base: data.base, links: new Map(), root: nav };
    nav.setAttribute("aria-label", data.title);
    nav.lang = data.language;
    const all = document.createElement("details");
    const head = document.createElement("summary");
    head.textContent = data.title;
    const list = document.createElement("ul");
    list.append(...data.nodes.map((node) => entry(node, state)));
    all.append(head, list);
    all.open = matchMedia("(min-width: 641px)").matches;
    nav.replaceChildren(all);
  }
  state.pick = (eid) => setTriggerValue("picked", eid);
  requestAnimationFrame(() => reveal(state, data));
}
"""
_component = st.components.v2.component("clausebook.outline", html="<nav></nav>", css=_CSS, js=_JS)
_COLUMNS = 44


def outline_nav(document: Document, current: Provision | None, name: str, pick: Callable[[], None]) -> None:
    """The tree, with ``current`` marked and its branch open.

    ``name`` is the document's in links; ``pick`` is called when an entry was chosen, and ``picked`` says which.
    """
    expression = document.identity.expression
    _component(
        key="outline",
        data={
            "document": document.id,
            "title": word("outline"),
            "language": {"zho": "zh-Hans", "eng": "en"}.get(expression.language, expression.language),
            "base": f"/clause?id={quote(name, safe='/@')}",
            "nodes": _tree(document.id, language(), document),
            "current": current.eid if current else "",
            "path": [p.eid for p in _path(document.outline.provisions, current)] if current else [],
        },
        on_picked_change=pick,
    )


def picked() -> str:
    """The eId that was chosen last."""
    return str(getattr(st.session_state.get("outline"), "picked", "") or "")


@st.cache_resource(max_entries=16, show_spinner=False)
def _tree(identifier: str, interface: str, _document: Document) -> list[list[object]]:
    """The entries of a document, for each language of the interface."""
    return _nodes(_document.text, _document.outline.provisions)


def _nodes(text: str, provisions: Sequence[Provision]) -> list[list[object]]:
    """eId, number, words and children of each entry. Paragraphs without a number are in their article's text."""
    out: list[list[object]] = []
    for provision in provisions:
        below = [child for child in provision.children if _is_entry(child)]
        number, words = named(text, provision, opened=False)
        if not (provision.num or provision.heading) and number:
            number = term("element", provision.element)
        out.append([provision.eid, number, cut(words, _COLUMNS), _nodes(text, below)])
    return out


def _is_entry(provision: Provision) -> bool:
    return bool(provision.num or provision.heading or provision.children) or provision.element != "paragraph"


def _path(provisions: Sequence[Provision], target: Provision) -> list[Provision]:
    """The provisions that hold the target, outermost first, itself last."""
    for provision in provisions:
        if provision.start <= target.start and target.end <= provision.end:
            if provision.eid == target.eid:
                return [provision]
            below = _path(provision.children, target)
            if below:
                return [provision, *below]
    return []
