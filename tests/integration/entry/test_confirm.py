"""What one confirms at 完成填报: sums of what adds up, and of nothing else (screen 03b)."""

from dataclasses import replace

from istc.entry.gather import facts
from istc.entry.page.confirm import sums
from istc.entry.pages import page_of
from tests.integration.entry.desk import add, begin, key_of
from tests.people import request


def test_spans_are_not_summed_where_one_confirms(tree, client):
    """An edition may show them in its list of records."""
    begin(tree)
    add(client, "HZ_02_006", {"contract": "2.5", "term": "3"})
    key = key_of(tree.university, "HZ_02_006")
    shown = replace(key, form=replace(key.form, summary=("name", "contract", "term")))
    page = page_of(request(tree.account("university")), facts(shown))
    found = list(sums(page))
    assert len(found) == 1
    assert found[0].startswith("合同金额")
    assert found[0].endswith(" 2.5")
