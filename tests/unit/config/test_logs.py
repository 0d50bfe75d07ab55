"""Log lines: one JSON object each, and nothing that a person typed."""

import json
import logging
import sys

from istc.config.logs import JsonLines


def line(message: str, *args: object, **more: object) -> dict:
    record = logging.LogRecord("istc.units", logging.WARNING, "", 1, message, args, None)
    record.__dict__.update(more)
    return json.loads(JsonLines().format(record))


def test_a_line_says_when_how_bad_who_and_what():
    found = line("round %s opened", 2020)

    assert found["message"] == "round 2020 opened"
    assert (found["level"], found["logger"]) == ("warning", "istc.units")
    assert found["at"].endswith("+00:00")


def test_a_line_break_in_a_message_makes_no_second_line():
    record = logging.LogRecord("x", logging.INFO, "", 1, 'a\n{"level": "error"}', (), None)

    assert "\n" not in JsonLines().format(record)


def test_the_status_of_a_response_is_kept():
    assert line("Not Found", status_code=404)["status"] == 404


def test_of_an_exception_the_type_and_places_are_kept_but_not_the_message():
    try:
        raise ValueError("张三 13800000000")
    except ValueError:
        found = line("failed", exc_info=sys.exc_info())

    assert found["exception"] == "ValueError"
    assert "test_logs.py" in found["places"][-1]
    assert "张三" not in json.dumps(found, ensure_ascii=False)
