"""Every reason for which a cell is refused: one code, what is wrong, how to mend it (N22)."""

from typing import Any

# code -> (what is wrong, how to mend it); {raw} is what was typed, shortened.
TEMPLATES: dict[str, tuple[str, str]] = {
    "wrong_type": ("填入的内容不是{what}", "改填{what}"),
    "too_long": ("共 {length} 个字，超过 {limit} 个字", "删减到 {limit} 个字以内"),
    "control_character": ("含有不可见的控制字符（第 {position} 个字）", "删去该字符后重新填写"),
    "line_break": ("含有换行", "改为一行"),
    "bad_character": ("含有残缺的字符（第 {position} 个字）", "删去该字符后重新填写"),
    "not_number": ("“{raw}”不是数", "只填数字，不带单位、字母和文字"),
    "grouping": ("“{raw}”的逗号位置不对", "去掉逗号，或每三位一个逗号"),
    "scientific": ("“{raw}”是科学记数法", "写出完整的数字"),
    "not_finite": ("“{raw}”不是数", "填确切的数；没有的留空"),
    "negative": ("“{raw}”是负数", "填 0 或大于 0 的数"),
    "not_whole": ("“{raw}”不是整数", "填整数"),
    "too_many_places": ("“{raw}”超过 {limit} 位小数", "保留 {limit} 位小数"),
    "too_big": ("“{raw}”超过 {limit} 位整数", "核对数字和计量单位"),
    "number_too_long": ("数字超过 {limit} 个字符", "只填一个数"),
    "below_minimum": ("“{raw}”小于 {limit}", "填不小于 {limit} 的数"),
    "above_maximum": ("“{raw}”大于 {limit}", "填不大于 {limit} 的数"),
    "not_date": ("“{raw}”不是日期", "按 yyyy-mm-dd 填写，如 2020-03-05"),
    "no_such_date": ("没有“{raw}”这一天", "核对年、月、日"),
    "far_date": ("“{raw}”不在 {first} 年至 {last} 年之间", "核对年份"),
    "period_order": ("结束日期早于开始日期", "核对两个日期的先后"),
    "period_start": ("缺少开始日期", "填写开始日期；只有一天的，只填开始日期"),
    "unknown_option": ("没有“{raw}”这个选项", "{choices}"),
    "retired_option": ("“{raw}”已停用", "选另一个；原来就选了它的可以保留"),
    "too_many_choices": ("选了 {count} 项，超过 {limit} 项", "最多选 {limit} 项，去掉多余的"),
    "one_choice": ("选了 {count} 项，只能选一项", "只保留一项"),
    "phone": ("“{raw}”不是电话号码", "按 010-12345678 填写，分机用“转”隔开"),
    "mobile": ("“{raw}”不是手机号码", "填 11 位手机号码；境外号码以 + 和国家（地区）代码开头"),
    "email": ("“{raw}”不是电子邮箱", "按 name@example.cn 填写"),
    "url": ("“{raw}”不是网址", "按 https://www.example.cn 填写"),
    "issn": ("“{raw}”不是期刊号", "按 1234-5678 填写，末位可以是 X"),
    "issn_check": ("期刊号“{raw}”的校验位不对", "对照期刊核对 8 位期刊号"),
    "unknown_item": ("本表没有这一项", "核对表头，或重新下载模板"),
    "not_table": ("应为若干行", "逐行填写"),
    "too_many_rows": ("共 {count} 行，超过 {limit} 行", "删减到 {limit} 行以内"),
}

_SHOWN = 20


class Refusal(Exception):
    """A cell that is not stored. `wrong` and `mend` are for the person who typed it."""

    def __init__(self, code: str, wrong: str, mend: str) -> None:
        super().__init__(code, wrong, mend)
        self.code = code
        self.wrong = wrong
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.wrong}。{self.mend}。"


def refuse(code: str, raw: object = "", **words: Any) -> Refusal:
    """The refusal of that code, worded for `raw`."""
    wrong, mend = TEMPLATES[code]
    shown = shorten(raw)
    return Refusal(code, wrong.format(raw=shown, **words), mend.format(raw=shown, **words))


def shorten(raw: object) -> str:
    """What was typed, on one line, without invisible characters, at most twenty long."""
    text = str(raw)[: _SHOWN * 4]
    visible = "".join(sign if sign.isprintable() else " " for sign in text).strip()
    return visible if len(visible) <= _SHOWN else f"{visible[:_SHOWN]}…"
