"""The explicit list of measures; issue texts name the bounds."""

from __future__ import annotations

from benchmarks import (
    console,
    downloads,
    form_page,
    grid,
    imports,
    rollup,
    typing,
    workbook,
)
from benchmarks.measure import Measure

ALL: list[Measure] = [
    Measure("form_page", 2.0, "at least", form_page.pages),
    Measure("open_save", 1.0, "at least", form_page.rounds),
    Measure("grid_row_save", 0.4, "at least", grid.row_save),
    Measure("grid_paste", 3.0, "at most", grid.paste),
    Measure("typing_task_50ms", 1.0, "at most", typing.frames),
    Measure("import_vs_floor", 3.0, "at most", imports.floor),
    Measure("import_vs_floor_sqlite", 3.0, "at most", imports.floor_sqlite),
    Measure("import_vs_importexport", 10.0, "at least", imports.importexport),
    Measure("import_vs_importexport_sqlite", 10.0, "at least", imports.importexport_sqlite),
    Measure("import_growth", 11.0, "at most", imports.growing),
    Measure("import_memory", 1.0, "at most", imports.memory),
    Measure("import_faulty", 2.0, "at most", workbook.faulty),
    Measure("export_xlsx", 0.5, "at least", downloads.excel),
    Measure("report_word", 2.0, "at most", downloads.word),
    Measure("console_pages", 1.5, "at most", console.pages),
    Measure("bulk_units", 1.3, "at most", console.bulk),
    Measure("workbook_write", 3.0, "at most", workbook.writing),
    Measure("rollup_nation", 10.0, "at most", rollup.nation),
    Measure("rollup_nation_middle", 10.0, "at most", rollup.nation_middle),
    Measure("rollup_branch_50ms", 1.0, "at most", rollup.branch),
    Measure("rollup_first_screen", 4.0, "at most", rollup.first_screen),
    Measure("rollup_memory_100mb", 1.0, "at most", rollup.memory),
]
