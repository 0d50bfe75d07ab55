"""Every form of the edition through the pages and the database and back (F47, N24, issue 4).

template → filled by a program → imported → stored equal → exported filled → 没有改动.
"""

from random import Random

import pytest

from istc.checks.run import applies
from istc.definitions.load import load_edition
from istc.reports.models import Record
from istc.workbooks import committing
from istc.workbooks.models import Upload
from tests.integration.workbooks.conftest import file
from tests.people import actor, signed_in
from tests.questionnaires.test_round_trip import fill, records

EDITION = load_edition("2020")


UNITS = ("university", "province", "ministry")


def stored(code: str) -> list[dict]:
    found = Record.objects.filter(report__form=code, removed_at=None).order_by("position")
    computed = {item.id for item in EDITION.by_code[code].computed}
    return [
        {name: value for name, value in one.values.items() if name not in computed} for one in found
    ]


def bring(client, start: str, body: bytes) -> Upload:
    answer = client.post(start, file(body))
    assert answer.status_code == 302, answer.content.decode()
    return Upload.objects.latest("pk")


@pytest.mark.parametrize("form", EDITION.forms, ids=lambda form: form.code)
def test_what_was_put_in_is_stored_and_comes_back_unchanged(form, tree, found, tmp_path):
    """Committed past the page's own check: random records leave out what is required."""
    unit = next(one for one in UNITS if applies(form, getattr(tree, one).facts))
    account = tree.account(unit)
    client, start = signed_in(account), f"/2020/forms/{form.code}/import/"
    path = tmp_path / "template.xlsx"
    path.write_bytes(client.get(f"{start}template.xlsx").content)
    values = records(form, Random(form.code))
    fill(path, form, values)
    upload = bring(client, start, path.read_bytes())
    assert not upload.summary["blocked"]
    committing.commit(upload, actor(account))
    assert stored(form.code) == values
    again = bring(client, start, client.get(f"{start}template.xlsx?filled=1").content)
    (sheet,) = again.summary["sheets"]
    assert (sheet["new"], sheet["changed"], sheet["removed"]) == (0, 0, 0)
    assert sheet["unchanged"] == len(values)
