"""What is wrong in a file: where, what stands there, what is wrong with it, how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Row 0 is the file as a whole; cell and sheet are blank where they are not known."""

    row: int
    column: str
    wrong: str
    mend: str
    value: str = ""
    cell: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        place = f"{self.place} " if self.place else ""
        return f"{place}{self.column}：{self.wrong}。{self.mend}。"

    @property
    def place(self) -> str:
        """单位名单!B3, or the row where no cell is known."""
        if self.cell:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return f"第 {self.row} 行" if self.row else ""
