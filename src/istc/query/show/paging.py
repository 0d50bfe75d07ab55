"""A page behind the last one: said, not silently replaced by another (N39)."""


class NoSuchPage(Exception):
    """`last`: the number of the last page there is."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last
