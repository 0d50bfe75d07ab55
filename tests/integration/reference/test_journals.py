"""The register of journals: imported whole, searched by title or number, pinned by year (F75)."""

import pytest
from django.db import IntegrityError, transaction

from istc.audit.models import Event
from istc.demo.people import DATA
from istc.reference.journals import keeping, searching
from istc.reference.models import AppendOnly, Journal, RegisterVersion
from istc.rounds import actions, lists
from istc.rounds.models import Round
from istc.rounds.verbs import Refused

CONTENT = (DATA / "journals.csv").read_bytes()
ONE = "刊名,ISSN\nNature,0028-0836\nPhysics World,0953-8585\n".encode()


@pytest.fixture
def publish(actor):
    def do(content=CONTENT, *, from_year=2020, reason="JCR 2020"):
        made, faults, _ = keeping.preview(content, file=r"C:\jcr\a.csv", by_name="centre")
        assert faults == []
        return lists.publish_register(actor=actor, version=made, from_year=from_year, reason=reason)

    return do


def titles(found) -> list[str]:
    return [one.title for one in found]


def test_a_preview_is_used_by_nobody(tree):
    made, _, _ = keeping.preview(CONTENT, file="a.csv", by_name="centre")
    assert made.journals.count() == made.count > 100
    assert Round.objects.get(year=2020).lists == {}
    again, _, _ = keeping.preview(ONE, file="a.csv", by_name="centre")
    assert RegisterVersion.objects.get() == again


def test_a_file_with_faults_leaves_nothing(tree):
    made, faults, _ = keeping.preview(b"title,issn\nA,1\n", file="a.csv", by_name="centre")
    assert (made, len(faults)) == (None, 1)
    assert not RegisterVersion.objects.exists()


def test_an_import_is_given_to_open_years_only(publish):
    made = publish()
    assert (made.number, made.file) == (1, "a.csv")
    assert Round.objects.get(year=2020).lists == {"journals": made.name}
    assert Round.objects.get(year=2019).lists == {}
    assert publish(ONE).number == 2


def test_a_closed_year_keeps_its_journals(publish, actor):
    first = publish()
    actions.close_round(actor=actor, year=2020, reason="到期")
    second = publish(ONE, from_year=2021)
    pinned = Round.objects.get(year=2020).lists["journals"]
    assert pinned == first.name != second.name
    assert titles(searching.search(pinned, "cell research")) == ["Cell Research"]
    assert searching.search(second.name, "cell research") == []


def test_versions_say_what_they_are(publish):
    made = publish()
    assert (str(made), str(made.journals.first())) == (
        "journals 第 1 版",
        "Accounts of Chemical Research",
    )


def test_publishing_twice_changes_nothing(publish, actor):
    made = publish()
    again = lists.publish_register(actor=actor, version=made, from_year=2021, reason="再")
    assert (again.number, again.from_year, again.reason) == (1, 2020, "JCR 2020")


def test_what_an_import_would_change(publish):
    made, _, _ = keeping.preview(ONE, file="a.csv", by_name="centre")
    assert keeping.change(made) == keeping.Change(added=2, removed=0, kept=0)
    publish()
    made, _, _ = keeping.preview(ONE, file="a.csv", by_name="centre")
    assert keeping.change(made) == keeping.Change(added=1, removed=188, kept=1)


def test_without_a_reason_or_in_a_closed_year_it_is_refused(publish):
    with pytest.raises(Refused, match="没有写原因"):
        publish(reason="")
    with pytest.raises(Refused, match="2019 年度已关闭"):
        publish(from_year=2019)
    assert not RegisterVersion.objects.exclude(published_at=None).exists()


def test_the_log_tells_of_it(publish):
    publish()
    found = Event.objects.get(action="register.import")
    assert found.subject == "SCI期刊名录 第 1 版"
    assert found.after == {"file": "a.csv", "records": 189, "reason": "JCR 2020"}


def test_what_is_in_use_is_not_deleted(publish):
    made = publish()
    with pytest.raises(AppendOnly):
        made.delete()


def test_a_journal_has_a_title_and_a_number(publish):
    """The database holds it too."""
    made = publish(ONE)
    for wrong in ({"title": "", "issn": "0028-0836"}, {"title": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Journal.objects.create(version=made, norm="x", **wrong)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nature", "Nature"),
        ("NATURE  phys", "Nature Physics"),
        ("physics nature", "Nature Physics"),
        ("chemical society american", "Journal of the American Chemical Society"),
        ("science & tech", "Environmental Science & Technology"),
        ("materials science and technology", "Journal of Materials Science & Technology"),
        ("0028-08", "Nature"),
        ("00280836", "Nature"),
        ("1476-4687", "Nature"),
        ("2041-1723", "Nature Communications"),
        ("0018-926x", "IEEE Transactions on Antennas and Propagation"),
    ],
)
def test_a_journal_is_found_by_title_or_by_number(publish, typed, first):
    assert titles(searching.search(publish().name, typed))[:1] == [first]


@pytest.mark.parametrize("typed", ["", " ", "n", "%", "%%", "__", "9999-9999", "no such journal"])
def test_nothing_is_found(publish, typed):
    assert searching.search(publish().name, typed) == []


def test_titles_that_begin_so_come_first_and_few_are_shown(publish):
    found = titles(searching.search(publish().name, "science"))
    assert found[0] == "Science"
    assert len(found) == searching.SHOWN
    assert "Advanced Science" in titles(searching.search(publish().name, "advanced sc"))


def test_an_electronic_journal_is_entered_by_its_electronic_number(publish):
    (found,) = searching.search(publish().name, "scientific reports")
    assert (found.issn, found.eissn) == ("2045-2322", "2045-2322")


def test_the_titles_of_all_numbers(publish, django_assert_num_queries):
    name = publish().name
    assert searching.titles(name)["1476-4687"] == "nature"
    with django_assert_num_queries(0):
        assert len(searching.titles(name)) == 360
    assert searching.titles("") == {}
