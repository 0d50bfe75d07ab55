"""From the last fault of a form on to the next form with errors (issue 3, design §5 F8)."""

from tests.integration.entry.desk import LIST, SHEET, SINGLE, add, address, save


def test_the_next_form_with_errors_is_named(client, tree):
    """Two rows of one country are an error."""
    for _ in range(2):
        add(client, SHEET, {"country": "德国"})
    page = client.get(address(SINGLE)).content.decode()
    assert f'href="{address(SHEET)}#fault" data-next-wrong="{SHEET} 出访' in page
    assert "下一张有错的表" not in client.get(address(SHEET)).content.decode()


def test_it_is_named_anew_with_every_save(client, tree):
    for _ in range(2):
        add(client, SHEET, {"country": "德国"})
    said = save(client, SINGLE, {"visit_projects": "1"}).json()
    assert "data-next-wrong" in said["html"]["issues"]


def test_blanks_are_no_errors(client, tree):
    add(client, LIST, {"name": "国际科学理事会"})
    assert "下一张有错的表" not in client.get(address(SINGLE)).content.decode()
