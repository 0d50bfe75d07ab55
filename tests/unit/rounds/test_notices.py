"""Who is told what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from istc.rounds.models import Notice
from istc.rounds.notices import notices_for
from tests import people
from tests.builders import build_tree

pytestmark = pytest.mark.django_db


def titles(account) -> list[str]:
    return [notice.title for notice in notices_for(people.actor(account))]


def test_everybody_reads_what_is_said_to_all_and_a_unit_what_is_said_to_it():
    tree, now = build_tree(), timezone.now()
    for n, (title, unit) in enumerate(
        [("全体", None), ("大学", tree.university.unit), ("学院", tree.college.unit)]
    ):
        Notice.objects.create(
            kind="公告", title=title, unit=unit, published_at=now - timedelta(minutes=n)
        )
    Notice.objects.create(kind="公告", title="明天", published_at=now + timedelta(days=1))
    assert titles(tree.account("university")) == ["全体", "大学"]
    assert titles(tree.account("province")) == ["全体"]
    assert titles(tree.centre) == ["全体"]
