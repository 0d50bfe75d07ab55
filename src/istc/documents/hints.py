"""What a template says about a column: how to fill it in, and what chapter 四 explains."""

from istc.definitions.kinds import KINDS
from istc.definitions.model import Form, Item

_FILL = {
    "text": "文字",
    "longtext": "文字，可分行",
    "count": "整数",
    "money": "金额",
    "decimal": "数",
    "date": "日期",
    "period": "日期或起止日期",
    "choice": "从列表选一项",
    "choices": "可多项，用；隔开",
}
_HOW = {
    "date": "按 yyyy-mm-dd 填写，如 2020-03-05",
    "period": "填 2020-03-05，或 2020-03-05 至 2020-03-08",
    "choices": "填代码或名称，多项用；隔开",
    "choice": "从下拉列表选一项",
    "count": "填整数，没有的填 0",
    "money": "单位万元人民币，最多 4 位小数，没有的填 0",
    "decimal": "填数，最多 4 位小数",
}


def filling(item: Item) -> str:
    """The line under the codes: 个, 万元人民币, 从列表选一项 … and what need not be filled in."""
    if item.computed is not None:
        words = f"{item.unit or ''}（自动计算）"
    elif item.unit:
        words = item.unit
    else:
        words = _FILL.get(item.kind, KINDS[item.kind].title)
    return words if item.required or item.computed is not None else f"{words}（可空）"


def hint(form: Form, item: Item) -> str:
    """The input hint of a cell: the way to fill it in, then its explanation."""
    if item.computed is not None:
        return "由系统自动计算，不用填写"
    how = item.hint or _HOW.get(item.kind, "")
    if item.max_choices:
        how = f"{how}，最多 {item.max_choices} 项"
    said = [how, item.note, *_explained(form, item)]
    return "。".join(part.rstrip("。") for part in said if part)


def _explained(form: Form, item: Item) -> list[str]:
    return [one.text for one in form.instructions if item.id in one.items]
