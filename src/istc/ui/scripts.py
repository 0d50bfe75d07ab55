"""Data for the page's scripts, as text inside `<script type="application/json">`."""

import json

from markupsafe import Markup

# Nothing in the data may close the element or open a comment.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(value: object) -> Markup:
    """`{{ data|script }}`: JSON that stays inside its element whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(ESCAPES))  # noqa: S704 - escaped just here
