"""Units, their place in the tree of each year, and the accounts they sign in with."""

from istc.units.models.account import Account, OldPassword
from istc.units.models.captcha import UsedCaptcha
from istc.units.models.placement import Placement
from istc.units.models.slips import SlipSheet
from istc.units.models.third_level import ThirdLevelRequest
from istc.units.models.unit import Unit

__all__ = [
    "Account",
    "OldPassword",
    "Placement",
    "SlipSheet",
    "ThirdLevelRequest",
    "Unit",
    "UsedCaptcha",
]
