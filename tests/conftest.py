"""What every test stands on: its own environment, no network, quick password hashes."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

DATA = Path(tempfile.mkdtemp(prefix="istc-tests-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)

# pytest-django would load the settings before this file if it knew their name any sooner.
os.environ["ISTC_DATA"] = str(DATA)
os.environ["ISTC_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ["ISTC_CAPTCHA"] = "off"
os.environ["ISTC_HASHED_STATIC"] = "off"
os.environ["ISTC_DEBUG"] = "off"
os.environ["DJANGO_SETTINGS_MODULE"] = "istc.config.settings"
# Playwright keeps an event loop in the thread of the test; Django would refuse it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

from istc.rounds import queries as rounds  # noqa: E402 - models exist only after setup

UNIT = Path(__file__).parent / "unit"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
# VACUUM in the middle of a test's own transaction counts none of its rows: everything is then
# planned for none, and a test of the demo took a quarter of an hour instead of half a minute.
UNTIDIED = """DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off)', name);
    END LOOP; END $$"""
OTHERS_LEAVE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")

hypothesis_settings.register_profile("istc", deadline=None, derandomize=False)
hypothesis_settings.load_profile("istc")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark by what a test uses, and leave out those about the database that is not in use."""
    for item in items:
        if _uses_database(item):
            item.add_marker("database")
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))  # see docs/adr/browser-tests.md
        if UNIT in item.path.parents:
            item.add_marker("disable_socket")
        else:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
    if not ON_POSTGRES:
        foreign = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=foreign)
        items[:] = [item for item in items if item not in foreign]


def _uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(
        getattr(item, "fixturenames", ())
    ):
        return True
    owner = getattr(item, "cls", None)
    return owner is not None and issubclass(owner, TransactionTestCase)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """PostgreSQL: no VACUUM beside a test, and none of the site's threads keeps the database."""
    run_on_postgres(UNTIDIED, django_db_blocker)
    yield
    run_on_postgres(OTHERS_LEAVE, django_db_blocker)


def run_on_postgres(statement: str, blocker) -> None:
    if ON_POSTGRES:
        with blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def quick_passwords(request: pytest.FixtureRequest, settings) -> None:
    """A cheap hash, but for tests that ask for the real one."""
    if not request.node.get_closest_marker("real_passwords"):
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def fresh_rounds(settings) -> None:
    """Rounds are read at every question: one kept from another test would be a ghost."""
    settings.ISTC_ROUNDS_KEPT = 0
    rounds.forget()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's Chromium: playwright's own download is not available everywhere."""
    found = os.environ.get("ISTC_CHROMIUM") or shutil.which("chromium")
    assert found, "no chromium: run tools/prepare-tests.sh"
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    if os.geteuid() == 0:
        quiet.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": found, "args": quiet}
