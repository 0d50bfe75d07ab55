"""The register of checks is whole: every module of lint/ that checks is in it."""

import pkgutil
from importlib import import_module

from istc.definitions import lint
from istc.definitions.lint.registry import CHECKS, ESSENTIAL


def test_every_check_is_registered_once():
    names = [module.name for module in pkgutil.iter_modules(lint.__path__)]
    modules = [import_module(f"istc.definitions.lint.{name}") for name in names]
    checks = {module.check for module in modules if hasattr(module, "check")}
    assert checks == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))
    assert set(ESSENTIAL) < set(CHECKS)
