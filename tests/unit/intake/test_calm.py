"""The search for cycles rests while records come into being, and goes on afterwards (N24)."""

import gc

import pytest

from istc.intake.calm import calm


def test_it_rests_within_and_goes_on_behind():
    with calm():
        with calm():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_fault():
    with pytest.raises(ZeroDivisionError), calm():
        1 / 0  # noqa: B018
    assert gc.isenabled()
