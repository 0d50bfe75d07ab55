"""空白填零: a blank never silently means zero, so one press says so (decisions §3)."""

from tests.integration.entry.desk import SHEET, SINGLE, add, address, save, send, values
from tests.people import signed_in


def test_blanks_of_a_matrix_become_zero_and_the_rest_stays(client, tree):
    save(client, SINGLE, {"visit_projects": "3"})
    said = send(client, SINGLE, "zero/").json()
    stored = values(SINGLE, tree.university.unit_id)
    assert stored["visit_projects"] == "3"
    assert stored["other_persons"] == "0"
    assert stored["total_projects"] == "3"
    [record] = said["records"]
    assert record["version"] == 2
    assert record["values"]["other_persons"] == "0"
    assert said["can"] == {"nil": "本表已有内容", "zero": False}


def test_all_rows_of_a_sheet(client, tree):
    for name in ("德国", "法国"):
        add(client, SHEET, {"country": name})
    said = send(client, SHEET, "zero/").json()
    assert [one["values"]["visit_projects"] for one in said["records"]] == ["0", "0"]


def test_an_empty_page_without_scripts(client, tree):
    answer = client.post(address(SINGLE, "zero/"), {"version": "0", "visit_projects": "2"})
    assert answer["Location"] == address(SINGLE) + "?said=zeros"
    stored = values(SINGLE, tree.university.unit_id)
    assert (stored["visit_projects"], stored["visit_persons"]) == ("2", "0")


def test_strangers(client, tree):
    assert client.get(address(SINGLE, "zero/")).status_code == 405
    assert signed_in(tree.account("centre")).post(address(SINGLE, "zero/")).status_code == 404
    client.logout()
    assert client.post(address(SINGLE, "zero/")).status_code == 302
