"""The log's acts and their details in the words of the pages and of the forms."""

from collections.abc import Iterator, Mapping
from typing import Any

from istc.console.units.words import ACTS as UNIT_ACTS
from istc.definitions import kinds
from istc.definitions.model import Form

ACTS = {
    "sign_in": "登录",
    "sign_in.failed": "登录失败",
    "sign_in.locked": "账号锁定",
    "sign_out": "退出登录",
    "sessions.end": "退出全部设备",
    **UNIT_ACTS,
    "unit.delete": "删除单位",
    "units.export": "导出单位名录",
    "roster.create": "批量添加单位",
    "slips.open": "查看密码条",
    "slips.destroy": "销毁密码条",
    "round.create": "新建年度",
    "round.open": "开始填报",
    "round.close": "关闭年度",
    "round.reopen": "重新开放年度",
    "round.postpone": "全部单位延期",
    "round.extend": "单位延期",
    "round.texts": "修改年度文字",
    "list.change": "修改列表",
    "register.import": "导入期刊名录",
    "notice.publish": "发布公告",
    "feedback.answer": "答复反馈",
    "record.add": "新增记录",
    "record.add_batch": "批量新增记录",
    "record.save": "修改数据",
    "record.remove_rows": "删除多条记录",
    "record.restore_rows": "恢复多条记录",
    "record.save_rows": "修改多条记录",
    "record.submit": "提交记录",
    "record.remove": "删除记录",
    "record.restore": "恢复记录",
    "record.fill_zero": "空白填 0",
    "record.import": "导入数据",
    "record.undo_import": "撤销导入",
    "import.upload": "上传导入文件",
    "report.start": "带入上年信息",
    "report.recompute": "重新计算",
    "report.complete": "完成填报",
    "report.nil": "零报告",
    "report.decline": "声明不适用",
    "report.reason": "填写说明",
    "report.reopen": "重新填报",
    "report.return": "退回报表",
    "report.approve": "审核通过",
    "report.view": "查看下级数据",
    "report.query": "查询下级数据",
    "query.keep": "保存常用查询",
    "query.rename": "常用查询改名",
    "query.drop": "删除常用查询",
    "report.print": "打印报表",
    "report.download": "下载数据",
    "status.export": "导出填报状态",
    "log.export": "导出操作日志",
    "letter.view": "查看确认函",
    "letter.download": "下载确认函",
    "letter.scan": "上传确认函",
    "unit.remind": "催报",
    "unit.submit": "上报",
    "unit.submitted": "上报",
    "unit.received": "接收上报",
    "unit.accepted": "验收",
    "unit.returned": "退回上报",
    "unit.reopened": "重新开放填报",
}
FIELDS = {
    "state": "状态", "deadline": "报送截止", "reason": "原因", "until": "延至", "name": "单位全称",
    "carried": "带入", "position": "第几条", "filter": "筛选", "format": "格式", "told": "内容",
    "records": "记录数", "note": "说明", "units": "单位", "year": "年度", "form": "报表",
    "number": "次数", "rows": "行数", "title": "标题", "file": "文件",
}  # fmt: skip
HIDDEN = frozenset({"record", "values", "version", "digest", "sha256"})
STATES = {"preparing": "准备中", "open": "填报中", "closed": "已关闭"}
LONGEST = 200
Change = tuple[str, str, str]  # what, before, after


def act(action: str) -> str:
    return ACTS.get(action, action)


def changes(before: Any, after: Any, form: Form | None) -> list[Change]:
    """What was changed, in the field's words: the label, the value before, the value after."""
    old, new = _flat(before, form), _flat(after, form)
    named = dict.fromkeys((*old, *new))
    found = ((label, old.get(label, ""), new.get(label, "")) for label in named)
    return [(label, was, now) for label, was, now in found if was != now]


def _flat(said: Any, form: Form | None) -> dict[str, str]:
    if said is None:
        return {}
    if not isinstance(said, Mapping):
        return {"内容": _short(said)}
    return {label: text for label, text in _pairs(said, form) if text}


def _pairs(said: Mapping[str, Any], form: Form | None) -> Iterator[tuple[str, str]]:
    for key, value in said.items():
        if key == "values" and isinstance(value, Mapping):
            for cell, typed in value.items():
                yield _cell(str(cell), typed, form)
        elif key not in HIDDEN:
            yield FIELDS.get(key, key), STATES.get(str(value), _short(value))


def _cell(cell: str, value: Any, form: Form | None) -> tuple[str, str]:
    """An item by its printed heads and label, its value as the form shows it; what the form no
    longer has as is."""
    item = form.by_id.get(cell) if form else None
    if item is None:
        return cell, _short(value)
    label = " / ".join((*item.path, item.label))
    if value is None or not isinstance(value, str | list):
        return label, _short(value)
    if isinstance(value, list) and any(not isinstance(one, str) for one in value):
        return label, f"{len(value)} 行"
    return label, kinds.show(item, value)[:LONGEST]


def _short(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        if all(isinstance(one, str | int) for one in value):
            return "、".join(str(one) for one in value)[:LONGEST]
        return f"{len(value)} 项"
    if isinstance(value, Mapping):
        return "，".join(f"{FIELDS.get(k, k)} {_short(v)}" for k, v in value.items())[:LONGEST]
    return {"True": "是", "False": "否"}.get(str(value), str(value))[:LONGEST]
