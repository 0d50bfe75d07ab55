"""Every finding that follows from an item and not from a written rule: code, level and words."""

from dataclasses import dataclass

from istc.definitions.model import Level


@dataclass(frozen=True, slots=True)
class Generic:
    """`title` and `why` are for the list of codes; `wrong` and `mend` are the message."""

    code: str
    level: Level
    title: str
    why: str
    wrong: str
    mend: str


MISSING = Generic(
    "C101", "error", "必填指标未填",
    "完成填报时，除注明可不填的以外，每个指标都要填；空白不等于 0。",
    "未填", "{mend}",
)  # fmt: skip
NOT_AS_STORED = Generic(
    "C102", "error", "存的值不是规定的写法",
    "值没有经过系统的录入或导入，例如存了选项的文字而不是代码。",
    "的值不是规定的写法", "清空后重新填写",
)  # fmt: skip
WORDS_MISSING = Generic(
    "C103", "error", "选了“其他”而没有说明",
    "选“其他”、或“其他”一行填了数的，要写明是什么。",
    "未填，但{chosen}", "写明具体内容",
)  # fmt: skip
WORDS_WITHOUT_CHOICE = Generic(
    "C104", "error", "有说明而没有选“其他”",
    "写了“其他”的说明，却没有选“其他”。",
    "已填写，但 {parent} 没有选“{other}”", "选“{other}”，或清空说明",
)  # fmt: skip
WORDS_WITHOUT_RATING = Generic(
    "C105", "error", "有说明而没有选程度",
    "量表的“其他”写了说明，就要选程度。",
    "未选，但已写说明“{words}”", "选择程度，或清空说明",
)  # fmt: skip
WORDS_WITHOUT_NUMBER = Generic(
    "C106", "hint", "有名称而没有数",
    "“其他”一行写了名称，数却是 0 或空白。",
    "已填写，但 {parent} 没有大于 0 的数", "补填数，或清空名称",
)  # fmt: skip
REPEATED = Generic(
    "C107", "error", "与另一条记录重复",
    "有的指标在一张表里不可重复，例如分国家（地区）的表里同一国家（地区）只有一条记录。",
    "“{value}”与第 {other} 条重复", "合并为一条，或改正其中一条",
)  # fmt: skip
NOT_LISTED = Generic(
    "C108", "hint", "不在名录中",
    "刊号手填而名录中没有，例如名录之后新收录的期刊；校验位已核对，可以保留。",
    "“{value}”不在{register}中", "核对刊号；确属名录所列范围的可以保留",
)  # fmt: skip
NOT_AS_LISTED = Generic(
    "C109", "verify", "与名录不一致",
    "刊号在名录中，但对应的是另一个刊名。",
    "“{value}”与{register}不一致，刊号 {key} 不是这个刊名", "从名录中选择，或核对刊名和刊号",
)  # fmt: skip
CATALOGUE = (
    MISSING,
    NOT_AS_STORED,
    WORDS_MISSING,
    WORDS_WITHOUT_CHOICE,
    WORDS_WITHOUT_RATING,
    WORDS_WITHOUT_NUMBER,
    REPEATED,
    NOT_LISTED,
    NOT_AS_LISTED,
)


def catalogue() -> tuple[Generic, ...]:
    """All of them, in the order of their codes."""
    return CATALOGUE
