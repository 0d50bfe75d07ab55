"""manage.py account NAME: resets or unlocks an account, or opens one for the centre."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from istc.units import accounts, passwords
from istc.units.models import Account
from istc.units.models.account import USER_NAME


class Command(BaseCommand):
    help = "重置密码、解除锁定，或新建系统管理员账号。新密码只显示一次。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME", help="用户名")
        act = parser.add_mutually_exclusive_group(required=True)
        act.add_argument("--reset", action="store_true", help="换成新的初始密码，并解除锁定")
        act.add_argument("--unlock", action="store_true", help="解除锁定，密码不变")
        act.add_argument("--centre", action="store_true", help="新建系统管理员账号")

    def handle(self, *args: Any, **options: Any) -> None:
        name = Account.normalize_username(options["name"])
        if options["centre"]:
            self._open(name)
        elif options["reset"]:
            self._reset(name)
        else:
            accounts.unlock(actor=None, account=_account(name))
            self.stdout.write(f"{name} 已解除锁定。")

    def _reset(self, name: str) -> None:
        try:
            password = accounts.reset_password(actor=None, account=_account(name))
        except accounts.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{name} 的初始密码：{password}（首次登录须修改）")

    def _open(self, name: str) -> None:
        if not USER_NAME.fullmatch(name):
            raise CommandError("用户名用 2–40 位字母、数字、点、横线、下划线，字母或数字开头。")
        if Account.objects.filter(username=name).exists():
            raise CommandError(f"{name} 已存在。换一个用户名，或用 --reset 重置密码。")
        password = passwords.initial()
        accounts.open_account(actor=None, username=name, password=password)
        self.stdout.write(f"已新建系统管理员账号 {name}，初始密码：{password}（首次登录须修改）")


def _account(name: str) -> Account:
    try:
        return Account.objects.get_by_natural_key(name)
    except Account.DoesNotExist as error:
        raise CommandError(f"没有账号 {name}。检查用户名。") from error
