"""Numbers in addresses: what no database key can be does not exist, rather than fail."""


class Id:
    """`<id:unit_id>`: up to 18 digits, which every database takes."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Year(Id):
    """`<year:year>`: four digits."""

    regex = "[0-9]{4}"

    def to_url(self, value: int) -> str:
        return f"{value:04}"
