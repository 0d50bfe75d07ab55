"""报表查询: roll-up by unit, records, answers, years side by side (F52–F57)."""
