"""单位管理 of a superior (`units`) and the centre's own pages (`centre`)."""
