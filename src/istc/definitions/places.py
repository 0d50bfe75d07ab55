"""Where the questionnaires lie: beside the code, or where ISTC_QUESTIONNAIRES says."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3] / "questionnaires"


def root() -> Path:
    """The folder that holds one folder per edition."""
    return Path(os.environ.get("ISTC_QUESTIONNAIRES") or ROOT)
