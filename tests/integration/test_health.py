"""/healthz and the headers that every response carries."""

import pytest


@pytest.mark.django_db
def test_a_healthy_process_says_so(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok\n"


@pytest.mark.django_db
def test_every_response_forbids_foreign_and_inline_scripts(client):
    response = client.get("/healthz")

    assert response["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
