#!/usr/bin/env python
"""Django's command line, with src/ on the path so that nothing needs to be installed."""

import os
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "src"


def main() -> None:
    sys.path.insert(0, str(SOURCE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "istc.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
