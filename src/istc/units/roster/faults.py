"""What is wrong in a file: where, what, how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where, what is wrong, how to mend it. Row 1 is the head; row 0 is the file as a whole."""

    row: int
    column: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        place = f"第 {self.row} 行 " if self.row else ""
        return f"{place}{self.column}：{self.wrong}。{self.mend}。"
