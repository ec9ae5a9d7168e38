"""Makes the Word and PDF files of corpus/sample: ``python corpus/make_sample.py``. All texts are our own fiction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SAMPLE = Path(__file__).parent / "sample"
FICTION = "虚构样本：澄江国并不存在，本文件由 Clausebook 项目自撰，仅供演示和测试，不是任何国家的法律。"

# %1 in Word's own numbering: the labels are not in the text, a reader has to compute them.
_NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/>
<w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>
<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>"""

INTERPRETATION: list[tuple[int | None, str]] = [
    (None, "（2022年4月7日澄江国最高人民法院审判委员会第15次会议通过，自2022年5月1日起施行）"),
    (None, "澄法释〔2022〕3号"),
    (None, FICTION),
    (
        None,
        "为依法惩治网络骗局犯罪，根据《澄江国反网络骗局法》的规定，现就办理此类刑事案件适用法律的若干问题解释如下：",
    ),
    (
        0,
        "骗取财物三千元以上、五万元以上、五十万元以上的，应当分别认定为《澄江国反网络骗局法》第八条规定的“数额较大”“数额巨大”“数额特别巨大”。",
    ),
    (0, "具有下列情形之一的，可以认定行为人“明知他人利用账户实施网络骗局”，但有相反证据的除外："),
    (1, "经银行或者居民署告知后，仍然提供账户的；"),
    (1, "出租、出售账户的价格明显异常的；"),
    (1, "使用虚假身份办理账户，或者频繁更换联系方式逃避查询的。"),
    (0, "提供群呼箱、拨号软件等专门用于网络骗局的设备、程序五套以上的，以提供账户罪的共同犯罪论处。"),
    (0, "二年内三次以上实施网络骗局，单次数额未达到本解释第一条规定的标准，累计达到的，应当依法追究刑事责任。"),
    (None, "退还全部财物并取得被骗人谅解的，可以酌情从宽。"),
    (0, "本解释自2022年5月1日起施行。"),
]

APPEAL = [
    "澄江国南汀省高级人民法院",
    "刑事裁定书",
    "（2024）澄02刑终7号",
    "（虚构样本：本裁定由 Clausebook 项目自撰，人物和案情均为虚构。）",
    "原公诉机关南汀省汀州市人民检察院。",
    "上诉人（原审被告人）虚某丁，女，1988年3月3日出生，个体经营者。",
    "汀州市中级人民法院审理汀州市人民检察院指控原审被告人虚某丁犯网络骗局罪一案，于2024年1月15日作出（2023）澄0201刑初88号刑事判决。宣判后，虚某丁不服，提出上诉。本案现已审理终结。",
    "原判认定：2023年3月至6月，虚某丁冒充网店客服，以“退款”为名骗取七名被骗人共计人民币六万二千元。",
    "上诉人虚某丁提出：其主动交代，原判量刑过重。",
    "经审理查明：原判认定的事实清楚，证据确实、充分，本院予以确认。",
    "本院认为，上诉人虚某丁以骗取财物为目的，借助电话虚构事实，骗取财物五万元以上，其行为构成网络骗局罪。虚某丁系在被发现之后交代，且仅退还二万元，不符合《澄江国反网络骗局法》第十一条规定的条件。依照《澄江国反网络骗局法》第八条、《澄江国最高人民法院关于办理网络骗局刑事案件适用法律若干问题的解释》（澄法释〔2022〕3号）第一条之规定，裁定如下：",
    "驳回上诉，维持原判。",
    "本裁定为终审裁定。",
    "审判长　虚某戊",
    "二〇二四年三月二十日",
    "书记员　虚某己",
]

