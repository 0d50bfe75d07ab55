"""Pages of 单位管理, one file for each concern."""
