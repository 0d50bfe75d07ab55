"""The texts of a round as one JSON object, out and in again; for `manage.py round texts`."""

import json
from pathlib import Path

from django.core.management.base import CommandError
from django.db import transaction

from istc.rounds.models import Round
from istc.rounds.texts import catalogue
from istc.rounds.texts.changing import change_texts


def shown(found: Round) -> dict[str, str]:
    groups = catalogue.groups(found.edition_model)
    return {slot.name: found.fact(slot.name) for group in groups for slot in group.slots}


@transaction.atomic
def apply(found: Round, path: Path) -> int:
    """Says how many groups changed. Raises CommandError, Refused; then nothing is changed."""
    given = _read(path)
    if unknown := sorted(given.keys() - shown(found).keys()):
        raise CommandError(f"没有这些文字：{'、'.join(unknown)}。名称同 round texts 的输出。")
    done = 0
    for group in catalogue.groups(found.edition_model):
        typed = {slot.name: given[slot.name] for slot in group.slots if slot.name in given}
        done += change_texts(actor=None, year=found.year, group=group, typed=typed) is not None
    return done


def _read(path: Path) -> dict[str, str]:
    try:
        given = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CommandError(f"读不到 {path}：{error.strerror}。检查文件名和权限。") from error
    except ValueError as error:
        raise CommandError(f"{path} 不是 UTF-8 的 JSON。写法同 round texts 的输出。") from error
    if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()):
        raise CommandError(f"{path} 应为一个对象，值都是文字。写法同 round texts 的输出。")
    return given
