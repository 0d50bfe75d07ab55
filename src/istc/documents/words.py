"""How a value stands in a cell: texts that the kinds' readers take back as the same value."""

from istc.definitions.kinds import Value, show
from istc.definitions.model import Item, OptionList

LONGEST_CELL = 32_767  # characters that Excel keeps in one cell
CUT = "……（全文 {length} 字，超出单元格上限，未全部导出；导入时保留系统中的原文）"
CUT_END = "超出单元格上限，未全部导出；导入时保留系统中的原文）"


def option_text(options: OptionList, code: str) -> str:
    """01 联合研究; a code that the list no longer has, alone."""
    option = options.by_code.get(code)
    return f"{code} {option.label}" if option else code


def cell_text(item: Item, value: Value) -> str:
    """Both code and label of choices (N38), text and everything else as it is stored."""
    if item.options is not None:
        codes = [value] if isinstance(value, str) else value
        return "；".join(option_text(item.options, code) for code in codes)
    if item.kind == "period":
        return show(item, value)
    return fitted(str(value))


def fitted(text: str) -> str:
    """Cut to what a cell holds, and saying so."""
    if len(text) <= LONGEST_CELL:
        return text
    end = CUT.format(length=len(text))
    return text[: LONGEST_CELL - len(end)] + end


def is_cut(text: str) -> bool:
    """Whether a cell holds a text that an export had to cut."""
    return text.endswith(CUT_END)
