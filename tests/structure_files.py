"""Invented files whose structure is worth showing: one with everything, one cut off, one of 520 articles."""

from __future__ import annotations

from pathlib import Path

from ingest.numerals import to_chinese

NOTICE = """# 凡例国渔政署关于开放垂钓水面的规定

2022年3月1日 凡例国渔政署发布

## 第一章 水面

第一条 水面按下表开放：

| 水面 | 开放季节 |
| --- | --- |
| 南湖 | 春、夏 |
| 北河 | 秋 |

第二条 渔政署长在开放日说[^1]：

> 鱼先吃饱，人再下钩。

第三条 垂钓者应当：

- 带钩；
- 带网。

## 第二章 附则

第四条 本规定自2022年5月1日起施行。

[^1]: 见《凡例渔报》第三版。
"""

CUT_OFF = """# 凡例国垂钓法实施条例

2021年6月1日 凡例国议会通过

第一条 为了实施垂钓法，制定本条例。

第二条 本条例适用于本国水面上的垂钓活动。

第三条 渔政署主管全国的垂钓工作。
"""


def long_law(count: int = 520) -> str:
    """A law of so many articles in chapters of 40, some with points."""
    lines = ["# 凡例国渔业法典", "", "2023年2月1日 凡例国议会通过", ""]
    for n in range(1, count):
        if n % 40 == 1:
            lines += [f"## 第{to_chinese(n // 40 + 1)}章 第{to_chinese(n // 40 + 1)}类水面", ""]
        lines += [f"第{to_chinese(n)}条 任何人在第{n}号水面垂钓的，应当遵守下列规定：", ""]
        lines += ["（一）一人一竿，不得多占钓位；", "", f"（二）每日所钓不得超过{n}斤。", ""]
    return "\n".join([*lines, f"第{to_chinese(count)}条 本法自2023年5月1日起施行。", ""])


def write_files(folder: Path) -> Path:
    folder.mkdir(parents=True)
    files = {"规定.md": NOTICE, "实施条例.md": CUT_OFF, "渔业法典.md": long_law()}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
