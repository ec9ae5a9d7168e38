"""Every word of the interface, in Chinese and English."""

from __future__ import annotations

from functools import cache

import streamlit as st

from ingest import registry

LANGUAGES = {"zh": "中文", "en": "English"}

WORDS: dict[str, tuple[str, str]] = {
    "app": ("条文库", "Clausebook"),
    "tagline": (
        "法律、裁判文书与政策文件，逐条可引；一切都留在本机。",
        "Laws, judgments and policy notices, clause by clause; everything stays on this machine.",
    ),
    "search": ("检索", "Search"),
    "clause": ("条文", "Clause"),
    "library": ("文库", "Library"),
    "outline": ("目录", "Outline"),
    "table": ("表格", "Table"),
    "note_call": ("脚注 {n}", "Footnote {n}"),
    "note_back": ("回到正文", "Back to the text"),
    "needs_look": ("需核对", "Needs a look"),
    "needs_look_n": ("结构需核对：{n} 处", "The structure needs a look: {n}"),
    "needs_look_only": ("只看需核对的（{n}）", "Only what needs a look ({n})"),
    "outside": ("条款外文字", "Outside provisions"),
    "language": ("界面语言", "Language"),
    "query": ("检索词、问题或引注", "Words, a question or a citation"),
    "query_hint": ("例如：出租银行卡 流水30万；刑法266", "e.g. renting out a bank card; 刑法266"),
    "query_help": (
        "加引号须原样出现；AND、OR、NOT 组合；字段如 kind:law、tag:AMOUNT>=300000。",
        "Quoted phrases must occur; combine with AND, OR, NOT; fields such as kind:law, tag:AMOUNT>=300000.",
    ),
    "as_of": ("适用日期", "As of"),
    "as_of_help": (
        "只列该日有效的文本；不填为今天。",
        "Only texts in force on this day; empty means today.",
    ),
    "filters": ("筛选", "Filters"),
    "filter_counts": ("数字是最相关的 {n} 条里各有几条。", "The numbers count the best {n} hits."),
    "kind": ("种类", "Kind"),
    "jurisdiction": ("法域", "Jurisdiction"),
    "authority": ("效力级别", "Authority"),
    "hits": ("找到 {n} 条，用时 {ms} 毫秒", "{n} hits in {ms} ms"),
    "hits_many": ("最相关的 {n} 条，用时 {ms} 毫秒", "The best {n} hits, in {ms} ms"),
    "no_hits": ("没有找到。换一个词，或放宽筛选。", "Nothing found. Try other words, or fewer filters."),
    "citation_missing": (
        "本文库没有所引的条文（按所选日期和筛选），以下只是相近的内容。",
        "The provision cited is not in this library (on this day, with these filters);"
        " what follows only comes near it.",
    ),
    "undated": ("{n} 份文件没有日期，未列入。", "{n} documents without a date were left out."),
    "more": ("再显示 {n} 条", "Show {n} more"),
    "copy_citation": ("复制引注", "Copy citation"),
    "copied": ("已复制", "Copied"),
    "copy_failed": ("请按 Ctrl+C", "Press Ctrl+C"),
    "also": ("同条另有 {n} 处相符", "{n} more matching clauses in it"),
    "why": ("入选原因：", "Why: "),
    "why_citation": ("引注", "citation"),
    "why_words": ("字词", "words"),
    "why_sense": ("含义", "sense"),
    "identifier": ("条文标识：", "Clause ID: "),
    "page": ("第 {n} 页", "page {n}"),
    "source": ("来源", "Source"),
    "basis": ("效力依据：", "Status: "),
    "version": ("{date} 文本", "version of {date}"),
    "list_mark": ("、", ", "),
    "copy_link": ("复制链接", "Copy link"),
    "on_day": ("{date} 有效", "in force on {date}"),
    "opening": ("正在打开文库……", "Opening the library …"),
    "nothing_yet": (
        "文库还是空的。在上面选择文件，或填写文件夹路径。",
        "The library is empty. Choose files above, or give a folder.",
    ),
    "open": ("打开", "Open"),
    "place": ("位置", "Path"),
    "choose": ("请选择", "Choose one"),
    "path_hint": ("例如 /home/me/laws", "e.g. /home/me/laws"),
    "interrupted": ("处理中断了，请重试。", "The work was interrupted. Please try again."),
    "and_more": ("- 另有 {n} 个", "- and {n} more"),
    "tags": ("实体标注", "Entity tags"),
    "tag_label": ("类别", "Label"),
    "tag_text": ("原文", "Text"),
    "tag_value": ("取值", "Value"),
    "earlier": ("显示更多上文", "Show more before"),
    "later": ("显示更多下文", "Show more after"),
    "no_clause": ("从检索结果中打开一条条文。", "Open a clause from the search results."),
    "gone": ("文库中没有这一条文：{id}", "This clause is not in the library: {id}"),
    "back": ("返回检索", "Back to search"),
    "empty_library": (
        "文库还是空的。到“文库”页添加文件。",
        "The library is empty. Add files on the Library page.",
    ),
    "to_library": ("添加文件", "Add files"),
    "documents": ("已入库文件", "Documents"),
    "quarantine": ("未能读取的文件", "Files that could not be read"),
    "no_quarantine": ("没有。", "None."),
    "reason": ("原因", "Reason"),
    "file": ("文件", "File"),
    "title": ("标题", "Title"),
    "date": ("版本日期", "Version date"),
    "articles": ("条数", "Articles"),
    "clauses": ("条款数", "Clauses"),
    "number": ("文号", "Number"),
    "notices": ("说明", "Notes"),
    "upload": ("选择文件", "Choose files"),
    "path": ("或本机上的文件、文件夹路径", "or a file or folder on this machine"),
    "start": ("开始入库", "Add to the library"),
    "nothing_chosen": ("请先选择文件或填写路径。", "Choose files or give a path first."),
    "bad_path": ("没有这个文件或文件夹：{path}", "There is no such file or folder: {path}"),
    "working": ("正在处理……", "Working …"),
    "job_done": (
        "完成：新增 {ingested}，更新 {replaced}，未变 {unchanged}，未能读取 {quarantined}，跳过 {skipped}。",
        "Done: {ingested} added, {replaced} replaced, {unchanged} unchanged, {quarantined} unreadable,"
        " {skipped} skipped.",
    ),
    "removed": ("已移除：{title}", "Removed: {title}"),
    "job_failed": ("未能完成：{reason}", "Could not be done: {reason}"),
    "remove": ("移除文件", "Remove a document"),
    "remove_pick": ("标题或文件名里的字词", "Words of its title or file name"),
    "remove_more": ("另有 {n} 份，多写几个字来缩小范围。", "{n} more; type more words to narrow them down."),
    "remove_do": ("移除", "Remove"),
    "remove_sure": ("确认移除，原始文件保留在你的文件夹中。", "Yes, remove it; the file in your folder stays."),
    "counts": (
        "{documents} 份文件，{clauses} 条条款",
        "{documents} documents, {clauses} clauses",
    ),
    "kind_law": ("法律法规", "Law"),
    "kind_opinion": ("裁判文书", "Opinion"),
    "kind_notice": ("政策文件", "Notice"),
    "element_preamble": ("序言", "Preamble"),
    "element_introduction": ("首部", "Introduction"),
    "element_background": ("事实", "Background"),
    "element_arguments": ("诉辩意见", "Arguments"),
    "element_remedies": ("诉讼请求", "Remedies"),
    "element_motivation": ("裁判理由", "Reasons"),
    "element_decision": ("裁判主文", "Decision"),
    "element_conclusions": ("尾部", "Conclusions"),
    "element_annex": ("附件", "Annex"),
    "element_component": ("所附文件", "Instrument"),
    "element_schedule": ("附表", "Schedule"),
    "element_point": ("项", "Point"),
    "element_section": ("部分", "Section"),
    "status_in-force": ("有效", "In force"),
    "status_not-yet": ("尚未生效", "Not yet in force"),
    "status_superseded": ("已被新版本取代", "Superseded"),
    "status_repealed": ("已废止", "Repealed"),
    "status_unknown": ("效力未知", "Status unknown"),
    "authority_constitution": ("宪法", "Constitution"),
    "authority_law": ("法律", "Law (NPC)"),
    "authority_legal_interpretation": ("法律解释", "Legal interpretation"),
    "authority_administrative_regulation": ("行政法规", "Administrative regulation"),
    "authority_supervision_regulation": ("监察法规", "Supervision regulation"),
    "authority_local_regulation": ("地方性法规", "Local regulation"),
    "authority_department_rule": ("部门规章", "Department rule"),
    "authority_local_rule": ("地方政府规章", "Local government rule"),
    "authority_judicial_interpretation": ("司法解释", "Judicial interpretation"),
    "authority_normative_document": ("规范性文件", "Normative document"),
    "authority_judgment": ("裁判", "Judgment"),
    "authority_guiding_case": ("指导性案例", "Guiding case"),
    "authority_act": ("外国法律", "Act"),
    "authority_secondary": ("外国次级立法", "Secondary legislation"),
    "authority_other": ("其他", "Other"),
    "place_cn": ("中国", "China"),
    "place_us": ("美国", "United States"),
    "place_gb": ("英国", "United Kingdom"),
    "place_eu": ("欧盟", "European Union"),
    "place_ie": ("爱尔兰", "Ireland"),
    "place_in": ("印度", "India"),
    "place_ke": ("肯尼亚", "Kenya"),
    "tag_PROVISION": ("条款", "Provision"),
    "tag_INSTRUMENT": ("法律文件", "Instrument"),
    "tag_DOC_NO": ("文号", "Document number"),
    "tag_CASE_NO": ("案号", "Case number"),
    "tag_DATE": ("日期", "Date"),
    "tag_AMOUNT": ("金额", "Amount"),
    "tag_PENALTY": ("刑罚", "Penalty"),
    "tag_AUTHORITY": ("机关", "Authority"),
}


def language() -> str:
    """zh or en: what the user chose, else the address, else the browser's."""
    chosen = st.session_state.get("language") or st.query_params.get("lang")
    if chosen in LANGUAGES:
        return str(chosen)
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def word(key: str, **values: object) -> str:
    """The interface's word for ``key``, with ``values`` filled in."""
    zh, en = WORDS[key]
    return (zh if language() == "zh" else en).format(**values)


def term(prefix: str, value: str) -> str:
    """The word for a value out of the data (kind_law); the value itself where the catalogue has none."""
    key = f"{prefix}_{value}"
    return word(key) if key in WORDS else value


def place(code: str) -> str:
    """The name of a jurisdiction: cn-sd → 山东省 (in Chinese; the code where no name is known)."""
    if f"place_{code}" in WORDS:
        return word(f"place_{code}")
    return _provinces().get(code, code) if language() == "zh" else code


@cache
def _provinces() -> dict[str, str]:
    named: dict[str, str] = {}
    for name, code in registry.places().items():
        named.setdefault(code, name)
    return named
