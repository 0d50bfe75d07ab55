"""A province whose university filled in a little; a job as the worker runs it."""

import pytest

from istc.downloads.working import run
from istc.jobs.models import Job
from istc.jobs.running import Held
from tests.builders import Tree, build_round, build_tree
from tests.integration.monitor.filling import Unit
from tests.people import actor, signed_in


@pytest.fixture
def tree(db) -> Tree:
    return build_tree()


@pytest.fixture
def round_2020(tree: Tree):
    return build_round()


@pytest.fixture
def university(tree: Tree, round_2020) -> Unit:
    """Basics complete, HZ_02_001 a draft, three projects in HZ_02_005, HZ_02_006 nil."""
    unit = Unit(actor(tree.account("university")), round_2020, tree.university)
    unit.basics()
    unit.fill("HZ_02_001")
    unit.fill("HZ_02_005", records=3)
    unit.fill("HJ_07", records=2)
    unit.nil("HZ_02_006")
    return unit


@pytest.fixture
def college(tree: Tree, round_2020) -> Unit:
    unit = Unit(actor(tree.account("college")), round_2020, tree.college)
    unit.basics()
    unit.fill("HZ_02_005", records=2)
    return unit


@pytest.fixture
def download(tree: Tree, settings, tmp_path):
    """Asks for a file as a browser does and runs the job: gives job row and result."""
    settings.ISTC_DATA = tmp_path

    def ask(who: str, address: str, format: str):
        answer = signed_in(tree.account(who)).post(address, {"format": format})
        assert answer.status_code == 302, answer.content.decode()
        job = Job.objects.latest("pk")
        assert answer.url == f"/jobs/{job.pk}/"
        claimed = Job.objects.get(pk=job.pk)
        claimed.state, claimed.worker, claimed.attempts = "running", "test", 1
        claimed.save()
        return run(Held(claimed, lambda: False))

    return ask
