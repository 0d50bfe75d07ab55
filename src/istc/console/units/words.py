"""What the log's acts are called, and the words that several pages share."""

ACTS = {
    "unit.add": "添加单位",
    "unit.edit": "修改单位信息",
    "unit.rename": "修改单位全称",
    "unit.close": "停用",
    "unit.reopen": "恢复",
    "unit.move": "调整上级单位",
    "unit.merge": "合并单位",
    "password.reset": "重置密码",
    "password.change": "修改密码",
    "account.open": "开设账号",
    "account.unlock": "解除锁定",
    "third_level.ask": "申请三级权限",
    "third_level.approved": "同意三级权限",
    "third_level.refused": "退回三级权限申请",
    "third_level.withdrawn": "撤回三级权限",
}
CLOSED_YEAR = "{year} 年度已关闭，名录不能再改。换到填报中的年度。"
