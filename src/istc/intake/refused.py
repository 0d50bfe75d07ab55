"""Every reason for which a whole file is refused: what is wrong, how to mend it (N22, N23)."""

from typing import Any

TEMPLATES: dict[str, tuple[str, str]] = {
    "too_large": ("文件 {size} MB，超过 {limit} MB", "删去图片和不用的工作表，或分成几个文件"),
    "empty": ("文件是空的", "重新保存后上传"),
    "not_workbook": ("这不是 Excel 工作簿，而是{what}", "上传 .xlsx、.xls、.ods、.et 或 .csv 文件"),
    "web_page": (
        "这是网页，只是名称像 Excel 工作簿",
        "用 Excel 或 WPS 打开，另存为 .xlsx 后上传",
    ),
    "locked": ("工作簿设有打开密码", "取消密码，另存后上传"),
    "broken": ("工作簿已损坏或不完整", "用 Excel 或 WPS 打开，另存为 .xlsx 后上传"),
    "encoding": ("文字编码不是 UTF-8 或 GB18030", "另存为 .xlsx 后上传"),
    "bomb": ("压缩内容展开后超过 {limit} MB", "复制数据到新的工作簿，保存后上传"),
    "ratio": ("压缩比超过 {limit} 倍", "复制数据到新的工作簿，保存后上传"),
    "parts": ("文件内有 {count} 个部件，超过 {limit} 个", "复制数据到新的工作簿，保存后上传"),
    "sheets": ("有 {count} 张工作表，超过 {limit} 张", "删去不用的工作表"),
    "rows": ("工作表“{sheet}”到第 {count} 行，超过 {limit} 行", "删去下方的内容，或分成几个文件"),
    "columns": ("工作表“{sheet}”到第 {count} 列，超过 {limit} 列", "删去右侧的内容"),
    "area": (
        "工作表“{sheet}”占 {rows} 行 × {columns} 列，超过 {limit} 格",
        "删去远处的单元格，只保留数据",
    ),
    "styles": ("有 {count} 种单元格样式，超过 {limit} 种", "把数据粘贴为数值到新的工作簿"),
    "entities": ("含有文档类型声明或外部实体", "用 Excel 或 WPS 打开，另存为 .xlsx 后上传"),
    "links": ("含有指向其他文件的链接", "断开外部链接，或把链接的数据粘贴为数值"),
    "pictures": ("只有图片，没有可读的单元格", "把数据录入单元格后上传；图片不能导入"),
    "blank": ("没有内容", "填写后上传"),
    "too_heavy": (
        "读取超过 {memory} MB 内存或 {seconds} 秒，文件过大或已损坏",
        "复制数据到新的工作簿，保存后上传",
    ),
}


class Refused(Exception):
    """A file that is not read. `wrong` and `mend` are for the person who uploaded it."""

    def __init__(self, code: str, **words: Any) -> None:
        super().__init__(code)
        wrong, mend = TEMPLATES[code]
        self.code = code
        self.words = words
        self.wrong = wrong.format(**words)
        self.mend = mend.format(**words)

    def __str__(self) -> str:
        return f"{self.wrong}。{self.mend}。"