NOTICE = [
    "澄江国银行监理局文件",
    "澄银监发〔2022〕15号",
    "关于加强银行账户风险管理的通知",
    "（虚构样本：本文件由 Clausebook 项目自撰，仅供演示和测试。）",
    "各商业银行、支付机构：",
    "为落实《澄江国反网络骗局法》，切断网络骗局的资金通道，现就加强银行账户风险管理有关事项通知如下：",
    "一、严格开户核实",
    "（一）对首次开户的客户，应当询问开户用途，并留存询问记录不少于三年。",
    "（二）对一个月内在三家以上银行开户的客户，应当延长核实时间，最长不超过五个工作日。",
    "二、监测异常交易",
    "（一）账户长期没有交易，突然在一日内收付二十万元以上的，应当列入重点监测。",
    "（二）夜间二十三时至次日六时向陌生账户连续转账三次以上的，应当电话核实。",
    "1. 核实不成的，暂停非柜面业务。",
    "2. 客户到柜面说明情况后，方可恢复。",
    "三、及时止付和报告",
    "收到居民署止付通知的，应当在三十分钟内完成止付，并于当日书面报告银行监理局。",
    "四、责任追究",
    "对未落实本通知要求、造成客户损失的银行，依照《澄江国反网络骗局法》第十条处理。",
    "本通知自2022年9月1日起执行。",
    "澄江国银行监理局",
    "2022年8月15日",
]

CAMPAIGN = [
    "澄江国居民署关于开展防骗宣传月活动的意见",
    "澄居发〔2023〕6号",
    "（虚构样本：本文件由 Clausebook 项目自撰，仅供演示和测试。）",
    "各省、市居民署：",
    "为提高居民识骗防骗能力，决定每年十月开展防骗宣传月活动。现提出如下意见：",
    "一、总体要求",
    "坚持预防为先，用身边的事例讲清网络骗局的手法，做到进校园、进社区、进企业。",
    "二、宣传重点",
    "（一）讲清刷单返利、冒充客服退款、虚假投资三类高发骗局。",
    "（二）提醒居民不出租、不出借、不出售银行账户和电话卡。",
    "三、保障措施",
    "各省居民署应当于每年十一月三十日前报送活动总结。",
    "澄江国居民署",
    "2023年8月21日",
]


def make_interpretation(path: Path) -> None:
    """Articles and items carry Word's automatic numbers."""
    document = Document()
    document.add_heading("澄江国最高人民法院关于办理网络骗局刑事案件适用法律若干问题的解释", level=0)
    _add_numbering(document)
    for level, text in INTERPRETATION:
        paragraph = document.add_paragraph(text)
        if level is not None:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
            )
    document.save(str(path))


def _add_numbering(document: Any) -> None:
    numbering = document.part.numbering_part.element
    first_instance = numbering.find(f"{{{numbering.nsmap['w']}}}num")
    first_instance.addprevious(parse_xml(_NUMBERING.format(ns=nsdecls("w"))))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def make_docx(path: Path, lines: list[str]) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def make_pdf(path: Path, lines: list[str]) -> None:
    """Two or more pages with a running head and page numbers; lines wrapped as a printer would."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.setTitle(lines[2])
    width, per_page = 34, 18
    printed = [row for line in lines for row in _wrapped(line, width)]
    for number, start in enumerate(range(0, len(printed), per_page), 1):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72, 800, "银行账户风险管理")
        canvas.drawString(290, 40, f"— {number} —")
        canvas.setFont("STSong-Light", 13)
        for row, (indent, text) in enumerate(printed[start : start + per_page]):
            canvas.drawString(72 + 13 * indent, 750 - 36 * row, text)
        canvas.showPage()
    canvas.save()


def _wrapped(line: str, width: int) -> list[tuple[int, str]]:
    """(indent in characters, text) of each printed row: two characters of indent, then full rows."""
    first, rest = line[: width - 2], line[width - 2 :]
    return [(2, first), *((0, rest[i : i + width]) for i in range(0, len(rest), width))]


if __name__ == "__main__":
    make_interpretation(SAMPLE / "办理网络骗局刑事案件的解释.docx")
    make_docx(SAMPLE / "（2024）澄02刑终7号.docx", APPEAL)
    make_docx(SAMPLE / "防骗宣传月活动的意见.docx", CAMPAIGN)
    make_pdf(SAMPLE / "加强银行账户风险管理的通知.pdf", NOTICE)
