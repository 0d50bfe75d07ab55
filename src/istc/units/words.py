"""What levels and kinds of level-1 units are called."""

LEVELS = {1: "一级", 2: "二级", 3: "三级"}
CENTRE = "系统管理员"

# The level-1 roster by category (F10, manual L3124–3128).
CATEGORIES = {
    "department": "中央部门",
    "institute": "中央级科研院所",
    "province": "省（市、自治区）",
    "association": "行业协会",
    "enterprise": "国有企业",
    "direct": "相关直属部门",
}
