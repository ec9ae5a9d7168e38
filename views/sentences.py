"""What the other layers say in English, said in Chinese where the interface is Chinese.

They raise whole sentences; here each form of sentence has its Chinese one. One that is not listed stays English.
"""

from __future__ import annotations

import re
from functools import cache

from views.words import language

_CHINESE: dict[str, str] = {
    # status
    r"the text does not settle from when it applies": "文本未写明从何时起适用",
    r"applies from (\S+) \((.*)\)": r"自 \1 起适用（\2）",
    r"a later version applies from (\S+) \((.*)\)": r"后一版本自 \1 起适用（\2）",
    r"ceased to apply on (\S+)": r"于 \1 停止适用",
    r"it is not settled from when the version adopted on (\S+) applies": r"\1 通过的版本从何时起适用尚不确定",
    r"the library's data reach to (\S*)": r"本文库的数据截至 \1",
    r"as far as this library knows; its data reach to (\S*) \((.*)\)": r"就本文库所知，数据截至 \1（\2）",
    r"amendment-date": "以修改日期为准",
    r"stated": "文本写明",
    r"registry": "依登记表",
    # queries
    r"The query has ([\d,]+) characters; the limit is ([\d,]+)\.": r"检索词有 \1 个字符，上限是 \2 个。",
    r"The query holds no word to search for\.": "检索词里没有可检索的字词。",
    r"The query only says what to leave out\. Add a word to search for\.": "只写了要排除的内容，请加上要检索的字词。",
    r"The query combines too many alternatives\.": "检索式的备选项太多。",
    r"The query nests too many brackets\.": "检索式的括号层数太多。",
    r"A quotation mark is opened and not closed\.": "引号没有成对：有一个引号没有关上。",
    r"A bracket is closed that was not opened\.": "括号没有成对：多了一个右括号。",
    r"A bracket is opened and not closed\.": "括号没有成对：有一个括号没有关上。",
    r"A word is missing at the end\.": "检索式末尾缺一个词。",
    r"A word is missing before “(.*)”\.": r"“\1”前面缺一个词。",
    r"NOT can stand beside AND, not beside OR.*": "NOT 可以和 AND 连用，不能和 OR 连用；可加括号：(A OR B) NOT C。",
    r"A filter can stand beside AND, not beside OR\.": "字段筛选可以和 AND 连用，不能和 OR 连用。",
    r"NOT takes a word.*": "NOT 后面应是一个词、一个加引号的短语，或括号里的备选项。",
    r"There is no field “(.*?)”\. Fields: (.*)\.": r"没有“\1”这个字段。可用字段：\2。",
    r"The field “(.*)” has no value\.": r"字段“\1”没有写值。",
    r"“(.*)” holds no word to search for\.": r"“\1”里没有可检索的字词。",
    r"“(.*)” is not LABEL.*": r"“\1”写法不对，应如 AMOUNT、AMOUNT=300000 或 AMOUNT>=300000。",
    r"“(.*)” is no number that (.*) could be compared with\.": r"“\1”不是可与 \2 比较的数。",
    r"No clause has a tag (\S+?)\. (.*)": r"没有带 \1 标注的条文。\2",
    r"No clause has (\w+) “(.*?)”\. (.*)": r"没有 \1 为“\2”的条文。\3",
    r"No clause has “(.*?)”\. (.*)": r"没有值为“\1”的条文。\2",
    r"No value has the unit “(.*?)”\. (.*)": r"没有以“\1”为单位的值。\2",
    r"None is known in this library\.": "本文库还没有任何值。",
    r"Known: (.*) and others\.": r"已有的值：\1 等。",
    r"Known: (.*)\.": r"已有的值：\1。",
    r"Closest: (.*)\.": r"相近的值：\1。",
    # libraries
    r"The library at (.*) has format (\d+); this program knows up to (\d+)\..*": (
        r"文库 \1 的格式是 \2，本程序只认到 \3。请更新程序。"
    ),
    r"The library at (.*) is damaged: (.*)": r"文库 \1 已损坏：\2",
    r"The library at (.*) cannot be written: (.*)": r"文库 \1 无法写入：\2",
    r"The library at (.*) has no index yet\..*": r"文库 \1 还没有索引。",
    r"Another process is writing to the library at (.*)\. Try again when it has finished\.": (
        r"另有进程正在写入文库 \1，请等它结束后再试。"
    ),
    r"The library had no index; it was built now\.": "文库没有索引，刚刚已建好。",
    r"The index was older than the library; it was rebuilt\.": "索引比文库旧，已重建。",
    r"The index is older than the library and was not rebuilt: (.*)": r"索引比文库旧，未能重建：\1",
    r"The index at (.*) is damaged: (.*?) It was rebuilt\.": r"位于 \1 的索引已损坏（\2），已重建。",
    r"The index at (.*) is damaged: (.*)": r"位于 \1 的索引已损坏：\2",
    r"(\S+) has changed on the disk\.": r"\1 在磁盘上被改动",
    r"(\S+) is missing\.": r"\1 不见了",
    r"(\d+)/(\d+) files(.*)": r"已处理 \1 / \2 个文件\3",
    r"indexing (\d+)/(\d+) clauses": r"正在编制索引：\1 / \2 条",
    r"(\d+)/(\d+) clauses": r"已编入索引 \1 / \2 条",
    # files
    r"the file is empty \(0 bytes\)": "文件是空的（0 字节）",
    r"holds only white space": "只有空白",
    r"holds only NUL bytes": "只有 NUL 字节",
    r"has no text": "没有文字",
    r"no text was found in it": "没有找到文字",
    r"is larger than (.*)": r"超过 \1",
    r"unpacks to more than (.*)": r"解压后超过 \1",
    r"is a ZIP archive; please unpack it first": "是 ZIP 压缩包，请先解压",
    r"is an old Excel, PowerPoint or other Office file, not a text document": "是旧版 Office 的其他文件，不是文字文档",
    r"is protected by a password": "有密码保护",
    r"the file is encrypted with a password": "文件已加密",
    r"the PDF is protected by a password; save it without one and try again": "PDF 有密码保护，请去掉密码后再试",
    r"the PDF is damaged and cannot be opened": "PDF 已损坏，无法打开",
    r"the PDF has no pages": "PDF 没有页面",
    r"this is not a PDF file, or its beginning is missing": "不是 PDF 文件，或文件开头缺失",
    r"this is not a Word document.*": "不是 Word 文档（.docx）",
    r"the file is damaged.*": "文件已损坏",
    r"the gzip (?:data are damaged|file is cut off)": "gzip 文件已损坏或不完整",
    r"its encoding could not be told": "无法判断字符编码",
    r"cannot be read \((.*)\)": r"无法读取（\1）",
    r"reading it took longer than (\d+) s": r"读取超过 \1 秒",
    r"reading it needed more than (\d+) MB": r"读取需要超过 \1 MB 内存",
    r"hidden": "隐藏文件",
    r"a sidecar with metadata of another file": "另一文件的元数据",
    r"not an ordinary file": "不是普通文件",
}


def sentence(text: str) -> str:
    """``text`` in the language of the interface."""
    return chinese(text) if language() == "zh" else text


def chinese(text: str) -> str:
    """The Chinese form of an English sentence, with what it quotes; the sentence itself where none is listed.

    >>> chinese("The field “kind” has no value.")
    '字段“kind”没有写值。'
    """
    for pattern, form in _patterns():
        match = pattern.fullmatch(text)
        if match:
            parts = [chinese(part or "") for part in match.groups()]
            return re.sub(r"\\(\d)", lambda place, parts=parts: parts[int(place[1]) - 1], form)  # type: ignore[misc]
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.DOTALL), form) for pattern, form in _CHINESE.items())
