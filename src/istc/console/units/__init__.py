"""单位管理: subordinate units, their accounts, rosters, initial passwords (screen 11)."""
