"""Option lists: what is offered, what is only read."""

from istc.definitions.model import Option, OptionList

LIST = OptionList("a", "甲", "assumed", (Option("1", "一"), Option("2", "二", retired=True)))


def test_a_retired_option_is_read_but_not_offered():
    """N08: stored records keep their label."""
    assert [one.code for one in LIST.offered] == ["1"]
    assert LIST.by_code["2"].label == "二"
