"""Every fault and note of reading a workbook: its words, in one place (design §7)."""

from typing import Any

from istc.intake.faults import Fault, Note, Stage
from istc.intake.refused import Refused

# code -> (stage, what is wrong, how to mend it)
FAULTS: dict[str, tuple[Stage, str, str]] = {
    "wrong_edition": (
        "template",
        "这是 {theirs} 年度版本的工作簿，本次填报用 {ours} 年度版本",
        "下载本年度模板填写",
    ),
    "wrong_year": (
        "template",
        "这是 {theirs} 年度的工作簿，本次填报 {ours} 年度",
        "下载本年度模板填写",
    ),
    "wrong_unit": ("template", "这是{theirs}的工作簿", "上传本单位的工作簿"),
    "wrong_form": (
        "template",
        "这是 {theirs}，不是 {ours}",
        "到 {theirs} 导入，或下载 {ours} 的模板填写",
    ),
    "no_form": ("template", "没有找到 {ours} 的表头", "下载模板填写，或把首行改为表头"),
    "form_twice": ("template", "{theirs} 有两张工作表：{first}、{second}", "只保留一张"),
    "heads_twice": (
        "template",
        "{first} 列和 {second} 列的表头都是“{heading}”",
        "删去或改正其中一列",
    ),
    "heads_crossed": ("template", "代码是 {code}，表头文字“{text}”却不是它", "改正代码或表头文字"),
    "column_missing": ("template", "缺少“{heading}”列", "补上这一列，没有数据的也要留着列"),
    "error_cell": ("cell", "公式出错，显示 {error}", "改正公式，或直接填写数值"),
    "uncached": ("cell", "公式没有计算结果", "用 Excel 或 WPS 打开，重新计算后保存"),
    "precision": (
        "cell",
        "数字超过 15 位，末几位已被 Excel 改为 0",
        "把单元格设为文本格式后重新填写",
    ),
    "cut": ("cell", "这是未导出全的文字", "填写全文；原有记录的全文在系统中"),
    "one_record": ("shape", "本表只有一条记录，这是多余的一行", "删去这一行"),
    "differs": ("shape", "与本条记录第一行的“{first}”不同", "改为一致，或换一个序号另成一条记录"),
    "too_many_rows": ("shape", "分表有 {count} 行，超过 {limit} 行", "删减到 {limit} 行以内"),
}
NOTES: dict[str, str] = {
    "macros": "工作簿中的宏未执行",
    "no_stamp": "不是从系统下载的模板，按表头对应各列",
    "sheet_unread": "工作表“{sheet}”不是本次导入的报表，未读取",
    "sheet_renamed": "工作表“{sheet}”按表头认作 {form}",
    "column_unread": "{column} 列“{text}”不是本表指标，未读取",
    "hidden_rows": "有 {count} 个隐藏行，已一并读取",
    "blank_rows": "记录之间有 {count} 个空行，已跳过",
    "sum_row": "第 {row} 行是“{text}”行，未读取",
    "merged": "{column}{row} 起合并的单元格，各行取同一个值",
    "changed": "“{before}”读作“{after}”",
    "key_twice": "复制的行作为新记录",
    "kept": "文字过长未导出全，保留系统中的原文",
    "more": "还有 {count} 处读法改动未列出",
}


def fault(code: str, words: dict[str, Any] | None = None, **place: Any) -> Fault:
    """The fault of that code, of level error and not storable; `place` as Fault has it."""
    stage, wrong, mend = FAULTS[code]
    said = words or {}
    return Fault(code, stage, "error", wrong.format(**said), mend.format(**said), **place)


def note(code: str, words: dict[str, Any] | None = None, **place: Any) -> Note:
    return Note(code, NOTES[code].format(**(words or {})), **place)


def file_fault(refused: Refused) -> Fault:
    """A refused file as the one fault there is."""
    return Fault(refused.code, "file", "error", refused.wrong, refused.mend)
