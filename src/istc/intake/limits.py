"""What an upload may cost. Settings of the site give other figures; refusals name them."""

import json
from dataclasses import asdict, dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. `area`: rows times columns that a sheet spans."""

    size: int = 50 * MB
    unpacked: int = 600 * MB
    ratio: int = 300
    parts: int = 3000
    sheets: int = 120
    rows: int = 200_000
    columns: int = 1000
    area: int = 20_000_000
    styles: int = 10_000
    memory: int = 1536 * MB
    cpu: int = 60
    seconds: int = 120
    faults: int = 200_000
    notes: int = 2000

    def text(self) -> str:
        return json.dumps(asdict(self))


def read_limits(text: str) -> Limits:
    return Limits(**json.loads(text))
