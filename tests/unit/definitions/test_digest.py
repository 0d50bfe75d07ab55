"""Digests: change with the content, not with its place."""

from collections.abc import Callable
from pathlib import Path

from istc.definitions.load import load_edition_from
from istc.definitions.model import Edition

Plant = Callable[[str, str, str], Path]


def test_comments_and_lines_do_not_count(tiny: Edition, plant: Plant):
    folder = plant("forms/T_01.yaml", "form: T_01", "# a remark\n\nform: T_01")
    assert load_edition_from(folder).digest == tiny.digest


def test_an_expression_counts_by_its_meaning(tiny: Edition, plant: Plant):
    folder = plant("forms/T_01.yaml", "test: '[04] > 0'", "test: '([persons]>0)'")
    changed = load_edition_from(folder)
    assert changed.by_code["T_01"].rules[2].test == changed.by_code["T_01"].rules[2].test
    assert changed.by_code["T_02"].digest == tiny.by_code["T_02"].digest


def test_a_label_an_option_and_a_year_count(tiny: Edition, plant: Plant):
    folder = plant("forms/T_01.yaml", "label: 项目名称", "label: 名称")
    relabelled = load_edition_from(folder)
    assert relabelled.by_code["T_01"].digest != tiny.by_code["T_01"].digest
    assert relabelled.by_code["T_02"].digest == tiny.by_code["T_02"].digest
    assert relabelled.digest != tiny.digest

    folder = plant("lists/topics.yaml", "label: 信息通信", "label: 信息")
    assert load_edition_from(folder).by_code["T_02"].digest != tiny.by_code["T_02"].digest
    assert load_edition_from(folder, 2024).digest != load_edition_from(folder, 2023).digest


def test_a_digest_is_sha256(tiny: Edition):
    assert len(tiny.digest) == len(tiny.forms[0].digest) == 64
