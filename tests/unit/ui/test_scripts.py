"""JSON inside a page cannot break out of its element."""

import json

import pytest

from istc.ui.scripts import script


@pytest.mark.parametrize(
    "value", ["</script><script>alert(1)", "<!--", "a & b", {"键": ["中文", 1, None]}, "\u2028"]
)
def test_harmless_and_the_same_when_read(value: object):
    made = script(value)
    assert not set("<>&") & set(made)
    assert json.loads(made) == value
