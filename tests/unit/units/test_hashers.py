"""Hashes: Argon2id at the OWASP minimum, SM3 for sites that must (N34)."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password

from istc.units.hashers import PBKDF2SM3, Argon2Minimum


@pytest.fixture
def hashers(settings):
    settings.PASSWORD_HASHERS = [
        "istc.units.hashers.Argon2Minimum",
        "istc.units.hashers.PBKDF2SM3",
    ]


@pytest.mark.real_passwords
@pytest.mark.usefixtures("hashers")
def test_argon2id_with_19_mib_two_passes_one_lane():
    made = make_password("Lake-4821-moss")
    assert made.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("Lake-4821-moss", made)
    assert not check_password("Lake-4821-mosS", made)
    assert not Argon2Minimum().must_update(made)


@pytest.mark.real_passwords
@pytest.mark.usefixtures("hashers")
def test_sm3_checks_and_is_known_by_its_name():
    hasher = PBKDF2SM3()
    hasher.iterations = 1000
    made = hasher.encode("Lake-4821-moss", "saltsaltsalt")
    assert made.startswith("pbkdf2_sm3$1000$saltsaltsalt$")
    assert isinstance(identify_hasher(made), PBKDF2SM3)
    assert hasher.verify("Lake-4821-moss", made)
    assert not hasher.verify("Lake-4821-mosS", made)
