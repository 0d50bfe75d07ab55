"""A sheet of rows sent without scripts: changed rows, refusals and conflicts (F51, N40)."""

from istc.reports.models import Record
from tests.integration.entry.desk import SHEET, add, address, save


def test_a_sheet_without_scripts_saves_changed_rows_and_the_new_one(client, tree):
    """F51, screen 05 without scripts."""
    one, two = (add(client, SHEET, {"country": name}) for name in ("德国", "法国"))
    posted = {
        "version": "3",
        f"r{one.pk}.version": "1", f"r{one.pk}.country": "德国", f"r{one.pk}.visit_projects": "4",
        f"r{two.pk}.version": "1", f"r{two.pk}.country": "法国",
        "new.country": "日本",
    }  # fmt: skip
    answer = client.post(address(SHEET, "save/"), posted)
    assert answer.status_code == 302
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.values["visit_projects"] == "4"
    assert (one.version, two.version) == (2, 1)
    countries = Record.objects.filter(removed_at=None).values_list("values__country", flat=True)
    assert sorted(countries) == ["DE", "FR", "JP"]


def test_a_sheet_without_scripts_keeps_what_was_refused_in_its_cell(client, tree):
    row = add(client, SHEET, {"country": "德国"})
    posted = {f"r{row.pk}.version": "1", f"r{row.pk}.country": "德国"}
    posted |= {f"r{row.pk}.visit_projects": "三", f"r{row.pk}.visit_persons": "4"}
    answer = client.post(address(SHEET, "save/"), posted)
    assert answer.status_code == 422
    assert f'name="r{row.pk}.visit_projects"' in answer.content.decode()
    assert 'value="三"' in answer.content.decode()
    row.refresh_from_db()
    assert row.values["visit_persons"] == "4"


def test_a_sheet_without_scripts_in_conflict_loses_nothing_typed(client, tree):
    """N40."""
    row = add(client, SHEET, {"country": "德国"})
    save(client, SHEET, {"visit_projects": "7"}, version=1, record=row.pk)
    posted = {f"r{row.pk}.version": "1", f"r{row.pk}.visit_projects": "8"}
    posted |= {f"r{row.pk}.visit_persons": "9"}
    answer = client.post(address(SHEET, "save/"), posted)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已改为 7，本页是 8" in page
    assert 'value="8"' in page
    assert 'value="9"' in page
    row.refresh_from_db()
    assert row.values["visit_projects"] == "7"
    posted[f"r{row.pk}.version"] = "2"
    client.post(address(SHEET, "save/"), posted)
    row.refresh_from_db()
    assert (row.values["visit_projects"], row.values["visit_persons"]) == ("8", "9")
