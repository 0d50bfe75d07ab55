"""Why a text is not an expression, and at which character."""


class ExpressionError(Exception):
    """`position` counts characters of the text from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class UnknownNameError(LookupError):
    """Raised by a resolver: no such item, form or fact. Its text says what was looked for."""
